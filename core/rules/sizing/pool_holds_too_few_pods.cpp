// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: nodes × max pods of a pool is below 30.
// Why: AKS wants room for 30 pods in every pool at creation. Fix: more nodes, or a higher max pods.
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPoolHoldsTooFewPods(const Facts& facts, FindingSink& sink) {
    for (const PoolFacts& pool : facts.pools) {
        const NodePool& value = *facts.index->find(pool.pool)->pool;
        // A user pool may be scaled to nothing, and gateway pools run no workload.
        if (value.count == 0 || value.mode == NodePoolMode::gateway || pool.nodesNow * pool.maxPods >= catalog::leastPodsPerPool) {
            continue;
        }
        Finding& finding = sink.add(pool.pool, "maxPods",
                                    fmt::format("Node pool {} can hold {} pods ({} nodes × {}); AKS wants room for {}.", value.name, pool.nodesNow * pool.maxPods,
                                                pool.nodesNow, pool.maxPods, catalog::leastPodsPerPool.value));
        finding.sum = {{value.name, fmt::format("{} nodes × {} pods", pool.nodesNow, pool.maxPods), std::to_string(pool.nodesNow * pool.maxPods)},
                       {"least", "pods in a pool", std::to_string(catalog::leastPodsPerPool.value)}};
        const int needed = (catalog::leastPodsPerPool + pool.maxPods - 1) / std::max(pool.maxPods, 1);
        if (!value.enableAutoScaling || needed <= value.maxCount.value_or(needed)) {
            NodePool more = value;
            more.count = needed;
            finding.fixes.push_back({fmt::format("Give {} {} nodes", value.name, needed), PutNodePool{pool.cluster, std::move(more)}});
        }
    }
}

}  // namespace

const Rule poolHoldsTooFewPods{
    .id = "SIZE-004",
    .name = "pool-holds-too-few-pods",
    .family = "sizing",
    .severity = Severity::error,
    .title = "Node pool can hold fewer than 30 pods",
    .azureCode = "",
    .check = checkPoolHoldsTooFewPods,
};

}  // namespace aksnet::rules
