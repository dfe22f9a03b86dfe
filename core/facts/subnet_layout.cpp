// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layouts of subnets: Azure's five, addresses that the plan names, then everybody's share, nodes of now first; the
// same again for IPv6.
#include "core/facts/subnet_filling.h"

#include <algorithm>

namespace aksnet {

namespace {

facts::StageCounts stagesOf(const PoolFacts& pool) {
    const auto most = static_cast<std::uint64_t>(std::max(pool.nodesMax, 0));
    const auto now = std::min(static_cast<std::uint64_t>(std::max(pool.nodesNow, 0)), most);
    return {now, most - now, static_cast<std::uint64_t>(std::max(pool.surge, 0))};
}

/// What stands for long is placed before: then the nodes of now, then what may come.
void placeStages(facts::SubnetFilling& filling, const std::array<std::vector<facts::Run>, 3>& stages) {
    for (const auto& runs : stages) {
        for (const facts::Run& run : runs) {
            filling.place(run);
        }
    }
}

/// The same pool counted in IPv6 addresses; none outside dual-stack.
PoolFacts inIpv6(const Facts& facts, const PoolFacts& pool) {
    PoolFacts same = pool;
    const ClusterFacts* cluster = facts.find(pool.cluster);
    same.perNode = cluster && isDualStack(*cluster->value) ? pool.model->nodeNeedIpv6(pool.maxPods) : NodeNeed();
    return same;
}

std::vector<RangeLayout> layoutInIpv6(const Facts& facts, const SubnetFacts& subnet, std::span<const Prefix> prefixes) {
    if (std::ranges::all_of(prefixes, &Prefix::isV4)) {
        return {};
    }
    facts::SubnetFilling filling(prefixes, IpFamily::v6);
    std::array<std::vector<facts::Run>, 3> stages;
    for (const SubnetDemand& demand : subnet.demands) {
        if (demand.owner.kind == ObjectKind::nodePool) {
            const PoolFacts& pool = *facts.find(NodePoolId(demand.owner.number));
            const PoolFacts six = inIpv6(facts, pool);
            const bool isForNodes = pool.nodeSubnet == subnet.subnet && demand.perNode == pool.perNode.nodeSubnet;
            SubnetDemand same = demand;
            same.perNode = isForNodes ? six.perNode.nodeSubnet : six.perNode.podSubnet;
            facts::addPoolRuns(six, same, subnet.subnet, stagesOf(pool), stages);
        }
    }
    filling.takeStated(facts, subnet);
    placeStages(filling, stages);
    return std::move(filling).finish(subnet.subnet);
}

}  // namespace

std::vector<RangeLayout> layoutOfSubnet(const Facts& facts, SubnetId id) {
    const SubnetFacts* subnet = facts.find(id);
    const auto where = facts.index->find(id);
    return subnet && where ? facts::layoutOf(facts, *subnet, *where->subnet) : std::vector<RangeLayout>();
}

std::vector<RangeLayout> facts::layoutOf(const Facts& facts, const SubnetFacts& subnet, const Subnet& planned) {
    SubnetFilling filling(planned.addressPrefixes, IpFamily::v4, subnet.demands.size());
    std::array<std::vector<Run>, 3> stages;
    for (const SubnetDemand& demand : subnet.demands) {
        if (demand.owner.kind == ObjectKind::nodePool) {
            const PoolFacts& pool = *facts.find(NodePoolId(demand.owner.number));
            addPoolRuns(pool, demand, subnet.subnet, stagesOf(pool), stages);
        }
    }
    filling.placeOthers(facts, subnet);
    placeStages(filling, stages);
    std::vector<RangeLayout> layouts = std::move(filling).finish(subnet.subnet);
    std::ranges::move(layoutInIpv6(facts, subnet, planned.addressPrefixes), std::back_inserter(layouts));
    return layouts;
}

}  // namespace aksnet
