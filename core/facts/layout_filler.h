// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fills a range from its low end with runs of addresses.
#pragma once

#include "core/facts/address_layout.h"

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

/// Free places are kept in order; each run takes the lowest that fit. Addresses that are taken one by one cost O(1) in
/// ascending order, O(places behind) otherwise. A run costs O(places it looks at).
class LayoutFiller {
public:
    /// Room for that many segments is made at once.
    explicit LayoutFiller(const Prefix& prefix, std::size_t segments = 8);

    /// Takes exactly this address if it is inside and still free; says whether it did.
    bool takeAddress(IpAddress address, SegmentPurpose purpose, ObjectRef owner, bool isIllustration = false);
    /// Places as much of the run as there is room for; returns how many addresses are left over (whole units).
    [[nodiscard]] Uint128 take(const Run& run, bool isIllustration = true);
    /// The finished layout; what is free is of that purpose.
    [[nodiscard]] RangeLayout finish(ObjectRef range, SegmentPurpose freePurpose = SegmentPurpose::free) &&;

private:
    /// A free place, both ends included; as offsets in the prefix.
    struct Place {
        Uint128 first;
        Uint128 last;
    };
    void add(Uint128 first, Uint128 count, Segment segment);
    [[nodiscard]] IpAddress at(Uint128 offset) const;
    void removePlace(std::size_t position);

    Prefix m_prefix;
    std::vector<Place> m_places;
    std::size_t m_firstPlace = 0;  ///< those before are used up
    std::vector<Segment> m_segments;
};

}  // namespace aksnet::facts
