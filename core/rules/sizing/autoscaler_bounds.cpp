// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: with the autoscaler on, min ≤ count ≤ max does not hold.
// Why: Azure refuses the pool. Fix: bring the count into the bounds.
#include "core/rules/definitions.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkAutoscalerBounds(const Facts& facts, FindingSink& sink) {
    for (const PoolFacts& pool : facts.pools) {
        const NodePool& value = *facts.index->find(pool.pool)->pool;
        if (!value.enableAutoScaling || !value.minCount || !value.maxCount) {
            continue;
        }
        if (*value.minCount <= value.count && value.count <= *value.maxCount) {
            continue;
        }
        const bool areSwapped = *value.minCount > *value.maxCount;
        Finding& finding = sink.add(pool.pool, areSwapped ? "minCount" : "count",
                                    areSwapped ? fmt::format("Node pool {} scales from {} to {} nodes; the minimum is above the maximum.", value.name, *value.minCount, *value.maxCount)
                                               : fmt::format("Node pool {} has {} nodes, but scales from {} to {}.", value.name, value.count, *value.minCount, *value.maxCount));
        finding.sum = {{value.name, "minimum", std::to_string(*value.minCount)}, {value.name, "count", std::to_string(value.count)}, {value.name, "maximum", std::to_string(*value.maxCount)}};
        if (!areSwapped) {
            NodePool changed = value;
            changed.count = std::clamp(value.count, *value.minCount, *value.maxCount);
            finding.fixes.push_back({fmt::format("Set the count of {} to {}", value.name, changed.count), PutNodePool{pool.cluster, changed}});
        }
    }
}

}  // namespace

const Rule autoscalerBounds{
    .id = "SIZE-006",
    .name = "autoscaler-bounds",
    .family = "sizing",
    .severity = Severity::error,
    .title = "Node count lies outside the autoscaler's bounds",
    .azureCode = "",
    .check = checkAutoscalerBounds,
};

}  // namespace aksnet::rules
