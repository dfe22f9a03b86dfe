// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a load balancer profile states two of managed addresses, own addresses and own prefixes, or a managed count outside
// 1 to 100. Why: they exclude each other. Fix: one of them.
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkOutboundAddressesMixed(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const auto& profile = cluster.value->networkProfile.loadBalancerProfile;
        if (!profile || effectiveOutboundType(*cluster.value) == OutboundType::userDefinedRouting) {
            continue;
        }
        const std::string& name = cluster.value->info.name;
        const bool hasOwn = !profile->outboundIps.empty() || !profile->outboundIpPrefixes.empty();
        std::vector<std::string> ways;
        if (profile->managedOutboundIpCount && *profile->managedOutboundIpCount > 0) {
            ways.emplace_back("managedOutboundIPs");
        }
        if (!profile->outboundIps.empty()) {
            ways.emplace_back("outboundIPs");
        }
        if (!profile->outboundIpPrefixes.empty()) {
            ways.emplace_back("outboundIPPrefixes");
        }
        if (ways.size() > 1) {
            Finding& finding =
                sink.add(cluster.cluster, "networkProfile.loadBalancerProfile",
                         fmt::format("Cluster {} states {}; its outbound addresses are given in one way only.", name,
                                     listed(ways)));
            if (profile->outboundIps.empty() || profile->outboundIpPrefixes.empty()) {
                finding.fixes.push_back(changeProfile(
                    cluster, "Keep the addresses of your own",
                    [](NetworkProfile& changed) { changed.loadBalancerProfile->managedOutboundIpCount.reset(); }));
            }
        }
        const int count = profile->managedOutboundIpCount.value_or(1);
        if ((count < 1 && !hasOwn) || count > catalog::mostManagedOutboundIps) {
            const int right = std::clamp(count, 1, catalog::mostManagedOutboundIps.value);
            Finding& finding = sink.add(cluster.cluster, "networkProfile.loadBalancerProfile.managedOutboundIPs.count",
                                        fmt::format("Cluster {} asks for {}; 1 to {} are allowed.", name,
                                                    counted(static_cast<unsigned>(count), "managed outbound address"),
                                                    catalog::mostManagedOutboundIps.value));
            finding.fixes.push_back(changeProfile(
                cluster, fmt::format("Ask for {}", counted(static_cast<unsigned>(right), "managed outbound address")),
                [&](NetworkProfile& changed) { changed.loadBalancerProfile->managedOutboundIpCount = right; }));
        }
    }
}

}  // namespace

const Rule outboundAddressesMixed{
    .id = "LB-006",
    .name = "outbound-addresses-mixed",
    .family = "load-balancer",
    .severity = Severity::error,
    .title = "Outbound addresses are given in more than one way",
    .azureCode = "",
    .levers = {Lever::outboundAddresses},
    .check = checkOutboundAddressesMixed,
};

}  // namespace aksnet::rules
