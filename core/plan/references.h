// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every place in a plan where one thing names another, listed once: integrity checks them, removals clear them.
#pragma once

#include "core/plan/plan.h"

#include <type_traits>

namespace aksnet {

template <class ClusterLike, class Visit>
void forEachClusterReference(ClusterLike& cluster, Visit visit) {
    if (cluster.networkProfile.loadBalancerProfile) {
        auto& balancer = *cluster.networkProfile.loadBalancerProfile;
        visit("networkProfile.loadBalancerProfile.outboundIPs", balancer.outboundIps);
        visit("networkProfile.loadBalancerProfile.outboundIPPrefixes", balancer.outboundIpPrefixes);
    }
    visit("apiServerAccessProfile.subnetId", cluster.apiServerAccessProfile.subnet);
    visit("addonProfiles.ingressApplicationGateway.config.subnetId", cluster.ingressApplicationGatewaySubnet);
}

/// Calls visit(key, reference) for each reference that `thing` itself holds (not the things inside it); `key` is its place
/// in the plan file, `reference` an Id, an optional Id or a list of Ids, constant if the thing is.
template <class Thing, class Visit>
void forEachReference(Thing& thing, Visit visit) {
    using T = std::remove_const_t<Thing>;
    if constexpr (std::is_same_v<T, Subnet>) {
        visit("routeTable", thing.routeTable);
        visit("natGateway", thing.natGateway);
        visit("networkSecurityGroup", thing.networkSecurityGroup);
    } else if constexpr (std::is_same_v<T, Peering>) {
        visit("remoteVirtualNetwork", thing.remoteVirtualNetwork);
    } else if constexpr (std::is_same_v<T, Cluster>) {
        forEachClusterReference(thing, visit);
    } else if constexpr (std::is_same_v<T, NodePool>) {
        visit("vnetSubnetID", thing.vnetSubnet);
        visit("podSubnetID", thing.podSubnet);
        visit("nodePublicIPPrefixID", thing.nodePublicIpPrefix);
    } else if constexpr (std::is_same_v<T, NatGateway>) {
        visit("publicIpAddresses", thing.publicIpAddresses);
        visit("publicIpPrefixes", thing.publicIpPrefixes);
    } else if constexpr (std::is_same_v<T, Firewall>) {
        visit("subnet", thing.subnet);
        visit("publicIPAddresses", thing.publicIpAddresses);
    } else if constexpr (std::is_same_v<T, ExternalNetwork>) {
        visit("connectedVirtualNetworks", thing.connectedVirtualNetworks);
    } else if constexpr (std::is_same_v<T, SubnetConsumer>) {
        visit("subnet", thing.subnet);
    } else {
        static_assert(std::is_same_v<T, VirtualNetwork> || std::is_same_v<T, RouteTable> ||
                          std::is_same_v<T, NetworkSecurityGroup> || std::is_same_v<T, PublicIpPrefix> ||
                          std::is_same_v<T, PublicIpAddress> || std::is_same_v<T, ApprovedRange>,
                      "say which references a new kind of thing holds");
    }
}

/// Calls visit(key, ObjectRef) for each single reference; entries of lists have keys such as "publicIpAddresses[1]".
template <class Thing, class Visit>
void forEachTarget(const Thing& thing, Visit visit) {
    forEachReference(thing, [&](std::string_view key, const auto& reference) {
        if constexpr (requires { reference.has_value(); }) {
            if (reference) {
                visit(std::string(key), ObjectRef(*reference));
            }
        } else if constexpr (requires { ObjectRef(reference); }) {
            visit(std::string(key), ObjectRef(reference));
        } else {
            for (std::size_t i = 0; i < reference.size(); ++i) {
                visit(std::string(key) + "[" + std::to_string(i) + "]", ObjectRef(reference[i]));
            }
        }
    });
}

}  // namespace aksnet
