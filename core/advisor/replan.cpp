// SPDX-License-Identifier: GPL-3.0-or-later
//
// See replan.h. replan_tenants.cpp says what each subnet needs; here they are placed.
#include "core/advisor/replan.h"

#include "core/advisor/replan_tenants.h"
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/rules/fix_helpers.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace aksnet::advisor {

namespace {

/// What moves, from mild to harsh.
enum class ReplanWay : std::uint8_t {
    faultyOnly,   ///< subnets that are too small, collide or lie outside
    presentSize,  ///< all that need not stay, at no less than their present size
    neededSize,   ///< the same, at what they need
};
constexpr std::array replanWays{ReplanWay::faultyOnly, ReplanWay::presentSize, ReplanWay::neededSize};

bool staysIn(ReplanWay way, const Tenant& tenant) {
    return tenant.isPinned || (tenant.fault.empty() && (tenant.isDedicated || way == ReplanWay::faultyOnly));
}

int lengthIn(ReplanWay way, const Tenant& tenant) {
    return way == ReplanWay::neededSize ? tenant.neededLength : tenant.keptLength;
}

/// The block of that length where the subnet begins now.
std::optional<Prefix> ownBlock(const Tenant& tenant, int length) {
    return tenant.prefixes.empty() ? std::nullopt
                                   : std::optional(Prefix::containing(tenant.prefixes.front().first(), length));
}

using Placing = std::map<SubnetId, Prefix>;

/// Where those that do not stay go, largest first; none if there is no room.
std::optional<Placing> placeTenants(std::span<const Tenant> tenants, AddressSet free, ReplanWay way) {
    AddressSetBuilder kept;
    std::vector<const Tenant*> movers;
    for (const Tenant& tenant : tenants) {
        if (staysIn(way, tenant)) {
            std::ranges::for_each(tenant.prefixes, [&](const Prefix& prefix) { kept.add(prefix); });
        } else {
            movers.push_back(&tenant);
        }
    }
    free = free.without(std::move(kept).build());
    const auto length = [&](const Tenant* tenant) { return lengthIn(way, *tenant); };
    std::ranges::stable_sort(movers, {}, length);
    Placing placing;
    const auto place = [&](const Tenant* tenant, const Prefix& block) {
        placing.emplace(tenant->subnet->id, block);
        free = free.without(AddressRange(block));
    };
    // Of those of one size, who can be left in place takes it before the others look for theirs.
    for (auto first = movers.begin(); first != movers.end();) {
        const auto last = std::ranges::upper_bound(first, movers.end(), length(*first), {}, length);
        std::vector<const Tenant*> displaced;
        for (const Tenant* tenant : std::ranges::subrange(first, last)) {
            const auto own = ownBlock(*tenant, length(tenant));
            if (own && free.contains(AddressRange(*own))) {
                place(tenant, *own);
            } else {
                displaced.push_back(tenant);
            }
        }
        for (const Tenant* tenant : displaced) {
            const auto block = findFree(free, IpFamily::v4, length(tenant));
            if (!block) {
                return std::nullopt;
            }
            place(tenant, *block);
        }
        first = last;
    }
    return placing;
}

/// The mildest way there is room for.
std::optional<Placing> placeMildly(std::span<const Tenant> tenants, const AddressSet& free) {
    for (const ReplanWay way : replanWays) {
        if (auto placing = placeTenants(tenants, free, way)) {
            return placing;
        }
    }
    return std::nullopt;
}

/// The longest prefix length of a further range with which everything has room; none if a /8 is not enough. The range that
/// is tried lies where no network can, so it joins nothing.
std::optional<int> lengthOfAdditional(std::span<const Tenant> tenants, const AddressSet& free) {
    using namespace literals;
    constexpr int shortestNetwork = 8;
    for (int length = catalog::longestSubnetIpv4; length >= shortestNetwork; --length) {
        const AddressSet more = free.united(AddressRange(Prefix::containing("240.0.0.0"_ip, length)));
        if (placeTenants(tenants, more, ReplanWay::neededSize)) {
            return length;
        }
    }
    return std::nullopt;
}

/// Why there is no room at all, or the further range that makes some.
Result<Prefix> additionalRange(Carver& carver, const VirtualNetwork& network, std::span<const Tenant> tenants,
                               const AddressSet& free) {
    const auto length = lengthOfAdditional(tenants, free);
    if (!length) {
        return fail("network", fmt::format("The subnets of {} need more than a network can have.", network.info.name));
    }
    auto carved = carver.furtherRanges(network.id, carver.networkSpace(), *length);
    if (!carved) {
        return fail("network",
                    fmt::format("The subnets of {} do not fit into its address space; it takes a further /{}. {}",
                                network.info.name, *length, carved.error().what));
    }
    return carved->front();
}

std::vector<Prefix> ipv4Of(std::span<const Prefix> prefixes) {
    std::vector<Prefix> found;
    std::ranges::copy_if(prefixes, std::back_inserter(found), &Prefix::isV4);
    return found;
}

std::vector<SubnetMove> movesOf(std::span<const Tenant> tenants, const Placing& placing) {
    std::vector<SubnetMove> moves;
    for (const Tenant& tenant : tenants) {
        const auto at = placing.find(tenant.subnet->id);
        if (at == placing.end() || (tenant.prefixes.size() == 1 && tenant.prefixes.front() == at->second)) {
            continue;
        }
        moves.push_back({.subnet = tenant.subnet->id,
                         .before = tenant.prefixes,
                         .after = at->second,
                         .need = tenant.need,
                         .why = tenant.fault.empty()
                                    ? fmt::format("Subnet {} makes room for others.", tenant.subnet->name)
                                    : tenant.fault});
    }
    return moves;
}

Result<void> checkReplan(const Facts& facts, const ReplanRequest& request) {
    if (!facts.index->find(request.network)) {
        return fail("network", fmt::format("There is no {} in the plan.", toText(request.network)));
    }
    if (request.growthPercent < 0 || request.growthPercent > 1000) {
        return fail("growthPercent", fmt::format("Growth is 0 to 1,000 percent; {} was given.", request.growthPercent));
    }
    for (const ClusterId cluster : request.clusters) {
        if (!facts.index->find(cluster)) {
            return fail("clusters", fmt::format("There is no {} in the plan.", toText(cluster)));
        }
    }
    return {};
}

/// All changes as one edit.
std::optional<Edit> editOf(const Facts& facts, const VirtualNetwork& network, Replan& replan) {
    EditGroup group{fmt::format("Re-plan {}", network.info.name), {}};
    if (replan.additional) {
        std::vector<Prefix> prefixes = network.addressPrefixes;
        prefixes.push_back(*replan.additional);
        group.edits.emplace_back(SetAddressPrefixes{network.id, std::move(prefixes)});
    }
    for (const SubnetMove& move : replan.moves) {
        std::vector<Prefix> prefixes{move.after};
        std::ranges::copy_if(facts.index->find(move.subnet)->subnet->addressPrefixes, std::back_inserter(prefixes),
                             [](const Prefix& prefix) { return !prefix.isV4(); });
        group.edits.emplace_back(SetAddressPrefixes{move.subnet, std::move(prefixes)});
    }
    moveFixedAddresses(*facts.plan, replan.moves, group.edits, replan.notes);
    return group.edits.empty() ? std::nullopt : std::optional<Edit>(Shared<EditGroup>(std::move(group)));
}

}  // namespace

Result<Replan> replan(const Facts& facts, const ReplanRequest& request) {
    if (auto checked = checkReplan(facts, request); !checked) {
        return std::unexpected(checked.error());
    }
    const VirtualNetwork& network = *facts.index->find(request.network);
    Carver carver(facts);
    AddressSetBuilder foreign;
    for (const rules::TakenRange& range : carver.proposals().foreignRanges(network.id)) {
        foreign.add(range.prefix);
    }
    const AddressSet closed = std::move(foreign).build();
    const AddressSet open = AddressSet(ipv4Of(network.addressPrefixes)).without(closed);

    Replan result;
    const auto tenants = tenantsOf(facts, request, open, result.notes);
    if (!tenants) {
        return std::unexpected(tenants.error());
    }
    auto placing = placeMildly(*tenants, open);
    if (!placing) {
        const auto additional = additionalRange(carver, network, *tenants, open);
        if (!additional) {
            return std::unexpected(additional.error());
        }
        result.additional = *additional;
        placing = placeMildly(*tenants, open.united(AddressRange(*additional)));
    }
    result.moves = movesOf(*tenants, *placing);
    result.edit = editOf(facts, network, result);
    return result;
}

}  // namespace aksnet::advisor
