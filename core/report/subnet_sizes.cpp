// SPDX-License-Identifier: GPL-3.0-or-later
//
// See subnet_sizes.h.
#include "core/report/subnet_sizes.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet {

namespace {

Cell sizeCell(std::uint64_t number) {
    return static_cast<std::int64_t>(std::min<std::uint64_t>(number, INT64_MAX));
}

Cell lengthCell(std::optional<int> length) {
    return length ? Cell(fmt::format("/{}", *length)) : Cell(std::string("too large"));
}

}  // namespace

Table subnetSizes(const advisor::SizeAdvice& advice) {
    Table table{.key = "subnet-sizes",
                .title = fmt::format("Sizes for {}", advice.model->title),
                .columns = {{"range", "Range", ColumnType::text},
                            {"now", "Now", ColumnType::integer},
                            {"atMaximum", "At maximum", ColumnType::integer},
                            {"duringUpgrade", "Upgrade", ColumnType::integer},
                            {"atMaximumDuringUpgrade", "Upgrade at maximum", ColumnType::integer},
                            {"smallest", "Smallest", ColumnType::text},
                            {"withGrowth", "With growth", ColumnType::integer},
                            {"recommended", "Recommended", ColumnType::text}},
                .rows = {}};
    for (const advisor::RangeSize& range : advice.ranges) {
        table.rows.push_back({ObjectRef(),
                              {std::string(sizedRangeTitle(range.range)), sizeCell(range.need[Occasion::now]),
                               sizeCell(range.need[Occasion::atMaximum]), sizeCell(range.need[Occasion::duringUpgrade]),
                               sizeCell(range.need[Occasion::atMaximumDuringUpgrade]), lengthCell(range.smallest),
                               sizeCell(range.grownNeed), lengthCell(range.recommended)}});
    }
    return table;
}

Table subnetSizeSums(const advisor::SizeAdvice& advice) {
    Table table{.key = "subnet-size-sums",
                .title = "Sums, at maximum during an upgrade",
                .columns = {{"range", "Range", ColumnType::text},
                            {"what", "What", ColumnType::text},
                            {"sum", "Sum", ColumnType::text},
                            {"addresses", "Addresses", ColumnType::text}},
                .rows = {}};
    for (const advisor::RangeSize& range : advice.ranges) {
        for (const SumRow& row : range.sum) {
            table.rows.push_back(
                {ObjectRef(), {std::string(sizedRangeTitle(range.range)), row.label, row.expression, row.value}});
        }
    }
    return table;
}

}  // namespace aksnet
