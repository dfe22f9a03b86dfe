// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan's lists in file order with the keys they have there, so that walks over "everything" are written once.
#pragma once

#include "core/plan/plan.h"

#include <fmt/format.h>

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

/// Where things stand in the plan file, by their positions.
[[nodiscard]] inline std::string listPath(std::string_view key, std::size_t position) {
    return fmt::format("{}[{}]", key, position);
}
[[nodiscard]] inline std::string networkPartPath(std::size_t network, std::string_view key, std::size_t position) {
    return fmt::format("virtualNetworks[{}].{}[{}]", network, key, position);
}
[[nodiscard]] inline std::string nodePoolPath(std::size_t cluster, std::size_t position) {
    return fmt::format("clusters[{}].agentPoolProfiles[{}]", cluster, position);
}

/// The parts of visitObjects for VNets and for clusters.
template <class Visit>
bool visitVirtualNetworks(const Plan& plan, Visit visit) {
    for (std::size_t i = 0; i < plan.virtualNetworks.size(); ++i) {
        const VirtualNetwork& network = *plan.virtualNetworks[i];
        if (visit(ObjectRef(network.id), network, [&] { return listPath("virtualNetworks", i); })) {
            return true;
        }
        for (std::size_t k = 0; k < network.subnets.size(); ++k) {
            const auto path = [&] { return networkPartPath(i, "subnets", k); };
            if (visit(ObjectRef(network.subnets[k].id), network.subnets[k], path)) {
                return true;
            }
        }
        for (std::size_t k = 0; k < network.peerings.size(); ++k) {
            const auto path = [&] { return networkPartPath(i, "virtualNetworkPeerings", k); };
            if (visit(ObjectRef(network.peerings[k].id), network.peerings[k], path)) {
                return true;
            }
        }
    }
    return false;
}

template <class Visit>
bool visitClusters(const Plan& plan, Visit visit) {
    for (std::size_t i = 0; i < plan.clusters.size(); ++i) {
        const Cluster& cluster = *plan.clusters[i];
        if (visit(ObjectRef(cluster.id), cluster, [&] { return listPath("clusters", i); })) {
            return true;
        }
        for (std::size_t k = 0; k < cluster.agentPoolProfiles.size(); ++k) {
            const auto path = [&] { return nodePoolPath(i, k); };
            if (visit(ObjectRef(cluster.agentPoolProfiles[k].id), cluster.agentPoolProfiles[k], path)) {
                return true;
            }
        }
    }
    return false;
}

/// Calls visit(ref, thing, path) for every object of the plan in file order until it answers true; true if it did. `path`
/// is a function, so that only the one who asks pays for the text.
template <class Visit>
bool visitObjects(const Plan& plan, Visit visit) {
    if (visitVirtualNetworks(plan, visit) || visitClusters(plan, visit)) {
        return true;
    }
    bool done = false;
    forEachFlatList(plan, [&](ObjectKind, std::string_view key, const auto& list) {
        for (std::size_t i = 0; i < list.size() && !done; ++i) {
            done = visit(ObjectRef(list[i].id), list[i], [&] { return listPath(key, i); });
        }
    });
    return done;
}

}  // namespace aksnet
