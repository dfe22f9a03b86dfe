// SPDX-License-Identifier: GPL-3.0-or-later
//
// See address_range.h.
#include "core/address/address_range.h"

#include <algorithm>
#include <bit>

namespace aksnet {

namespace {

int trailingZeros(Uint128 number, int width) {
    const auto low = static_cast<std::uint64_t>(number);
    const auto high = static_cast<std::uint64_t>(number >> 64);
    const int zeros = low != 0 ? std::countr_zero(low) : high != 0 ? 64 + std::countr_zero(high) : 128;
    return std::min(zeros, width);
}

int floorLog2(Uint128 number) {
    const auto high = static_cast<std::uint64_t>(number >> 64);
    return high != 0 ? 127 - std::countl_zero(high) : 63 - std::countl_zero(static_cast<std::uint64_t>(number));
}

/// The largest aligned block that starts at `first` and ends at or before `last`.
Prefix largestBlockAt(IpAddress first, IpAddress last) {
    const int width = bitWidth(first.family());
    const Uint128 distance = last.number() - first.number();  // one less than the count, so that the whole of IPv6 fits
    const int room = distance == ~Uint128{0} ? 128 : floorLog2(distance + 1);
    return Prefix::containing(first, width - std::min(trailingZeros(first.number(), width), room));
}

}  // namespace

std::optional<AddressRange> AddressRange::of(IpAddress first, IpAddress last) {
    if (first.family() != last.family() || last < first) {
        return std::nullopt;
    }
    return AddressRange(first, last);
}

Uint128 AddressRange::size() const {
    const Uint128 distance = m_last.number() - m_first.number();
    return distance == ~Uint128{0} ? distance : distance + 1;
}

std::optional<AddressRange> AddressRange::intersection(const AddressRange& other) const {
    return of(std::max(m_first, other.m_first), std::min(m_last, other.m_last));
}

// Greedy from the left gives the fewest blocks: each is the largest that may start where the one before ended.
//
//   .4            .8                .16        .20
//   [ /30 ][       /29       ]...  [   /30   ]
std::vector<Prefix> AddressRange::toPrefixes() const {
    std::vector<Prefix> prefixes;
    std::optional<IpAddress> first = m_first;
    while (first && *first <= m_last) {
        prefixes.push_back(largestBlockAt(*first, m_last));
        first = prefixes.back().last().plus(1);
    }
    return prefixes;
}

// Any 2^k addresses in a row hold an aligned block of 2^(k-1), so no more than two sizes are tried.
Prefix AddressRange::largestPrefix() const {
    const int width = bitWidth(m_first.family());
    const Uint128 distance = m_last.number() - m_first.number();
    for (int bits = distance == ~Uint128{0} ? 128 : floorLog2(distance + 1);; --bits) {
        const Uint128 mask = hostMask(m_first.family(), width - bits);
        const Uint128 start = (m_first.number() + mask) & ~mask;
        if (start >= m_first.number() && start <= m_last.number() && m_last.number() - start >= mask) {
            return Prefix::containing(IpAddress::of(m_first.family(), start), width - bits);
        }
    }
}

std::string AddressRange::text() const {
    return m_first.text() + "–" + m_last.text();
}

}  // namespace aksnet
