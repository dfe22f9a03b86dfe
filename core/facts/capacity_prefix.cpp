// SPDX-License-Identifier: GPL-3.0-or-later
//
// Room in ranges that are handed out in blocks, and the smallest range that would do.
#include "core/catalog/limits.h"
#include "core/catalog/subnet_checks.h"
#include "core/facts/capacity_build.h"

#include <algorithm>
#include <bit>

namespace aksnet::facts {

namespace {

/// The length of the smallest block with that many addresses.
int lengthFor(std::uint64_t addresses) {
    return 32 - static_cast<int>(std::bit_width(std::max<std::uint64_t>(addresses, 1) - 1));
}

std::vector<StageCounts> stagesOfShares(const PlanCapacity& capacity, const RangeCapacity& range, Occasion occasion) {
    std::vector<StageCounts> stages;
    for (const PoolShare& share : capacity.sharesOf(range)) {
        stages.push_back(stagesAt(share.nodes, occasion));
    }
    return stages;
}

}  // namespace

StageCounts stagesAt(const PerOccasion<std::uint32_t>& nodes, Occasion occasion) {
    const std::uint64_t now = nodes[Occasion::now];
    const std::uint64_t most = nodes[Occasion::atMaximum];
    switch (occasion) {
        case Occasion::now: return {now, 0, 0};
        case Occasion::atMaximum: return {now, most - now, 0};
        case Occasion::duringUpgrade: return {now, 0, nodes[occasion] - now};
        case Occasion::atMaximumDuringUpgrade: return {now, most - now, nodes[occasion] - most};
    }
    return {};
}

std::uint64_t unplacedAddresses(const Facts& facts, const SubnetFacts& subnet, std::span<const Prefix> prefixes,
                                std::span<const StageCounts> pools) {
    SubnetFilling filling(prefixes);
    std::array<std::vector<Run>, 3> stages;
    auto counts = pools.begin();
    for (const SubnetDemand& demand : subnet.demands) {
        if (demand.owner.kind == ObjectKind::nodePool) {
            addPoolRuns(*facts.find(NodePoolId(demand.owner.number)), demand, subnet.subnet, *counts++, stages);
        }
    }
    filling.placeOthers(facts, subnet);
    for (const auto& runs : stages) {
        for (const Run& run : runs) {
            filling.place(run);
        }
    }
    return static_cast<std::uint64_t>(filling.unplaced());
}

std::uint64_t unplacedAddresses(const Facts& facts, const PlanCapacity& capacity, const RangeCapacity& range,
                                Occasion occasion) {
    const SubnetId id(range.range.number);
    return unplacedAddresses(facts, *facts.find(id), facts.index->find(id)->subnet->addressPrefixes,
                             stagesOfShares(capacity, range, occasion));
}

PerOccasion<std::uint8_t> smallestPrefixes(const Facts& facts, const PlanCapacity& capacity, const RangeCapacity& range,
                                           int longest) {
    PerOccasion<std::uint8_t> smallest;
    const bool isSubnet = range.range.kind == ObjectKind::subnet;
    const int shortest = range.hasBlocks ? catalog::shortestStaticBlockSubnet : catalog::shortestRangeIpv4;
    for (const Occasion occasion : allOccasions) {
        const std::uint64_t need = range.need[occasion];
        if (need > std::uint64_t{1} << (32 - shortest)) {
            continue;
        }
        int length = std::min(longest, lengthFor(need + (isSubnet ? catalog::reservedAddressesPerSubnet.value : 0)));
        if (range.hasBlocks) {
            const SubnetFacts& subnet = *facts.find(SubnetId(range.range.number));
            const std::vector<StageCounts> stages = stagesOfShares(capacity, range, occasion);
            // Where no plan has addresses, so that none that it states is met.
            const auto fitsAt = [&](int tried) {
                const Prefix prefix = Prefix::containing(IpAddress::v4(0xF0000000U), tried);
                return unplacedAddresses(facts, subnet, std::span(&prefix, 1), stages) == 0;
            };
            while (length >= shortest && !fitsAt(length)) {
                --length;
            }
        }
        smallest[occasion] = static_cast<std::uint8_t>(length >= shortest ? length : 0);
    }
    return smallest;
}

}  // namespace aksnet::facts
