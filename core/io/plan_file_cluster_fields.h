// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan file's fields of clusters and node pools, in the order they are written: ARM's names in ARM's nesting.
#pragma once

#include "core/io/plan_file_network_fields.h"

namespace aksnet {

template <class Fields, class Thing>
void loadBalancerProfileFields(Fields& fields, Thing& profile) {
    fields.wrapper("managedOutboundIPs", [&](auto& managed) {
        managed.number("count", profile.managedOutboundIpCount);
        managed.number("countIPv6", profile.managedOutboundIpv6Count);
    });
    fields.references("outboundIPs", profile.outboundIps);
    fields.references("outboundIPPrefixes", profile.outboundIpPrefixes);
    fields.number("allocatedOutboundPorts", profile.allocatedOutboundPorts);
    fields.number("idleTimeoutInMinutes", profile.idleTimeoutInMinutes);
    fields.choice("backendPoolType", profile.backendPoolType);
    fields.unknown(profile.unknownFields);
}

template <class Fields, class Thing>
void natGatewayProfileFields(Fields& fields, Thing& profile) {
    fields.wrapper("managedOutboundIPProfile",
                   [&](auto& managed) { managed.number("count", profile.managedOutboundIpCount); });
    fields.number("idleTimeoutInMinutes", profile.idleTimeoutInMinutes);
    fields.unknown(profile.unknownFields);
}

template <class Fields, class Thing>
void advancedNetworkingFields(Fields& fields, Thing& networking) {
    fields.flag("enabled", networking.enabled);
    fields.wrapper("observability", [&](auto& part) { part.flag("enabled", networking.observability); });
    fields.wrapper("security", [&](auto& part) { part.flag("enabled", networking.security); });
    fields.wrapper("performance", [&](auto& part) { part.text("accelerationMode", networking.accelerationMode); });
    fields.unknown(networking.unknownFields);
}

template <class Fields, class Thing>
void networkProfileFields(Fields& fields, Thing& profile) {
    fields.choice("networkPlugin", profile.networkPlugin);
    fields.choice("networkPluginMode", profile.networkPluginMode);
    fields.choice("networkDataplane", profile.networkDataplane);
    fields.choice("networkPolicy", profile.networkPolicy);
    fields.prefixes("podCidrs", profile.podCidrs, "podCidr");
    fields.prefixes("serviceCidrs", profile.serviceCidrs, "serviceCidr");
    fields.address("dnsServiceIP", profile.dnsServiceIp);
    fields.choices("ipFamilies", profile.ipFamilies);
    fields.choice("outboundType", profile.outboundType);
    fields.choice("loadBalancerSku", profile.loadBalancerSku);
    fields.part("loadBalancerProfile", profile.loadBalancerProfile,
                [](auto& inner, auto& part) { loadBalancerProfileFields(inner, part); });
    fields.part("natGatewayProfile", profile.natGatewayProfile,
                [](auto& inner, auto& part) { natGatewayProfileFields(inner, part); });
    fields.part("advancedNetworking", profile.advancedNetworking,
                [](auto& inner, auto& part) { advancedNetworkingFields(inner, part); });
    fields.wrapper("staticEgressGatewayProfile",
                   [&](auto& part) { part.flag("enabled", profile.staticEgressGatewayEnabled); });
    fields.wrapper("kubeProxyConfig", [&](auto& part) { part.text("mode", profile.kubeProxyMode); });
    fields.prefixes("nonMasqueradeCIDRs", profile.nonMasqueradeCidrs);
    fields.unknown(profile.unknownFields);
}

template <class Fields, class Thing>
void apiServerAccessProfileFields(Fields& fields, Thing& profile) {
    fields.texts("authorizedIPRanges", profile.authorizedIpRanges);
    fields.flag("enablePrivateCluster", profile.enablePrivateCluster);
    fields.flag("enablePrivateClusterPublicFQDN", profile.enablePrivateClusterPublicFqdn);
    fields.text("privateDNSZone", profile.privateDnsZone);
    fields.flag("enableVnetIntegration", profile.enableVnetIntegration);
    fields.reference("subnetId", profile.subnet);
    fields.unknown(profile.unknownFields);
}

template <class Fields, class Thing>
void upgradeSettingsFields(Fields& fields, Thing& settings) {
    fields.countOrPercent("maxSurge", settings.maxSurge);
    fields.countOrPercent("maxUnavailable", settings.maxUnavailable);
    fields.unknown(settings.unknownFields);
}

template <class Fields, class Thing>
void nodePoolFields(Fields& fields, Thing& pool) {
    fields.id(pool.id);
    fields.text("name", pool.name);
    fields.text("armId", pool.armId);
    fields.choice("mode", pool.mode);
    fields.number("count", pool.count);
    fields.flag("enableAutoScaling", pool.enableAutoScaling);
    fields.number("minCount", pool.minCount);
    fields.number("maxCount", pool.maxCount);
    fields.number("maxPods", pool.maxPods);
    fields.text("vmSize", pool.vmSize);
    fields.choice("osType", pool.osType, OsType::linux);
    fields.text("osSKU", pool.osSku);
    fields.choice("type", pool.type, PoolType::virtualMachineScaleSets);
    fields.choice("scaleSetPriority", pool.scaleSetPriority, ScaleSetPriority::regular);
    fields.reference("vnetSubnetID", pool.vnetSubnet);
    fields.reference("podSubnetID", pool.podSubnet);
    fields.choice("podIPAllocationMode", pool.podIpAllocationMode);
    fields.part("upgradeSettings", pool.upgradeSettings,
                [](auto& inner, auto& part) { upgradeSettingsFields(inner, part); });
    fields.flag("enableNodePublicIP", pool.enableNodePublicIp);
    fields.reference("nodePublicIPPrefixID", pool.nodePublicIpPrefix);
    fields.wrapper("gatewayProfile",
                   [&](auto& part) { part.number("publicIPPrefixSize", pool.gatewayPublicIpPrefixSize); });
    fields.wrapper("windowsProfile", [&](auto& part) { part.flag("disableOutboundNat", pool.disableOutboundNat); });
    fields.text("orchestratorVersion", pool.orchestratorVersion);
    fields.texts("availabilityZones", pool.availabilityZones);
    fields.text("note", pool.note);
    fields.unknown(pool.unknownFields);
}

template <class Fields, class Thing>
void addonFields(Fields& addons, Thing& cluster) {
    addons.wrapper("ingressApplicationGateway", [&](auto& addon) {
        addon.wrapper("config", [&](auto& config) {
            config.reference("subnetId", cluster.ingressApplicationGatewaySubnet);
            config.prefix("subnetCIDR", cluster.ingressApplicationGatewaySubnetCidr);
        });
    });
    addons.wrapper("aciConnectorLinux", [&](auto& addon) {
        addon.wrapper("config", [&](auto& config) { config.text("SubnetName", cluster.virtualNodesSubnetName); });
    });
}

template <class Fields, class Thing>
void clusterFields(Fields& fields, Thing& cluster) {
    fields.id(cluster.id);
    resourceInfoFields(fields, cluster.info);
    fields.text("kubernetesVersion", cluster.kubernetesVersion);
    fields.text("nodeResourceGroup", cluster.nodeResourceGroup);
    fields.wrapper("sku", [&](auto& sku) {
        sku.choice("name", cluster.sku, ClusterSku::base);
        sku.choice("tier", cluster.tier);
    });
    fields.wrapper("identity",
                   [&](auto& identity) { identity.choice("type", cluster.identityType, IdentityType::notStated); });
    fields.part("networkProfile", cluster.networkProfile,
                [](auto& inner, auto& part) { networkProfileFields(inner, part); });
    fields.part("apiServerAccessProfile", cluster.apiServerAccessProfile,
                [](auto& inner, auto& part) { apiServerAccessProfileFields(inner, part); });
    fields.wrapper("addonProfiles", [&](auto& addons) { addonFields(addons, cluster); });
    fields.wrapper("nodeProvisioningProfile",
                   [&](auto& part) { part.flagWords("mode", cluster.nodeProvisioningAuto, "Auto", "Manual"); });
    fields.list("agentPoolProfiles", cluster.agentPoolProfiles,
                [](auto& inner, auto& pool) { nodePoolFields(inner, pool); });
    fields.unknown(cluster.unknownFields);
}

}  // namespace aksnet
