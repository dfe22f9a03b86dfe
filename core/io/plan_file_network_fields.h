// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan file's fields of virtual networks and what stands beside them, in the order they are written. `Fields` is a
// JsonReader, a JsonWriter, or anything with their functions.
#pragma once

#include "core/plan/plan.h"

namespace aksnet {

template <class Fields, class Thing>
void resourceInfoFields(Fields& fields, Thing& info) {
    fields.text("name", info.name);
    fields.text("resourceGroup", info.resourceGroup);
    fields.text("location", info.location);
    fields.text("armId", info.armId);
    fields.text("note", info.note);
}

template <class Fields, class Thing>
void subnetFields(Fields& fields, Thing& subnet) {
    fields.id(subnet.id);
    fields.text("name", subnet.name);
    fields.text("armId", subnet.armId);
    fields.prefixes("addressPrefixes", subnet.addressPrefixes, "addressPrefix");
    fields.texts("delegations", subnet.delegations);
    fields.texts("serviceEndpoints", subnet.serviceEndpoints);
    fields.reference("routeTable", subnet.routeTable);
    fields.reference("natGateway", subnet.natGateway);
    fields.reference("networkSecurityGroup", subnet.networkSecurityGroup);
    fields.choice("privateEndpointNetworkPolicies", subnet.privateEndpointNetworkPolicies,
                  PrivateEndpointNetworkPolicies::disabled);
    fields.flagWords("privateLinkServiceNetworkPolicies", subnet.privateLinkServiceNetworkPoliciesEnabled, "Enabled",
                     "Disabled");
    fields.flag("defaultOutboundAccess", subnet.defaultOutboundAccess);
    fields.number("usedAddresses", subnet.usedAddresses);
    fields.text("note", subnet.note);
    fields.unknown(subnet.unknownFields);
}

template <class Fields, class Thing>
void peeringFields(Fields& fields, Thing& peering) {
    fields.id(peering.id);
    fields.text("name", peering.name);
    fields.reference("remoteVirtualNetwork", peering.remoteVirtualNetwork);
    fields.text("remoteArmId", peering.remoteArmId);
    fields.prefixes("remoteAddressPrefixes", peering.remoteAddressPrefixes);
    fields.flag("allowVirtualNetworkAccess", peering.allowVirtualNetworkAccess, true);
    fields.flag("allowForwardedTraffic", peering.allowForwardedTraffic);
    fields.flag("allowGatewayTransit", peering.allowGatewayTransit);
    fields.flag("useRemoteGateways", peering.useRemoteGateways);
    fields.choice("peeringState", peering.peeringState, PeeringState::notStated);
    fields.flag("peerCompleteVnets", peering.peerCompleteVnets);
    fields.texts("localSubnetNames", peering.localSubnetNames);
    fields.texts("remoteSubnetNames", peering.remoteSubnetNames);
    fields.unknown(peering.unknownFields);
}

template <class Fields, class Thing>
void virtualNetworkFields(Fields& fields, Thing& network) {
    fields.id(network.id);
    resourceInfoFields(fields, network.info);
    fields.wrapper("addressSpace", [&](auto& space) { space.prefixes("addressPrefixes", network.addressPrefixes); });
    fields.wrapper("dhcpOptions", [&](auto& options) { options.texts("dnsServers", network.dnsServers); });
    fields.flag("managedByAks", network.managedByAks);
    fields.list("subnets", network.subnets, [](auto& inner, auto& subnet) { subnetFields(inner, subnet); });
    fields.list("virtualNetworkPeerings", network.peerings,
                [](auto& inner, auto& peering) { peeringFields(inner, peering); });
    fields.unknown(network.unknownFields);
}

template <class Fields, class Thing>
void externalNetworkFields(Fields& fields, Thing& network) {
    fields.id(network.id);
    fields.text("name", network.name);
    fields.choice("kind", network.kind);
    fields.choice("connection", network.connection, ExternalConnection::notStated);
    fields.prefixes("addressPrefixes", network.addressPrefixes);
    fields.references("connectedVirtualNetworks", network.connectedVirtualNetworks);
    fields.text("note", network.note);
    fields.unknown(network.unknownFields);
}

template <class Fields, class Thing>
void approvedRangeFields(Fields& fields, Thing& approved) {
    fields.id(approved.id);
    fields.text("name", approved.name);
    fields.prefix("range", approved.range);
    fields.text("note", approved.note);
    fields.unknown(approved.unknownFields);
}

template <class Fields, class Thing>
void subnetConsumerFields(Fields& fields, Thing& consumer) {
    fields.id(consumer.id);
    fields.text("name", consumer.name);
    fields.text("armId", consumer.armId);
    fields.choice("kind", consumer.kind);
    fields.reference("subnet", consumer.subnet);
    fields.number("addressCount", consumer.addressCount, 1);
    fields.address("ipAddress", consumer.ipAddress);
    fields.text("note", consumer.note);
    fields.unknown(consumer.unknownFields);
}

template <class Fields, class Thing>
void waiverFields(Fields& fields, Thing& waiver) {
    fields.text("rule", waiver.rule);
    fields.object("subject", waiver.subject);
    fields.text("reason", waiver.reason);
    fields.text("expires", waiver.expires);
    fields.unknown(waiver.unknownFields);
}

template <class Fields, class Thing>
void severityOverrideFields(Fields& fields, Thing& override) {
    fields.text("rule", override.rule);
    fields.choice("severity", override.severity);
    fields.unknown(override.unknownFields);
}

}  // namespace aksnet
