// SPDX-License-Identifier: GPL-3.0-or-later
//
// One function per Azure resource type: from the JSON of the resource, flattened by `az` or with `properties`, to a
// reading. What could not be read is noted in the view's problems; field names and defaults follow ARM's schemas.
#pragma once

#include "core/io/importers/json_view.h"
#include "core/io/importers/readings.h"

namespace aksnet {

/// A resource found in a file.
struct ResourceObject {
    JsonView view;
    ArmId id;          ///< stated, or made from type and name
    std::string type;  ///< in the file's spelling
};

[[nodiscard]] ClusterReading readCluster(const ResourceObject& resource);
/// An own resource; those inside a cluster are read with it.
[[nodiscard]] NodePoolReading readNodePool(const ResourceObject& resource);
/// An element of `agentPoolProfiles`; none if it has no name.
[[nodiscard]] std::optional<NodePoolReading> readNodePoolProfile(const JsonView& view, const ArmId& cluster);
void readNetworkProfile(const JsonView& view, ClusterReading& cluster);

[[nodiscard]] VirtualNetworkReading readVirtualNetwork(const ResourceObject& resource);
[[nodiscard]] SubnetReading readSubnet(const JsonView& view, const ArmId& id);
[[nodiscard]] PeeringReading readPeering(const JsonView& view, const ArmId& id);

[[nodiscard]] RouteTableReading readRouteTable(const ResourceObject& resource);
[[nodiscard]] Route readRoute(const JsonView& view);
[[nodiscard]] NetworkSecurityGroupReading readNetworkSecurityGroup(const ResourceObject& resource);
[[nodiscard]] SecurityRule readSecurityRule(const JsonView& view);

[[nodiscard]] NatGatewayReading readNatGateway(const ResourceObject& resource);
[[nodiscard]] PublicIpAddressReading readPublicIpAddress(const ResourceObject& resource);
[[nodiscard]] PublicIpPrefixReading readPublicIpPrefix(const ResourceObject& resource);
[[nodiscard]] FirewallReading readFirewall(const ResourceObject& resource);

/// The subnets that a private endpoint, gateway, load balancer … takes addresses from; empty if it takes none.
[[nodiscard]] std::vector<ConsumerReading> readConsumers(const ResourceObject& resource);
/// The types readConsumers knows.
[[nodiscard]] std::vector<std::string_view> consumerTypeNames();
/// true for the types readConsumers knows.
[[nodiscard]] bool isConsumerType(std::string_view type);

// Shared by the readers.

[[nodiscard]] ResourceInfo readInfo(const ResourceObject& resource);
/// A reading that knows so far which resource it is of.
template <class Reading>
[[nodiscard]] Reading startReading(const ResourceObject& resource) {
    Reading reading;
    reading.id = resource.id;
    reading.value.info = readInfo(resource);
    return reading;
}
/// The name a child is known by: the id's, in the spelling of `name` where both say the same.
[[nodiscard]] std::string readName(const JsonView& view, const ArmId& id);
/// `{"subnet": {"id": …}}` or `{"subnetId": …}`; none if absent or empty.
[[nodiscard]] MaybeReference readReference(const JsonView& view, std::string_view key);
/// The ids of a list of objects with `id`.
[[nodiscard]] References readReferences(const JsonView& view, std::string_view key);
/// The id of a child that stands inside its parent: its own where it states one that fits, else from its name.
[[nodiscard]] std::optional<ArmId> readChildId(const JsonView& view, const ArmId& parent, std::string_view type);

}  // namespace aksnet
