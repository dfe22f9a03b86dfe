// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pool with static blocks whose max pods leaves eight addresses or more of each node's blocks unused. Why: a node
// takes whole blocks of 16. Fix: a max pods of 16 × n − 1.
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

constexpr int worthTelling = 8;

void checkMaxPodsWastesBlocks(const Facts& facts, FindingSink& sink) {
    forEachPool(facts, [&](const ClusterFacts&, const PoolFacts& pool, const NodePool& value) {
        if (pool.model->id != ModelId::podSubnetStatic) {
            return;
        }
        const int blockSize = catalog::staticBlockAddresses;
        const int usable = static_cast<int>(pool.perNode.podSubnet) - catalog::staticBlockOwnAddresses;
        const int unused = usable - pool.maxPods;
        if (unused < worthTelling || usable > pool.model->maxMaxPods) {
            return;
        }
        Finding& finding =
            sink.add(pool.pool, "maxPods",
                     fmt::format("Each node of pool {} takes {} and has room for {}, but max pods is {}.", value.name,
                                 counted(pool.perNode.podSubnet / static_cast<std::uint64_t>(blockSize), "block"),
                                 counted(static_cast<unsigned>(usable), "pod"), pool.maxPods));
        finding.sum = {
            {"usable",
             fmt::format("{} − {} for the node itself", pool.perNode.podSubnet, catalog::staticBlockOwnAddresses.value),
             std::to_string(usable)},
            {"max pods", value.name, std::to_string(pool.maxPods)},
            {"unused", "on every node", std::to_string(unused)}};
        finding.fixes.push_back(changePool(pool, value, fmt::format("Set max pods of {} to {}", value.name, usable),
                                           [&](NodePool& changed) { changed.maxPods = usable; }));
        if (const int fewer = usable - blockSize;
            fewer >= pool.model->minMaxPods && pool.nodesNow * fewer >= catalog::leastPodsPerPool) {
            finding.fixes.push_back(changePool(pool, value, fmt::format("Set max pods of {} to {}", value.name, fewer),
                                               [&](NodePool& changed) { changed.maxPods = fewer; }));
        }
    });
}

}  // namespace

const Rule maxPodsWastesBlocks{
    .id = "SIZE-009",
    .name = "max-pods-wastes-blocks",
    .family = "sizing",
    .severity = Severity::info,
    .title = "Max pods leaves much of a node's blocks unused",
    .azureCode = "",
    .levers = {Lever::maxPods},
    .check = checkMaxPodsWastesBlocks,
};

}  // namespace aksnet::rules
