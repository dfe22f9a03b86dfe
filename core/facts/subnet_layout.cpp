// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layouts of subnets: Azure's five, addresses that the plan names, then everybody's share, nodes of now first.
#include "core/facts/subnet_filling.h"

#include <algorithm>

namespace aksnet {

namespace {

facts::StageCounts stagesOf(const PoolFacts& pool) {
    const auto most = static_cast<std::uint64_t>(std::max(pool.nodesMax, 0));
    const auto now = std::min(static_cast<std::uint64_t>(std::max(pool.nodesNow, 0)), most);
    return {now, most - now, static_cast<std::uint64_t>(std::max(pool.surge, 0))};
}

}  // namespace

std::vector<RangeLayout> layoutOfSubnet(const Facts& facts, SubnetId id) {
    const SubnetFacts* subnet = facts.find(id);
    const auto where = facts.index->find(id);
    if (!subnet || !where) {
        return {};
    }
    facts::SubnetFilling filling(where->subnet->addressPrefixes);
    std::array<std::vector<facts::Run>, 3> stages;
    for (const SubnetDemand& demand : subnet->demands) {
        if (demand.owner.kind == ObjectKind::nodePool) {
            const PoolFacts& pool = *facts.find(NodePoolId(demand.owner.number));
            facts::addPoolRuns(pool, demand, id, stagesOf(pool), stages);
        }
    }
    // What stands for long comes first: endpoints and devices, the nodes of now, then what may come.
    filling.placeOthers(facts, *subnet);
    for (const auto& runs : stages) {
        for (const facts::Run& run : runs) {
            filling.place(run);
        }
    }
    return std::move(filling).finish(id);
}

}  // namespace aksnet
