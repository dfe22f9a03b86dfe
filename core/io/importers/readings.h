// SPDX-License-Identifier: GPL-3.0-or-later
//
// What importers hand over: plan values whose references are still ids, because what they name may stand in a file that
// comes later. PlanMerger turns them into a plan. Ids inside the values are not yet meaningful.
#pragma once

#include "core/io/importers/arm_id.h"
#include "core/plan/plan.h"

namespace aksnet {

/// An id found in a file, with the place for messages.
struct Reference {
    ArmId id;
    std::string path;
};
using MaybeReference = std::optional<Reference>;
using References = std::vector<Reference>;

struct SubnetReading {
    ArmId id;
    Subnet value;
    std::string path;
    MaybeReference routeTable;
    MaybeReference natGateway;
    MaybeReference networkSecurityGroup;
    std::vector<ArmId> addressHolders;  ///< of ipConfigurations: whose configuration holds an address here
    std::vector<ArmId> privateEndpoints;
};

/// What Terraform tells as a resource of its own: a subnet uses a route table, a NAT gateway or a security group; a NAT
/// gateway uses a public address or prefix.
struct AssociationReading {
    Reference user;
    Reference used;
};

struct PeeringReading {
    ArmId id;
    Peering value;
    std::string path;
    std::string remotePath;  ///< where the remote network is named
};

struct VirtualNetworkReading {
    ArmId id;
    VirtualNetwork value;
    std::vector<SubnetReading> subnets;
    std::vector<PeeringReading> peerings;
};

/// A property of a cluster that its file does not state, so that AKS takes its default.
struct LeftOpen {
    std::string_view key;  ///< ARM's name, as in the catalogue of defaults
    std::string path;      ///< where it would stand
};

struct NodePoolReading {
    ArmId id;
    NodePool value;
    std::string path;
    std::string maxPodsPath;   ///< where maxPods would stand; empty where it is stated
    std::string subnetPath;    ///< where vnetSubnetID stands or would stand
    bool namesSubnet = false;  ///< vnetSubnetID is stated, be it readable or not
    MaybeReference vnetSubnet;
    MaybeReference podSubnet;
    MaybeReference nodePublicIpPrefix;
};

struct ClusterReading {
    ArmId id;
    Cluster value;
    std::vector<NodePoolReading> pools;
    std::vector<LeftOpen> leftOpen;
    MaybeReference apiServerSubnet;
    MaybeReference applicationGatewaySubnet;
    References outboundIps;
    References outboundIpPrefixes;
};

struct RouteTableReading {
    ArmId id;
    RouteTable value;
};

struct NetworkSecurityGroupReading {
    ArmId id;
    NetworkSecurityGroup value;
};

struct NatGatewayReading {
    ArmId id;
    NatGateway value;
    References publicIpAddresses;
    References publicIpPrefixes;
};

struct PublicIpAddressReading {
    ArmId id;
    PublicIpAddress value;
};

struct PublicIpPrefixReading {
    ArmId id;
    PublicIpPrefix value;
};

struct FirewallReading {
    ArmId id;
    Firewall value;
    MaybeReference subnet;
    References publicIpAddresses;
};

/// A network outside of Azure, and a range that addressing allows; both are known by their names.
struct ExternalNetworkReading {
    std::string name;
    Prefix range;
};
struct ApprovedRangeReading {
    std::string name;
    Prefix range;
};

/// A thing that takes addresses from one subnet.
struct ConsumerReading {
    ArmId id;
    SubnetConsumerKind kind = SubnetConsumerKind::other;
    Reference subnet;
    int addressCount = 1;
    std::optional<IpAddress> ipAddress;
};

}  // namespace aksnet
