// SPDX-License-Identifier: GPL-3.0-or-later
//
// NAT gateways, public addresses and prefixes, Azure Firewall.
#include "core/io/importers/plan_draft.h"
#include "core/io/importers/terraform/types.h"

#include <array>

namespace aksnet {
namespace {

constexpr std::array terraformNatGatewayRows{
    TerraformRow{"sku_name", "sku.name"},
    TerraformRow{"idle_timeout_in_minutes", "properties.idleTimeoutInMinutes"},
    TerraformRow{"zones", "zones"},
    TerraformRow{"public_ip_address_ids", "properties.publicIpAddresses", TerraformAs::idObjects,
                 armType::publicIpAddress},
    TerraformRow{"public_ip_prefix_ids", "properties.publicIpPrefixes", TerraformAs::idObjects,
                 armType::publicIpPrefix},
};

constexpr std::array terraformPublicIpRows{
    TerraformRow{"ip_address", "properties.ipAddress", TerraformAs::assigned},
};

constexpr std::array terraformPublicIpPrefixRows{
    TerraformRow{"prefix_length", "properties.prefixLength"},
    TerraformRow{"ip_prefix", "properties.ipPrefix", TerraformAs::assigned},
};

constexpr std::array terraformFirewallIpRows{
    TerraformRow{"name", "name"},
    TerraformRow{"subnet_id", "properties.subnet", TerraformAs::idObject, armType::subnet},
    TerraformRow{"private_ip_address", "properties.privateIPAddress", TerraformAs::assigned},
    TerraformRow{"public_ip_address_id", "properties.publicIPAddress", TerraformAs::idObject, armType::publicIpAddress},
    TerraformRow{"internal_public_ip_address_id", "properties.publicIPAddress", TerraformAs::idObject,
                 armType::publicIpAddress},
};

constexpr std::array terraformFirewallRows{
    TerraformRow{"ip_configuration", "properties.ipConfigurations", TerraformAs::blocks, {}, terraformFirewallIpRows},
    TerraformRow{"virtual_hub.private_ip_address", "properties.hubIPAddresses.privateIPAddress", TerraformAs::assigned},
};

constexpr std::array terraformEgressTypeList{
    TerraformType{"azurerm_nat_gateway", armType::natGateway, {}, terraformNatGatewayRows, true},
    TerraformType{"azurerm_public_ip", armType::publicIpAddress, {}, terraformPublicIpRows, true},
    TerraformType{"azurerm_public_ip_prefix", armType::publicIpPrefix, {}, terraformPublicIpPrefixRows, true},
    TerraformType{"azurerm_firewall", armType::firewall, {}, terraformFirewallRows, true},
};

}  // namespace

std::span<const TerraformType> terraformEgressTypes() {
    return terraformEgressTypeList;
}

}  // namespace aksnet
