// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each subnet needs with growth: the capacity of the plan with grown pools says it.
#include "core/advisor/replan_tenants.h"

#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/catalog/special_subnets.h"
#include "core/facts/capacity.h"
#include "core/plan/plan_lists.h"
#include "core/plan/value_ranges.h"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

namespace aksnet::advisor {

namespace {

using namespace literals;

int grownNodes(int nodes, int percent) {
    const auto grown = (static_cast<std::int64_t>(nodes) * (100 + percent) + 99) / 100;
    return static_cast<int>(std::min<std::int64_t>(grown, anyCount.most));
}

bool hasIpv4(const Subnet& subnet) {
    return std::ranges::any_of(subnet.addressPrefixes, &Prefix::isV4);
}

/// The plan with grown pools; subnets of the VNet without an IPv4 prefix have one larger than anything, so that they have
/// a capacity too.
Plan grownPlan(const Facts& facts, const ReplanRequest& request) {
    Plan plan = *facts.plan;
    for (auto& cluster : plan.clusters) {
        const bool grows =
            request.clusters.empty() || std::ranges::find(request.clusters, cluster->id) != request.clusters.end();
        if (!grows || request.growthPercent == 0) {
            continue;
        }
        for (NodePool& pool : cluster.edit().agentPoolProfiles) {
            pool.count = grownNodes(pool.count, request.growthPercent);
            if (pool.maxCount) {
                pool.maxCount = grownNodes(*pool.maxCount, request.growthPercent);
            }
        }
    }
    for (auto& network : plan.virtualNetworks) {
        if (network->id == request.network) {
            for (Subnet& subnet : network.edit().subnets) {
                if (!hasIpv4(subnet)) {
                    subnet.addressPrefixes.push_back("10.0.0.0/8"_prefix);
                }
            }
        }
    }
    return plan;
}

/// The length of the smallest block that has as many addresses as the prefixes together.
int lengthOfAll(std::span<const Prefix> prefixes) {
    std::uint64_t size = 0;
    for (const Prefix& prefix : prefixes) {
        size += static_cast<std::uint64_t>(prefix.size());
    }
    return 32 - static_cast<int>(std::bit_width(std::max<std::uint64_t>(size, 1) - 1));
}

/// true if the subnet's size is for something that its need does not tell: dedicated by name, delegated, for a gateway that
/// wants a size of its own, or simply not used yet.
bool keepsSize(const Facts& facts, const Tenant& tenant) {
    const Subnet& subnet = *tenant.subnet;
    const bool isDelegated = std::ranges::any_of(subnet.delegations, [](const std::string& service) {
        return !equalsIgnoringCase(service, catalog::managedClustersDelegation);
    });
    const bool hasGateway = std::ranges::any_of(facts.plan->subnetConsumers, [&](const SubnetConsumer& consumer) {
        return consumer.subnet == subnet.id && (consumer.kind == SubnetConsumerKind::applicationGateway ||
                                                consumer.kind == SubnetConsumerKind::applicationGatewayForContainers);
    });
    return tenant.isDedicated || isDelegated || hasGateway || tenant.need == 0;
}

/// Fills in lengths; an Error if nothing is large enough.
Result<void> setLengths(const Facts& facts, const PlanCapacity& capacity, const RangeCapacity& range, Tenant& tenant) {
    const auto smallest = smallestPrefix(capacity, range, Occasion::atMaximumDuringUpgrade);
    if (!smallest) {
        return fail("network", fmt::format("Subnet {} needs {}; no subnet is that large.", tenant.subnet->name,
                                           counted(tenant.need, "address")));
    }
    tenant.neededLength = *smallest;
    if (const auto* special = catalog::findSpecialSubnet(tenant.subnet->name)) {
        tenant.neededLength = std::min(tenant.neededLength, special->longestRecommended);
    }
    tenant.keptLength = tenant.neededLength;
    if (!tenant.prefixes.empty()) {
        tenant.keptLength = std::min(tenant.neededLength, lengthOfAll(tenant.prefixes));
    }
    if (keepsSize(facts, tenant)) {
        tenant.neededLength = tenant.keptLength;
    }
    return {};
}

/// What speaks against the subnet's own prefixes, whatever its neighbours have.
std::string ownFault(const RangeCapacity& range, const Tenant& tenant, const AddressSet& space,
                     const AddressSet& open) {
    const std::string& name = tenant.subnet->name;
    if (tenant.prefixes.empty()) {
        return fmt::format("Subnet {} has no IPv4 range yet and needs {}.", name, counted(tenant.need, "address"));
    }
    if (!range.fits(Occasion::atMaximumDuringUpgrade)) {
        return fmt::format("Subnet {} needs {}; it has {}.", name, counted(tenant.need, "address"),
                           grouped(range.usable()));
    }
    for (const Prefix& prefix : tenant.prefixes) {
        if (prefix.length() > catalog::longestSubnetIpv4) {
            return fmt::format("Subnet {} is smaller than a /{}.", name, catalog::longestSubnetIpv4.value);
        }
        if (!space.contains(AddressRange(prefix))) {
            return fmt::format("Subnet {} lies outside its virtual network.", name);
        }
        if (!open.contains(AddressRange(prefix))) {
            return fmt::format("Subnet {} shares addresses with something that is connected, or reserved.", name);
        }
    }
    if (const auto* special = catalog::findSpecialSubnet(name);
        special && lengthOfAll(tenant.prefixes) > special->longestRecommended) {
        return fmt::format("Subnet {} should be a /{} or larger.", name, special->longestRecommended);
    }
    return {};
}

/// Of subnets that share addresses one can stay: pinned ones first, then dedicated ones, then in plan order.
void addCollisions(std::vector<Tenant>& tenants) {
    std::vector<Tenant*> order;
    std::ranges::transform(tenants, std::back_inserter(order), [](Tenant& tenant) { return &tenant; });
    std::ranges::stable_sort(order, {}, [](const Tenant* tenant) {
        return tenant->isPinned ? 0 : tenant->isDedicated ? 1 : 2;
    });
    AddressSet kept;
    for (Tenant* tenant : order) {
        if (!tenant->isPinned && !tenant->fault.empty()) {
            continue;
        }
        const bool collides = std::ranges::any_of(
            tenant->prefixes, [&](const Prefix& prefix) { return kept.overlaps(AddressRange(prefix)); });
        if (collides && !tenant->isPinned) {
            tenant->fault = fmt::format("Subnet {} shares addresses with another subnet.", tenant->subnet->name);
            continue;
        }
        for (const Prefix& prefix : tenant->prefixes) {
            kept = kept.united(AddressRange(prefix));
        }
    }
}

/// Old and new place of a fixed address.
struct AddressMove {
    IpAddress from;
    std::optional<IpAddress> to;  ///< none: it has no place in the new range
};

/// Where an address of the subnet goes: as far from the start as before.
std::optional<AddressMove> movedAddress(const SubnetMove& move, IpAddress address) {
    for (const Prefix& prefix : move.before) {
        if (!prefix.contains(address)) {
            continue;
        }
        const Uint128 offset = address.number() - prefix.first().number();
        const bool isUsable = offset > 3 && offset + 1 < move.after.size();
        return AddressMove{address, isUsable ? move.after.first().plus(offset) : std::nullopt};
    }
    return std::nullopt;
}

/// Moves the address that `field` of a thing holds, if it lies in a moved subnet.
template <class T>
void moveField(const T& thing, const SubnetMove& move, std::optional<IpAddress> T::* field,
               std::vector<AddressMove>& moved, std::vector<Edit>& edits, std::vector<std::string>& notes) {
    const auto& address = thing.*field;
    const auto step = address ? movedAddress(move, *address) : std::nullopt;
    if (!step || step->to == address) {
        return;
    }
    moved.push_back(*step);
    T changed = thing;
    changed.*field = step->to;
    edits.emplace_back(Put<T>{std::move(changed)});
    if (!step->to) {
        notes.push_back(fmt::format("{} gives up its address {}.", nameField(thing), address->text()));
    }
}

}  // namespace

Result<std::vector<Tenant>> tenantsOf(const Facts& facts, const ReplanRequest& request, const AddressSet& open,
                                      std::vector<std::string>& notes) {
    const auto grown = computeFacts(std::make_shared<const Plan>(grownPlan(facts, request)));
    const PlanCapacity capacity = capacityOf(*grown);
    const VirtualNetwork& network = *facts.index->find(request.network);
    const AddressSet space(network.addressPrefixes);
    std::vector<Tenant> tenants;
    for (const Subnet& subnet : network.subnets) {
        const RangeCapacity& range = *capacity.find(subnet.id);
        Tenant tenant{.subnet = &subnet,
                      .prefixes = {},
                      .need = range.need[Occasion::atMaximumDuringUpgrade],
                      .isPinned = request.pinned.contains(subnet.id),
                      .isDedicated = catalog::findSpecialSubnet(subnet.name) != nullptr,
                      .fault = {}};
        std::ranges::copy_if(subnet.addressPrefixes, std::back_inserter(tenant.prefixes), &Prefix::isV4);
        if (tenant.prefixes.empty() && (tenant.need == 0 || tenant.isPinned)) {
            continue;
        }
        tenant.fault = ownFault(range, tenant, space, open);
        if (tenant.isPinned) {
            if (!tenant.fault.empty()) {
                notes.push_back(fmt::format("{} It stays as it is.", tenant.fault));
            }
        } else if (auto lengths = setLengths(facts, capacity, range, tenant); !lengths) {
            return std::unexpected(lengths.error());
        }
        tenants.push_back(std::move(tenant));
    }
    addCollisions(tenants);
    return tenants;
}

void moveFixedAddresses(const Plan& plan, std::span<const SubnetMove> moves, std::vector<Edit>& edits,
                        std::vector<std::string>& notes) {
    std::vector<AddressMove> moved;
    for (const SubnetMove& move : moves) {
        for (const SubnetConsumer& consumer : plan.subnetConsumers) {
            if (consumer.subnet == move.subnet) {
                moveField(consumer, move, &SubnetConsumer::ipAddress, moved, edits, notes);
            }
        }
        for (const Firewall& firewall : plan.firewalls) {
            if (firewall.subnet == move.subnet) {
                moveField(firewall, move, &Firewall::privateIpAddress, moved, edits, notes);
            }
        }
    }
    for (const RouteTable& table : plan.routeTables) {
        RouteTable changed = table;
        for (Route& route : changed.routes) {
            const auto step = std::ranges::find(moved, route.nextHopIpAddress,
                                                [](const AddressMove& each) { return std::optional(each.from); });
            if (route.nextHopIpAddress && step != moved.end() && step->to) {
                route.nextHopIpAddress = step->to;
            }
        }
        if (changed != table) {
            edits.emplace_back(Put<RouteTable>{std::move(changed)});
        }
    }
}

}  // namespace aksnet::advisor
