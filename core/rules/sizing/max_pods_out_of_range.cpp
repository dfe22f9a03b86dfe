// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pool's maxPods is below 10 or above 250.
// Why: Azure refuses the pool, and the value is fixed for the pool's life. Fix: a value in between.
#include "core/rules/definitions.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkMaxPodsOutOfRange(const Facts& facts, FindingSink& sink) {
    for (const PoolFacts& pool : facts.pools) {
        if (pool.maxPods >= pool.model->minMaxPods && pool.maxPods <= pool.model->maxMaxPods) {
            continue;
        }
        NodePool changed = *facts.index->find(pool.pool)->pool;
        Finding& finding = sink.add(pool.pool, "maxPods",
                                    fmt::format("Node pool {} has max pods {}; {} allows {} to {}.", changed.name, pool.maxPods, pool.model->title, pool.model->minMaxPods,
                                                pool.model->maxMaxPods));
        finding.sum = {{"max pods", changed.name, std::to_string(pool.maxPods)},
                       {"allowed", "from", std::to_string(pool.model->minMaxPods)},
                       {"allowed", "to", std::to_string(pool.model->maxMaxPods)}};
        const int nearest = std::clamp(pool.maxPods, pool.model->minMaxPods, pool.model->maxMaxPods);
        // At the lower bound the pool must still hold 30 pods in all, so fewer than three nodes need more.
        const int nodes = std::max(changed.count, 1);
        changed.maxPods = std::max(nearest, (30 + nodes - 1) / nodes);
        finding.fixes.push_back({fmt::format("Set max pods of {} to {}", changed.name, *changed.maxPods), PutNodePool{pool.cluster, changed}});
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
    .check = checkMaxPodsOutOfRange,
};

}  // namespace aksnet::rules
