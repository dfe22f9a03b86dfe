// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a system pool has a maxUnavailable above 0. Why: AKS allows it for user pools only. Fix: a surge.
#include "core/catalog/defaults.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/sizing/pool_room.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkSystemPoolUnavailable(const Facts& facts, FindingSink& sink) {
    forEachPool(facts, [&](const ClusterFacts&, const PoolFacts& pool, const NodePool& value) {
        const auto& unavailable = value.upgradeSettings.maxUnavailable;
        if (value.mode != NodePoolMode::system || !unavailable || unavailable->value == 0) {
            return;
        }
        Finding& finding =
            sink.add(pool.pool, "upgradeSettings.maxUnavailable",
                     fmt::format("System pool {} lets {} of its nodes be unavailable in an upgrade; that is for "
                                 "user pools only.",
                                 value.name, unavailable->text()));
        NodePool changed = value;
        changed.upgradeSettings.maxUnavailable.reset();
        if (changed.upgradeSettings.maxSurge && changed.upgradeSettings.maxSurge->value == 0) {
            changed.upgradeSettings.maxSurge = CountOrPercent{catalog::surgePercent, true};
        }
        if (hasRoomFor(facts, pool, changed)) {
            finding.fixes.push_back(
                {fmt::format("Let {} surge instead", value.name), PutNodePool{pool.cluster, std::move(changed)}});
        }
    });
}

}  // namespace

const Rule systemPoolUnavailable{
    .id = "UPG-002",
    .name = "system-pool-unavailable",
    .family = "upgrade",
    .severity = Severity::error,
    .title = "System pool may not give up nodes in an upgrade",
    .azureCode = "",
    .levers = {Lever::upgradeSettings},
    .check = checkSystemPoolUnavailable,
};

}  // namespace aksnet::rules
