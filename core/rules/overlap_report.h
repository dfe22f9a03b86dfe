// SPDX-License-Identifier: GPL-3.0-or-later
//
// What all overlap rules do alike: walk the overlaps of one kind and show the ranges.
#pragma once

#include "core/rules/fix_helpers.h"
#include "core/rules/rule.h"

#include <algorithm>
#include <concepts>
#include <functional>

namespace aksnet::rules {

/// The overlaps of a kind. Facts keeps them ordered by kind, then by `a`.
[[nodiscard]] std::span<const RangeOverlap> overlapsOf(const Facts& facts, OverlapKind kind);

/// What the two ranges share. Prefixes only nest, so that is the smaller of them.
[[nodiscard]] const Prefix& sharedRange(const RangeOverlap& overlap);

/// Calls `visit` once for each pair of things that overlap, with all overlaps of the two.
void forEachPair(const Facts& facts, OverlapKind kind, const std::function<void(std::span<const RangeOverlap>)>& visit);
/// The sum of one pair of things: the first two ranges that meet, and all that they share.
[[nodiscard]] std::vector<SumRow> overlapSum(const Facts& facts, std::span<const RangeOverlap> pairs);
/// The row that counts what is not listed, if anything is not.
void addUnlisted(std::size_t count, std::vector<SumRow>& rows);
/// " (and 2 more of their ranges overlap)" of a pair with three overlaps; empty for one.
[[nodiscard]] std::string morePairs(std::size_t count);

/// Words and field of one of a cluster's two ranges.
struct ClusterRangeWords {
    std::string_view name;   ///< "pod CIDR"
    std::string_view field;  ///< "networkProfile.podCidrs"
};
inline constexpr ClusterRangeWords podCidrWords{"pod CIDR", "networkProfile.podCidrs"};
inline constexpr ClusterRangeWords serviceCidrWords{"service CIDR", "networkProfile.serviceCidrs"};

/// What an overlap rule says of a cluster beyond naming the ranges.
struct ClusterOverlapVerdict {
    std::string_view consequence;                              ///< a sentence
    std::optional<Severity> severity = std::nullopt;           ///< where it is not the rule's own
    std::optional<std::string_view> azureCode = std::nullopt;  ///< likewise
};

/// One finding for each range of a cluster that meets things, however many it meets, with the fix that moves the range.
void reportClusterOverlaps(const Facts& facts, FindingSink& sink, OverlapKind kind, const ClusterRangeWords& words,
                           const std::function<ClusterOverlapVerdict(const ClusterFacts&)>& verdict);

}  // namespace aksnet::rules
