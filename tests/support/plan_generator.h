// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plans of any size as a large company has them: hubs with firewall, gateway and on-premises ranges, spokes peered with
// them, clusters of every networking model. Sound but for a few faults that are put in on purpose and counted.
#pragma once

#include "core/models/model.h"
#include "tests/support/dice.h"
#include "tests/support/subnet_cutter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aksnet::testing {

/// How large the plan shall be. The numbers of the speed budget by default.
struct EnterpriseSize {
    int networks = 200;
    int subnets = 5'000;
    int clusters = 100;
    int pools = 1'000;
    int nodes = 50'000;
    /// Each makes one thing wrong: a subnet outside its network, two that overlap, a pod CIDR over a subnet, a DNS service
    /// IP outside its range, a node subnet too small; then again from the start.
    int faults = 5;
};

class PlanGenerator {
public:
    explicit PlanGenerator(const EnterpriseSize& size, std::uint64_t seed = 1) : m_size(size), m_dice(seed) {}

    [[nodiscard]] Plan make() {
        m_plan.name = fmt::format("{} networks, {} clusters", m_size.networks, m_size.clusters);
        const int hubs = (m_size.networks + networksPerHub - 1) / networksPerHub;
        for (int i = 0; i < m_size.networks; ++i) {
            addNetwork(i, i < hubs);
        }
        for (int i = hubs; i < m_size.networks; ++i) {
            peer(i, i % hubs);
        }
        addOnPremises(hubs);
        fillSubnets();
        for (int i = 0; i < m_size.faults; ++i) {
            addFault(i);
        }
        finish();
        return std::move(m_plan);
    }

private:
    static constexpr int networksPerHub = 20;
    static constexpr std::array<std::string_view, 6> modelKeys{"overlay",         "podSubnetDynamic", "nodeSubnet",
                                                               "podSubnetStatic", "kubenet",          "bringYourOwn"};

    struct NetworkDraft {
        VirtualNetwork value;
        SubnetCutter room;
        std::optional<RouteTableId> routeTable;
        std::optional<int> cluster;
    };

    [[nodiscard]] std::uint32_t number() { return m_plan.nextNumber++; }

    Subnet& addSubnet(NetworkDraft& network, std::string name, const std::optional<Prefix>& prefix) {
        Subnet& subnet = network.value.subnets.emplace_back();
        subnet.id.value = number();
        subnet.name = std::move(name);
        if (prefix) {
            subnet.addressPrefixes = {*prefix};
        }
        ++m_subnets;
        return subnet;
    }

    /// Every network has a /16 from 10.1.0.0 on. A hub keeps its dedicated subnets; a spoke sends everything to a firewall.
    void addNetwork(int position, bool isHub) {
        const Prefix space =
            Prefix::containing(IpAddress::v4(static_cast<std::uint32_t>((10 << 8) + 1 + position) << 16), 16);
        NetworkDraft& draft = m_networks.emplace_back(
            NetworkDraft{.value = {}, .room = SubnetCutter(space), .routeTable = {}, .cluster = {}});
        draft.value.id.value = number();
        draft.value.info.name = fmt::format("{}-{}", isHub ? "hub" : "spoke", position);
        draft.value.info.resourceGroup = "networks";
        draft.value.addressPrefixes = {space};
        if (isHub) {
            addSubnet(draft, "GatewaySubnet", draft.room.cut(26));
            addSubnet(draft, "AzureBastionSubnet", draft.room.cut(26));
            const Subnet& subnet = addSubnet(draft, "AzureFirewallSubnet", draft.room.cut(26));
            Firewall firewall;
            firewall.id.value = number();
            firewall.info.name = fmt::format("firewall-{}", position);
            firewall.subnet = subnet.id;
            firewall.privateIpAddress = subnet.addressPrefixes.front().first().plus(4);
            m_plan.firewalls.push_back(std::move(firewall));
        }
    }

    void peer(int spoke, int hub) {
        const auto connect = [&](int from, int to, bool isHub) {
            Peering peering;
            peering.id.value = number();
            peering.name = fmt::format("to-{}", m_networks[index(to)].value.info.name);
            peering.remoteVirtualNetwork = m_networks[index(to)].value.id;
            peering.allowGatewayTransit = isHub;
            peering.useRemoteGateways = !isHub;
            peering.allowForwardedTraffic = true;
            peering.peeringState = PeeringState::connected;
            m_networks[index(from)].value.peerings.push_back(std::move(peering));
        };
        connect(spoke, hub, false);
        connect(hub, spoke, true);
        RouteTable table;
        table.id.value = number();
        table.info.name = fmt::format("routes-{}", spoke);
        table.routes.push_back({.name = "default",
                                .addressPrefix = "0.0.0.0/0",
                                .nextHopType = NextHopType::virtualAppliance,
                                .nextHopIpAddress = m_plan.firewalls[index(hub)].privateIpAddress});
        m_networks[index(spoke)].routeTable = table.id;
        m_plan.routeTables.push_back(std::move(table));
    }

    void addOnPremises(int hubs) {
        ExternalNetwork external;
        external.id.value = number();
        external.name = "headquarters";
        external.connection = ExternalConnection::expressRoute;
        for (int i = 0; i < 16; ++i) {
            external.addressPrefixes.push_back(Prefix::containing(
                IpAddress::v4((192U << 24) | (168U << 16) | static_cast<std::uint32_t>(i << 12)), 20));
        }
        for (int i = 0; i < hubs; ++i) {
            external.connectedVirtualNetworks.push_back(m_networks[index(i)].value.id);
        }
        m_plan.externalNetworks.push_back(std::move(external));
    }

    /// Clusters first, each in a network of its own from the last one back, then small subnets until there are enough.
    void fillSubnets() {
        for (int i = 0; i < m_size.clusters; ++i) {
            const int network = std::max(0, m_size.networks - 1 - i) % m_size.networks;
            addCluster(i, m_networks[index(network)]);
        }
        for (std::size_t i = 0; m_subnets < m_size.subnets; i = (i + 1) % m_networks.size()) {
            Subnet& subnet = addSubnet(m_networks[i], fmt::format("apps-{}", m_networks[i].value.subnets.size()),
                                       m_networks[i].room.cut(26));
            subnet.routeTable = m_networks[i].routeTable;
            addConsumers(subnet.id);
        }
    }

    void addConsumers(SubnetId subnet) {
        for (int i = m_dice.between(0, 1); i > 0; --i) {
            SubnetConsumer consumer;
            consumer.id.value = number();
            consumer.name = fmt::format("endpoint-{}", consumer.id.value);
            consumer.kind =
                m_dice.chance(70) ? SubnetConsumerKind::privateEndpoint : SubnetConsumerKind::virtualMachine;
            consumer.subnet = subnet;
            consumer.addressCount = m_dice.between(1, 8);
            m_plan.subnetConsumers.push_back(std::move(consumer));
        }
    }

    static NetworkProfile profileFor(const Model& model) {
        NetworkProfile profile;
        profile.networkPlugin = NetworkPlugin::azure;
        profile.networkPolicy = NetworkPolicy::none;
        profile.outboundType = OutboundType::userDefinedRouting;
        profile.loadBalancerSku = LoadBalancerSku::standard;
        if (model.id == ModelId::overlay) {
            profile.networkPluginMode = NetworkPluginMode::overlay;
            profile.networkDataplane = NetworkDataplane::cilium;
        } else if (model.id == ModelId::kubenet) {
            profile.networkPlugin = NetworkPlugin::kubenet;
        } else if (model.id == ModelId::bringYourOwn) {
            profile.networkPlugin = NetworkPlugin::none;
        }
        if (!model.isFlat) {
            // Every cluster may have the same one: pods of different clusters never meet.
            profile.podCidrs = {Prefix::containing(IpAddress::v4((172U << 24) | (16U << 16)), 14)};
        }
        return profile;
    }

    void addCluster(int position, NetworkDraft& network) {
        const Model& model = *findModel(modelKeys[index(position) % modelKeys.size()]);
        Cluster cluster;
        cluster.id.value = number();
        cluster.info.name = fmt::format("aks-{}", position);
        cluster.kubernetesVersion = "1.33.2";
        cluster.tier = ClusterTier::standard;
        cluster.networkProfile = profileFor(model);
        const int pools = share(m_size.pools, m_size.clusters, position);
        const int poolsBefore = shareBefore(m_size.pools, m_size.clusters, position);
        for (int i = 0; i < pools; ++i) {
            NodePool& pool = cluster.agentPoolProfiles.emplace_back();
            pool.id.value = number();
            pool.name = fmt::format("pool{}", i);
            pool.mode = i == 0 ? NodePoolMode::system : NodePoolMode::user;
            pool.vmSize = "Standard_D8ds_v5";
            pool.maxPods = model.id == ModelId::nodeSubnet ? 30 : model.isFlat ? 100 : 110;
            pool.upgradeSettings.maxSurge = CountOrPercent{10, true};
            const int nodes = share(m_size.nodes, m_size.pools, poolsBefore + i);
            pool.count = std::max(1, nodes / 2);
            pool.enableAutoScaling = true;
            pool.minCount = 1;
            pool.maxCount = std::max(1, nodes);
        }
        addClusterSubnets(cluster, model, network);
        m_plan.clusters.push_back(std::move(cluster));
    }

    /// One node subnet for every five pools, as large as they need; pod subnets likewise, in a prefix of their own.
    void addClusterSubnets(Cluster& cluster, const Model& model, NetworkDraft& network) {
        for (std::size_t first = 0; first < cluster.agentPoolProfiles.size(); first += 5) {
            const auto pools = std::span(cluster.agentPoolProfiles)
                                   .subspan(first, std::min<std::size_t>(5, cluster.agentPoolProfiles.size() - first));
            std::uint64_t nodeAddresses = 0;
            std::uint64_t podAddresses = 0;
            for (const NodePool& pool : pools) {
                const NodeNeed need = model.nodeNeed(*pool.maxPods);
                const auto nodes =
                    static_cast<std::uint64_t>(*pool.maxCount + surgeNodes(cluster, pool, *pool.maxCount));
                nodeAddresses += nodes * need.nodeSubnet;
                podAddresses += nodes * need.podSubnet;
            }
            Subnet& nodeSubnet = addSubnet(network, fmt::format("{}-nodes-{}", cluster.info.name, first / 5),
                                           network.room.cutFor(nodeAddresses));
            nodeSubnet.routeTable = network.routeTable;
            const SubnetId nodeSubnetId = nodeSubnet.id;
            std::optional<SubnetId> podSubnetId;
            if (podAddresses > 0) {
                SubnetCutter room = SubnetCutter::forAddresses(podAddresses, m_podSpace);
                network.value.addressPrefixes.push_back(room.space());
                Subnet& podSubnet =
                    addSubnet(network, fmt::format("{}-pods-{}", cluster.info.name, first / 5), room.space());
                podSubnet.routeTable = network.routeTable;
                podSubnetId = podSubnet.id;
                m_podSpace = *room.space().last().plus(1);
            }
            for (NodePool& pool : pools) {
                pool.vnetSubnet = nodeSubnetId;
                pool.podSubnet = podSubnetId;
                if (podSubnetId) {
                    pool.podIpAllocationMode = model.id == ModelId::podSubnetStatic
                                                   ? PodIpAllocationMode::staticBlock
                                                   : PodIpAllocationMode::dynamicIndividual;
                }
            }
        }
    }

    void addFault(int position) {
        NetworkDraft& network =
            m_networks[m_networks.size() / 2 + index(position) % (m_networks.size() - m_networks.size() / 2)];
        Cluster* cluster =
            m_plan.clusters.empty() ? nullptr : &m_plan.clusters[index(position) % m_plan.clusters.size()].edit();
        switch (position % 5) {
            case 0:
                network.value.subnets.back().addressPrefixes = {
                    Prefix::containing(IpAddress::v4((198U << 24) | static_cast<std::uint32_t>(position << 8)), 24)};
                return;
            case 1: addSubnet(network, "twin", network.value.subnets.front().addressPrefixes.front()); return;
            case 2:
                if (cluster) {
                    cluster->networkProfile.serviceCidrs = {network.value.addressPrefixes.front()};
                    cluster->networkProfile.dnsServiceIp = network.value.addressPrefixes.front().first().plus(10);
                }
                return;
            case 3:
                if (cluster) {
                    cluster->networkProfile.dnsServiceIp = IpAddress::v4(0x0a000a0a - (1U << 24));
                }
                return;
            default:
                if (cluster && !cluster->agentPoolProfiles.empty()) {
                    cluster->agentPoolProfiles.front().vnetSubnet = network.value.subnets.back().id;
                    cluster->agentPoolProfiles.front().maxCount = 900;
                }
                return;
        }
    }

    void finish() {
        for (NetworkDraft& draft : m_networks) {
            m_plan.virtualNetworks.push_back(std::move(draft.value));
        }
    }

    static std::size_t index(int position) { return static_cast<std::size_t>(position); }
    /// How many of `total` things the one at `position` of `parts` gets; all shares add up to the total.
    static int shareBefore(int total, int parts, int position) {
        return static_cast<int>(static_cast<long long>(total) * position / parts);
    }
    static int share(int total, int parts, int position) {
        return shareBefore(total, parts, position + 1) - shareBefore(total, parts, position);
    }

    EnterpriseSize m_size;
    Dice m_dice;
    Plan m_plan;
    std::vector<NetworkDraft> m_networks;
    int m_subnets = 0;
    IpAddress m_podSpace =
        IpAddress::v4(30U << 24);  ///< where pod subnets are cut from; each network gets its own part
};

/// 200 hub-and-spoke networks, 5,000 subnets, 100 clusters, 1,000 pools, 50,000 nodes, five faults.
[[nodiscard]] inline Plan makeEnterprise(std::uint64_t seed = 1) {
    return PlanGenerator({}, seed).make();
}

/// The same in proportion, at about that many subnets (10 or more).
[[nodiscard]] inline Plan makePlan(int subnets, std::uint64_t seed = 1) {
    const int clusters = std::max(1, subnets / 50);
    return PlanGenerator({.networks = std::max(2, subnets / 25),
                          .subnets = subnets,
                          .clusters = clusters,
                          .pools = clusters * 10,
                          .nodes = clusters * 500,
                          .faults = 5},
                         seed)
        .make();
}

/// What one person works on: a hub and two spokes, 20 subnets, one cluster of five pools, no fault.
[[nodiscard]] inline Plan makeTypical() {
    return PlanGenerator({.networks = 3, .subnets = 20, .clusters = 1, .pools = 5, .nodes = 50, .faults = 0}).make();
}

}  // namespace aksnet::testing
