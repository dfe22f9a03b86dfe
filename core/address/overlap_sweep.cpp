// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prefixes only nest, so those that are open at a point form a stack; every prefix overlaps exactly what is open when it
// starts:
//
//   a  [==============================]         stack when c starts: a b   →  pairs (a,c) (b,c)
//   b      [=============]                      stack when d starts: a     →  pair  (a,d)
//   c          [===]
//   d                         [====]
//
// Ranges may also cross; the open ones are then kept in a heap by their end, and closed ones leave it first.
#include "core/address/overlap_sweep.h"

#include <algorithm>
#include <numeric>

namespace aksnet {

namespace {

/// One pass of a counting sort by `key`, which is below `bound`; equal ones keep their order.
std::vector<OverlapPair> countedBy(std::size_t OverlapPair::* key, const std::vector<OverlapPair>& pairs,
                                   std::size_t bound) {
    std::vector<std::size_t> start(bound + 1);
    for (const OverlapPair& pair : pairs) {
        ++start[pair.*key + 1];
    }
    std::partial_sum(start.begin(), start.end(), start.begin());
    std::vector<OverlapPair> result(pairs.size());
    for (const OverlapPair& pair : pairs) {
        result[start[pair.*key]++] = pair;
    }
    return result;
}

/// O(n log n) for few pairs, O(k) for more than there are ranges.
std::vector<OverlapPair> ordered(std::vector<OverlapPair> pairs, std::size_t ranges) {
    if (pairs.size() > ranges) {
        return countedBy(&OverlapPair::first, countedBy(&OverlapPair::second, pairs, ranges), ranges);
    }
    std::ranges::sort(pairs);
    return pairs;
}

OverlapPair pairOf(std::uint32_t a, std::uint32_t b) {
    return {std::min(a, b), std::max(a, b)};
}

/// Prefixes and ranges are sorted together with their positions: reaching for them through positions alone costs more
/// than moving them.
struct SweepItem {
    Prefix prefix;
    std::uint32_t position;
};
struct RangeItem {
    AddressRange range;
    std::uint32_t position;
};
struct OpenRange {
    IpAddress last;
    std::uint32_t position;
};

}  // namespace

std::vector<OverlapPair> findOverlaps(std::span<const Prefix> prefixes) {
    std::vector<SweepItem> items;
    items.reserve(prefixes.size());
    for (const Prefix& prefix : prefixes) {
        items.push_back({prefix, static_cast<std::uint32_t>(items.size())});
    }
    std::ranges::sort(items, [](const SweepItem& a, const SweepItem& b) { return a.prefix < b.prefix; });
    std::vector<OverlapPair> pairs;
    std::vector<SweepItem> open;
    for (const SweepItem& item : items) {
        while (!open.empty() && open.back().prefix.last() < item.prefix.first()) {
            open.pop_back();
        }
        for (const SweepItem& outer : open) {
            pairs.push_back(pairOf(outer.position, item.position));
        }
        open.push_back(item);
    }
    return ordered(std::move(pairs), prefixes.size());
}

std::vector<OverlapPair> findOverlaps(std::span<const AddressRange> ranges) {
    std::vector<RangeItem> items;
    items.reserve(ranges.size());
    for (const AddressRange& range : ranges) {
        items.push_back({range, static_cast<std::uint32_t>(items.size())});
    }
    std::ranges::sort(items, {}, &RangeItem::range);
    const auto endsLater = [](const OpenRange& a, const OpenRange& b) { return a.last > b.last; };
    std::vector<OverlapPair> pairs;
    std::vector<OpenRange> open;  // a heap, the one that ends first on top
    for (const RangeItem& item : items) {
        while (!open.empty() && open.front().last < item.range.first()) {
            std::ranges::pop_heap(open, endsLater);
            open.pop_back();
        }
        for (const OpenRange& other : open) {
            pairs.push_back(pairOf(other.position, item.position));
        }
        open.push_back({item.range.last(), item.position});
        std::ranges::push_heap(open, endsLater);
    }
    return ordered(std::move(pairs), ranges.size());
}

void forEachNested(std::span<const Prefix> prefixes,
                   const std::function<void(std::size_t, std::span<const std::uint32_t>)>& visit) {
    std::vector<SweepItem> items;
    items.reserve(prefixes.size());
    for (const Prefix& prefix : prefixes) {
        items.push_back({prefix, static_cast<std::uint32_t>(items.size())});
    }
    std::ranges::stable_sort(items, {}, &SweepItem::prefix);
    std::vector<std::uint32_t> open;
    for (const SweepItem& item : items) {
        while (!open.empty() && prefixes[open.back()].last() < item.prefix.first()) {
            open.pop_back();
        }
        if (!open.empty()) {
            visit(item.position, open);
        }
        open.push_back(item.position);
    }
}

}  // namespace aksnet
