// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a system pool has machines of the B series. Why: they slow down when their credits are used up. Fix: another size.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// "Standard_B2ms", "Standard_B4as_v2", but not "Standard_Basic" of anybody's making.
bool isBurstable(std::string_view vmSize) {
    constexpr std::string_view start = "Standard_B";
    return vmSize.size() > start.size() && equalsIgnoringCase(vmSize.substr(0, start.size()), start) &&
           vmSize[start.size()] >= '0' && vmSize[start.size()] <= '9';
}

void checkSystemPoolBurstable(const Facts& facts, FindingSink& sink) {
    forEachPool(facts, [&](const ClusterFacts& cluster, const PoolFacts& pool, const NodePool& value) {
        if (value.mode == NodePoolMode::system && isBurstable(value.vmSize)) {
            sink.add(pool.pool, "vmSize",
                     fmt::format(
                         "System pool {} of cluster {} runs on {}, which is burstable; Microsoft advises against that "
                         "for system pools.",
                         value.name, cluster.value->info.name, value.vmSize));
        }
    });
}

}  // namespace

const Rule systemPoolBurstable{
    .id = "POOL-005",
    .name = "system-pool-burstable",
    .family = "pools",
    .severity = Severity::warning,
    .title = "System pool uses burstable machines",
    .azureCode = "",
    .levers = {Lever::vmSize},
    .check = checkSystemPoolBurstable,
};

}  // namespace aksnet::rules
