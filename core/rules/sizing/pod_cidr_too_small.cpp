// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the nodes of a cluster at their largest, a /24 each, do not fit into its pod CIDR.
// Why: the service counts 256 addresses a node, autoscaled pools at their maximum, and refuses. Fix: a larger pod CIDR.
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <bit>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

std::vector<SumRow> blockRows(const Facts& facts, const ClusterFacts& cluster) {
    std::vector<SumRow> rows;
    for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
        const PoolFacts& pool = facts.pools[i];
        const std::string name = facts.index->nameOf(pool.pool);
        rows.push_back({name, fmt::format("{} nodes × {}", pool.nodesMax, pool.perNode.podCidr), grouped(static_cast<std::uint64_t>(pool.nodesMax) * pool.perNode.podCidr)});
        if (pool.surge > 0) {
            rows.push_back({name, fmt::format("{} surge nodes × {}", pool.surge, pool.perNode.podCidr), grouped(static_cast<std::uint64_t>(pool.surge) * pool.perNode.podCidr)});
        }
    }
    rows.push_back({"total", "", grouped(cluster.podCidrNeed + cluster.podCidrSurge)});
    // The pod CIDR is no Azure subnet: nothing is reserved in it (aks-facts 1.1).
    rows.push_back({"available", "the whole pod CIDR", grouped(cluster.podCidrSize)});
    return rows;
}

void checkPodCidrTooSmall(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const std::uint64_t withSurge = cluster.podCidrNeed + cluster.podCidrSurge;
        if (cluster.podCidrSize == 0 || withSurge <= cluster.podCidrSize) {
            continue;
        }
        const bool onlySurge = cluster.podCidrNeed <= cluster.podCidrSize;
        const auto fitting = 32 - std::bit_width(withSurge - 1);
        const std::uint64_t block = static_cast<std::uint64_t>(catalog::podBlockAddresses);
        Finding& finding = sink.add(cluster.cluster, "networkProfile.podCidrs",
                                    fmt::format("The pod CIDR of cluster {} has {} addresses, blocks for {} nodes; {} {} nodes need {}. The smallest that fits is a /{}.",
                                                cluster.value->info.name, grouped(cluster.podCidrSize), grouped(cluster.podCidrSize / block),
                                                onlySurge ? "with upgrade surge" : "at their largest", grouped((onlySurge ? withSurge : cluster.podCidrNeed) / block),
                                                grouped(onlySurge ? withSurge : cluster.podCidrNeed), fitting));
        if (onlySurge) {
            finding.severity = Severity::warning;
        }
        finding.sum = blockRows(facts, cluster);
        addPodCidrFix(sink.proposals(), cluster, fitting, finding);
    }
}

}  // namespace

const Rule podCidrTooSmall{
    .id = "SIZE-002",
    .name = "pod-cidr-too-small",
    .family = "sizing",
    .severity = Severity::error,
    .title = "Pod CIDR is too small for the nodes planned",
    .azureCode = "InsufficientSubnetSize",
    .check = checkPodCidrTooSmall,
};

}  // namespace aksnet::rules
