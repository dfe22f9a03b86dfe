// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the system pools of a cluster have one node in all, or may be scaled to one. Why: an upgrade or a failed node takes
// DNS with it. Fix: two nodes or more, best three.
#include "core/catalog/cluster_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/sizing/pool_room.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// The least nodes the pool ever has.
int leastNodesOf(const NodePool& pool) {
    return pool.enableAutoScaling ? pool.minCount.value_or(pool.count) : pool.count;
}

void checkSystemPoolSingleNode(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        std::int64_t least = 0;
        const NodePool* first = nullptr;
        const PoolFacts* firstFacts = nullptr;
        for (std::size_t i = 0; i < cluster.poolCount; ++i) {
            const NodePool& pool = cluster.value->agentPoolProfiles[i];
            if (pool.mode == NodePoolMode::system) {
                least += leastNodesOf(pool);
                if (!first) {
                    first = &pool;
                    firstFacts = &facts.pools[cluster.firstPool + i];
                }
            }
        }
        // None at all is POOL-002's and POOL-003's to report.
        if (least != 1) {
            continue;
        }
        Finding& finding = sink.add(
            cluster.cluster, "agentPoolProfiles",
            fmt::format("System pools of cluster {} have 1 node at least; Microsoft asks for {} and recommends {}.",
                        cluster.value->info.name, catalog::leastSystemNodes.value, catalog::advisedSystemNodes.value));
        finding.related = {ObjectRef(first->id)};
        finding.sum = {{cluster.value->info.name, "system nodes at least", "1"},
                       {"least", "system nodes", std::to_string(catalog::leastSystemNodes.value)},
                       {"recommended", "system nodes", std::to_string(catalog::advisedSystemNodes.value)}};
        NodePool changed = *first;
        changed.count = std::max(changed.count, catalog::advisedSystemNodes.value);
        if (changed.enableAutoScaling) {
            changed.minCount = catalog::advisedSystemNodes.value;
            changed.maxCount = std::max(changed.maxCount.value_or(changed.count), changed.count);
        }
        if (hasRoomFor(facts, *firstFacts, changed)) {
            finding.fixes.push_back({fmt::format("Give {} {} nodes", first->name, catalog::advisedSystemNodes.value),
                                     PutNodePool{cluster.cluster, changed}});
        }
    }
}

}  // namespace

const Rule systemPoolSingleNode{
    .id = "POOL-004",
    .name = "system-pool-single-node",
    .family = "pools",
    .severity = Severity::warning,
    .title = "System pools may have a single node",
    .azureCode = "",
    .levers = {Lever::nodeCount, Lever::autoscalerBounds},
    .check = checkSystemPoolSingleNode,
};

}  // namespace aksnet::rules
