// SPDX-License-Identifier: GPL-3.0-or-later
//
// An immutable set of addresses, kept as disjoint ranges in order.
#pragma once

#include "core/address/address_range.h"

#include <span>
#include <vector>

namespace aksnet {

/// Any set of IPv4 and IPv6 addresses. Ranges are disjoint, ordered and never touch.
///
/// Laws (A, B, C any sets):  A ∪ B = B ∪ A,  A ∩ B = B ∩ A,  A − B = A ∩ (whole − B)
///                           |A| + |B| = |A ∪ B| + |A ∩ B|
///                           (A − B) ∩ B = ∅
/// Queries are O(log n), the set operations O(n + m).
class AddressSet {
public:
    AddressSet() = default;
    AddressSet(std::span<const Prefix> prefixes);  // NOLINT(google-explicit-constructor): a list of prefixes is a set
    AddressSet(const AddressRange& range);         // NOLINT(google-explicit-constructor): a range is a set

    [[nodiscard]] bool empty() const { return m_ranges.empty(); }
    /// Number of addresses; saturates at 2^128 - 1.
    [[nodiscard]] Uint128 size() const;
    [[nodiscard]] std::span<const AddressRange> ranges() const { return m_ranges; }
    [[nodiscard]] bool contains(IpAddress address) const;
    [[nodiscard]] bool contains(const AddressRange& range) const;
    [[nodiscard]] bool overlaps(const AddressRange& range) const;

    [[nodiscard]] AddressSet united(const AddressSet& other) const;
    [[nodiscard]] AddressSet intersected(const AddressSet& other) const;
    [[nodiscard]] AddressSet without(const AddressSet& other) const;

    /// The fewest prefixes that make up the set, in order.
    [[nodiscard]] std::vector<Prefix> toPrefixes() const;

    bool operator==(const AddressSet&) const = default;

private:
    friend class AddressSetBuilder;
    std::vector<AddressRange> m_ranges;
};

/// Gathers ranges in any order; `build` sorts and joins them once: O(n log n).
class AddressSetBuilder {
public:
    void add(const AddressRange& range) { m_ranges.push_back(range); }
    [[nodiscard]] AddressSet build() &&;

private:
    std::vector<AddressRange> m_ranges;
};

}  // namespace aksnet
