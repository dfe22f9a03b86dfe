// SPDX-License-Identifier: GPL-3.0-or-later
//
// Repeatable chance for generated plans: the same numbers for the same seed with every compiler and library.
#pragma once

#include "core/address/prefix.h"

#include <random>
#include <span>

namespace aksnet::testing {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}

    /// 0 … bound - 1; the small bias of the remainder does not matter here.
    [[nodiscard]] std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(m_engine() % bound); }
    /// least … most
    [[nodiscard]] int between(int least, int most) {
        return least + static_cast<int>(below(static_cast<std::uint32_t>(most - least + 1)));
    }
    [[nodiscard]] bool chance(std::uint32_t percent) { return below(100) < percent; }
    template <class T>
    [[nodiscard]] const T& of(std::span<const T> list) {
        return list[below(static_cast<std::uint32_t>(list.size()))];
    }
    /// A block inside `space`, of a length between those two; lengths shorter than the space's give the space itself.
    [[nodiscard]] Prefix inside(const Prefix& space, int shortest, int longest) {
        const int length = std::max(between(shortest, longest), space.length());
        const Uint128 blocks = Uint128{1} << std::min(length - space.length(), 63);
        const Uint128 step = Uint128{1} << (bitWidth(space.family()) - length);
        const Uint128 offset = static_cast<Uint128>(m_engine()) % blocks;
        return Prefix::containing(*space.first().plus(offset * step), length);
    }

private:
    std::mt19937_64 m_engine;
};

}  // namespace aksnet::testing
