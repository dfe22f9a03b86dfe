// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random addresses and prefixes for the tests of core/address: those at the ends of the space come up often.
#pragma once

#include "core/address/address_set.h"
#include "tests/support/dice.h"

#include <vector>

namespace aksnet::testing {

[[nodiscard]] inline Uint128 anyBits(Dice& dice) {
    Uint128 bits = 0;
    for (int i = 0; i < 4; ++i) {
        bits = (bits << 32) | dice.below(UINT32_MAX) | (dice.chance(50) ? 1U : 0U);
    }
    return bits;
}

[[nodiscard]] constexpr Uint128 largestNumber(IpFamily family) {
    return hostMask(family, 0);
}

/// Any address: sometimes one of the first or last few, sometimes with long runs of zeros.
[[nodiscard]] inline IpAddress anyAddress(Dice& dice, IpFamily family) {
    const Uint128 bits = anyBits(dice) & largestNumber(family);
    switch (dice.below(6)) {
        case 0: return IpAddress::of(family, dice.below(3));
        case 1: return IpAddress::of(family, largestNumber(family) - dice.below(3));
        case 2: return IpAddress::of(family, bits & (anyBits(dice) << dice.below(128)) & largestNumber(family));
        default: return IpAddress::of(family, bits);
    }
}

[[nodiscard]] inline IpFamily anyFamily(Dice& dice) {
    return dice.chance(50) ? IpFamily::v4 : IpFamily::v6;
}

[[nodiscard]] inline Prefix anyPrefix(Dice& dice, IpFamily family) {
    return Prefix::containing(anyAddress(dice, family), dice.between(0, bitWidth(family)));
}

/// A world small enough to count: 256 addresses at the start, in the middle or at the very end of a family's space.
struct SmallUniverse {
    Prefix space;

    static constexpr int bits = 8;
    static constexpr int count = 1 << bits;

    [[nodiscard]] IpAddress at(int position) const { return *space.first().plus(static_cast<unsigned>(position)); }
    [[nodiscard]] int positionOf(IpAddress address) const {
        return static_cast<int>(address.number() - space.first().number());
    }
    [[nodiscard]] int length(int blockBits) const { return bitWidth(space.family()) - blockBits; }

    [[nodiscard]] AddressRange anyRange(Dice& dice) const {
        const int first = dice.between(0, count - 1);
        return *AddressRange::of(at(first),
                                 at(std::min(count - 1, first + dice.between(0, dice.chance(30) ? count : 9))));
    }
    [[nodiscard]] Prefix anyBlock(Dice& dice) const {
        return Prefix::containing(at(dice.between(0, count - 1)), length(dice.chance(10) ? bits : dice.between(0, 5)));
    }
};

[[nodiscard]] inline std::vector<SmallUniverse> smallUniverses() {
    std::vector<SmallUniverse> universes;
    for (const IpFamily family : {IpFamily::v4, IpFamily::v6}) {
        const int length = bitWidth(family) - SmallUniverse::bits;
        for (const Uint128 number : {Uint128{0}, Uint128{10} << (bitWidth(family) - 8), largestNumber(family)}) {
            universes.push_back({Prefix::containing(IpAddress::of(family, number), length)});
        }
    }
    return universes;
}

}  // namespace aksnet::testing
