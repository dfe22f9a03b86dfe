// SPDX-License-Identifier: GPL-3.0-or-later
//
// See allocator.h.
#include "core/address/allocator.h"

namespace aksnet {

namespace {

/// The lowest aligned block of that length in the range that starts at or after `from`.
std::optional<Prefix> lowestBlock(const AddressRange& range, int length, IpAddress from) {
    if (from < range.first()) {
        from = range.first();
    }
    auto block = std::optional(Prefix::containing(from, length));
    if (block->first() < from) {
        block = block->next();
    }
    return block && range.contains(*block) ? block : std::nullopt;
}

}  // namespace

std::optional<Prefix> findFree(const AddressSet& free, IpFamily family, int length, Fit fit) {
    if (length < 0 || length > bitWidth(family)) {
        return std::nullopt;
    }
    std::optional<Prefix> best;
    Uint128 bestGap = 0;
    for (const AddressRange& gap : free.ranges()) {
        if (gap.first().family() != family) {
            continue;
        }
        const auto block = lowestBlock(gap, length, gap.first());
        if (!block) {
            continue;
        }
        if (fit == Fit::first) {
            return block;
        }
        if (!best || gap.size() < bestGap) {
            best = block;
            bestGap = gap.size();
        }
    }
    return best;
}

std::optional<Prefix> nextFree(const AddressSet& free, const Prefix& after) {
    if (const auto start = after.next()) {
        for (const AddressRange& gap : free.ranges()) {
            if (gap.first().family() != after.family() || gap.last() < start->first()) {
                continue;
            }
            if (const auto block = lowestBlock(gap, after.length(), start->first())) {
                return block;
            }
        }
    }
    return findFree(free, after.family(), after.length(), Fit::first);
}

AddressSet freeSpace(std::span<const Prefix> space, std::span<const Prefix> used) {
    return AddressSet(space).without(AddressSet(used));
}

}  // namespace aksnet
