// SPDX-License-Identifier: GPL-3.0-or-later
//
// See subnet_filling.h.
#include "core/facts/subnet_filling.h"

#include "core/catalog/limits.h"

#include <algorithm>

namespace aksnet::facts {

namespace {

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

/// Azure's pages name the first four and the last address of a subnet without telling families apart; machines were seen to
/// get the fifth of an IPv6 subnet first.
void takeAzuresFiveIpv6(LayoutFiller& filler, const Prefix& prefix) {
    const Uint128 first = catalog::reservedAddressesPerSubnet - 1;
    static_cast<void>(filler.take({.purpose = SegmentPurpose::reserved, .owner = {}, .count = first}));
    filler.takeAddress(prefix.last(), SegmentPurpose::reserved, {}, true);
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

}  // namespace

SubnetFilling::SubnetFilling(std::span<const Prefix> prefixes, IpFamily family, std::size_t demands) {
    // Azure's five, what is free behind the last, and of few things one segment each.
    const std::size_t segments = 6 + std::min<std::size_t>(demands, 16);
    for (const Prefix& prefix : prefixes) {
        if (prefix.family() == family) {
            LayoutFiller& filler = m_fillers.emplace_back(prefix, segments);
            prefix.isV4() ? takeAzuresFive(filler, prefix) : takeAzuresFiveIpv6(filler, prefix);
        }
    }
}

void SubnetFilling::placeOthers(const Facts& facts, const SubnetFacts& subnet) {
    struct Stated {
        IpAddress address;
        std::size_t run;
    };
    std::vector<Run> runs;
    std::vector<Stated> stated;
    for (const SubnetDemand& demand : subnet.demands) {
        if (demand.other == 0) {
            continue;
        }
        if (const auto address = statedAddress(facts, demand.owner)) {
            stated.push_back({*address, runs.size()});
        }
        runs.push_back({.purpose = purposeOf(facts, demand.owner), .owner = demand.owner, .count = demand.other});
    }
    // In ascending order each costs no search and no move; of two that state the same one the first in the plan has it.
    std::ranges::stable_sort(stated, {}, &Stated::address);
    for (const auto& [address, position] : stated) {
        Run& run = runs[position];
        const bool isTaken = std::ranges::any_of(
            m_fillers, [&](LayoutFiller& filler) { return filler.takeAddress(address, run.purpose, run.owner); });
        run.count -= isTaken ? 1 : 0;
    }
    for (const Run& run : runs) {
        if (run.count > 0) {
            place(run);
        }
    }
}

void SubnetFilling::takeStated(const Facts& facts, const SubnetFacts& subnet) {
    for (const SubnetDemand& demand : subnet.demands) {
        if (const auto address = statedAddress(facts, demand.owner)) {
            for (LayoutFiller& filler : m_fillers) {
                filler.takeAddress(*address, purposeOf(facts, demand.owner), demand.owner);
            }
        }
    }
}

void SubnetFilling::place(Run run) {
    for (LayoutFiller& filler : m_fillers) {
        const Uint128 left = filler.take(run);
        run.firstIndex += run.count - left;
        run.count = left;
        if (left == 0) {
            return;
        }
    }
    m_unplaced.push_back({run.owner, run.purpose, run.count});
}

Uint128 SubnetFilling::unplaced() const {
    Uint128 sum = 0;
    for (const Unplaced& rest : m_unplaced) {
        sum += rest.count;
    }
    return sum;
}

std::vector<RangeLayout> SubnetFilling::finish(SubnetId subnet) && {
    std::vector<RangeLayout> layouts;
    layouts.reserve(m_fillers.size());
    for (LayoutFiller& filler : m_fillers) {
        layouts.push_back(std::move(filler).finish(subnet));
    }
    if (!layouts.empty()) {
        layouts.back().unplaced = std::move(m_unplaced);
    }
    return layouts;
}

void addPoolRuns(const PoolFacts& pool, const SubnetDemand& demand, SubnetId subnet, const StageCounts& counts,
                 std::array<std::vector<Run>, 3>& stages) {
    const bool isNodeSubnet = pool.nodeSubnet == subnet && demand.perNode == pool.perNode.nodeSubnet;
    const bool isBlocks = !isNodeSubnet && pool.model->id == ModelId::podSubnetStatic;
    const Uint128 unit = isBlocks ? Uint128(catalog::staticBlockAddresses.value) : Uint128{1};
    constexpr std::array nodePurposes{SegmentPurpose::node, SegmentPurpose::nodeGrowth, SegmentPurpose::surge};
    constexpr std::array podPurposes{SegmentPurpose::podAddresses, SegmentPurpose::podGrowth, SegmentPurpose::podSurge};
    Uint128 index = 0;
    for (std::size_t stage = 0; stage < counts.size(); ++stage) {
        const Uint128 count = Uint128{counts[stage]} * demand.perNode;
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

}  // namespace aksnet::facts
