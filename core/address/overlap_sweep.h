// SPDX-License-Identifier: GPL-3.0-or-later
//
// All pairs of ranges that share an address.
#pragma once

#include "core/address/address_range.h"

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

}  // namespace aksnet
