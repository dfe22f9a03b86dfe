// SPDX-License-Identifier: GPL-3.0-or-later
//
// Virtual networks, subnets, peerings, route tables and security groups, in the words of azurerm 1 to 4.
#include "core/io/importers/plan_draft.h"
#include "core/io/importers/terraform/types.h"

#include <array>

namespace aksnet {
namespace {

constexpr std::array terraformDelegationRows{
    TerraformRow{"name", "name"},
    TerraformRow{"service_delegation.name", "properties.serviceName"},
};

constexpr std::array terraformIpamRows{
    TerraformRow{"id", "pool", TerraformAs::idObject},
    TerraformRow{"number_of_ip_addresses", "numberOfIpAddresses"},
    TerraformRow{"allocated_ip_address_prefixes", "allocatedAddressPrefixes", TerraformAs::assigned},
};

constexpr std::array terraformSubnetRows{
    TerraformRow{"address_prefixes", "properties.addressPrefixes"},
    TerraformRow{"address_prefix", "properties.addressPrefixes"},  // before azurerm 3
    TerraformRow{"ip_address_pool", "properties.ipamPoolPrefixAllocations", TerraformAs::blocks, {}, terraformIpamRows},
    TerraformRow{"delegation", "properties.delegations", TerraformAs::blocks, {}, terraformDelegationRows},
    TerraformRow{"service_endpoints", "properties.serviceEndpoints", TerraformAs::named, "service"},
    TerraformRow{"private_endpoint_network_policies", "properties.privateEndpointNetworkPolicies"},
    TerraformRow{"private_endpoint_network_policies_enabled", "properties.privateEndpointNetworkPolicies",
                 TerraformAs::enabledWord},
    TerraformRow{"enforce_private_link_endpoint_network_policies", "properties.privateEndpointNetworkPolicies",
                 TerraformAs::disabledWord},
    TerraformRow{"private_link_service_network_policies_enabled", "properties.privateLinkServiceNetworkPolicies",
                 TerraformAs::enabledWord},
    TerraformRow{"enforce_private_link_service_network_policies", "properties.privateLinkServiceNetworkPolicies",
                 TerraformAs::disabledWord},
    TerraformRow{"default_outbound_access_enabled", "properties.defaultOutboundAccess"},
    TerraformRow{"route_table_id", "properties.routeTable", TerraformAs::idObject, armType::routeTable},
    TerraformRow{"network_security_group_id", "properties.networkSecurityGroup", TerraformAs::idObject,
                 armType::networkSecurityGroup},
};

constexpr std::array terraformInlineSubnetRows{
    TerraformRow{"name", "name"},
    TerraformRow{"address_prefixes", "properties.addressPrefixes"},
    TerraformRow{"address_prefix", "properties.addressPrefixes"},  // before azurerm 4
    TerraformRow{"delegation", "properties.delegations", TerraformAs::blocks, {}, terraformDelegationRows},
    TerraformRow{"service_endpoints", "properties.serviceEndpoints", TerraformAs::named, "service"},
    TerraformRow{"private_endpoint_network_policies", "properties.privateEndpointNetworkPolicies"},
    TerraformRow{"private_link_service_network_policies_enabled", "properties.privateLinkServiceNetworkPolicies",
                 TerraformAs::enabledWord},
    TerraformRow{"default_outbound_access_enabled", "properties.defaultOutboundAccess"},
    TerraformRow{"route_table_id", "properties.routeTable", TerraformAs::idObject, armType::routeTable},
    TerraformRow{"security_group", "properties.networkSecurityGroup", TerraformAs::idObject,
                 armType::networkSecurityGroup},
};

constexpr std::array terraformVirtualNetworkRows{
    TerraformRow{"address_space", "properties.addressSpace.addressPrefixes"},
    TerraformRow{"ip_address_pool",
                 "properties.addressSpace.ipamPoolPrefixAllocations",
                 TerraformAs::blocks,
                 {},
                 terraformIpamRows},
    TerraformRow{"dns_servers", "properties.dhcpOptions.dnsServers"},
    TerraformRow{"subnet", "properties.subnets", TerraformAs::subnetBlocks, {}, terraformInlineSubnetRows},
};

constexpr std::array terraformPeeringRows{
    TerraformRow{"remote_virtual_network_id", "properties.remoteVirtualNetwork", TerraformAs::idObject,
                 armType::virtualNetwork},
    TerraformRow{"allow_virtual_network_access", "properties.allowVirtualNetworkAccess"},
    TerraformRow{"allow_forwarded_traffic", "properties.allowForwardedTraffic"},
    TerraformRow{"allow_gateway_transit", "properties.allowGatewayTransit"},
    TerraformRow{"use_remote_gateways", "properties.useRemoteGateways"},
    TerraformRow{"peer_complete_virtual_networks_enabled", "properties.peerCompleteVnets"},
    TerraformRow{"only_ipv6_peering_enabled", "properties.enableOnlyIPv6Peering"},
    TerraformRow{"local_subnet_names", "properties.localSubnetNames"},
    TerraformRow{"remote_subnet_names", "properties.remoteSubnetNames"},
};

constexpr std::array terraformRouteRows{
    TerraformRow{"name", "name"},
    TerraformRow{"address_prefix", "properties.addressPrefix"},
    TerraformRow{"next_hop_type", "properties.nextHopType"},
    TerraformRow{"next_hop_in_ip_address", "properties.nextHopIpAddress", TerraformAs::assigned},
};

constexpr std::array terraformRouteTableRows{
    TerraformRow{"route", "properties.routes", TerraformAs::blocks, {}, terraformRouteRows},
    TerraformRow{"bgp_route_propagation_enabled", "properties.disableBgpRoutePropagation", TerraformAs::negated},
    TerraformRow{"disable_bgp_route_propagation", "properties.disableBgpRoutePropagation"},  // before azurerm 4
};

constexpr std::array terraformSecurityRuleRows{
    TerraformRow{"name", "name"},
    TerraformRow{"priority", "properties.priority"},
    TerraformRow{"direction", "properties.direction"},
    TerraformRow{"access", "properties.access"},
    TerraformRow{"protocol", "properties.protocol"},
    TerraformRow{"source_address_prefix", "properties.sourceAddressPrefix"},
    TerraformRow{"source_address_prefixes", "properties.sourceAddressPrefixes"},
    TerraformRow{"source_port_range", "properties.sourcePortRange"},
    TerraformRow{"source_port_ranges", "properties.sourcePortRanges"},
    TerraformRow{"destination_address_prefix", "properties.destinationAddressPrefix"},
    TerraformRow{"destination_address_prefixes", "properties.destinationAddressPrefixes"},
    TerraformRow{"destination_port_range", "properties.destinationPortRange"},
    TerraformRow{"destination_port_ranges", "properties.destinationPortRanges"},
};

constexpr std::array terraformSecurityGroupRows{
    TerraformRow{"security_rule", "properties.securityRules", TerraformAs::blocks, {}, terraformSecurityRuleRows},
};

constexpr std::array terraformNetworkTypeList{
    TerraformType{"azurerm_virtual_network", armType::virtualNetwork, {}, terraformVirtualNetworkRows, true},
    TerraformType{"azurerm_subnet", armType::subnet, "virtual_network_name", terraformSubnetRows, true},
    TerraformType{"azurerm_virtual_network_peering", armType::peering, "virtual_network_name", terraformPeeringRows},
    TerraformType{"azurerm_route_table", armType::routeTable, {}, terraformRouteTableRows, true},
    TerraformType{"azurerm_route", "Microsoft.Network/routeTables/routes", "route_table_name", terraformRouteRows},
    TerraformType{
        "azurerm_network_security_group", armType::networkSecurityGroup, {}, terraformSecurityGroupRows, true},
    TerraformType{"azurerm_network_security_rule", "Microsoft.Network/networkSecurityGroups/securityRules",
                  "network_security_group_name", terraformSecurityRuleRows},
};

}  // namespace

std::span<const TerraformType> terraformNetworkTypes() {
    return terraformNetworkTypeList;
}

}  // namespace aksnet
