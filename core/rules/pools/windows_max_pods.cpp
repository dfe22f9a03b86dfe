// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a Windows pool with more than 110 max pods. Why: Microsoft recommends 110 at most. Fix: 110 or fewer.
#include "core/catalog/cluster_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkWindowsMaxPods(const Facts& facts, FindingSink& sink) {
    forEachPool(facts, [&](const ClusterFacts&, const PoolFacts& pool, const NodePool& value) {
        if (value.osType != OsType::windows || pool.maxPods <= catalog::advisedWindowsMaxPods ||
            pool.maxPods > pool.model->maxMaxPods) {
            return;
        }
        Finding& finding = sink.add(
            pool.pool, "maxPods",
            fmt::format("Windows pool {} has max pods {}{}; Microsoft recommends {} at most.", value.name, pool.maxPods,
                        value.maxPods ? "" : " by default", catalog::advisedWindowsMaxPods.value));
        finding.fixes.push_back(changePool(
            pool, value, fmt::format("Set max pods of {} to {}", value.name, catalog::advisedWindowsMaxPods.value),
            [](NodePool& changed) { changed.maxPods = catalog::advisedWindowsMaxPods.value; }));
    });
}

}  // namespace

const Rule windowsMaxPods{
    .id = "POOL-008",
    .name = "windows-max-pods",
    .family = "pools",
    .severity = Severity::info,
    .title = "Windows pool has many pods a node",
    .azureCode = "",
    .levers = {Lever::maxPods},
    .check = checkWindowsMaxPods,
};

}  // namespace aksnet::rules
