// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small plans for facts, put together thing by thing, and the random ones of every size that properties are tested on.
#pragma once

#include "core/facts/facts.h"
#include "tests/core/plan/random_edit.h"
#include "tests/support/plan_generator.h"

#include <QtGlobal>

namespace aksnet::testing {

/// Adds things to a plan; each gets the next number.
class PlanMaker {
public:
    VirtualNetworkId network(const std::string& name, std::vector<Prefix> space) {
        VirtualNetwork value;
        value.info.name = name;
        value.addressPrefixes = std::move(space);
        put(PutVirtualNetwork{value});
        return m_plan.virtualNetworks.back()->id;
    }
    SubnetId subnet(VirtualNetworkId network, const std::string& name, std::vector<Prefix> prefixes) {
        Subnet value;
        value.name = name;
        value.addressPrefixes = std::move(prefixes);
        put(PutSubnet{network, value});
        return SubnetId(m_plan.nextNumber - 1);
    }
    /// A peering in one direction; the fields of `like` are kept.
    PeeringId peering(VirtualNetworkId from, std::optional<VirtualNetworkId> to, Peering like = {}) {
        like.name = "peering";
        like.remoteVirtualNetwork = to;
        put(PutPeering{from, like});
        return PeeringId(m_plan.nextNumber - 1);
    }
    ExternalNetworkId external(const std::string& name, std::vector<Prefix> prefixes,
                               std::vector<VirtualNetworkId> connected) {
        ExternalNetwork value;
        value.name = name;
        value.addressPrefixes = std::move(prefixes);
        value.connectedVirtualNetworks = std::move(connected);
        put(Put<ExternalNetwork>{value});
        return ExternalNetworkId(m_plan.nextNumber - 1);
    }
    ClusterId cluster(NetworkProfile profile, std::vector<NodePool> pools) {
        Cluster value;
        value.info.name = "aks";
        value.kubernetesVersion = "1.33";
        value.networkProfile = std::move(profile);
        value.agentPoolProfiles = std::move(pools);
        put(PutCluster{value});
        return m_plan.clusters.back()->id;
    }
    void put(const Edit& edit) {
        auto next = apply(m_plan, edit);
        if (!next) {
            qFatal("%s", next.error().text().c_str());
        }
        m_plan = std::move(*next);
    }

    [[nodiscard]] const Plan& plan() const { return m_plan; }
    [[nodiscard]] std::shared_ptr<const Facts> facts() const {
        return computeFacts(std::make_shared<const Plan>(m_plan));
    }

private:
    Plan m_plan;
};

[[nodiscard]] inline NodePool poolOf(int count, std::optional<SubnetId> nodes, std::optional<SubnetId> pods = {}) {
    NodePool pool;
    pool.name = "pool";
    pool.count = count;
    pool.vnetSubnet = nodes;
    pool.podSubnet = pods;
    return pool;
}

[[nodiscard]] inline NetworkProfile profileOf(NetworkPlugin plugin, std::optional<NetworkPluginMode> mode = {}) {
    NetworkProfile profile;
    profile.networkPlugin = plugin;
    profile.networkPluginMode = mode;
    return profile;
}

/// Plans as companies have them, sound and with faults, and plans that random edits made of random values.
[[nodiscard]] inline std::vector<std::shared_ptr<const Plan>> plansOfAllSorts() {
    std::vector<std::shared_ptr<const Plan>> plans{std::make_shared<const Plan>(),
                                                   std::make_shared<const Plan>(makeTypical())};
    for (const int subnets : {10, 60, 300}) {
        plans.push_back(std::make_shared<const Plan>(makePlan(subnets, static_cast<std::uint64_t>(subnets))));
    }
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        plans.push_back(std::make_shared<const Plan>(randomPlan(seed, static_cast<int>(20 + 3 * seed))));
    }
    return plans;
}

/// Random prefixes hardly ever meet, so all of a plan's are moved into few: 10.0.0.0/13 and fd00::/60. Some networks are
/// left without any subnet's prefix.
[[nodiscard]] inline Plan crowded(Plan plan, std::uint64_t seed) {
    Dice dice(seed);
    const auto v4 = Prefix::containing(IpAddress::v4(10U << 24), 13);
    const auto v6 = Prefix::containing(IpAddress::v6(Uint128{0xfd} << 120), 60);
    const auto crowd = [&](std::vector<Prefix>& prefixes) {
        for (Prefix& prefix : prefixes) {
            prefix = dice.inside(prefix.isV4() ? v4 : v6, prefix.isV4() ? 14 : 61, prefix.isV4() ? 26 : 66);
        }
    };
    for (auto& network : plan.virtualNetworks) {
        VirtualNetwork& value = network.edit();
        crowd(value.addressPrefixes);
        const bool isEmpty = dice.chance(30);
        for (Subnet& subnet : value.subnets) {
            crowd(subnet.addressPrefixes);
            subnet.addressPrefixes.resize(isEmpty ? 0 : subnet.addressPrefixes.size(), v4);
        }
        for (Peering& peering : value.peerings) {
            crowd(peering.remoteAddressPrefixes);
            peering.peerCompleteVnets.reset();
        }
    }
    for (auto& cluster : plan.clusters) {
        crowd(cluster.edit().networkProfile.podCidrs);
        crowd(cluster.edit().networkProfile.serviceCidrs);
    }
    for (ExternalNetwork& external : plan.externalNetworks) {
        crowd(external.addressPrefixes);
    }
    return plan;
}

}  // namespace aksnet::testing
