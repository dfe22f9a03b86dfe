// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small plans in which ranges meet often: everything is cut from a few blocks, without regard to what stands there already.
#pragma once

#include "core/plan/plan.h"
#include "tests/support/dice.h"

#include <fmt/format.h>

#include <array>

namespace aksnet::testing {

class CrowdedPlan {
public:
    /// What lies in the networks and clusters.
    enum class Contents : std::uint8_t { ranges, everything };

    explicit CrowdedPlan(std::uint64_t seed, Contents contents = Contents::ranges)
        : m_dice(seed), m_hasAll(contents == Contents::everything) {}

    [[nodiscard]] Plan make() {
        for (int i = m_dice.between(1, 3); i > 0; --i) {
            addNetwork();
        }
        addPeerings();
        for (int i = m_dice.between(0, 2); i > 0; --i) {
            addExternal();
        }
        for (int i = m_dice.between(0, 3); i > 0; --i) {
            addCluster();
        }
        addConsumers();
        if (m_hasAll) {
            addDevices();
        }
        if (m_hasAll && m_dice.chance(15)) {
            m_plan.approvedRanges.push_back({.id = ApprovedRangeId(number()),
                                             .name = "approved",
                                             .note = {},
                                             .range = block(8, 12),
                                             .unknownFields = {}});
        }
        std::ranges::move(m_networks, std::back_inserter(m_plan.virtualNetworks));
        return std::move(m_plan);
    }

private:
    [[nodiscard]] std::uint32_t number() { return m_plan.nextNumber++; }

    /// A block of one of the spaces that everything is cut from; some are private, some kept by AKS or Azure, one is public.
    [[nodiscard]] Prefix block(int shortest, int longest) {
        using namespace literals;
        static const std::array spaces{"10.0.0.0/14"_prefix,    "10.0.0.0/14"_prefix,   "10.0.0.0/14"_prefix,
                                       "10.240.0.0/12"_prefix,  "172.16.0.0/12"_prefix, "100.64.0.0/12"_prefix,
                                       "169.254.0.0/16"_prefix, "192.0.0.0/20"_prefix,  "20.0.0.0/12"_prefix};
        return m_dice.inside(m_dice.of(std::span<const Prefix>(spaces)), shortest, longest);
    }

    /// A range for a subnet, mostly inside the network.
    [[nodiscard]] Prefix anywhere(const VirtualNetwork& network) {
        return m_dice.chance(85) ? m_dice.inside(network.addressPrefixes.front(), 20, 31) : block(20, 30);
    }

    void addNetwork() {
        VirtualNetwork network;
        network.id.value = number();
        network.info.name = fmt::format("vnet-{}", network.id.value);
        network.addressPrefixes = {block(14, 22)};
        if (const Prefix second = block(14, 22);
            m_dice.chance(50) && !second.overlaps(network.addressPrefixes.front())) {
            network.addressPrefixes.push_back(second);
        }
        for (int i = m_dice.between(0, 5); i > 0; --i) {
            Subnet subnet;
            subnet.id.value = number();
            subnet.name = m_dice.chance(10) ? "GatewaySubnet" : fmt::format("snet-{}", subnet.id.value);
            if (m_hasAll && m_dice.chance(5)) {
                subnet.name = "AzureFirewallSubnet";
            }
            subnet.addressPrefixes = {anywhere(network)};
            if (const Prefix second = anywhere(network);
                m_dice.chance(10) && !second.overlaps(subnet.addressPrefixes.front())) {
                subnet.addressPrefixes.push_back(second);
            }
            if (m_dice.chance(10)) {
                subnet.delegations = {m_dice.chance(50) ? "Microsoft.ContainerService/managedClusters"
                                                        : "Microsoft.Sql/managedInstances"};
            }
            network.subnets.push_back(std::move(subnet));
        }
        m_networks.push_back(std::move(network));
    }

    void addPeerings() {
        for (VirtualNetwork& network : m_networks) {
            for (const VirtualNetwork& remote : m_networks) {
                if (network.id == remote.id || !m_dice.chance(50)) {
                    continue;
                }
                Peering peering;
                peering.id.value = number();
                peering.name = fmt::format("to-{}", remote.info.name);
                if (m_dice.chance(80)) {
                    peering.remoteVirtualNetwork = remote.id;
                } else {
                    peering.remoteAddressPrefixes = {block(14, 20)};
                }
                peering.useRemoteGateways = m_dice.chance(50);
                if (m_hasAll) {
                    peering.peeringState = static_cast<PeeringState>(m_dice.below(4));
                }
                if (m_dice.chance(15) && !remote.subnets.empty()) {
                    peering.peerCompleteVnets = false;
                    peering.remoteSubnetNames = {remote.subnets.front().name};
                }
                network.peerings.push_back(std::move(peering));
            }
        }
    }

    void addExternal() {
        ExternalNetwork external;
        external.id.value = number();
        external.name = fmt::format("office-{}", external.id.value);
        for (int i = m_dice.between(1, 3); i > 0; --i) {
            external.addressPrefixes.push_back(block(8, 20));
        }
        for (const VirtualNetwork& network : m_networks) {
            if (m_dice.chance(50)) {
                external.connectedVirtualNetworks.push_back(network.id);
            }
        }
        m_plan.externalNetworks.push_back(std::move(external));
    }

    [[nodiscard]] std::optional<SubnetId> anySubnet() {
        std::vector<SubnetId> all;
        for (const VirtualNetwork& network : m_networks) {
            for (const Subnet& subnet : network.subnets) {
                all.push_back(subnet.id);
            }
        }
        return all.empty() || m_dice.chance(10) ? std::nullopt
                                                : std::optional(m_dice.of(std::span<const SubnetId>(all)));
    }

    void addCluster() {
        Cluster cluster;
        cluster.id.value = number();
        cluster.info.name = fmt::format("aks-{}", cluster.id.value);
        cluster.kubernetesVersion = m_dice.chance(50) ? "1.33" : "1.30";
        NetworkProfile& profile = cluster.networkProfile;
        profile.networkPlugin = static_cast<NetworkPlugin>(m_dice.below(3));
        if (profile.networkPlugin == NetworkPlugin::azure && m_dice.chance(60)) {
            profile.networkPluginMode = NetworkPluginMode::overlay;
        }
        if (m_dice.chance(70)) {
            profile.podCidrs = {block(8, 24)};
        }
        if (m_dice.chance(60)) {
            profile.serviceCidrs = {block(10, 30)};
        }
        if (m_dice.chance(60)) {
            const Prefix holder = profile.serviceCidrs.empty() ? block(16, 24) : profile.serviceCidrs.front();
            profile.dnsServiceIp = holder.first().plus(m_dice.below(12));
        }
        profile.outboundType = static_cast<OutboundType>(m_dice.below(7));
        if (profile.outboundType == OutboundType::loadBalancer && m_dice.chance(50)) {
            profile.loadBalancerProfile.emplace().allocatedOutboundPorts = 8 * m_dice.between(0, 4000);
        }
        if (m_dice.chance(10)) {
            profile.loadBalancerSku = LoadBalancerSku::basic;
        }
        for (int i = m_dice.between(1, 3); i > 0; --i) {
            cluster.agentPoolProfiles.push_back(makePool());
            if (m_hasAll) {
                addExtras(cluster.agentPoolProfiles.back());
            }
        }
        if (m_hasAll) {
            addExtras(cluster);
        }
        m_plan.clusters.emplace_back(std::move(cluster));
    }

    [[nodiscard]] NodePool makePool() {
        NodePool pool;
        pool.id.value = number();
        pool.name = fmt::format("pool{}", pool.id.value);
        pool.count = m_dice.between(0, 60);
        if (m_dice.chance(40)) {
            pool.enableAutoScaling = true;
            pool.minCount = m_dice.between(0, 40);
            pool.maxCount = m_dice.between(0, 1200);
        }
        if (m_dice.chance(70)) {
            pool.maxPods = m_dice.between(1, 300);
        }
        pool.vnetSubnet = anySubnet();
        if (m_dice.chance(30)) {
            pool.podSubnet = anySubnet();
        }
        return pool;
    }

    void addConsumers() {
        for (int i = m_dice.between(0, 2); i > 0; --i) {
            if (const auto subnet = anySubnet()) {
                SubnetConsumer consumer;
                consumer.id.value = number();
                consumer.name = fmt::format("endpoint-{}", consumer.id.value);
                consumer.subnet = *subnet;
                consumer.addressCount = m_dice.between(0, 300);
                if (m_hasAll) {
                    addExtras(consumer);
                }
                m_plan.subnetConsumers.push_back(std::move(consumer));
            }
        }
    }

    /// An address of the subnet's first range, or just beyond it.
    [[nodiscard]] std::optional<IpAddress> addressIn(SubnetId id) {
        for (const VirtualNetwork& network : m_networks) {
            for (const Subnet& subnet : network.subnets) {
                if (subnet.id == id) {
                    return subnet.addressPrefixes.front().first().plus(m_dice.below(9));
                }
            }
        }
        return std::nullopt;
    }

    /// Route tables, NAT gateways, security groups and a firewall, attached to subnets wherever they fall.
    void addDevices() {
        std::vector<PublicIpAddressId> addresses;
        for (int i = m_dice.between(0, 2); i > 0; --i) {
            PublicIpAddress address;
            address.id.value = number();
            address.info.name = fmt::format("pip-{}", address.id.value);
            address.ipAddress = IpAddress::v4(0xCB007100U + m_dice.below(200));
            addresses.push_back(address.id);
            m_plan.publicIpAddresses.push_back(std::move(address));
        }
        for (int i = m_dice.between(0, 2); i > 0; --i) {
            m_plan.routeTables.push_back(makeRouteTable());
        }
        if (m_dice.chance(40)) {
            NatGateway gateway;
            gateway.id.value = number();
            gateway.info.name = fmt::format("nat-{}", gateway.id.value);
            gateway.idleTimeoutInMinutes = m_dice.between(0, 150);
            gateway.publicIpAddresses = addresses;
            m_plan.natGateways.push_back(std::move(gateway));
        }
        if (m_dice.chance(40)) {
            m_plan.networkSecurityGroups.push_back(makeSecurityGroup());
        }
        if (const auto subnet = anySubnet(); subnet && m_dice.chance(30)) {
            Firewall firewall;
            firewall.id.value = number();
            firewall.info.name = fmt::format("fw-{}", firewall.id.value);
            firewall.subnet = subnet;
            firewall.privateIpAddress = addressIn(*subnet);
            firewall.publicIpAddresses = addresses;
            m_plan.firewalls.push_back(std::move(firewall));
        }
        for (VirtualNetwork& network : m_networks) {
            for (Subnet& subnet : network.subnets) {
                attachDevices(subnet);
            }
        }
    }

    void attachDevices(Subnet& subnet) {
        if (!m_plan.routeTables.empty() && m_dice.chance(40)) {
            subnet.routeTable = m_dice.of(std::span<const RouteTable>(m_plan.routeTables)).id;
        }
        if (!m_plan.natGateways.empty() && m_dice.chance(40)) {
            subnet.natGateway = m_plan.natGateways.front().id;
        }
        if (!m_plan.networkSecurityGroups.empty() && m_dice.chance(40)) {
            subnet.networkSecurityGroup = m_plan.networkSecurityGroups.front().id;
        }
    }

    [[nodiscard]] RouteTable makeRouteTable() {
        RouteTable table;
        table.id.value = number();
        table.info.name = fmt::format("rt-{}", table.id.value);
        for (int i = m_dice.between(0, 3); i > 0; --i) {
            Route route;
            route.name = fmt::format("way-{}", i);
            route.addressPrefix = m_dice.chance(60) ? "0.0.0.0/0" : block(8, 16).text();
            route.nextHopType = static_cast<NextHopType>(m_dice.below(5));
            if (route.nextHopType == NextHopType::virtualAppliance && m_dice.chance(80)) {
                route.nextHopIpAddress = block(24, 28).first().plus(4);
            }
            table.routes.push_back(std::move(route));
        }
        return table;
    }

    [[nodiscard]] NetworkSecurityGroup makeSecurityGroup() {
        NetworkSecurityGroup group;
        group.id.value = number();
        group.info.name = fmt::format("nsg-{}", group.id.value);
        for (int i = m_dice.between(1, 4); i > 0; --i) {
            SecurityRule rule;
            rule.name = fmt::format("rule-{}", i);
            rule.priority = m_dice.chance(10) ? 5000 : 100 * m_dice.between(1, 6);
            rule.direction = static_cast<SecurityRuleDirection>(m_dice.below(2));
            rule.access = static_cast<SecurityRuleAccess>(m_dice.below(2));
            rule.sourceAddressPrefixes = {m_dice.chance(60) ? "*" : block(8, 20).text()};
            rule.destinationAddressPrefixes = {m_dice.chance(50)   ? "*"
                                               : m_dice.chance(50) ? "Internet"
                                                                   : block(8, 20).text()};
            rule.destinationPortRanges = {m_dice.chance(60) ? "*" : "443"};
            group.securityRules.push_back(std::move(rule));
        }
        return group;
    }

    /// What a cluster may have besides ranges, egress and pools.
    void addExtras(Cluster& cluster) {
        NetworkProfile& profile = cluster.networkProfile;
        cluster.identityType = static_cast<IdentityType>(m_dice.below(4));
        if (m_dice.chance(30)) {
            profile.networkPolicy = static_cast<NetworkPolicy>(m_dice.below(4));
        }
        if (m_dice.chance(30)) {
            profile.networkDataplane = static_cast<NetworkDataplane>(m_dice.below(2));
        }
        if (m_dice.chance(15)) {
            profile.ipFamilies = {IpFamily::v4, IpFamily::v6};
        }
        if (m_dice.chance(15)) {
            profile.nonMasqueradeCidrs = {block(8, 16)};
        }
        if (m_dice.chance(15)) {
            profile.natGatewayProfile.emplace().managedOutboundIpCount = m_dice.between(0, 20);
        }
        if (m_dice.chance(20)) {
            LoadBalancerProfile& balancer =
                profile.loadBalancerProfile ? *profile.loadBalancerProfile : profile.loadBalancerProfile.emplace();
            balancer.idleTimeoutInMinutes = m_dice.between(0, 150);
            balancer.managedOutboundIpCount = m_dice.between(0, 120);
        }
        ApiServerAccessProfile& access = cluster.apiServerAccessProfile;
        access.enablePrivateCluster = m_dice.chance(25);
        access.privateDnsZone = m_dice.chance(25) ? "none" : m_dice.chance(30) ? "/zones/privatelink.azmk8s.io" : "";
        access.enableVnetIntegration = m_dice.chance(20);
        if (access.enableVnetIntegration) {
            access.subnet = anySubnet();
        }
        if (m_dice.chance(20)) {
            access.authorizedIpRanges = {"203.0.113.0/28", block(8, 24).text()};
        }
        if (m_dice.chance(10)) {
            cluster.virtualNodesSubnetName = "snet-virtual";
        }
        if (m_dice.chance(15)) {
            cluster.ingressApplicationGatewaySubnet = anySubnet();
        }
        cluster.nodeProvisioningAuto = m_dice.chance(10);
        cluster.tier = m_dice.chance(20) ? std::optional(ClusterTier::free) : std::nullopt;
    }

    void addExtras(SubnetConsumer& consumer) {
        consumer.kind =
            m_dice.chance(50) ? SubnetConsumerKind::privateEndpoint : static_cast<SubnetConsumerKind>(m_dice.below(11));
        if (m_dice.chance(30)) {
            consumer.ipAddress = addressIn(consumer.subnet);
        }
    }

    void addExtras(NodePool& pool) {
        pool.mode = static_cast<NodePoolMode>(m_dice.chance(90) ? m_dice.below(2) : 2);
        if (m_dice.chance(15)) {
            pool.osType = OsType::windows;
            pool.osSku = m_dice.chance(50) ? "Windows2019" : "Windows2022";
        }
        if (m_dice.chance(10)) {
            pool.name = fmt::format("Pool-{}", pool.id.value);
        }
        if (m_dice.chance(10)) {
            pool.type = PoolType::availabilitySet;
        }
        if (m_dice.chance(10)) {
            pool.scaleSetPriority = ScaleSetPriority::spot;
        }
        if (m_dice.chance(20)) {
            pool.vmSize = m_dice.chance(50) ? "Standard_B2ms" : "Standard_D4s_v5";
        }
        if (m_dice.chance(20)) {
            pool.upgradeSettings.maxSurge = CountOrPercent{m_dice.between(0, 2), false};
        }
        if (m_dice.chance(15)) {
            pool.upgradeSettings.maxUnavailable = CountOrPercent{m_dice.between(0, 2), false};
        }
        if (pool.podSubnet && m_dice.chance(40)) {
            pool.podIpAllocationMode = PodIpAllocationMode::staticBlock;
        }
    }

    Dice m_dice;
    bool m_hasAll;
    Plan m_plan;
    std::vector<VirtualNetwork> m_networks;
};

}  // namespace aksnet::testing
