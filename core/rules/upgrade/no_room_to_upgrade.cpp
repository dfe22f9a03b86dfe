// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: maxSurge is 0 and maxUnavailable is 0 or not stated. Why: AKS refuses the settings. Fix: a surge, or unavailable
// nodes.
#include "core/catalog/defaults.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/sizing/pool_room.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkNoRoomToUpgrade(const Facts& facts, FindingSink& sink) {
    forEachPool(facts, [&](const ClusterFacts&, const PoolFacts& pool, const NodePool& value) {
        const UpgradeSettings& settings = value.upgradeSettings;
        if (!settings.maxSurge || settings.maxSurge->value != 0 ||
            (settings.maxUnavailable && settings.maxUnavailable->value != 0)) {
            return;
        }
        Finding& finding =
            sink.add(pool.pool, "upgradeSettings.maxSurge",
                     fmt::format("Node pool {} has max surge 0 and max unavailable {}; an upgrade must either add "
                                 "nodes first or take some away.",
                                 value.name, settings.maxUnavailable ? "0" : "not stated, which is 0"));
        NodePool changed = value;
        changed.upgradeSettings.maxSurge = CountOrPercent{catalog::surgePercent, true};
        if (hasRoomFor(facts, pool, changed)) {
            finding.fixes.push_back({fmt::format("Let {} surge by {} %", value.name, catalog::surgePercent.value),
                                     PutNodePool{pool.cluster, std::move(changed)}});
        }
    });
}

}  // namespace

const Rule noRoomToUpgrade{
    .id = "UPG-001",
    .name = "no-room-to-upgrade",
    .family = "upgrade",
    .severity = Severity::error,
    .title = "Upgrade can neither add nor take away a node",
    .azureCode = "",
    .levers = {Lever::upgradeSettings, Lever::nodeCount},
    .check = checkNoRoomToUpgrade,
};

}  // namespace aksnet::rules
