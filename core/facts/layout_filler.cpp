// SPDX-License-Identifier: GPL-3.0-or-later
//
// See layout_filler.h.
#include "core/facts/layout_filler.h"

#include <algorithm>
#include <tuple>

namespace aksnet::facts {

LayoutFiller::LayoutFiller(const Prefix& prefix, std::size_t segments) : m_prefix(prefix) {
    m_places.reserve(4);
    m_places.push_back({0, prefix.last().number() - prefix.first().number()});
    m_segments.reserve(segments);
}

IpAddress LayoutFiller::at(Uint128 offset) const {
    return IpAddress::of(m_prefix.family(), m_prefix.first().number() + offset);
}

void LayoutFiller::add(Uint128 first, Uint128 count, Segment segment) {
    segment.range = *AddressRange::of(at(first), at(first + count - 1));
    m_segments.push_back(segment);
}

void LayoutFiller::removePlace(std::size_t position) {
    if (position == m_firstPlace) {
        ++m_firstPlace;
    } else {
        m_places.erase(m_places.begin() + static_cast<std::ptrdiff_t>(position));
    }
}

bool LayoutFiller::takeAddress(IpAddress address, SegmentPurpose purpose, ObjectRef owner, bool isIllustration) {
    if (!m_prefix.contains(address)) {
        return false;
    }
    const Uint128 offset = address.number() - m_prefix.first().number();
    const auto begin = m_places.begin() + static_cast<std::ptrdiff_t>(m_firstPlace);
    const auto place = std::ranges::lower_bound(begin, m_places.end(), offset, {}, &Place::last);
    if (place == m_places.end() || offset < place->first) {
        return false;
    }
    if (place->first == place->last) {
        removePlace(static_cast<std::size_t>(place - m_places.begin()));
    } else if (offset == place->first) {
        ++place->first;
    } else if (offset == place->last) {
        --place->last;
    } else {
        const Place behind{offset + 1, place->last};
        place->last = offset - 1;
        m_places.insert(place + 1, behind);
    }
    add(offset, 1, {.range = m_prefix, .purpose = purpose, .isIllustration = isIllustration, .owner = owner});
    return true;
}

Uint128 LayoutFiller::take(const Run& run, bool isIllustration) {
    const Uint128 mask = run.unit - 1;
    Uint128 left = run.count;
    Uint128 index = run.firstIndex;
    for (std::size_t position = m_firstPlace; left > 0 && position < m_places.size();) {
        const auto [first, last] = m_places[position];
        const Uint128 start = (first + mask) & ~mask;
        const Uint128 room = start > last ? 0 : (last - start + 1) & ~mask;
        const Uint128 taken = std::min(room, left);
        if (taken == 0) {
            ++position;
            continue;
        }
        const Uint128 end = start + taken;
        if (first < start && end <= last) {
            m_places[position].last = start - 1;
            m_places.insert(m_places.begin() + static_cast<std::ptrdiff_t>(position) + 1, {end, last});
            position += 2;
        } else if (first < start) {
            m_places[position++].last = start - 1;
        } else if (end <= last) {
            m_places[position++].first = end;
        } else {
            const bool isFirst = position == m_firstPlace;
            removePlace(position);
            position += isFirst ? 1 : 0;
        }
        add(start, taken,
            {.range = m_prefix,
             .purpose = run.purpose,
             .isIllustration = isIllustration,
             .owner = run.owner,
             .firstIndex = index,
             .perNode = run.perNode});
        left -= taken;
        index += taken;
    }
    return left;
}

RangeLayout LayoutFiller::finish(ObjectRef range, SegmentPurpose freePurpose) && {
    RangeLayout layout{.range = range, .prefix = m_prefix};
    for (std::size_t position = m_firstPlace; position < m_places.size(); ++position) {
        const auto [first, last] = m_places[position];
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
