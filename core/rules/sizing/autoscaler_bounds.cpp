// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: with the autoscaler on, min ≤ count ≤ max does not hold.
// Why: Azure refuses the pool. Fix: bring the count into the bounds, or the bounds into order.
#include "core/base/text.h"
#include "core/rules/definitions.h"
#include "core/rules/sizing/pool_room.h"

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
        const auto [least, most] = std::minmax(*value.minCount, *value.maxCount);
        const bool areSwapped = *value.minCount > *value.maxCount;
        if (!areSwapped && least <= value.count && value.count <= most) {
            continue;
        }
        const auto text = [](int number) { return grouped(static_cast<unsigned>(number)); };
        Finding& finding = sink.add(
            pool.pool, areSwapped ? "minCount" : "count",
            areSwapped ? fmt::format("Node pool {} scales from {} to {}; the minimum is above the maximum.", value.name,
                                     text(*value.minCount), text(*value.maxCount))
                       : fmt::format("Node pool {} has {}, but scales from {} to {}.", value.name,
                                     counted(static_cast<unsigned>(value.count), "node"), text(least), text(most)));
        finding.sum = {{value.name, "minimum", text(*value.minCount)},
                       {value.name, "count", text(value.count)},
                       {value.name, "maximum", text(*value.maxCount)}};
        NodePool changed = value;
        changed.minCount = least;
        changed.maxCount = most;
        changed.count = std::clamp(value.count, least, most);
        if (hasRoomFor(facts, pool, changed)) {
            finding.fixes.push_back(
                {areSwapped ? fmt::format("Let {} scale from {} to {}", value.name, text(least), text(most))
                            : fmt::format("Set the count of {} to {}", value.name, text(changed.count)),
                 PutNodePool{pool.cluster, changed}});
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
    .azureMessage = "agentPoolProfile.count was N. It must be greater or equal to minCount",
    .levers = {Lever::nodeCount, Lever::autoscalerBounds},
    .check = checkAutoscalerBounds,
};

}  // namespace aksnet::rules
