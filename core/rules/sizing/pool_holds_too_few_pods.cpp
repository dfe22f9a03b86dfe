// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: nodes × max pods of a pool is below 30.
// Why: AKS wants room for 30 pods in every pool at creation. Fix: more nodes, or a higher max pods.
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/sizing/pool_room.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// As few more nodes as it takes, or as little more room on each, where there are addresses for it.
void addPodRoomFixes(const Facts& facts, const PoolFacts& pool, const NodePool& value, Finding& finding) {
    if (pool.maxPods >= pool.model->minMaxPods) {
        NodePool more = value;
        more.count = (catalog::leastPodsPerPool + pool.maxPods - 1) / pool.maxPods;
        const bool isWithinBounds = !value.enableAutoScaling || more.count <= value.maxCount.value_or(more.count);
        if (isWithinBounds && hasRoomFor(facts, pool, more)) {
            finding.fixes.push_back(
                {fmt::format("Give {} {}", value.name, counted(static_cast<unsigned>(more.count), "node")),
                 PutNodePool{pool.cluster, std::move(more)}});
        }
    }
    NodePool roomier = value;
    roomier.maxPods = (catalog::leastPodsPerPool + value.count - 1) / value.count;
    if (*roomier.maxPods >= pool.model->minMaxPods && *roomier.maxPods <= pool.model->maxMaxPods &&
        hasRoomFor(facts, pool, roomier)) {
        finding.fixes.push_back({fmt::format("Set max pods of {} to {}", value.name, *roomier.maxPods),
                                 PutNodePool{pool.cluster, std::move(roomier)}});
    }
}

void checkPoolHoldsTooFewPods(const Facts& facts, FindingSink& sink) {
    for (const PoolFacts& pool : facts.pools) {
        const NodePool& value = *facts.index->find(pool.pool)->pool;
        const auto pods = static_cast<std::uint64_t>(pool.nodesNow) * static_cast<std::uint64_t>(pool.maxPods);
        // A user pool may be scaled to nothing, and gateway pools run no workload.
        if (value.count <= 0 || value.mode == NodePoolMode::gateway ||
            pods >= static_cast<std::uint64_t>(catalog::leastPodsPerPool)) {
            continue;
        }
        const std::string nodes = counted(static_cast<unsigned>(pool.nodesNow), "node");
        Finding& finding =
            sink.add(pool.pool, "maxPods",
                     fmt::format("Node pool {} can hold {} ({} × {}); AKS wants room for {}.", value.name,
                                 counted(pods, "pod"), nodes, pool.maxPods, catalog::leastPodsPerPool.value));
        finding.sum = {{value.name, fmt::format("{} × {}", nodes, counted(static_cast<unsigned>(pool.maxPods), "pod")),
                        grouped(pods)},
                       {"least", "pods in a pool", std::to_string(catalog::leastPodsPerPool.value)}};
        addPodRoomFixes(facts, pool, value, finding);
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
    .levers = {Lever::nodeCount, Lever::autoscalerBounds, Lever::maxPods},
    .check = checkPoolHoldsTooFewPods,
};

}  // namespace aksnet::rules
