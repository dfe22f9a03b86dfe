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
    explicit CrowdedPlan(std::uint64_t seed) : m_dice(seed) {}

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
                m_plan.subnetConsumers.push_back(std::move(consumer));
            }
        }
    }

    Dice m_dice;
    Plan m_plan;
    std::vector<VirtualNetwork> m_networks;
};

}  // namespace aksnet::testing
