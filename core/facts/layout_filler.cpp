// SPDX-License-Identifier: GPL-3.0-or-later
//
// See layout_filler.h.
#include "core/facts/layout_filler.h"

#include <algorithm>
#include <tuple>

namespace aksnet::facts {

LayoutFiller::LayoutFiller(const Prefix& prefix) : m_prefix(prefix) {
    m_free.emplace(Uint128{0}, prefix.last().number() - prefix.first().number());
}

IpAddress LayoutFiller::at(Uint128 offset) const {
    return IpAddress::of(m_prefix.family(), m_prefix.first().number() + offset);
}

void LayoutFiller::add(Uint128 first, Uint128 count, Segment segment) {
    segment.range = *AddressRange::of(at(first), at(first + count - 1));
    m_segments.push_back(segment);
}

bool LayoutFiller::takeAddress(IpAddress address, SegmentPurpose purpose, ObjectRef owner) {
    if (!m_prefix.contains(address)) {
        return false;
    }
    const Uint128 offset = address.number() - m_prefix.first().number();
    auto place = m_free.upper_bound(offset);
    if (place == m_free.begin() || (--place)->second < offset) {
        return false;
    }
    const auto [first, last] = *place;
    m_free.erase(place);
    if (first < offset) {
        m_free.emplace(first, offset - 1);
    }
    if (offset < last) {
        m_free.emplace(offset + 1, last);
    }
    add(offset, 1, {.range = m_prefix, .purpose = purpose, .owner = owner});
    return true;
}

Uint128 LayoutFiller::take(const Run& run, bool isIllustration) {
    Uint128 left = run.count;
    Uint128 index = run.firstIndex;
    for (auto place = m_free.begin(); left > 0 && place != m_free.end();) {
        const auto [first, last] = *place;
        const Uint128 start = (first + run.unit - 1) / run.unit * run.unit;
        const Uint128 units = start > last ? 0 : (last - start + 1) / run.unit;
        const Uint128 taken = std::min(units * run.unit, left);
        if (taken == 0) {
            ++place;
            continue;
        }
        place = m_free.erase(place);
        if (first < start) {
            m_free.emplace(first, start - 1);
        }
        if (start + taken - 1 < last) {
            place = m_free.emplace(start + taken, last).first;
        }
        add(start, taken,
            {.range = m_prefix,
             .purpose = run.purpose,
             .owner = run.owner,
             .firstIndex = index,
             .perNode = run.perNode,
             .isIllustration = isIllustration});
        left -= taken;
        index += taken;
    }
    return left;
}

RangeLayout LayoutFiller::finish(ObjectRef range, SegmentPurpose freePurpose) && {
    RangeLayout layout{.range = range, .prefix = m_prefix};
    for (const auto& [first, last] : m_free) {
        add(first, last - first + 1, {.range = m_prefix, .purpose = freePurpose});
        if (freePurpose == SegmentPurpose::free) {
            const Prefix largest = m_segments.back().range.largestPrefix();
            if (!layout.largestFree || largest.length() < layout.largestFree->length()) {
                layout.largestFree = largest;
            }
        }
    }
    std::ranges::sort(m_segments, {}, [](const Segment& segment) { return segment.range.first(); });
    for (std::uint32_t position = 0; position < m_segments.size(); ++position) {
        if (m_segments[position].perNode > 0) {
            layout.byNode.push_back(position);
        }
    }
    std::ranges::sort(layout.byNode, {}, [&](std::uint32_t position) {
        const Segment& segment = m_segments[position];
        return std::tuple(segment.owner, isForPods(segment.purpose), segment.firstIndex);
    });
    layout.segments = std::move(m_segments);
    return layout;
}

}  // namespace aksnet::facts
