// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finding room: aligned blocks in free space.
#pragma once

#include "core/address/address_set.h"

namespace aksnet {

enum class Fit : std::uint8_t {
    first,  ///< the lowest aligned block
    best,   ///< the lowest aligned block of the smallest gap that holds one; keeps large gaps whole
};

/// An aligned block of the given length inside `free`, or none. O(ranges of `free`).
[[nodiscard]] std::optional<Prefix> findFree(const AddressSet& free, IpFamily family, int length, Fit fit = Fit::best);

/// The lowest free block of that length after `after` (wrapping to the start), for stepping through free places.
[[nodiscard]] std::optional<Prefix> nextFree(const AddressSet& free, const Prefix& after);

/// What is left of `space` once `used` is taken out.
[[nodiscard]] AddressSet freeSpace(std::span<const Prefix> space, std::span<const Prefix> used);

}  // namespace aksnet
