// SPDX-License-Identifier: GPL-3.0-or-later
//
// Arithmetic that cannot wrap round: sums of hostile numbers end at the largest value instead.
#pragma once

#include <cstdint>
#include <limits>

namespace aksnet {

[[nodiscard]] constexpr std::uint64_t saturatingAdd(std::uint64_t a, std::uint64_t b) {
    return b > std::numeric_limits<std::uint64_t>::max() - a ? std::numeric_limits<std::uint64_t>::max() : a + b;
}

[[nodiscard]] constexpr std::uint64_t saturatingMultiply(std::uint64_t a, std::uint64_t b) {
    return b != 0 && a > std::numeric_limits<std::uint64_t>::max() / b ? std::numeric_limits<std::uint64_t>::max()
                                                                       : a * b;
}

}  // namespace aksnet
