// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan's lists in file order with the keys they have there, so that walks over "everything" are written once.
#pragma once

#include "core/plan/plan.h"

namespace aksnet {

/// Calls visit(ObjectKind, key, list) for each list of things that hold nothing themselves: all but VNets and clusters.
/// PlanLike is Plan or const Plan.
template <class PlanLike, class Visit>
void forEachFlatList(PlanLike& plan, Visit visit) {
    visit(ObjectKind::routeTable, "routeTables", plan.routeTables);
    visit(ObjectKind::natGateway, "natGateways", plan.natGateways);
    visit(ObjectKind::networkSecurityGroup, "networkSecurityGroups", plan.networkSecurityGroups);
    visit(ObjectKind::firewall, "firewalls", plan.firewalls);
    visit(ObjectKind::publicIpPrefix, "publicIPPrefixes", plan.publicIpPrefixes);
    visit(ObjectKind::publicIpAddress, "publicIPAddresses", plan.publicIpAddresses);
    visit(ObjectKind::externalNetwork, "externalNetworks", plan.externalNetworks);
    visit(ObjectKind::approvedRange, "approvedRanges", plan.approvedRanges);
    visit(ObjectKind::subnetConsumer, "subnetConsumers", plan.subnetConsumers);
}

/// The list of the plan that holds things of type T.
template <class T, class PlanLike>
auto& flatList(PlanLike& plan) {
    if constexpr (std::is_same_v<T, RouteTable>) {
        return plan.routeTables;
    } else if constexpr (std::is_same_v<T, NatGateway>) {
        return plan.natGateways;
    } else if constexpr (std::is_same_v<T, NetworkSecurityGroup>) {
        return plan.networkSecurityGroups;
    } else if constexpr (std::is_same_v<T, Firewall>) {
        return plan.firewalls;
    } else if constexpr (std::is_same_v<T, PublicIpPrefix>) {
        return plan.publicIpPrefixes;
    } else if constexpr (std::is_same_v<T, PublicIpAddress>) {
        return plan.publicIpAddresses;
    } else if constexpr (std::is_same_v<T, ExternalNetwork>) {
        return plan.externalNetworks;
    } else if constexpr (std::is_same_v<T, ApprovedRange>) {
        return plan.approvedRanges;
    } else {
        static_assert(std::is_same_v<T, SubnetConsumer>);
        return plan.subnetConsumers;
    }
}

/// The name of any thing, wherever its type keeps it.
template <class T>
[[nodiscard]] auto& nameField(T& thing) {
    if constexpr (requires { thing.info; }) {
        return thing.info.name;
    } else {
        return thing.name;
    }
}

}  // namespace aksnet
