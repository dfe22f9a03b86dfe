// SPDX-License-Identifier: GPL-3.0-or-later
//
// A run of addresses that need not be aligned.
#pragma once

#include "core/address/prefix.h"

#include <vector>

namespace aksnet {

/// The addresses first … last, both included, of one family. Never empty.
///
/// Laws:  size() == last - first + 1
///        the blocks of toPrefixes() tile the range in order, and no two of them could be one
class AddressRange {
public:
    /// none if the families differ or last < first.
    [[nodiscard]] static std::optional<AddressRange> of(IpAddress first, IpAddress last);
    /// Every prefix is a range.
    // NOLINTNEXTLINE(google-explicit-constructor)
    AddressRange(const Prefix& prefix) : m_first(prefix.first()), m_last(prefix.last()) {}

    [[nodiscard]] IpAddress first() const { return m_first; }
    [[nodiscard]] IpAddress last() const { return m_last; }
    /// The whole of IPv6 answers 2^128 - 1, the only size that does not fit.
    [[nodiscard]] Uint128 size() const;
    [[nodiscard]] bool contains(IpAddress address) const { return m_first <= address && address <= m_last; }
    [[nodiscard]] bool contains(const AddressRange& other) const {
        return m_first <= other.m_first && other.m_last <= m_last;
    }
    [[nodiscard]] bool overlaps(const AddressRange& other) const {
        return m_first <= other.m_last && other.m_first <= m_last;
    }
    [[nodiscard]] std::optional<AddressRange> intersection(const AddressRange& other) const;
    /// The fewest prefixes that make up this range, in order; at most 2 × width of them.
    [[nodiscard]] std::vector<Prefix> toPrefixes() const;
    /// The largest aligned block inside; the first of them if several are equal.
    [[nodiscard]] Prefix largestPrefix() const;
    /// "10.0.0.4–10.0.0.254"
    [[nodiscard]] std::string text() const;

    auto operator<=>(const AddressRange&) const = default;

private:
    AddressRange(IpAddress first, IpAddress last) : m_first(first), m_last(last) {}

    IpAddress m_first;
    IpAddress m_last;
};

}  // namespace aksnet
