// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: outbound type userDefinedRouting together with outbound settings of a load balancer profile. Why: AKS refuses the
// two together. Fix: drop the settings; only the kind of backend pool may stay.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkProfileWithUserRouting(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const auto& profile = cluster.value->networkProfile.loadBalancerProfile;
        if (!profile || effectiveOutboundType(*cluster.value) != OutboundType::userDefinedRouting) {
            continue;
        }
        std::vector<std::string> settings;
        const auto name = [&](bool isSet, std::string_view setting) {
            if (isSet) {
                settings.emplace_back(setting);
            }
        };
        name(profile->managedOutboundIpCount.has_value() || profile->managedOutboundIpv6Count.has_value(),
             "managedOutboundIPs");
        name(!profile->outboundIps.empty(), "outboundIPs");
        name(!profile->outboundIpPrefixes.empty(), "outboundIPPrefixes");
        name(profile->allocatedOutboundPorts.value_or(0) != 0, "allocatedOutboundPorts");
        name(profile->idleTimeoutInMinutes.has_value(), "idleTimeoutInMinutes");
        if (settings.empty()) {
            continue;
        }
        Finding& finding = sink.add(
            cluster.cluster, "networkProfile.loadBalancerProfile",
            fmt::format(
                "Cluster {} uses user-defined routing, where no load balancer carries egress, but its load balancer "
                "profile states {}.",
                cluster.value->info.name, listed(settings)));
        finding.fixes.push_back(changeProfile(cluster, "Drop these settings", [&](NetworkProfile& changed) {
            LoadBalancerProfile kept;
            kept.backendPoolType = profile->backendPoolType;
            kept.unknownFields = profile->unknownFields;
            changed.loadBalancerProfile = std::move(kept);
        }));
    }
}

}  // namespace

const Rule profileWithUserRouting{
    .id = "LB-005",
    .name = "profile-with-user-routing",
    .family = "load-balancer",
    .severity = Severity::error,
    .title = "Load balancer profile beside user-defined routing",
    .azureCode = "InvalidUserDefinedRoutingWithLoadBalancerProfile",
    .levers = {Lever::outboundAddresses, Lever::outboundType},
    .check = checkProfileWithUserRouting,
};

}  // namespace aksnet::rules
