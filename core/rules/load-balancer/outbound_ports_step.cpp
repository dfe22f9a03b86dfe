// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: with automatic allocation the cluster at its largest has fewer ports a node than it has now. Why: each step halves
// the ports of every node and resets connections. Fix: a fixed number of ports, or a NAT gateway.
#include "core/base/text.h"
#include "core/catalog/cluster_limits.h"
#include "core/catalog/egress_limits.h"
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/egress/outbound_addresses.h"
#include "core/rules/plan_walk.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// Below this many ports a node runs out with a few busy pods; ours to choose.
constexpr std::uint64_t leastComfortable = 256;

/// Ports that each node gets automatically; beyond the table's end as at its end.
std::uint64_t automaticPortsOf(std::uint64_t nodes, std::uint64_t addresses) {
    const auto end = static_cast<std::uint64_t>(catalog::automaticPorts.value.back().mostNodes);
    return static_cast<std::uint64_t>(automaticPorts(std::min(nodes, end), addresses).value_or(0));
}

void checkOutboundPortsStep(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const LoadBalancerProfile profile =
            cluster.value->networkProfile.loadBalancerProfile.value_or(LoadBalancerProfile{});
        if (effectiveOutboundType(*cluster.value) != OutboundType::loadBalancer ||
            profile.allocatedOutboundPorts.value_or(0) > 0) {
            continue;
        }
        std::uint64_t now = 0;
        for (const PoolFacts& pool : poolsOf(facts, cluster)) {
            now += static_cast<std::uint64_t>(std::max(pool.nodesNow, 0));
        }
        const std::uint64_t most = nodesWithPorts(facts, cluster);
        const std::uint64_t addresses = outboundAddressCount(*facts.index, profile);
        const std::uint64_t before = automaticPortsOf(now, addresses);
        const std::uint64_t after = automaticPortsOf(most, addresses);
        if (before == after || now == 0 || addresses == 0) {
            continue;
        }
        Finding& finding = sink.add(
            cluster.cluster, "networkProfile.loadBalancerProfile.allocatedOutboundPorts",
            fmt::format(
                "Each node of cluster {} has {} now, with {}; at its largest, surge included, {} leave each only {}.",
                cluster.value->info.name, counted(before, "SNAT port"), counted(now, "node"), counted(most, "node"),
                grouped(after)));
        finding.severity = after < leastComfortable ? Severity::warning : Severity::info;
        finding.sum = {{"now", fmt::format("{}, {}", counted(now, "node"), counted(addresses, "outbound address")),
                        grouped(before)},
                       {"at most", fmt::format("{}, {}", counted(most, "node"), counted(addresses, "outbound address")),
                        grouped(after)}};
        const std::uint64_t fixed =
            std::min(mostPortsForNodes(most, addresses), static_cast<std::uint64_t>(catalog::mostOutboundPorts));
        if (fixed > after) {
            finding.fixes.push_back(changeProfile(
                cluster, fmt::format("Let each node have {} for good", counted(fixed, "SNAT port")),
                [&](NetworkProfile& changed) {
                    LoadBalancerProfile& balancer = changed.loadBalancerProfile ? *changed.loadBalancerProfile
                                                                                : changed.loadBalancerProfile.emplace();
                    balancer.allocatedOutboundPorts = static_cast<int>(fixed);
                }));
        }
    }
}

}  // namespace

const Rule outboundPortsStep{
    .id = "LB-004",
    .name = "outbound-ports-step",
    .family = "load-balancer",
    .severity = Severity::info,
    .title = "Nodes will have fewer SNAT ports when the cluster grows",
    .azureCode = "",
    .levers = {Lever::outboundAddresses, Lever::outboundType},
    .check = checkOutboundPortsStep,
};

}  // namespace aksnet::rules
