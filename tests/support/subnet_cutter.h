// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cuts aligned blocks off a range one after the other; what alignment skips is lost.
#pragma once

#include "core/address/prefix.h"

#include <algorithm>
#include <bit>

namespace aksnet::testing {

class SubnetCutter {
public:
    explicit SubnetCutter(const Prefix& space) : m_space(space), m_next(space.first()) {}

    /// A cutter over the first aligned block at or after `from` that has room for that many addresses and Azure's five.
    [[nodiscard]] static SubnetCutter forAddresses(std::uint64_t addresses, IpAddress from) {
        const int length = lengthFor(addresses);
        const Prefix holder = Prefix::containing(from, length);
        return SubnetCutter(holder.first() == from ? holder : *holder.next());
    }

    /// The next block of that length; none once the range is used up.
    [[nodiscard]] std::optional<Prefix> cut(int length) {
        if (!m_next || length < m_space.length()) {
            return std::nullopt;
        }
        Prefix block = Prefix::containing(*m_next, length);
        if (block.first() != *m_next) {
            const auto after = block.next();
            if (!after) {
                return std::nullopt;
            }
            block = *after;
        }
        if (!m_space.contains(block)) {
            return std::nullopt;
        }
        m_next = block.last().plus(1);
        return block;
    }
    /// The next block with room for that many addresses and Azure's five; at least a /27.
    [[nodiscard]] std::optional<Prefix> cutFor(std::uint64_t addresses) { return cut(lengthFor(addresses)); }

    [[nodiscard]] const Prefix& space() const { return m_space; }

private:
    static int lengthFor(std::uint64_t addresses) {
        return std::min(27, 32 - static_cast<int>(std::bit_width(addresses + 4)));
    }

    Prefix m_space;
    std::optional<IpAddress> m_next;
};

}  // namespace aksnet::testing
