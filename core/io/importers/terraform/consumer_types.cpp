// SPDX-License-Identifier: GPL-3.0-or-later
//
// What else takes addresses from a subnet: endpoints, gateways, load balancers, interfaces.
#include "core/io/importers/plan_draft.h"
#include "core/io/importers/terraform/types.h"

#include <array>

namespace aksnet {
namespace {

/// An IP configuration, by whatever name its list goes.
constexpr std::array terraformIpConfigurationRows{
    TerraformRow{"name", "name"},
    TerraformRow{"subnet_id", "properties.subnet", TerraformAs::idObject, armType::subnet},
    TerraformRow{"private_ip_address", "properties.privateIPAddress", TerraformAs::assigned},
};

constexpr std::array terraformIpConfigurationsRows{
    TerraformRow{
        "ip_configuration", "properties.ipConfigurations", TerraformAs::blocks, {}, terraformIpConfigurationRows},
};

constexpr std::array terraformEndpointRows{
    TerraformRow{"subnet_id", "properties.subnet", TerraformAs::idObject, armType::subnet},
    TerraformRow{"ip_configuration.private_ip_address", "properties.privateIPAddress"},
};

constexpr std::array terraformLoadBalancerRows{
    TerraformRow{"frontend_ip_configuration",
                 "properties.frontendIPConfigurations",
                 TerraformAs::blocks,
                 {},
                 terraformIpConfigurationRows},
};

constexpr std::array terraformApplicationGatewayRows{
    TerraformRow{"gateway_ip_configuration",
                 "properties.gatewayIPConfigurations",
                 TerraformAs::blocks,
                 {},
                 terraformIpConfigurationRows},
    TerraformRow{"frontend_ip_configuration",
                 "properties.frontendIPConfigurations",
                 TerraformAs::blocks,
                 {},
                 terraformIpConfigurationRows},
    TerraformRow{"sku.capacity", "properties.sku.capacity"},
    TerraformRow{"autoscale_configuration.max_capacity", "properties.autoscaleConfiguration.maxCapacity"},
};

constexpr std::array terraformLinkServiceRows{
    TerraformRow{
        "nat_ip_configuration", "properties.ipConfigurations", TerraformAs::blocks, {}, terraformIpConfigurationRows},
};

constexpr std::array terraformInterfaceRows{
    TerraformRow{
        "ip_configuration", "properties.ipConfigurations", TerraformAs::blocks, {}, terraformIpConfigurationRows},
    TerraformRow{"virtual_machine_id", "properties.virtualMachine", TerraformAs::idObject},
};

constexpr std::array terraformContainerGroupRows{
    TerraformRow{"subnet_ids", "properties.subnetIds", TerraformAs::idObjects, armType::subnet},
};

constexpr std::array terraformFlexibleServerRows{
    TerraformRow{"delegated_subnet_id", "properties.network.delegatedSubnetResourceId", TerraformAs::id,
                 armType::subnet},
};

constexpr std::array terraformConsumerTypeList{
    TerraformType{"azurerm_private_endpoint", "Microsoft.Network/privateEndpoints", {}, terraformEndpointRows},
    TerraformType{"azurerm_bastion_host", "Microsoft.Network/bastionHosts", {}, terraformIpConfigurationsRows},
    TerraformType{"azurerm_virtual_network_gateway",
                  "Microsoft.Network/virtualNetworkGateways",
                  {},
                  terraformIpConfigurationsRows},
    TerraformType{
        "azurerm_application_gateway", "Microsoft.Network/applicationGateways", {}, terraformApplicationGatewayRows},
    TerraformType{"azurerm_lb", "Microsoft.Network/loadBalancers", {}, terraformLoadBalancerRows},
    TerraformType{
        "azurerm_private_link_service", "Microsoft.Network/privateLinkServices", {}, terraformLinkServiceRows},
    TerraformType{"azurerm_network_interface", "Microsoft.Network/networkInterfaces", {}, terraformInterfaceRows},
    TerraformType{
        "azurerm_container_group", "Microsoft.ContainerInstance/containerGroups", {}, terraformContainerGroupRows},
    TerraformType{"azurerm_postgresql_flexible_server",
                  "Microsoft.DBforPostgreSQL/flexibleServers",
                  {},
                  terraformFlexibleServerRows},
    TerraformType{
        "azurerm_mysql_flexible_server", "Microsoft.DBforMySQL/flexibleServers", {}, terraformFlexibleServerRows},
};

}  // namespace

std::span<const TerraformType> terraformConsumerTypes() {
    return terraformConsumerTypeList;
}

}  // namespace aksnet
