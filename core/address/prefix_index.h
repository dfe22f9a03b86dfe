// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looks prefixes up by address or by overlap.
#pragma once

#include "core/address/prefix.h"

#include <ranges>
#include <span>
#include <vector>

namespace aksnet {

/// An immutable map from prefixes to numbers; equal prefixes may stand in it more than once.
/// O(n log n) to build; prefixes only nest, so each knows the next larger one that holds it and a lookup walks up from the
/// one that starts last before the address.
class PrefixIndex {
public:
    struct Entry {
        Prefix prefix;
        std::uint32_t value;
    };

    PrefixIndex() = default;
    explicit PrefixIndex(std::vector<Entry> entries);

    /// The value of the longest prefix that holds the address, of equal ones the last given; or none. O(log n + nesting
    /// depth).
    [[nodiscard]] std::optional<std::uint32_t> find(IpAddress address) const;
    /// Calls `visit(const Entry&)` for every entry that shares an address with the prefix, in the order of prefixes; equal
    /// ones as they were given. O(log n + nesting depth + found).
    template <class Visit>
    void findOverlapping(const Prefix& prefix, Visit&& visit) const {
        const std::size_t begin = firstNotBefore(prefix);
        visitAncestors(begin, prefix, visit);
        for (std::size_t i = begin; i < m_entries.size() && m_entries[i].prefix.first() <= prefix.last(); ++i) {
            visit(m_entries[i]);
        }
    }

    [[nodiscard]] std::span<const Entry> entries() const { return m_entries; }

private:
    static constexpr std::uint32_t none = UINT32_MAX;

    /// Position of the first entry that does not order before the prefix.
    [[nodiscard]] std::size_t firstNotBefore(const Prefix& prefix) const;

    template <class Visit>
    void visitAncestors(std::size_t begin, const Prefix& prefix, Visit& visit) const {
        if (begin == 0) {
            return;
        }
        std::vector<std::uint32_t> holders;
        for (auto i = static_cast<std::uint32_t>(begin - 1); i != none; i = m_holder[i]) {
            if (m_entries[i].prefix.contains(prefix)) {
                holders.push_back(i);
            }
        }
        for (const std::uint32_t holder : std::views::reverse(holders)) {
            visit(m_entries[holder]);
        }
    }

    std::vector<Entry> m_entries;         ///< ordered by prefix
    std::vector<std::uint32_t> m_holder;  ///< for each entry the position of the closest one before it that holds it
};

}  // namespace aksnet
