// SPDX-License-Identifier: GPL-3.0-or-later
//
// See prefix_index.h.
#include "core/address/prefix_index.h"

#include <algorithm>

namespace aksnet {

PrefixIndex::PrefixIndex(std::vector<Entry> entries) : m_entries(std::move(entries)) {
    std::ranges::stable_sort(m_entries, {}, &Entry::prefix);
    m_holder.reserve(m_entries.size());
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < m_entries.size(); ++i) {
        while (!open.empty() && !m_entries[open.back()].prefix.contains(m_entries[i].prefix)) {
            open.pop_back();
        }
        m_holder.push_back(open.empty() ? none : open.back());
        open.push_back(i);
    }
}

std::size_t PrefixIndex::firstNotBefore(const Prefix& prefix) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(m_entries, prefix, {}, &Entry::prefix) -
                                    m_entries.begin());
}

std::optional<std::uint32_t> PrefixIndex::find(IpAddress address) const {
    const auto after = std::ranges::upper_bound(m_entries, Prefix::containing(address, bitWidth(address.family())), {},
                                                &Entry::prefix);
    if (after == m_entries.begin()) {
        return std::nullopt;
    }
    for (auto i = static_cast<std::uint32_t>(after - m_entries.begin() - 1); i != none; i = m_holder[i]) {
        if (m_entries[i].prefix.contains(address)) {
            return m_entries[i].value;
        }
    }
    return std::nullopt;
}

}  // namespace aksnet
