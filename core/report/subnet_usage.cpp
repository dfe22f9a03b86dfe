// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row a subnet: its size and who takes its IPv4 addresses at peak.
#include "core/report/subnet_usage.h"

#include <array>

namespace aksnet {

namespace {

Cell amount(std::uint64_t number) {
    return static_cast<std::int64_t>(std::min<std::uint64_t>(number, INT64_MAX));
}

/// What is used, surge and Azure's own addresses included, in tenths of a percent of the size.
Cell usedShare(const SubnetFacts& subnet) {
    if (subnet.size == 0) {
        return {};
    }
    const auto used = static_cast<double>(subnet.used() + subnet.reserved);
    return static_cast<std::int64_t>(used * 1000.0 / static_cast<double>(subnet.size) + 0.5);
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
        table.rows.push_back(
            {subnet.subnet,
             {place.virtualNetwork->info.name, place.subnet->name, prefixesOf(*place.subnet), amount(subnet.size),
              amount(subnet.reserved), amount(subnet.nodes), amount(subnet.surge), amount(subnet.pods),
              amount(subnet.other), amount(subnet.free()), amount(subnet.missing()), usedShare(subnet)}});
    }
    return table;
}

}  // namespace aksnet
