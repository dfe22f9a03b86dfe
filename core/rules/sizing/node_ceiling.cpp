// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pool above 1,000 nodes, a scale set above 1,000 during an upgrade, or a cluster above its model's or tier's limit.
// Why: Azure refuses the scaling or the upgrade. Fix: more pools, another model, another tier.
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPoolCeiling(const Facts& facts, FindingSink& sink) {
    for (const PoolFacts& pool : facts.pools) {
        const bool isTooLarge = pool.nodesMax > catalog::mostNodesPerPool;
        if (!isTooLarge && pool.nodesMax + pool.surge <= catalog::mostNodesPerScaleSet) {
            continue;
        }
        const std::string name = facts.index->nameOf(pool.pool);
        Finding& finding = sink.add(pool.pool, "maxCount",
                                    isTooLarge ? fmt::format("Node pool {} can grow to {} nodes; a pool has at most {}.", name, grouped(static_cast<unsigned>(pool.nodesMax)),
                                                             grouped(static_cast<unsigned>(catalog::mostNodesPerPool.value)))
                                               : fmt::format("Node pool {} at {} nodes needs {} surge nodes to upgrade; a scale set has at most {} in all, so the upgrade is "
                                                             "refused.",
                                                             name, grouped(static_cast<unsigned>(pool.nodesMax)), pool.surge,
                                                             grouped(static_cast<unsigned>(catalog::mostNodesPerScaleSet.value))));
        finding.sum = {{name, "nodes at most", grouped(static_cast<unsigned>(pool.nodesMax))}, {name, "surge nodes", grouped(static_cast<unsigned>(pool.surge))}};
        if (!isTooLarge) {
            finding.severity = Severity::warning;
        }
    }
}

void checkNodeCeiling(const Facts& facts, FindingSink& sink) {
    checkPoolCeiling(facts, sink);
    for (const ClusterFacts& cluster : facts.clusters) {
        std::uint64_t nodes = 0;
        for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
            nodes += static_cast<std::uint64_t>(facts.pools[i].nodesMax);
        }
        const bool isFree = cluster.value->tier == ClusterTier::free && cluster.model->maxNodesPerCluster > catalog::mostNodesPerFreeCluster;
        const int limit = isFree ? catalog::mostNodesPerFreeCluster : cluster.model->maxNodesPerCluster;
        if (nodes <= static_cast<std::uint64_t>(limit)) {
            continue;
        }
        Finding& finding = sink.add(cluster.cluster, "agentPoolProfiles",
                                    fmt::format("Cluster {} can grow to {} nodes; {} has at most {}.", cluster.value->info.name, grouped(nodes),
                                                isFree ? "the Free tier" : cluster.model->title, grouped(static_cast<unsigned>(limit))));
        finding.sum = {{cluster.value->info.name, "nodes at most, all pools", grouped(nodes)}, {"limit", isFree ? "Free tier" : std::string(cluster.model->title), grouped(static_cast<unsigned>(limit))}};
    }
}

}  // namespace

const Rule nodeCeiling{
    .id = "SIZE-005",
    .name = "node-ceiling",
    .family = "sizing",
    .severity = Severity::error,
    .title = "More nodes than a pool or cluster may have",
    .azureCode = "",
    .check = checkNodeCeiling,
};

}  // namespace aksnet::rules
