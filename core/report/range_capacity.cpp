// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row a subnet or pod CIDR: what is needed when, how much more it holds, and whether AKS and the network agree.
#include "core/base/text.h"
#include "core/report/report.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {

namespace {

Cell addresses(std::uint64_t number) {
    return static_cast<std::int64_t>(std::min<std::uint64_t>(number, INT64_MAX));
}

std::string prefixesOfRange(const Facts& facts, ObjectRef range) {
    std::string text;
    const auto add = [&](const Prefix& prefix) {
        if (prefix.isV4()) {
            text += (text.empty() ? "" : ", ") + prefix.text();
        }
    };
    if (range.kind == ObjectKind::subnet) {
        std::ranges::for_each(facts.index->find(SubnetId(range.number))->subnet->addressPrefixes, add);
    } else {
        std::ranges::for_each(facts.find(ClusterId(range.number))->podCidrs, add, &ClusterRange::prefix);
    }
    return text;
}

/// The least by which any of its pools can grow; empty without pools.
Cell growthLeft(const Facts& facts, const PlanCapacity& capacity, const RangeCapacity& range) {
    std::optional<std::uint32_t> least;
    for (const PoolShare& share : capacity.sharesOf(range)) {
        const std::uint32_t more = moreNodes(facts, capacity, range, share.pool);
        least = std::min(least.value_or(more), more);
    }
    return least && *least < moreThanEnough ? Cell(std::int64_t{*least}) : Cell();
}

/// "accepted", or the first operation that AKS refuses: "scale to maximum: 180 of 127".
std::string checkText(const PlanCapacity& capacity, const RangeCapacity& range, Arithmetic arithmetic) {
    if (range.shareCount == 0) {
        return {};
    }
    for (const Operation operation : allOperations) {
        const ServiceCheck check = serviceCheck(capacity, range, operation, arithmetic);
        if (!check.passes()) {
            return fmt::format("{}: {} of {}", operationTitle(operation), grouped(check.need),
                               grouped(check.available));
        }
    }
    return "accepted";
}

/// "fits", or the first occasion on which it is full; that pods wait is told where nothing worse happens.
std::string networkText(const PlanCapacity& capacity, const RangeCapacity& range) {
    std::string waiting;
    for (const Occasion occasion : allOccasions) {
        const NetworkVerdict verdict = networkVerdict(capacity, range, occasion);
        if (verdict == NetworkVerdict::full) {
            return fmt::format("full {}", occasionTitle(occasion));
        }
        if (verdict == NetworkVerdict::podsWait && waiting.empty()) {
            waiting = fmt::format("pods wait {}", occasionTitle(occasion));
        }
    }
    return waiting.empty() ? "fits" : waiting;
}

}  // namespace

Table rangeCapacity(const Snapshot& snapshot) {
    Table table{.key = "capacity",
                .title = "Capacity of ranges",
                .columns = {{"range", "Range", ColumnType::text},
                            {"prefix", "Prefix", ColumnType::text},
                            {"usable", "Usable", ColumnType::integer},
                            {"now", "Now", ColumnType::integer},
                            {"maximum", "Maximum", ColumnType::integer},
                            {"upgrade", "Upgrade", ColumnType::integer},
                            {"maximumUpgrade", "Upgrade at maximum", ColumnType::integer},
                            {"free", "Free", ColumnType::integer},
                            {"missing", "Missing", ColumnType::integer},
                            {"smallest", "Smallest prefix", ColumnType::text},
                            {"moreNodes", "More nodes", ColumnType::integer},
                            {"documented", "Check, documented", ColumnType::text},
                            {"observed", "Check, observed", ColumnType::text},
                            {"network", "Network", ColumnType::text}},
                .rows = {}};
    const Facts& facts = *snapshot.facts;
    const PlanCapacity& capacity = *snapshot.capacity;
    constexpr Occasion peak = Occasion::atMaximumDuringUpgrade;
    table.rows.reserve(capacity.ranges.size());
    for (const RangeCapacity& range : capacity.ranges) {
        const auto smallest = smallestPrefix(capacity, range, peak);
        table.rows.push_back(
            {range.range,
             {facts.index->nameOf(range.range), prefixesOfRange(facts, range.range), addresses(range.usable()),
              addresses(range.need[Occasion::now]), addresses(range.need[Occasion::atMaximum]),
              addresses(range.need[Occasion::duringUpgrade]), addresses(range.need[peak]), addresses(range.free(peak)),
              addresses(range.missing[peak]), smallest ? fmt::format("/{}", *smallest) : std::string("none"),
              growthLeft(facts, capacity, range), checkText(capacity, range, Arithmetic::documented),
              checkText(capacity, range, Arithmetic::observed), networkText(capacity, range)}});
    }
    return table;
}

}  // namespace aksnet
