// SPDX-License-Identifier: GPL-3.0-or-later
//
// All pairs of ranges that share an address, or for each prefix those that hold it.
#pragma once

#include "core/address/address_range.h"

#include <functional>
#include <span>
#include <vector>

namespace aksnet {

/// Two positions in the list that was swept, `first` < `second`.
struct OverlapPair {
    std::size_t first;
    std::size_t second;

    auto operator<=>(const OverlapPair&) const = default;
};

/// Every overlapping pair of the list, each once, ordered. O(n log n + k) time for k pairs, O(n + k) space.
[[nodiscard]] std::vector<OverlapPair> findOverlaps(std::span<const Prefix> prefixes);
[[nodiscard]] std::vector<OverlapPair> findOverlaps(std::span<const AddressRange> ranges);

/// Calls visit(position, holders) for every prefix that lies inside others of the list, or is equal to one before it: the
/// holders' positions, largest first. Every overlapping pair shows once, as a prefix and its holder. O(n log n) beside what
/// `visit` does, however many pairs there are.
void forEachNested(std::span<const Prefix> prefixes,
                   const std::function<void(std::size_t, std::span<const std::uint32_t>)>& visit);

}  // namespace aksnet
