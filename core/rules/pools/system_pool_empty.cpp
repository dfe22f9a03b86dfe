// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a system pool has count 0, or may be scaled to 0. Why: AKS wants one node at least. Fix: one or more.
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/sizing/pool_room.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkSystemPoolEmpty(const Facts& facts, FindingSink& sink) {
    forEachPool(facts, [&](const ClusterFacts& cluster, const PoolFacts& pool, const NodePool& value) {
        const bool isEmpty = value.count == 0;
        const bool mayBecomeEmpty = value.enableAutoScaling && value.minCount == 0;
        if (value.mode != NodePoolMode::system || (!isEmpty && !mayBecomeEmpty)) {
            return;
        }
        Finding& finding = sink.add(
            pool.pool, isEmpty ? "count" : "minCount",
            isEmpty ? fmt::format("System pool {} of cluster {} has no nodes; AKS wants 1 at least.", value.name,
                                  cluster.value->info.name)
                    : fmt::format("System pool {} of cluster {} may be scaled to 0 nodes; AKS wants 1 at least.",
                                  value.name, cluster.value->info.name));
        NodePool changed = value;
        changed.count = std::max(value.count, 1);
        if (mayBecomeEmpty) {
            changed.minCount = 1;
        }
        const bool isWithinBounds =
            !changed.enableAutoScaling || changed.count <= changed.maxCount.value_or(changed.count);
        if (isWithinBounds && hasRoomFor(facts, pool, changed) &&
            changed.count * pool.maxPods >= catalog::leastPodsPerPool) {
            finding.fixes.push_back({fmt::format("Keep 1 node in {}", value.name), PutNodePool{pool.cluster, changed}});
        }
    });
}

}  // namespace

const Rule systemPoolEmpty{
    .id = "POOL-003",
    .name = "system-pool-empty",
    .family = "pools",
    .severity = Severity::error,
    .title = "System pool may have no node",
    .azureCode = "",
    .levers = {Lever::autoscalerBounds, Lever::nodeCount, Lever::poolMode},
    .check = checkSystemPoolEmpty,
};

}  // namespace aksnet::rules
