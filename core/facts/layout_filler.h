// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fills a range from its low end with runs of addresses.
#pragma once

#include "core/facts/address_layout.h"

#include <map>

namespace aksnet::facts {

/// A run to place: `count` addresses of one owner, given out in units that are aligned to their size.
struct Run {
    SegmentPurpose purpose;
    ObjectRef owner;
    Uint128 count = 0;
    Uint128 unit = 1;     ///< 16 for /28 blocks, 256 for /24 node ranges; a power of two
    Uint128 perNode = 0;  ///< 0 where nodes do not count
    Uint128 firstIndex = 0;
};

/// Free places are kept by first offset; each run takes the lowest that fit. Placing costs O(log n + pieces it falls into),
/// as places too small for a unit are passed by.
class LayoutFiller {
public:
    explicit LayoutFiller(const Prefix& prefix);

    /// Takes exactly this address if it is inside and still free; says whether it did.
    bool takeAddress(IpAddress address, SegmentPurpose purpose, ObjectRef owner);
    /// Places as much of the run as there is room for; returns how many addresses are left over (whole units).
    [[nodiscard]] Uint128 take(const Run& run, bool isIllustration = true);
    /// The finished layout; what is free is of that purpose.
    [[nodiscard]] RangeLayout finish(ObjectRef range, SegmentPurpose freePurpose = SegmentPurpose::free) &&;

private:
    void add(Uint128 first, Uint128 count, Segment segment);
    [[nodiscard]] IpAddress at(Uint128 offset) const;

    Prefix m_prefix;
    std::map<Uint128, Uint128> m_free;  ///< first offset → last offset
    std::vector<Segment> m_segments;
};

}  // namespace aksnet::facts
