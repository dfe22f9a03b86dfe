// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pool above 1,000 nodes, a cluster above its model's or tier's limit or above 100 pools; a warning where only the
// surge nodes of an upgrade exceed a limit.
// Why: Azure refuses the scaling or the upgrade. Fix: more pools, another model, another tier.
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

std::string countedNodes(std::uint64_t nodes, std::string_view noun = "node") {
    return counted(nodes, noun);
}

std::uint64_t surgeOf(const Cluster& cluster, const NodePool& pool, int nodes) {
    return static_cast<std::uint64_t>(surgeNodes(cluster, pool, nodes));
}

/// An autoscaled pool's maximum that leaves room for its own surge.
void addLowerMaximumFix(const Facts& facts, const PoolFacts& pool, Finding& finding) {
    const NodePoolPlace place = *facts.index->find(pool.pool);
    int most = catalog::mostNodesPerScaleSet;
    while (most > 0 && static_cast<std::uint64_t>(most) + surgeOf(*place.cluster, *place.pool, most) >
                           static_cast<std::uint64_t>(catalog::mostNodesPerScaleSet)) {
        --most;
    }
    if (place.pool->enableAutoScaling && place.pool->count <= most && place.pool->minCount.value_or(0) <= most) {
        NodePool changed = *place.pool;
        changed.maxCount = most;
        finding.fixes.push_back(
            {fmt::format("Let {} grow to {} at most", changed.name, countedNodes(static_cast<std::uint64_t>(most))),
             PutNodePool{pool.cluster, std::move(changed)}});
    }
}

void checkPoolCeiling(const Facts& facts, FindingSink& sink) {
    const auto limit = static_cast<std::uint64_t>(catalog::mostNodesPerPool);
    for (const PoolFacts& pool : facts.pools) {
        const auto nodes = static_cast<std::uint64_t>(std::max(pool.nodesMax, 0));
        const auto surge = static_cast<std::uint64_t>(pool.surge);
        const bool isTooLarge = nodes > limit;
        if (!isTooLarge && nodes + surge <= static_cast<std::uint64_t>(catalog::mostNodesPerScaleSet)) {
            continue;
        }
        const NodePool& value = *facts.index->find(pool.pool)->pool;
        const bool isScaled = value.enableAutoScaling && value.maxCount;
        Finding& finding = sink.add(
            pool.pool, isScaled ? "maxCount" : "count",
            isTooLarge
                ? fmt::format("Node pool {} {} {}; a pool has at most {}.", value.name,
                              isScaled ? "can grow to" : "has", countedNodes(nodes), grouped(limit))
                : fmt::format(
                      "Node pool {} of {} needs {} to upgrade; a scale set has at most {} in all, so the upgrade "
                      "is refused.",
                      value.name, countedNodes(nodes), countedNodes(surge, "surge node"), grouped(limit)));
        finding.sum = {{value.name, "nodes at most", grouped(nodes)},
                       {value.name, "surge nodes", grouped(surge)},
                       {"limit", "nodes of a scale set", grouped(limit)}};
        finding.severity = isTooLarge ? Severity::error : Severity::warning;
        addLowerMaximumFix(facts, pool, finding);
    }
}

struct ClusterLimit {
    std::uint64_t nodes;
    std::string_view source;  ///< what sets it, in the words of a sentence
};

ClusterLimit limitOf(const ClusterFacts& cluster) {
    // The lowest of the pools' models: kubenet holds for a whole cluster, the others are alike.
    if (cluster.value->tier == ClusterTier::free &&
        cluster.model->maxNodesPerCluster > catalog::mostNodesPerFreeCluster) {
        return {static_cast<std::uint64_t>(catalog::mostNodesPerFreeCluster), "a cluster of the Free tier"};
    }
    const auto nodes = static_cast<std::uint64_t>(cluster.model->maxNodesPerCluster);
    return {nodes, cluster.model->id == ModelId::kubenet ? "a kubenet cluster, with a route for each," : "a cluster"};
}

void checkClusterCeiling(const Facts& facts, const ClusterFacts& cluster, FindingSink& sink) {
    std::uint64_t nodes = 0;
    std::uint64_t surge = 0;
    for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
        nodes += static_cast<std::uint64_t>(std::max(facts.pools[i].nodesMax, 0));
        surge += static_cast<std::uint64_t>(facts.pools[i].surge);
    }
    const ClusterLimit limit = limitOf(cluster);
    if (nodes + surge <= limit.nodes) {
        return;
    }
    const std::string& name = cluster.value->info.name;
    const bool isTooLarge = nodes > limit.nodes;
    Finding& finding = sink.add(
        cluster.cluster, "agentPoolProfiles",
        isTooLarge
            ? fmt::format("Cluster {} can grow to {}; {} has at most {}.", name, countedNodes(nodes), limit.source,
                          grouped(limit.nodes))
            : fmt::format("Cluster {} of {} has no room for {} when all its pools are upgraded together; {} has at "
                          "most {}.",
                          name, countedNodes(nodes), countedNodes(surge, "surge node"), limit.source,
                          grouped(limit.nodes)));
    finding.sum = {{name, "nodes at most, all pools", grouped(nodes)},
                   {name, "surge nodes, all pools", grouped(surge)},
                   {"limit", "nodes of a cluster", grouped(limit.nodes)}};
    finding.severity = isTooLarge ? Severity::error : Severity::warning;
}

void checkPoolCount(const ClusterFacts& cluster, FindingSink& sink) {
    if (cluster.poolCount <= static_cast<std::size_t>(catalog::mostPoolsPerCluster)) {
        return;
    }
    const std::string& name = cluster.value->info.name;
    Finding& finding =
        sink.add(cluster.cluster, "agentPoolProfiles",
                 fmt::format("Cluster {} has {}; a cluster has at most {}.", name,
                             counted(cluster.poolCount, "node pool"), catalog::mostPoolsPerCluster.value));
    finding.sum = {{name, "node pools", grouped(cluster.poolCount)},
                   {"limit", "node pools of a cluster", std::to_string(catalog::mostPoolsPerCluster.value)}};
}

void checkNodeCeiling(const Facts& facts, FindingSink& sink) {
    checkPoolCeiling(facts, sink);
    for (const ClusterFacts& cluster : facts.clusters) {
        checkClusterCeiling(facts, cluster, sink);
        checkPoolCount(cluster, sink);
    }
}

}  // namespace

const Rule nodeCeiling{
    .id = "SIZE-005",
    .name = "node-ceiling",
    .family = "sizing",
    .severity = Severity::error,
    .title = "More nodes or pools than Azure allows",
    .azureCode = "",
    .levers = {Lever::nodeCount, Lever::autoscalerBounds, Lever::nodePools, Lever::networkingModel},
    .check = checkNodeCeiling,
};

}  // namespace aksnet::rules
