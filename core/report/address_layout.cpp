// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row a segment: what each address of every subnet, pod CIDR and service CIDR is for.
#include "core/report/address_lookup.h"

#include <fmt/format.h>

namespace aksnet {

namespace {

/// "0–7", "12": the nodes whose addresses a segment holds, counted from 0 within their pool.
std::string nodesOf(const Segment& segment) {
    if (segment.perNode == 0) {
        return {};
    }
    const auto first = static_cast<std::uint64_t>(segment.firstIndex / segment.perNode);
    const auto last = static_cast<std::uint64_t>((segment.firstIndex + segment.count() - 1) / segment.perNode);
    return first == last ? fmt::format("{}", first) : fmt::format("{}–{}", first, last);
}

void addLayoutRows(const Facts& facts, const RangeLayout& layout, Table& table) {
    const std::string name(facts.index->nameOf(layout.range));
    for (const Segment& segment : layout.segments) {
        table.rows.push_back({layout.range,
                              {name, layout.prefix.text(), segment.range.first().text(), segment.range.last().text(),
                               addressCountCell(segment.count()), std::string(purposeTitle(segment.purpose)),
                               addressOwnerName(facts, segment.owner), nodesOf(segment),
                               std::string(segment.isIllustration ? "place not promised" : "")}});
    }
    for (const Unplaced& rest : layout.unplaced) {
        table.rows.push_back({layout.range,
                              {name, layout.prefix.text(), Cell(), Cell(), addressCountCell(rest.count),
                               std::string(purposeTitle(rest.purpose)), addressOwnerName(facts, rest.owner), Cell(),
                               std::string("no room")}});
    }
}

}  // namespace

Table addressLayout(const Snapshot& snapshot) {
    Table table{.key = "address-layout",
                .title = "Address layout",
                .columns = {{"range", "Range", ColumnType::text},
                            {"prefix", "Prefix", ColumnType::text},
                            {"first", "First", ColumnType::text},
                            {"last", "Last", ColumnType::text},
                            {"count", "Count", ColumnType::integer},
                            {"purpose", "Purpose", ColumnType::text},
                            {"owner", "Owner", ColumnType::text},
                            {"nodes", "Nodes", ColumnType::text},
                            {"note", "Note", ColumnType::text}},
                .rows = {}};
    forEachLayout(*snapshot.facts, [&](const RangeLayout& layout) { addLayoutRows(*snapshot.facts, layout, table); });
    return table;
}

}  // namespace aksnet
