// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes generated plans as Azure's tools would: what an importer reads back must be the plan again.
#pragma once

#include "core/base/text.h"
#include "core/models/model.h"
#include "core/plan/enum_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace aksnet::testing {

inline constexpr std::string_view exportScope =
    "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-net";

[[nodiscard]] inline std::string exportId(std::string_view type, std::string_view name) {
    return fmt::format("{}/providers/{}/{}", exportScope, type, name);
}

inline void settleResource(ResourceInfo& info, std::string_view type) {
    info.resourceGroup = "rg-net";
    info.location = "westeurope";
    info.armId = exportId(type, info.name);
}

/// Gives everything an Azure id and a resource group, and drops what no Azure file tells (external networks).
inline void settleInAzure(Plan& plan) {
    constexpr std::string_view networkType = "Microsoft.Network/virtualNetworks";
    std::map<SubnetId, int> usedAddresses;
    for (SubnetConsumer& consumer : plan.subnetConsumers) {
        const bool isEndpoint = consumer.kind == SubnetConsumerKind::privateEndpoint;
        consumer.armId = exportId(
            isEndpoint ? "Microsoft.Network/privateEndpoints" : "Microsoft.Network/networkInterfaces", consumer.name);
        usedAddresses[consumer.subnet] += consumer.addressCount;
    }
    std::map<VirtualNetworkId, std::string> networkIds;
    for (const Shared<VirtualNetwork>& network : plan.virtualNetworks) {
        networkIds[network->id] = exportId(networkType, network->info.name);
    }
    for (Shared<VirtualNetwork>& shared : plan.virtualNetworks) {
        VirtualNetwork& network = shared.edit();
        settleResource(network.info, networkType);
        for (Subnet& subnet : network.subnets) {
            subnet.armId = fmt::format("{}/subnets/{}", network.info.armId, subnet.name);
            subnet.usedAddresses = usedAddresses[subnet.id];
        }
        for (Peering& peering : network.peerings) {
            peering.remoteArmId = networkIds.at(*peering.remoteVirtualNetwork);
        }
    }
    for (Shared<Cluster>& shared : plan.clusters) {
        Cluster& cluster = shared.edit();
        settleResource(cluster.info, "Microsoft.ContainerService/managedClusters");
        cluster.networkProfile.dnsServiceIp = effectiveDnsServiceIp(cluster);
        for (NodePool& pool : cluster.agentPoolProfiles) {
            pool.armId = fmt::format("{}/agentPools/{}", cluster.info.armId, pool.name);
        }
    }
    for (RouteTable& table : plan.routeTables) {
        settleResource(table.info, "Microsoft.Network/routeTables");
    }
    for (Firewall& firewall : plan.firewalls) {
        settleResource(firewall.info, "Microsoft.Network/azureFirewalls");
    }
    plan.externalNetworks.clear();
}

enum class AzureStyle {
    flattened,  ///< as `az … list` prints: no `properties`, acronyms in lower case, explicit nulls
    rest,       ///< as the REST interface answers: {"value": [{…, "properties": {…}}]}
};

class AzureExport {
public:
    AzureExport(const Plan& plan, AzureStyle style) : m_plan(plan), m_style(style) {
        for (const auto& network : plan.virtualNetworks) {
            for (const Subnet& subnet : network->subnets) {
                m_subnetIds[subnet.id] = subnet.armId;
            }
        }
        for (const RouteTable& table : plan.routeTables) {
            m_tableIds[table.id] = table.info.armId;
        }
        for (const SubnetConsumer& consumer : plan.subnetConsumers) {
            m_consumers[consumer.subnet].push_back(&consumer);
        }
    }

    /// All resources of the settled plan in one list.
    [[nodiscard]] std::string text() const {
        std::vector<std::string> resources;
        for (const auto& network : m_plan.virtualNetworks) {
            resources.push_back(networkText(*network));
        }
        for (const auto& cluster : m_plan.clusters) {
            resources.push_back(clusterText(*cluster));
        }
        for (const RouteTable& table : m_plan.routeTables) {
            resources.push_back(routeTableText(table));
        }
        for (const Firewall& firewall : m_plan.firewalls) {
            resources.push_back(firewallText(firewall));
        }
        for (const SubnetConsumer& consumer : m_plan.subnetConsumers) {
            if (consumer.kind != SubnetConsumerKind::privateEndpoint) {
                resources.push_back(interfaceText(consumer));
            }
        }
        const std::string list = fmt::format("[\n{}\n]", fmt::join(resources, ",\n"));
        return isFlat() ? list : fmt::format("{{\"value\": {}}}", list);
    }

private:
    [[nodiscard]] bool isFlat() const { return m_style == AzureStyle::flattened; }
    /// The key as `az` prints it, or as REST has it.
    [[nodiscard]] std::string_view key(std::string_view flat, std::string_view rest) const {
        return isFlat() ? flat : rest;
    }

    static std::string quoted(std::string_view text) { return fmt::format("\"{}\"", text); }
    static std::string texts(const std::vector<Prefix>& prefixes) {
        std::vector<std::string> list;
        for (const Prefix& prefix : prefixes) {
            list.push_back(quoted(prefix.text()));
        }
        return fmt::format("[{}]", fmt::join(list, ", "));
    }
    template <class E>
    static std::string word(const std::optional<E>& value) {
        return value ? quoted(enumText(*value)) : "null";
    }
    static std::string number(const std::optional<int>& value) { return value ? fmt::format("{}", *value) : "null"; }
    static std::string reference(const std::string& id) {
        return id.empty() ? "null" : fmt::format(R"({{"id": "{}"}})", id);
    }

    /// An object with an id: its fields flat beside the name, or in `properties`.
    [[nodiscard]] std::string object(std::string_view id, std::string_view name, std::string_view type,
                                     const std::string& fields) const {
        const std::string inner =
            isFlat() ? R"("tags": null, )" + fields : fmt::format(R"("properties": {{{}}})", fields);
        return fmt::format(R"({{"id": "{}", "name": "{}", "type": "{}", {}}})", id, name, type, inner);
    }
    [[nodiscard]] std::string resource(const ResourceInfo& info, std::string_view type,
                                       const std::string& fields) const {
        std::string text = object(info.armId, info.name, type, fields);
        return text.insert(1, fmt::format(R"("location": "{}", )", info.location));
    }

    [[nodiscard]] std::string subnetText(const Subnet& subnet) const {
        std::vector<std::string> endpoints;
        std::vector<std::string> addresses;
        if (const auto found = m_consumers.find(subnet.id); found != m_consumers.end()) {
            for (const SubnetConsumer* consumer : found->second) {
                const bool isEndpoint = consumer->kind == SubnetConsumerKind::privateEndpoint;
                if (isEndpoint) {
                    endpoints.push_back(reference(consumer->armId));
                }
                for (int i = 0; i < consumer->addressCount; ++i) {
                    addresses.push_back(reference(fmt::format(
                        "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/RG-NET/providers/Microsoft.Network/networkInterfaces/{}{}/ipConfigurations/ip{}",
                        consumer->name, isEndpoint ? ".nic.0a1b" : "", i)));
                }
            }
        }
        const std::string table = subnet.routeTable ? m_tableIds.at(*subnet.routeTable) : std::string();
        const std::string ranges = subnet.addressPrefixes.size() == 1
                                       ? fmt::format(R"("addressPrefix": "{}")", subnet.addressPrefixes.front().text())
                                       : fmt::format(R"("addressPrefixes": {})", texts(subnet.addressPrefixes));
        return object(
            subnet.armId, subnet.name, "Microsoft.Network/virtualNetworks/subnets",
            fmt::format(
                R"({}, "routeTable": {}, "natGateway": null, "delegations": [], "privateEndpointNetworkPolicies": "{}", "privateEndpoints": [{}], "ipConfigurations": [{}])",
                ranges, reference(lowered(table)), enumText(subnet.privateEndpointNetworkPolicies),
                fmt::join(endpoints, ", "), fmt::join(addresses, ", ")));
    }

    [[nodiscard]] std::string peeringText(const VirtualNetwork& network, const Peering& peering) const {
        return object(
            fmt::format("{}/virtualNetworkPeerings/{}", network.info.armId, peering.name), peering.name,
            "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
            fmt::format(
                R"("remoteVirtualNetwork": {}, "allowVirtualNetworkAccess": {}, "allowForwardedTraffic": {}, "allowGatewayTransit": {}, "useRemoteGateways": {}, "peeringState": "{}")",
                reference(peering.remoteArmId), peering.allowVirtualNetworkAccess, peering.allowForwardedTraffic,
                peering.allowGatewayTransit, peering.useRemoteGateways, enumText(peering.peeringState)));
    }

    [[nodiscard]] std::string networkText(const VirtualNetwork& network) const {
        std::vector<std::string> subnets;
        for (const Subnet& subnet : network.subnets) {
            subnets.push_back(subnetText(subnet));
        }
        std::vector<std::string> peerings;
        for (const Peering& peering : network.peerings) {
            peerings.push_back(peeringText(network, peering));
        }
        return resource(
            network.info, "Microsoft.Network/virtualNetworks",
            fmt::format(
                R"("addressSpace": {{"addressPrefixes": {}}}, "dhcpOptions": {{"dnsServers": []}}, "subnets": [{}], "virtualNetworkPeerings": [{}])",
                texts(network.addressPrefixes), fmt::join(subnets, ",\n"), fmt::join(peerings, ",\n")));
    }

    [[nodiscard]] std::string poolText(const NodePool& pool) const {
        const auto subnetId = [&](const std::optional<SubnetId>& id) {
            return id ? quoted(m_subnetIds.at(*id)) : std::string("null");
        };
        return fmt::format(
            R"({{"name": "{}", "mode": "{}", "count": {}, "enableAutoScaling": {}, "minCount": {}, "maxCount": {}, "maxPods": {}, "vmSize": "{}", "osType": "{}", "type": "{}", )"
            R"("{}": {}, "{}": {}, "{}": {}, "upgradeSettings": {{"maxSurge": {}, "maxUnavailable": null}}, "provisioningState": "Succeeded"}})",
            pool.name, enumText(pool.mode), pool.count, pool.enableAutoScaling, number(pool.minCount),
            number(pool.maxCount), number(pool.maxPods), pool.vmSize, enumText(pool.osType), enumText(pool.type),
            key("vnetSubnetId", "vnetSubnetID"), subnetId(pool.vnetSubnet), key("podSubnetId", "podSubnetID"),
            subnetId(pool.podSubnet), key("podIpAllocationMode", "podIPAllocationMode"), word(pool.podIpAllocationMode),
            pool.upgradeSettings.maxSurge ? quoted(pool.upgradeSettings.maxSurge->text()) : "null");
    }

    [[nodiscard]] std::string clusterText(const Cluster& cluster) const {
        std::vector<std::string> pools;
        for (const NodePool& pool : cluster.agentPoolProfiles) {
            pools.push_back(poolText(pool));
        }
        const NetworkProfile& network = cluster.networkProfile;
        const std::string mode = network.networkPluginMode ? word(network.networkPluginMode) : "null";
        std::string text = resource(
            cluster.info, "Microsoft.ContainerService/ManagedClusters",
            fmt::format(
                R"("kubernetesVersion": "{}", "agentPoolProfiles": [{}], "networkProfile": {{"networkPlugin": {}, "networkPluginMode": {}, "networkDataplane": {}, "networkPolicy": {}, )"
                R"("podCidrs": {}, "serviceCidrs": {}, "{}": {}, "outboundType": {}, "loadBalancerSku": {}}})",
                cluster.kubernetesVersion, fmt::join(pools, ",\n"), word(network.networkPlugin), mode,
                word(network.networkDataplane), word(network.networkPolicy), texts(network.podCidrs),
                texts(network.serviceCidrs), key("dnsServiceIp", "dnsServiceIP"),
                network.dnsServiceIp ? quoted(network.dnsServiceIp->text()) : "null", word(network.outboundType),
                word(network.loadBalancerSku)));
        return text.insert(1, fmt::format(R"("sku": {{"name": "Base", "tier": {}}}, )", word(cluster.tier)));
    }

    [[nodiscard]] std::string routeTableText(const RouteTable& table) const {
        std::vector<std::string> routes;
        for (const Route& route : table.routes) {
            routes.push_back(
                object(fmt::format("{}/routes/{}", table.info.armId, route.name), route.name,
                       "Microsoft.Network/routeTables/routes",
                       fmt::format(R"("addressPrefix": "{}", "nextHopType": "{}", "nextHopIpAddress": {})",
                                   route.addressPrefix, enumText(route.nextHopType),
                                   route.nextHopIpAddress ? quoted(route.nextHopIpAddress->text()) : "null")));
        }
        return resource(table.info, "Microsoft.Network/routeTables",
                        fmt::format(R"("disableBgpRoutePropagation": {}, "routes": [{}])",
                                    table.disableBgpRoutePropagation, fmt::join(routes, ", ")));
    }

    [[nodiscard]] std::string firewallText(const Firewall& firewall) const {
        const std::string configuration =
            object(firewall.info.armId + "/azureFirewallIpConfigurations/c", "c",
                   "Microsoft.Network/azureFirewalls/azureFirewallIpConfigurations",
                   fmt::format(R"("{}": "{}", "subnet": {})", key("privateIpAddress", "privateIPAddress"),
                               firewall.privateIpAddress->text(), reference(m_subnetIds.at(*firewall.subnet))));
        return resource(firewall.info, "Microsoft.Network/azureFirewalls",
                        fmt::format(R"("ipConfigurations": [{}])", configuration));
    }

    [[nodiscard]] std::string interfaceText(const SubnetConsumer& consumer) const {
        std::vector<std::string> configurations;
        for (int i = 0; i < consumer.addressCount; ++i) {
            configurations.push_back(
                object(fmt::format("{}/ipConfigurations/ip{}", consumer.armId, i), fmt::format("ip{}", i),
                       "Microsoft.Network/networkInterfaces/ipConfigurations",
                       fmt::format(R"("subnet": {})", reference(m_subnetIds.at(consumer.subnet)))));
        }
        return object(
            consumer.armId, consumer.name, "Microsoft.Network/networkInterfaces",
            fmt::format(
                R"("virtualMachine": {{"id": "/subscriptions/1/resourceGroups/rg-net/providers/Microsoft.Compute/virtualMachines/{}"}}, "ipConfigurations": [{}])",
                consumer.name, fmt::join(configurations, ", ")));
    }

    const Plan& m_plan;
    AzureStyle m_style;
    std::map<SubnetId, std::string> m_subnetIds;
    std::map<RouteTableId, std::string> m_tableIds;
    std::map<SubnetId, std::vector<const SubnetConsumer*>> m_consumers;
};

}  // namespace aksnet::testing
