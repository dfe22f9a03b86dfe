// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layouts of subnets: Azure's five, addresses that the plan names, then everybody's share, nodes of now first.
#include "core/catalog/limits.h"
#include "core/facts/layout_filler.h"

#include <algorithm>

namespace aksnet {

namespace {

using facts::LayoutFiller;
using facts::Run;

void takeAzuresFive(LayoutFiller& filler, const Prefix& prefix) {
    constexpr std::array purposes{SegmentPurpose::networkAddress, SegmentPurpose::defaultGateway,
                                  SegmentPurpose::azureDns, SegmentPurpose::azureDns};
    static_assert(purposes.size() + 1 == catalog::reservedAddressesPerSubnet.value);
    for (std::uint32_t offset = 0; offset < purposes.size(); ++offset) {
        if (const auto address = prefix.first().plus(offset)) {
            filler.takeAddress(*address, purposes[offset], {});
        }
    }
    filler.takeAddress(prefix.last(), SegmentPurpose::broadcast, {});
}

/// The address a consumer or firewall has for certain.
std::optional<IpAddress> statedAddress(const Facts& facts, ObjectRef owner) {
    if (owner.kind == ObjectKind::subnetConsumer) {
        const SubnetConsumer* consumer = facts.index->find(SubnetConsumerId(owner.number));
        return consumer ? consumer->ipAddress : std::nullopt;
    }
    if (owner.kind == ObjectKind::firewall) {
        const Firewall* firewall = facts.index->find(FirewallId(owner.number));
        return firewall ? firewall->privateIpAddress : std::nullopt;
    }
    return std::nullopt;
}

SegmentPurpose purposeOf(const Facts& facts, ObjectRef owner) {
    if (owner.kind == ObjectKind::cluster) {
        const ClusterFacts* cluster = facts.find(ClusterId(owner.number));
        return cluster && cluster->value->apiServerAccessProfile.enableVnetIntegration
                   ? SegmentPurpose::apiServerIntegration
                   : SegmentPurpose::apiServerEndpoint;
    }
    return owner.kind == ObjectKind::firewall ? SegmentPurpose::firewall : SegmentPurpose::consumer;
}

/// A pool's sequence in this subnet cut into nodes of now, growth and surge.
void addPoolRuns(const Facts& facts, SubnetId subnet, const SubnetDemand& demand,
                 std::array<std::vector<Run>, 3>& stages) {
    const PoolFacts& pool = *facts.find(NodePoolId(demand.owner.number));
    const bool isNodeSubnet = pool.nodeSubnet == subnet && demand.perNode == pool.perNode.nodeSubnet;
    const bool isBlocks = !isNodeSubnet && pool.model->id == ModelId::podSubnetStatic;
    const Uint128 unit = isBlocks ? Uint128(catalog::staticBlockAddresses.value) : Uint128{1};
    const auto now = static_cast<Uint128>(std::clamp(pool.nodesNow, 0, std::max(pool.nodesMax, 0)));
    const auto most = static_cast<Uint128>(std::max(pool.nodesMax, 0));
    const std::array counts{now, most - now, static_cast<Uint128>(std::max(pool.surge, 0))};
    constexpr std::array nodePurposes{SegmentPurpose::node, SegmentPurpose::nodeGrowth, SegmentPurpose::surge};
    constexpr std::array podPurposes{SegmentPurpose::podAddresses, SegmentPurpose::podGrowth, SegmentPurpose::podSurge};
    Uint128 index = 0;
    for (std::size_t stage = 0; stage < counts.size(); ++stage) {
        const Uint128 count = counts[stage] * demand.perNode;
        if (count > 0) {
            stages[stage].push_back({.purpose = isNodeSubnet ? nodePurposes[stage] : podPurposes[stage],
                                     .owner = demand.owner,
                                     .count = count,
                                     .unit = unit,
                                     .perNode = demand.perNode,
                                     .firstIndex = index});
        }
        index += count;
    }
}

/// Places a run in the first prefixes that have room.
void place(std::vector<LayoutFiller>& fillers, Run run, std::vector<Unplaced>& unplaced) {
    for (LayoutFiller& filler : fillers) {
        const Uint128 left = filler.take(run);
        run.firstIndex += run.count - left;
        run.count = left;
        if (left == 0) {
            return;
        }
    }
    unplaced.push_back({run.owner, run.purpose, run.count});
}

}  // namespace

std::vector<RangeLayout> layoutOfSubnet(const Facts& facts, SubnetId id) {
    const SubnetFacts* subnet = facts.find(id);
    const auto where = facts.index->find(id);
    if (!subnet || !where) {
        return {};
    }
    std::vector<LayoutFiller> fillers;
    for (const Prefix& prefix : where->subnet->addressPrefixes) {
        if (prefix.isV4()) {
            takeAzuresFive(fillers.emplace_back(prefix), prefix);
        }
    }
    if (fillers.empty()) {
        return {};
    }
    std::vector<Run> others;
    std::array<std::vector<Run>, 3> stages;
    for (const SubnetDemand& demand : subnet->demands) {
        if (demand.owner.kind == ObjectKind::nodePool) {
            addPoolRuns(facts, id, demand, stages);
            continue;
        }
        Run run{.purpose = purposeOf(facts, demand.owner), .owner = demand.owner, .count = demand.other};
        if (const auto address = statedAddress(facts, demand.owner); address && run.count > 0) {
            const bool taken = std::ranges::any_of(
                fillers, [&](LayoutFiller& filler) { return filler.takeAddress(*address, run.purpose, run.owner); });
            run.count -= taken ? 1 : 0;
        }
        if (run.count > 0) {
            others.push_back(run);
        }
    }
    std::vector<Unplaced> unplaced;
    // What stands for long comes first: endpoints and devices, the nodes of now, then what may come.
    for (const auto* runs : {&others, &stages[0], &stages[1], &stages[2]}) {
        for (const Run& run : *runs) {
            place(fillers, run, unplaced);
        }
    }
    std::vector<RangeLayout> layouts;
    for (LayoutFiller& filler : fillers) {
        layouts.push_back(std::move(filler).finish(id));
    }
    layouts.back().unplaced = std::move(unplaced);
    return layouts;
}

}  // namespace aksnet
