// SPDX-License-Identifier: GPL-3.0-or-later
//
// What all overlap rules do alike: walk the overlaps of one kind and show the two ranges.
#pragma once

#include "core/rules/fix_helpers.h"
#include "core/rules/rule.h"

#include <algorithm>
#include <concepts>

namespace aksnet::rules {

/// The sum of an overlap: both ranges and what they share.
[[nodiscard]] std::vector<SumRow> overlapSum(const RangeOverlap& overlap, std::string_view aLabel, std::string_view bLabel);

/// Calls `report(overlap)` for each overlap of the kind. Facts keeps them ordered by kind, so this is O(log n + found).
void eachOverlap(const Facts& facts, OverlapKind kind, std::invocable<const RangeOverlap&> auto&& report) {
    const auto found = std::ranges::equal_range(facts.overlaps, kind, {}, &RangeOverlap::kind);
    for (const RangeOverlap& overlap : found) {
        report(overlap);
    }
}

/// Words and field of one of a cluster's two ranges.
struct ClusterRangeWords {
    std::string_view name;   ///< "pod CIDR"
    std::string_view field;  ///< "networkProfile.podCidrs"
};
inline constexpr ClusterRangeWords podCidrWords{"pod CIDR", "networkProfile.podCidrs"};
inline constexpr ClusterRangeWords serviceCidrWords{"service CIDR", "networkProfile.serviceCidrs"};

/// One finding for a cluster's range that meets something, with the fix that moves the range. `consequence` is a sentence.
Finding& reportClusterOverlap(const Facts& facts, FindingSink& sink, const RangeOverlap& overlap, const ClusterRangeWords& words, std::string_view consequence);

}  // namespace aksnet::rules
