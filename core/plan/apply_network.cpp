// SPDX-License-Identifier: GPL-3.0-or-later
//
// Edits that add or replace virtual networks, subnets and peerings.
#include "core/plan/changes.h"
#include "core/plan/removal.h"

namespace aksnet {
namespace {

std::string networkPath(std::size_t network) {
    return fmt::format("virtualNetworks[{}]", network);
}

ChangeResult checkNetwork(const Plan& plan, std::size_t position) {
    const VirtualNetwork& network = *plan.virtualNetworks[position];
    const std::string path = networkPath(position);
    ChangeResult result = checkThing(plan, path, network);
    for (std::size_t i = 0; i < network.subnets.size() && result; ++i) {
        result = checkThing(plan, fmt::format("{}.subnets[{}]", path, i), network.subnets[i]);
    }
    for (std::size_t i = 0; i < network.peerings.size() && result; ++i) {
        result = checkThing(plan, fmt::format("{}.virtualNetworkPeerings[{}]", path, i), network.peerings[i]);
    }
    return result;
}

/// Gives numbers to what is new and puts the value at its place.
void store(Plan& plan, std::size_t position, VirtualNetwork value) {
    giveNumber(plan, value.id);
    for (Subnet& subnet : value.subnets) {
        giveNumber(plan, subnet.id);
    }
    for (Peering& peering : value.peerings) {
        giveNumber(plan, peering.id);
    }
    if (position == plan.virtualNetworks.size()) {
        plan.virtualNetworks.emplace_back(std::move(value));
    } else {
        plan.virtualNetworks[position] = std::move(value);
    }
}

/// Where a subnet or peering stands: position of its VNet, or the number of VNets if it is nowhere.
template <class IdType, class List>
std::size_t networkHolding(const Plan& plan, IdType id, List VirtualNetwork::* list) {
    const auto found = std::ranges::find_if(plan.virtualNetworks, [&](const auto& network) {
        const List& inner = (*network).*list;
        return positionOf(inner, id) < inner.size();
    });
    return static_cast<std::size_t>(found - plan.virtualNetworks.begin());
}

}  // namespace

ChangeResult change(Plan& plan, const PutVirtualNetwork& edit) {
    std::size_t position = positionOf(plan.virtualNetworks, edit.value.id);
    const bool isNew = edit.value.id.value == newNumber;
    if (isNew) {
        position = plan.virtualNetworks.size();
    } else if (position == plan.virtualNetworks.size()) {
        return failMissing(edit.value.id);
    }
    const Shared<VirtualNetwork> before = isNew ? Shared<VirtualNetwork>() : plan.virtualNetworks[position];
    const auto subnets = droppedFrom(before->subnets, edit.value.subnets, networkPath(position) + ".subnets");
    if (!subnets) {
        return std::unexpected(subnets.error());
    }
    const auto peerings =
        droppedFrom(before->peerings, edit.value.peerings, networkPath(position) + ".virtualNetworkPeerings");
    if (!peerings) {
        return std::unexpected(peerings.error());
    }
    std::vector<ObjectRef> dropped = *subnets;
    dropped.insert(dropped.end(), peerings->begin(), peerings->end());
    if (!dropped.empty()) {
        carryOut(plan, removalOf(plan, dropped));
    }
    store(plan, position, edit.value);
    return checkNetwork(plan, position);
}

ChangeResult change(Plan& plan, const PutSubnet& edit) {
    const std::size_t target = positionOf(plan.virtualNetworks, edit.virtualNetwork);
    if (target == plan.virtualNetworks.size()) {
        return failMissing(edit.virtualNetwork);
    }
    Subnet value = edit.value;
    if (value.id.value != newNumber) {
        const std::size_t source = networkHolding(plan, value.id, &VirtualNetwork::subnets);
        if (source == plan.virtualNetworks.size()) {
            return failMissing(value.id);
        }
        if (source != target) {
            std::erase_if(plan.virtualNetworks[source].edit().subnets,
                          [&](const Subnet& s) { return s.id == value.id; });
        }
    }
    giveNumber(plan, value.id);
    const std::size_t position = putInto(plan.virtualNetworks[target].edit().subnets, value);
    return checkThing(plan, fmt::format("{}.subnets[{}]", networkPath(target), position), value);
}

ChangeResult change(Plan& plan, const PutPeering& edit) {
    const std::size_t target = positionOf(plan.virtualNetworks, edit.virtualNetwork);
    if (target == plan.virtualNetworks.size()) {
        return failMissing(edit.virtualNetwork);
    }
    Peering value = edit.value;
    if (value.id.value != newNumber) {
        const std::size_t source = networkHolding(plan, value.id, &VirtualNetwork::peerings);
        if (source == plan.virtualNetworks.size()) {
            return failMissing(value.id);
        }
        if (source != target) {
            return fail("", fmt::format("Peering {} belongs to virtual network {} and cannot move.", value.name,
                                        plan.virtualNetworks[source]->info.name));
        }
    }
    giveNumber(plan, value.id);
    const std::size_t position = putInto(plan.virtualNetworks[target].edit().peerings, value);
    return checkThing(plan, fmt::format("{}.virtualNetworkPeerings[{}]", networkPath(target), position), value);
}

}  // namespace aksnet
