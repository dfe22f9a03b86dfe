// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pool's maxPods is below 10 or above 250.
// Why: Azure refuses the pool, and the value is fixed for the pool's life. Fix: a value in between.
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/sizing/pool_room.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkMaxPodsOutOfRange(const Facts& facts, FindingSink& sink) {
    for (const PoolFacts& pool : facts.pools) {
        const Model& model = *pool.model;
        if (pool.maxPods >= model.minMaxPods && pool.maxPods <= model.maxMaxPods) {
            continue;
        }
        NodePool changed = *facts.index->find(pool.pool)->pool;
        Finding& finding = sink.add(pool.pool, "maxPods",
                                    fmt::format("Node pool {} has max pods {}; {} allows {} to {}.", changed.name,
                                                pool.maxPods, model.title, model.minMaxPods, model.maxMaxPods));
        finding.sum = {{"max pods", changed.name, std::to_string(pool.maxPods)},
                       {"allowed", "from", std::to_string(model.minMaxPods)},
                       {"allowed", "to", std::to_string(model.maxMaxPods)}};
        // At the lower bound the pool must still hold 30 pods in all, so fewer than three nodes need more.
        const int nodes = std::max(changed.count, 1);
        const int forLeastPods = (catalog::leastPodsPerPool + nodes - 1) / nodes;
        changed.maxPods = std::max(std::clamp(pool.maxPods, model.minMaxPods, model.maxMaxPods), forLeastPods);
        if (hasRoomFor(facts, pool, changed)) {
            finding.fixes.push_back({fmt::format("Set max pods of {} to {}", changed.name, *changed.maxPods),
                                     PutNodePool{pool.cluster, changed}});
        }
    }
}

}  // namespace

const Rule maxPodsOutOfRange{
    .id = "SIZE-003",
    .name = "max-pods-out-of-range",
    .family = "sizing",
    .severity = Severity::error,
    .title = "Max pods is outside what AKS allows",
    .azureCode = "",
    .azureMessage = "The value of parameter maxPods is invalid",
    .levers = {Lever::maxPods},
    .check = checkMaxPodsOutOfRange,
};

}  // namespace aksnet::rules
