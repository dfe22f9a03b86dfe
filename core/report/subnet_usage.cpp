// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row a subnet: its size and who takes its IPv4 addresses.
#include "core/report/subnet_usage.h"

#include <array>

namespace aksnet {

namespace {

Cell amount(std::uint64_t number) {
    return static_cast<std::int64_t>(std::min<std::uint64_t>(number, INT64_MAX));
}

/// A subnet's addresses on one occasion.
struct SubnetUse {
    std::uint64_t size = 0;
    std::uint64_t reserved = 0;
    std::uint64_t nodes = 0;
    std::uint64_t surge = 0;
    std::uint64_t pods = 0;
    std::uint64_t other = 0;
    std::uint64_t free = 0;
    std::uint64_t missing = 0;
};

void addShare(const PoolShare& share, Occasion occasion, SubnetUse& use) {
    const bool isGrown = occasion == Occasion::atMaximum || occasion == Occasion::atMaximumDuringUpgrade;
    const std::uint64_t nodes = share.nodes[isGrown ? Occasion::atMaximum : Occasion::now];
    use.surge += (share.nodes[occasion] - nodes) * share.perNode;
    switch (share.use) {
        case RangeUse::nodes: use.nodes += nodes * share.perNode; break;
        case RangeUse::nodesWithPods:
            use.nodes += nodes;
            use.pods += nodes * (share.perNode - 1);
            break;
        case RangeUse::podBatches:
        case RangeUse::podBlocks:
        case RangeUse::podRanges: use.pods += nodes * share.perNode; break;
    }
}

SubnetUse useOf(const PlanCapacity& capacity, SubnetId subnet, Occasion occasion) {
    SubnetUse use;
    if (const RangeCapacity* range = capacity.find(subnet)) {
        use = {.size = range->size,
               .reserved = range->reserved,
               .other = range->other,
               .free = range->free(occasion),
               .missing = range->missing[occasion]};
        for (const PoolShare& share : capacity.sharesOf(*range)) {
            addShare(share, occasion, use);
        }
    }
    return use;
}

/// What is used, surge and Azure's own addresses included, in tenths of a percent of the size.
Cell usedShare(const SubnetUse& use) {
    if (use.size == 0) {
        return {};
    }
    const auto used = static_cast<double>(use.reserved + use.nodes + use.surge + use.pods + use.other);
    return static_cast<std::int64_t>(used * 1000.0 / static_cast<double>(use.size) + 0.5);
}

std::string prefixesOf(const Subnet& subnet) {
    std::string text;
    for (const Prefix& prefix : subnet.addressPrefixes) {
        text += (text.empty() ? "" : ", ") + prefix.text();
    }
    return text;
}

}  // namespace

std::span<const TableMaker> allTables() {
    static constexpr std::array tables{
#define TABLE(function, key) TableMaker{key, &function},
#include "core/report/catalogue.def"
#undef TABLE
    };
    return tables;
}

Table subnetUsage(const Snapshot& snapshot) {
    return subnetUsageAt(snapshot, Occasion::atMaximumDuringUpgrade);
}

Table subnetUsageAt(const Snapshot& snapshot, Occasion occasion) {
    Table table{.key = "subnet-usage",
                .title = "Address use by subnet",
                .columns = {{"virtualNetwork", "Virtual network", ColumnType::text},
                            {"subnet", "Subnet", ColumnType::text},
                            {"prefix", "Prefix", ColumnType::text},
                            {"size", "Size", ColumnType::integer},
                            {"reserved", "Reserved", ColumnType::integer},
                            {"nodes", "Nodes", ColumnType::integer},
                            {"surge", "Surge", ColumnType::integer},
                            {"pods", "Pods", ColumnType::integer},
                            {"other", "Other", ColumnType::integer},
                            {"free", "Free", ColumnType::integer},
                            {"missing", "Missing", ColumnType::integer},
                            {"used", "Used", ColumnType::percent}},
                .rows = {}};
    for (const SubnetFacts& subnet : snapshot.facts->subnets) {
        const SubnetPlace place = *snapshot.facts->index->find(subnet.subnet);
        const SubnetUse use = useOf(*snapshot.capacity, subnet.subnet, occasion);
        table.rows.push_back(
            {subnet.subnet,
             {place.virtualNetwork->info.name, place.subnet->name, prefixesOf(*place.subnet), amount(use.size),
              amount(use.reserved), amount(use.nodes), amount(use.surge), amount(use.pods), amount(use.other),
              amount(use.free), amount(use.missing), usedShare(use)}});
    }
    return table;
}

}  // namespace aksnet
