// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan file's fields of routing, security and egress resources, in the order they are written.
#pragma once

#include "core/io/plan_file_network_fields.h"

namespace aksnet {

template <class Fields, class Thing>
void routeFields(Fields& fields, Thing& route) {
    fields.text("name", route.name);
    fields.text("addressPrefix", route.addressPrefix);
    fields.choice("nextHopType", route.nextHopType);
    fields.address("nextHopIpAddress", route.nextHopIpAddress);
    fields.flag("nextHopIpAddressIsUnknown", route.nextHopIpAddressIsUnknown);
    fields.unknown(route.unknownFields);
}

template <class Fields, class Thing>
void routeTableFields(Fields& fields, Thing& table) {
    fields.id(table.id);
    resourceInfoFields(fields, table.info);
    fields.flag("disableBgpRoutePropagation", table.disableBgpRoutePropagation);
    fields.list("routes", table.routes, [](auto& inner, auto& route) { routeFields(inner, route); });
    fields.unknown(table.unknownFields);
}

template <class Fields, class Thing>
void natGatewayFields(Fields& fields, Thing& gateway) {
    fields.id(gateway.id);
    resourceInfoFields(fields, gateway.info);
    fields.wrapper("sku", [&](auto& sku) { sku.choice("name", gateway.sku, NatGatewaySku::standard); });
    fields.texts("zones", gateway.zones);
    fields.number("idleTimeoutInMinutes", gateway.idleTimeoutInMinutes);
    fields.references("publicIpAddresses", gateway.publicIpAddresses);
    fields.references("publicIpPrefixes", gateway.publicIpPrefixes);
    fields.unknown(gateway.unknownFields);
}

template <class Fields, class Thing>
void securityRuleFields(Fields& fields, Thing& rule) {
    fields.text("name", rule.name);
    fields.number("priority", rule.priority);
    fields.choice("direction", rule.direction);
    fields.choice("access", rule.access);
    fields.text("protocol", rule.protocol, "*");
    fields.texts("sourceAddressPrefixes", rule.sourceAddressPrefixes, "sourceAddressPrefix");
    fields.texts("sourcePortRanges", rule.sourcePortRanges, "sourcePortRange");
    fields.texts("destinationAddressPrefixes", rule.destinationAddressPrefixes, "destinationAddressPrefix");
    fields.texts("destinationPortRanges", rule.destinationPortRanges, "destinationPortRange");
    fields.unknown(rule.unknownFields);
}

template <class Fields, class Thing>
void networkSecurityGroupFields(Fields& fields, Thing& group) {
    fields.id(group.id);
    resourceInfoFields(fields, group.info);
    fields.list("securityRules", group.securityRules, [](auto& inner, auto& rule) { securityRuleFields(inner, rule); });
    fields.unknown(group.unknownFields);
}

template <class Fields, class Thing>
void firewallFields(Fields& fields, Thing& firewall) {
    fields.id(firewall.id);
    resourceInfoFields(fields, firewall.info);
    fields.reference("subnet", firewall.subnet);
    fields.address("privateIPAddress", firewall.privateIpAddress);
    fields.references("publicIPAddresses", firewall.publicIpAddresses);
    fields.flag("isNetworkVirtualAppliance", firewall.isNetworkVirtualAppliance);
    fields.unknown(firewall.unknownFields);
}

template <class Fields, class Thing>
void publicIpPrefixFields(Fields& fields, Thing& prefix) {
    fields.id(prefix.id);
    resourceInfoFields(fields, prefix.info);
    fields.number("prefixLength", prefix.prefixLength);
    fields.prefix("ipPrefix", prefix.ipPrefix);
    fields.unknown(prefix.unknownFields);
}

template <class Fields, class Thing>
void publicIpAddressFields(Fields& fields, Thing& address) {
    fields.id(address.id);
    resourceInfoFields(fields, address.info);
    fields.address("ipAddress", address.ipAddress);
    fields.unknown(address.unknownFields);
}

}  // namespace aksnet
