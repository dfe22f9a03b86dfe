// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pool whose osSKU has an announced end within a year, or is past it. Why: no more images or fixes; then the pool
// cannot scale. Fix: the successor.
#include "core/catalog/retiring_images.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/retirement/days_left.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

constexpr int soonDays = 365;

void checkNodeImageRetires(const Facts& facts, FindingSink& sink) {
    forEachPool(facts, [&](const ClusterFacts& cluster, const PoolFacts& pool, const NodePool& value) {
        if (value.osSku.empty()) {
            return;
        }
        const auto images = catalog::retiringImages();
        const auto image = std::ranges::find_if(
            images, [&](const catalog::RetiringImage& each) { return equalsIgnoringCase(each.osSku, value.osSku); });
        const auto days = image == images.end() ? std::nullopt : daysUntil(image->date, sink.today());
        if (image == images.end() || (days && *days > soonDays)) {
            return;
        }
        const bool isOver = hasPassed(image->date, sink.today());
        Finding& finding =
            sink.add(pool.pool, "osSKU",
                     fmt::format("Node pool {} of cluster {} runs {}, which {} on {}; its successor is {}.", value.name,
                                 cluster.value->info.name, image->title, isOver ? "retired" : "retires", image->date,
                                 image->successor));
        finding.severity = isOver ? Severity::error : Severity::warning;
        addDaysLeft(image->date, sink.today(), finding);
        finding.fixes.push_back(
            changePool(pool, value, fmt::format("Run {} on {}", value.name, image->successor),
                       [&](NodePool& changed) { changed.osSku = std::string(image->successorSku); }));
    });
}

}  // namespace

const Rule nodeImageRetires{
    .id = "RET-005",
    .name = "node-image-retires",
    .family = "retirement",
    .severity = Severity::warning,
    .title = "Operating system of the nodes is being retired",
    .azureCode = "",
    .levers = {Lever::osType},
    .check = checkNodeImageRetires,
};

}  // namespace aksnet::rules
