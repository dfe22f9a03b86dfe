// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pool of type AvailabilitySet. Why: retired on 2025-09-30 with the basic load balancer. Fix: a scale set.
#include "core/catalog/retirements.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/retirement/days_left.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkAvailabilitySet(const Facts& facts, FindingSink& sink) {
    forEachPool(facts, [&](const ClusterFacts& cluster, const PoolFacts& pool, const NodePool& value) {
        if (value.type != PoolType::availabilitySet) {
            return;
        }
        const std::string_view date = catalog::availabilitySetsRetire;
        Finding& finding = sink.add(
            pool.pool, "type",
            fmt::format("Node pool {} of cluster {} is an availability set, a kind that {} on {}.", value.name,
                        cluster.value->info.name, hasPassed(date, sink.today()) ? "retired" : "retires", date));
        addDaysLeft(date, sink.today(), finding);
        finding.fixes.push_back(
            changePool(pool, value, fmt::format("Make {} a scale set", value.name),
                       [](NodePool& changed) { changed.type = PoolType::virtualMachineScaleSets; }));
    });
}

}  // namespace

const Rule availabilitySet{
    .id = "RET-004",
    .name = "availability-set",
    .family = "retirement",
    .severity = Severity::error,
    .title = "Availability sets are retired",
    .azureCode = "",
    .levers = {Lever::poolKind},
    .check = checkAvailabilitySet,
};

}  // namespace aksnet::rules
