// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plans in which ranges are short: few small subnets that pools of all models, endpoints and machines share.
#pragma once

#include "core/facts/capacity.h"
#include "tests/core/facts/fact_plans.h"

#include <array>

namespace aksnet::testing {

[[nodiscard]] inline NodePool scarcePool(Dice& dice, Plan& plan, std::span<const SubnetId> nodeSubnets,
                                         std::span<const SubnetId> podSubnets, bool hasPodSubnet, bool isStatic) {
    NodePool pool;
    pool.id.value = plan.nextNumber++;
    pool.name = "pool" + std::to_string(pool.id.value);
    pool.count = dice.between(0, 9);
    pool.enableAutoScaling = dice.chance(50);
    if (dice.chance(90)) {
        pool.maxCount = dice.between(0, 14);
    }
    if (dice.chance(80)) {
        pool.maxPods = dice.between(10, 60);
    }
    if (dice.chance(70)) {
        const bool isPercent = dice.chance(50);
        pool.upgradeSettings.maxSurge = CountOrPercent{dice.between(0, isPercent ? 100 : 4), isPercent};
    }
    pool.scaleSetPriority = dice.chance(10) ? ScaleSetPriority::spot : ScaleSetPriority::regular;
    pool.vnetSubnet = dice.of(nodeSubnets);
    if (hasPodSubnet) {
        pool.podSubnet = dice.chance(5) ? *pool.vnetSubnet : dice.of(podSubnets);
        pool.podIpAllocationMode = isStatic ? PodIpAllocationMode::staticBlock : PodIpAllocationMode::dynamicIndividual;
    }
    return pool;
}

[[nodiscard]] inline Cluster scarceCluster(Dice& dice, Plan& plan, std::span<const SubnetId> nodeSubnets,
                                           std::span<const SubnetId> podSubnets) {
    Cluster cluster;
    cluster.id.value = plan.nextNumber++;
    cluster.info.name = "aks" + std::to_string(cluster.id.value);
    cluster.kubernetesVersion = dice.chance(50) ? "1.33" : "1.31.2";
    const int model = dice.between(0, 5);
    cluster.networkProfile.networkPlugin = model == 0   ? NetworkPlugin::kubenet
                                           : model == 1 ? NetworkPlugin::none
                                                        : NetworkPlugin::azure;
    cluster.networkProfile.networkPluginMode = model == 2 ? NetworkPluginMode::overlay : NetworkPluginMode::standard;
    if (dice.chance(70)) {
        cluster.networkProfile.podCidrs = {dice.inside(Prefix::containing(IpAddress::v4(0xAC100000U), 12), 18, 25)};
    }
    cluster.apiServerAccessProfile.enablePrivateCluster = dice.chance(40);
    if (dice.chance(30)) {
        cluster.apiServerAccessProfile.enableVnetIntegration = true;
        cluster.apiServerAccessProfile.subnet = dice.of(nodeSubnets);
    }
    for (int i = dice.between(1, 4); i > 0; --i) {
        cluster.agentPoolProfiles.push_back(scarcePool(dice, plan, nodeSubnets, podSubnets, model >= 4, model == 5));
    }
    return cluster;
}

/// One network; subnets from /23 to /29, some with two prefixes; up to three clusters.
[[nodiscard]] inline Plan scarcePlan(std::uint64_t seed) {
    Dice dice(seed);
    Plan plan;
    VirtualNetwork network;
    network.id.value = plan.nextNumber++;
    network.info.name = "vnet";
    network.addressPrefixes = {Prefix::containing(IpAddress::v4(10U << 24), 8)};
    std::uint32_t next = 10U << 24;
    const auto cut = [&](int shortest, int longest) {
        const Prefix prefix = Prefix::containing(IpAddress::v4(next), dice.between(shortest, longest));
        next += 1U << 10;
        return prefix;
    };
    std::vector<SubnetId> ids;
    for (int i = 0; i < 5; ++i) {
        Subnet& subnet = network.subnets.emplace_back();
        subnet.id.value = plan.nextNumber++;
        subnet.name = "snet" + std::to_string(i);
        subnet.addressPrefixes = {cut(22, 29)};
        if (dice.chance(20)) {
            subnet.addressPrefixes.push_back(cut(24, 28));
        }
        ids.push_back(subnet.id);
    }
    const std::span<const SubnetId> all(ids);
    for (int i = dice.between(1, 3); i > 0; --i) {
        plan.clusters.emplace_back(scarceCluster(dice, plan, all.first(3), all.last(2)));
    }
    for (int i = dice.between(0, 5); i > 0; --i) {
        SubnetConsumer consumer;
        consumer.id.value = plan.nextNumber++;
        consumer.name = "endpoint" + std::to_string(i);
        consumer.subnet = dice.of(all);
        consumer.addressCount = dice.between(0, 12);
        if (dice.chance(40)) {
            const auto& prefixes = network.subnets[consumer.subnet.value - ids.front().value].addressPrefixes;
            consumer.ipAddress = dice.inside(prefixes.front(), 32, 32).first();
        }
        plan.subnetConsumers.push_back(std::move(consumer));
    }
    plan.virtualNetworks.emplace_back(std::move(network));
    return plan;
}

/// A plan with its facts and capacity.
struct Measured {
    std::shared_ptr<const Facts> facts;
    PlanCapacity capacity;

    [[nodiscard]] const Plan& plan() const { return *facts->plan; }
};
[[nodiscard]] inline Measured measured(Plan plan) {
    auto facts = computeFacts(std::make_shared<const Plan>(std::move(plan)));
    PlanCapacity capacity = capacityOf(*facts);
    return {std::move(facts), std::move(capacity)};
}

/// Changes one pool of a plan.
template <class Change>
[[nodiscard]] Plan withPool(Plan plan, NodePoolId id, Change change) {
    for (auto& cluster : plan.clusters) {
        for (std::size_t i = 0; i < cluster->agentPoolProfiles.size(); ++i) {
            if (cluster->agentPoolProfiles[i].id == id) {
                change(*cluster, cluster.edit().agentPoolProfiles[i]);
                return plan;
            }
        }
    }
    return plan;
}

}  // namespace aksnet::testing
