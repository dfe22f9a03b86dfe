// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: allocatedOutboundPorts is no multiple of 8, or above 64,000. Why: Azure refuses it. Fix: the multiple of 8 below.
#include "core/base/text.h"
#include "core/catalog/cluster_limits.h"
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkOutboundPortsInvalid(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const auto& profile = cluster.value->networkProfile.loadBalancerProfile;
        const int ports = profile ? profile->allocatedOutboundPorts.value_or(0) : 0;
        const int step = catalog::snatPortStep;
        if (ports % step == 0 && ports <= catalog::mostOutboundPorts) {
            continue;
        }
        const int right = std::clamp(ports / step * step, step, catalog::mostOutboundPorts.value);
        Finding& finding =
            sink.add(cluster.cluster, "networkProfile.loadBalancerProfile.allocatedOutboundPorts",
                     fmt::format("Cluster {} allocates {} to a node; Azure takes multiples of {} up to {}.",
                                 cluster.value->info.name, counted(static_cast<unsigned>(ports), "port"), step,
                                 grouped(static_cast<unsigned>(catalog::mostOutboundPorts.value))));
        finding.fixes.push_back(changeProfile(
            cluster, fmt::format("Allocate {} to a node", counted(static_cast<unsigned>(right), "port")),
            [&](NetworkProfile& changed) { changed.loadBalancerProfile->allocatedOutboundPorts = right; }));
    }
}

}  // namespace

const Rule outboundPortsInvalid{
    .id = "LB-002",
    .name = "outbound-ports-invalid",
    .family = "load-balancer",
    .severity = Severity::error,
    .title = "Allocated ports are no value that Azure takes",
    .azureCode = "",
    .levers = {Lever::outboundAddresses},
    .check = checkOutboundPortsInvalid,
};

}  // namespace aksnet::rules
