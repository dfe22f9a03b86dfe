// SPDX-License-Identifier: GPL-3.0-or-later
//
// See carve.h.
#include "core/advisor/carve.h"

#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/rules/fix_helpers.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace aksnet::advisor {

namespace {

/// How many takers of space a sentence names.
constexpr std::size_t namedTakers = 3;

AddressSet ipv4Set(std::span<const Prefix> space) {
    AddressSetBuilder builder;
    for (const Prefix& prefix : space) {
        if (prefix.isV4()) {
            builder.add(prefix);
        }
    }
    return std::move(builder).build();
}

std::string prefixList(std::span<const Prefix> prefixes) {
    std::string text;
    for (const Prefix& prefix : prefixes) {
        text += (text.empty() ? "" : ", ") + prefix.text();
    }
    return text.empty() ? "no space" : text;
}

/// The blocks of that length in the range, in order, until `found` holds `most`.
void addBlocks(const AddressRange& gap, int length, std::size_t most, std::vector<Prefix>& found) {
    for (auto block = findFree(AddressSet(gap), IpFamily::v4, length, Fit::first);
         block && gap.contains(*block) && found.size() < most; block = block->next()) {
        found.push_back(*block);
    }
}

std::vector<Prefix> freeBlocks(const AddressSet& free, int length, const CarveOptions& options) {
    std::vector<AddressRange> gaps(free.ranges().begin(), free.ranges().end());
    std::erase_if(gaps, [](const AddressRange& gap) { return !gap.first().isV4(); });
    if (options.fit == Fit::best) {
        std::ranges::stable_sort(gaps, {}, &AddressRange::size);
    }
    std::vector<Prefix> found;
    for (const AddressRange& gap : gaps) {
        addBlocks(gap, length, std::max<std::size_t>(options.mostWanted, 1), found);
    }
    return found;
}

std::optional<Prefix> largestFree(const AddressSet& free) {
    std::optional<Prefix> largest;
    for (const AddressRange& gap : free.ranges()) {
        if (const Prefix block = gap.largestPrefix();
            gap.first().isV4() && (!largest || block.length() < largest->length())) {
            largest = block;
        }
    }
    return largest;
}

/// One who takes some of the space, and how much.
struct Taker {
    Uint128 shared = 0;
    rules::TakenRange range;
};

std::vector<Taker> takersOf(const AddressSet& space, std::span<const rules::TakenRange> taken) {
    std::vector<Taker> takers;
    std::set<std::pair<Prefix, ObjectRef>> seen;
    for (const rules::TakenRange& range : taken) {
        const Uint128 shared = range.prefix.isV4() ? space.intersected(AddressRange(range.prefix)).size() : 0;
        if (shared > 0 && seen.emplace(range.prefix, range.owner).second) {
            takers.push_back({shared, range});
        }
    }
    std::ranges::stable_sort(takers, std::ranges::greater(), &Taker::shared);
    return takers;
}

/// "subnet aks-nodes (10.0.0.0/20), reserved space (172.30.0.0/16) and 3 more"
std::string takersText(const Facts& facts, std::span<const Taker> takers) {
    std::vector<std::string> words;
    for (const Taker& taker : takers.first(std::min(takers.size(), namedTakers))) {
        const bool isReserved = taker.range.owner == ObjectRef();
        words.push_back(
            fmt::format("{} ({})", isReserved ? std::string("reserved space") : rules::titled(facts, taker.range.owner),
                        taker.range.prefix.text()));
    }
    if (takers.size() > namedTakers) {
        words.push_back(fmt::format("{} more", takers.size() - namedTakers));
    }
    std::string text = words.front();
    for (std::size_t i = 1; i < words.size(); ++i) {
        text += (i + 1 == words.size() ? " and " : ", ") + words[i];
    }
    return text;
}

/// Where a block is looked for.
struct CarvePlace {
    std::string title;  ///< begins the sentence: "Virtual network hub"
    std::span<const Prefix> space;
};

std::string noRoomText(const Facts& facts, const CarvePlace& place, const AddressSet& free, int length,
                       std::span<const rules::TakenRange> taken) {
    std::string text = fmt::format("{} ({}) has no free /{}. ", place.title, prefixList(place.space), length);
    const auto largest = largestFree(free);
    text +=
        largest ? fmt::format("The largest free block is {}.", largest->text()) : std::string("Nothing in it is free.");
    if (const auto takers = takersOf(ipv4Set(place.space), taken); !takers.empty()) {
        text += fmt::format(" Its space is taken by {}.", takersText(facts, takers));
    }
    return text;
}

/// What can be said without looking at the space.
std::optional<Error> badLength(int length) {
    if (length < 0 || length > 32) {
        return Error{"length", fmt::format("An IPv4 prefix length is 0 to 32; {} was given.", length)};
    }
    if (length > catalog::longestSubnetIpv4) {
        return Error{"length", fmt::format("A /{} is too small: the smallest IPv4 subnet is a /{}.", length,
                                           catalog::longestSubnetIpv4.value)};
    }
    return std::nullopt;
}

}  // namespace

Carving Carver::subnets(VirtualNetworkId network, int length, const CarveOptions& options) {
    const VirtualNetwork* value = m_facts.index->find(network);
    if (!value) {
        return fail("network", fmt::format("There is no {} in the plan.", toText(network)));
    }
    if (auto bad = badLength(length)) {
        return std::unexpected(*std::move(bad));
    }
    const AddressSet& free = m_proposals.freeIn(network);
    if (auto found = freeBlocks(free, length, options); !found.empty()) {
        return found;
    }
    std::vector<rules::TakenRange> taken = m_proposals.foreignRanges(network);
    for (const Subnet& subnet : value->subnets) {
        std::ranges::for_each(subnet.addressPrefixes,
                              [&](const Prefix& prefix) { taken.push_back({prefix, subnet.id}); });
    }
    return fail("length",
                noRoomText(m_facts, {fmt::format("Virtual network {}", value->info.name), value->addressPrefixes}, free,
                           length, taken));
}

Carving Carver::furtherRanges(VirtualNetworkId network, std::span<const Prefix> space, int length,
                              const CarveOptions& options) {
    const VirtualNetwork* value = m_facts.index->find(network);
    if (!value) {
        return fail("network", fmt::format("There is no {} in the plan.", toText(network)));
    }
    if (auto bad = badLength(length)) {
        return std::unexpected(*std::move(bad));
    }
    // A subnet outside its network is a fault, but its addresses are in use all the same.
    AddressSetBuilder subnets;
    std::vector<rules::TakenRange> taken;
    for (const Subnet& subnet : value->subnets) {
        for (const Prefix& prefix : subnet.addressPrefixes) {
            subnets.add(prefix);
            taken.push_back({prefix, subnet.id});
        }
    }
    const AddressSet closed = m_proposals.closedToVnet(network).united(std::move(subnets).build());
    const AddressSet free = ipv4Set(space).without(closed);
    if (auto found = freeBlocks(free, length, options); !found.empty()) {
        return found;
    }
    std::ranges::for_each(value->addressPrefixes, [&](const Prefix& prefix) { taken.push_back({prefix, network}); });
    std::ranges::move(m_proposals.foreignRanges(network), std::back_inserter(taken));
    return fail("length", noRoomText(m_facts, {"The space for virtual networks", space}, free, length, taken));
}

Carving Carver::networks(std::span<const Prefix> space, int length, const CarveOptions& options) {
    if (auto bad = badLength(length)) {
        return std::unexpected(*std::move(bad));
    }
    const std::vector<rules::TakenRange> taken = m_proposals.allRanges();
    AddressSetBuilder closed;
    std::ranges::for_each(taken, [&](const rules::TakenRange& range) { closed.add(range.prefix); });
    const AddressSet free = ipv4Set(space).without(std::move(closed).build());
    if (auto found = freeBlocks(free, length, options); !found.empty()) {
        return found;
    }
    return fail("length", noRoomText(m_facts, {"The space for virtual networks", space}, free, length, taken));
}

std::vector<Prefix> Carver::networkSpace() const {
    std::vector<Prefix> space;
    for (const ApprovedRange& approved : m_facts.plan->approvedRanges) {
        if (approved.range.isV4()) {
            space.push_back(approved.range);
        }
    }
    if (space.empty()) {
        using namespace literals;
        space = {"10.0.0.0/8"_prefix, "172.16.0.0/12"_prefix, "192.168.0.0/16"_prefix, "100.64.0.0/10"_prefix};
    }
    return space;
}

}  // namespace aksnet::advisor
