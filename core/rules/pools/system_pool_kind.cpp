// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pool of mode System runs Windows or is a spot pool. Why: AKS refuses it. Fix: a regular Linux pool.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkSystemPoolKind(const Facts& facts, FindingSink& sink) {
    forEachPool(facts, [&](const ClusterFacts& cluster, const PoolFacts& pool, const NodePool& value) {
        const bool isSpot = value.scaleSetPriority == ScaleSetPriority::spot;
        const bool isWindows = value.osType == OsType::windows;
        if (value.mode != NodePoolMode::system || (!isSpot && !isWindows)) {
            return;
        }
        Finding& finding = sink.add(
            pool.pool, isWindows ? "osType" : "scaleSetPriority",
            fmt::format("System pool {} of cluster {} {}; system pools are regular Linux pools.", value.name,
                        cluster.value->info.name,
                        isWindows ? (isSpot ? "runs Windows on spot machines" : "runs Windows") : "is a spot pool"));
        const auto isOtherSystem = [&](const NodePool& other) {
            return other.id != value.id && other.mode == NodePoolMode::system;
        };
        if (std::ranges::any_of(cluster.value->agentPoolProfiles, isOtherSystem)) {
            finding.fixes.push_back(changePool(pool, value, fmt::format("Make {} a user pool", value.name),
                                               [](NodePool& changed) { changed.mode = NodePoolMode::user; }));
        } else if (!isWindows) {
            finding.fixes.push_back(
                changePool(pool, value, fmt::format("Run {} on regular machines", value.name),
                           [](NodePool& changed) { changed.scaleSetPriority = ScaleSetPriority::regular; }));
        }
    });
}

}  // namespace

const Rule systemPoolKind{
    .id = "POOL-006",
    .name = "system-pool-kind",
    .family = "pools",
    .severity = Severity::error,
    .title = "System pool is of a kind that cannot be one",
    .azureCode = "",
    .levers = {Lever::poolMode, Lever::poolKind, Lever::osType},
    .check = checkSystemPoolKind,
};

}  // namespace aksnet::rules
