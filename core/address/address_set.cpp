// SPDX-License-Identifier: GPL-3.0-or-later
//
// Set operations as sweeps over two ordered lists of disjoint ranges.
//
//   A        [=======]     [====]      [==]
//   B            [=====]         [==]  [==]
//   A ∪ B    [=========]   [========]  [==]     touching ranges are joined
//   A ∩ B        [===]                 [==]
//   A − B    [==]          [====]
#include "core/address/address_set.h"

#include <algorithm>

namespace aksnet {

namespace {

/// true if `next` overlaps `range` or starts right behind it.
bool joins(const AddressRange& range, const AddressRange& next) {
    if (range.last().family() != next.first().family()) {
        return false;
    }
    const auto behind = range.last().plus(1);
    return !behind || next.first() <= *behind;
}

/// Appends a range that starts at or after the start of the last one, joining where they meet.
void appendJoined(std::vector<AddressRange>& ranges, const AddressRange& range) {
    if (!ranges.empty() && joins(ranges.back(), range)) {
        ranges.back() = *AddressRange::of(ranges.back().first(), std::max(ranges.back().last(), range.last()));
    } else {
        ranges.push_back(range);
    }
}

}  // namespace

AddressSet AddressSetBuilder::build() && {
    std::ranges::sort(m_ranges);
    AddressSet set;
    for (const AddressRange& range : m_ranges) {
        appendJoined(set.m_ranges, range);
    }
    return set;
}

AddressSet::AddressSet(std::span<const Prefix> prefixes) {
    AddressSetBuilder builder;
    for (const Prefix& prefix : prefixes) {
        builder.add(prefix);
    }
    *this = std::move(builder).build();
}

AddressSet::AddressSet(const AddressRange& range) : m_ranges{range} {}

Uint128 AddressSet::size() const {
    Uint128 sum = 0;
    for (const AddressRange& range : m_ranges) {
        const Uint128 more = range.size();
        sum = more > ~Uint128{0} - sum ? ~Uint128{0} : sum + more;
    }
    return sum;
}

bool AddressSet::contains(IpAddress address) const {
    const auto after = std::ranges::upper_bound(m_ranges, address, {}, &AddressRange::first);
    return after != m_ranges.begin() && std::prev(after)->contains(address);
}

bool AddressSet::contains(const AddressRange& range) const {
    // Ranges never touch, so a range that is wholly inside lies in a single one.
    const auto after = std::ranges::upper_bound(m_ranges, range.first(), {}, &AddressRange::first);
    return after != m_ranges.begin() && std::prev(after)->contains(range);
}

bool AddressSet::overlaps(const AddressRange& range) const {
    const auto after = std::ranges::upper_bound(m_ranges, range.last(), {}, &AddressRange::first);
    return after != m_ranges.begin() && std::prev(after)->overlaps(range);
}

AddressSet AddressSet::united(const AddressSet& other) const {
    std::vector<AddressRange> merged;
    merged.reserve(m_ranges.size() + other.m_ranges.size());
    std::ranges::merge(m_ranges, other.m_ranges, std::back_inserter(merged));
    AddressSet result;
    for (const AddressRange& range : merged) {
        appendJoined(result.m_ranges, range);
    }
    return result;
}

AddressSet AddressSet::intersected(const AddressSet& other) const {
    AddressSet result;
    auto a = m_ranges.begin();
    auto b = other.m_ranges.begin();
    while (a != m_ranges.end() && b != other.m_ranges.end()) {
        if (const auto common = a->intersection(*b)) {
            result.m_ranges.push_back(*common);
        }
        if (a->last() < b->last()) {
            ++a;
        } else {
            ++b;
        }
    }
    return result;
}

AddressSet AddressSet::without(const AddressSet& other) const {
    AddressSet result;
    auto cut = other.m_ranges.begin();
    for (const AddressRange& range : m_ranges) {
        std::optional<IpAddress> start = range.first();
        while (cut != other.m_ranges.end() && cut->last() < range.first()) {
            ++cut;
        }
        // A cut may reach into the next range, so it is only passed for good once it ends before that one's start.
        for (auto at = cut; start && at != other.m_ranges.end() && at->first() <= range.last(); ++at) {
            if (*start < at->first()) {
                result.m_ranges.push_back(*AddressRange::of(*start, *at->first().minus(1)));
            }
            start = at->last() < range.last() ? at->last().plus(1) : std::nullopt;
            cut = at;
        }
        if (start) {
            result.m_ranges.push_back(*AddressRange::of(*start, range.last()));
        }
    }
    return result;
}

std::vector<Prefix> AddressSet::toPrefixes() const {
    std::vector<Prefix> prefixes;
    for (const AddressRange& range : m_ranges) {
        std::ranges::copy(range.toPrefixes(), std::back_inserter(prefixes));
    }
    return prefixes;
}

}  // namespace aksnet
