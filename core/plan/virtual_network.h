// SPDX-License-Identifier: GPL-3.0-or-later
//
// Virtual networks with their subnets and peerings, in ARM's words (Microsoft.Network/virtualNetworks).
#pragma once

#include "core/plan/common.h"

namespace aksnet {

/// ARM: subnet.properties.privateEndpointNetworkPolicies
enum class PrivateEndpointNetworkPolicies : std::uint8_t {
    disabled,
    enabled,
    networkSecurityGroupEnabled,
    routeTableEnabled
};

struct Subnet {
    SubnetId id{0};
    std::string name;
    std::string armId;
    std::vector<Prefix> addressPrefixes;   ///< IPv4 and, for dual-stack, one IPv6 /64; empty while being drawn
    std::vector<std::string> delegations;  ///< service names such as Microsoft.ContainerService/managedClusters
    std::vector<std::string> serviceEndpoints;
    std::optional<RouteTableId> routeTable;
    std::optional<NatGatewayId> natGateway;
    std::optional<NetworkSecurityGroupId> networkSecurityGroup;
    PrivateEndpointNetworkPolicies privateEndpointNetworkPolicies = PrivateEndpointNetworkPolicies::disabled;
    std::optional<bool> privateLinkServiceNetworkPoliciesEnabled;  ///< none: ARM's default, enabled
    std::optional<bool> defaultOutboundAccess;                     ///< none: the platform's default
    std::optional<int> usedAddresses;  ///< addresses in use when imported (ipConfigurations), for comparison only
    std::string note;
    UnknownFields unknownFields;

    bool operator==(const Subnet&) const = default;
};

enum class PeeringState : std::uint8_t { notStated, initiated, connected, disconnected };

/// One direction of a peering; it belongs to the VNet it starts from.
struct Peering {
    PeeringId id{0};
    std::string name;
    std::optional<VirtualNetworkId> remoteVirtualNetwork;  ///< none when the remote VNet is not in the plan
    std::string remoteArmId;                    ///< ARM id of the remote VNet, kept when it is not in the plan
    std::vector<Prefix> remoteAddressPrefixes;  ///< last known remote space; used while the remote is not in the plan
    bool allowVirtualNetworkAccess = true;
    bool allowForwardedTraffic = false;
    bool allowGatewayTransit = false;
    bool useRemoteGateways = false;
    PeeringState peeringState = PeeringState::notStated;
    std::optional<bool> peerCompleteVnets;
    std::vector<std::string> localSubnetNames;
    std::vector<std::string> remoteSubnetNames;
    UnknownFields unknownFields;

    bool operator==(const Peering&) const = default;
};

struct VirtualNetwork {
    VirtualNetworkId id{0};
    ResourceInfo info;
    std::vector<Prefix> addressPrefixes;
    std::vector<std::string> dnsServers;  ///< custom DNS servers as written; empty: Azure-provided
    std::vector<Subnet> subnets;
    std::vector<Peering> peerings;
    bool managedByAks = false;  ///< created by AKS in the node resource group (no subnet was given)
    UnknownFields unknownFields;

    bool operator==(const VirtualNetwork&) const = default;
};

}  // namespace aksnet
