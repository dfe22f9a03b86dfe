// SPDX-License-Identifier: GPL-3.0-or-later
//
// AKS clusters and node pools, in the words of azurerm 1 to 4.
#include "core/io/importers/plan_draft.h"
#include "core/io/importers/terraform/types.h"

#include <array>

namespace aksnet {
namespace {

/// What the default pool and further pools have in common.
constexpr std::array terraformPoolRows{
    TerraformRow{"vm_size", "vmSize"},
    TerraformRow{"node_count", "count"},
    TerraformRow{"auto_scaling_enabled", "enableAutoScaling"},
    TerraformRow{"enable_auto_scaling", "enableAutoScaling"},  // before azurerm 4
    TerraformRow{"min_count", "minCount", TerraformAs::nonZero},
    TerraformRow{"max_count", "maxCount", TerraformAs::nonZero},
    TerraformRow{"max_pods", "maxPods", TerraformAs::nonZero},
    TerraformRow{"vnet_subnet_id", "vnetSubnetID", TerraformAs::id, armType::subnet},
    TerraformRow{"pod_subnet_id", "podSubnetID", TerraformAs::id, armType::subnet},
    TerraformRow{"node_public_ip_enabled", "enableNodePublicIP"},
    TerraformRow{"enable_node_public_ip", "enableNodePublicIP"},  // before azurerm 4
    TerraformRow{"node_public_ip_prefix_id", "nodePublicIPPrefixID", TerraformAs::id, armType::publicIpPrefix},
    TerraformRow{"os_sku", "osSKU"},
    TerraformRow{"orchestrator_version", "orchestratorVersion"},
    TerraformRow{"zones", "availabilityZones"},
    TerraformRow{"availability_zones", "availabilityZones"},  // before azurerm 3
    TerraformRow{"upgrade_settings.max_surge", "upgradeSettings.maxSurge"},
    TerraformRow{"upgrade_settings.max_unavailable", "upgradeSettings.maxUnavailable"},
};

constexpr std::array terraformDefaultPoolRows{
    TerraformRow{"name", "name"},
    TerraformRow{"System", "mode", TerraformAs::constant},
    TerraformRow{"type", "type"},
    TerraformRow{{}, {}, TerraformAs::group, {}, terraformPoolRows},
};

constexpr std::array terraformOwnPoolRows{
    TerraformRow{"mode", "properties.mode"},
    TerraformRow{"os_type", "properties.osType"},
    TerraformRow{"priority", "properties.scaleSetPriority"},
    TerraformRow{"windows_profile.outbound_nat_enabled", "properties.windowsProfile.disableOutboundNat",
                 TerraformAs::negated},
    TerraformRow{{}, "properties", TerraformAs::group, {}, terraformPoolRows},
};

constexpr std::array terraformLoadBalancerProfileRows{
    TerraformRow{"managed_outbound_ip_count", "managedOutboundIPs.count", TerraformAs::nonZero},
    TerraformRow{"managed_outbound_ipv6_count", "managedOutboundIPs.countIPv6", TerraformAs::nonZero},
    TerraformRow{"outbound_ip_address_ids", "outboundIPs.publicIPs", TerraformAs::idObjects, armType::publicIpAddress},
    TerraformRow{"outbound_ip_prefix_ids", "outboundIPPrefixes.publicIPPrefixes", TerraformAs::idObjects,
                 armType::publicIpPrefix},
    TerraformRow{"outbound_ports_allocated", "allocatedOutboundPorts", TerraformAs::nonZero},
    TerraformRow{"idle_timeout_in_minutes", "idleTimeoutInMinutes", TerraformAs::nonZero},
    TerraformRow{"backend_pool_type", "backendPoolType"},
};

constexpr std::array terraformNetworkProfileRows{
    TerraformRow{"network_plugin", "networkPlugin"},
    TerraformRow{"network_plugin_mode", "networkPluginMode"},
    TerraformRow{"network_data_plane", "networkDataplane"},
    TerraformRow{"ebpf_data_plane", "networkDataplane"},  // before azurerm 4
    TerraformRow{"network_policy", "networkPolicy"},
    TerraformRow{"pod_cidr", "podCidr"},
    TerraformRow{"pod_cidrs", "podCidrs"},
    TerraformRow{"service_cidr", "serviceCidr"},
    TerraformRow{"service_cidrs", "serviceCidrs"},
    TerraformRow{"dns_service_ip", "dnsServiceIP"},
    TerraformRow{"docker_bridge_cidr", "dockerBridgeCidr"},
    TerraformRow{"ip_versions", "ipFamilies"},
    TerraformRow{"outbound_type", "outboundType"},
    TerraformRow{"load_balancer_sku", "loadBalancerSku"},
    TerraformRow{
        "load_balancer_profile", "loadBalancerProfile", TerraformAs::block, {}, terraformLoadBalancerProfileRows},
    TerraformRow{"nat_gateway_profile.managed_outbound_ip_count", "natGatewayProfile.managedOutboundIPProfile.count",
                 TerraformAs::nonZero},
    TerraformRow{"nat_gateway_profile.idle_timeout_in_minutes", "natGatewayProfile.idleTimeoutInMinutes",
                 TerraformAs::nonZero},
    TerraformRow{"true", "advancedNetworking.enabled", TerraformAs::constant, "advanced_networking"},
    TerraformRow{"advanced_networking.observability_enabled", "advancedNetworking.observability.enabled"},
    TerraformRow{"advanced_networking.security_enabled", "advancedNetworking.security.enabled"},
};

/// Add-ons stood in a block of their own before azurerm 3.
constexpr std::array terraformAddOnRows{
    TerraformRow{"ingress_application_gateway.enabled", "ingressApplicationGateway.enabled"},
    TerraformRow{"ingress_application_gateway.subnet_id", "ingressApplicationGateway.config.subnetId", TerraformAs::id,
                 armType::subnet},
    TerraformRow{"ingress_application_gateway.subnet_cidr", "ingressApplicationGateway.config.subnetCIDR"},
    TerraformRow{"aci_connector_linux.enabled", "aciConnectorLinux.enabled"},
    TerraformRow{"aci_connector_linux.subnet_name", "aciConnectorLinux.config.SubnetName"},
};

constexpr std::array terraformClusterRows{
    TerraformRow{"sku_tier", "sku.tier"},
    TerraformRow{"identity.type", "identity.type"},
    TerraformRow{"service_principal.client_id", "properties.servicePrincipalProfile.clientId"},
    TerraformRow{"kubernetes_version", "properties.kubernetesVersion"},
    TerraformRow{"node_resource_group", "properties.nodeResourceGroup"},
    TerraformRow{"network_profile", "properties.networkProfile", TerraformAs::block, {}, terraformNetworkProfileRows},
    TerraformRow{
        "default_node_pool", "properties.agentPoolProfiles", TerraformAs::blocks, {}, terraformDefaultPoolRows},
    TerraformRow{
        "agent_pool_profile", "properties.agentPoolProfiles", TerraformAs::blocks, {}, terraformDefaultPoolRows},
    TerraformRow{"api_server_access_profile.authorized_ip_ranges",
                 "properties.apiServerAccessProfile.authorizedIPRanges"},
    TerraformRow{"api_server_authorized_ip_ranges", "properties.apiServerAccessProfile.authorizedIPRanges"},
    TerraformRow{"api_server_access_profile.subnet_id", "properties.apiServerAccessProfile.subnetId", TerraformAs::id,
                 armType::subnet},
    TerraformRow{"api_server_access_profile.virtual_network_integration_enabled",
                 "properties.apiServerAccessProfile.enableVnetIntegration"},
    TerraformRow{"api_server_access_profile.vnet_integration_enabled",
                 "properties.apiServerAccessProfile.enableVnetIntegration"},
    TerraformRow{"private_cluster_enabled", "properties.apiServerAccessProfile.enablePrivateCluster"},
    TerraformRow{"private_link_enabled", "properties.apiServerAccessProfile.enablePrivateCluster"},
    TerraformRow{"private_cluster_public_fqdn_enabled",
                 "properties.apiServerAccessProfile.enablePrivateClusterPublicFQDN"},
    TerraformRow{"private_dns_zone_id", "properties.apiServerAccessProfile.privateDNSZone"},
    TerraformRow{"node_provisioning_profile.mode", "properties.nodeProvisioningProfile.mode"},
    TerraformRow{{}, "properties.addonProfiles", TerraformAs::group, {}, terraformAddOnRows},
    TerraformRow{"addon_profile", "properties.addonProfiles", TerraformAs::block, {}, terraformAddOnRows},
};

constexpr std::array terraformClusterTypeList{
    TerraformType{"azurerm_kubernetes_cluster", armType::cluster, {}, terraformClusterRows},
    TerraformType{"azurerm_kubernetes_cluster_node_pool", armType::nodePool, "kubernetes_cluster_id",
                  terraformOwnPoolRows},
};

}  // namespace

std::span<const TerraformType> terraformClusterTypes() {
    return terraformClusterTypeList;
}

}  // namespace aksnet
