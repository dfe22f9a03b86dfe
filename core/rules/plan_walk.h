// SPDX-License-Identifier: GPL-3.0-or-later
//
// Walks that many rules take through a plan, without a lookup a thing, and the edits that their fixes make.
#pragma once

#include "core/base/text.h"
#include "core/rules/finding.h"
#include "core/rules/rule.h"

#include <algorithm>
#include <set>
#include <span>

namespace aksnet::rules {

/// true for names that an import made up for what only a deployment tells: "aks-{uniqueString}".
[[nodiscard]] inline bool isStandInName(std::string_view name) {
    return name.find('{') != std::string_view::npos;
}

[[nodiscard]] inline std::span<const PoolFacts> poolsOf(const Facts& facts, const ClusterFacts& cluster) {
    return std::span(facts.pools).subspan(cluster.firstPool, cluster.poolCount);
}

/// Calls visit(cluster facts, pool facts, pool) for every pool.
template <class Visit>
void forEachPool(const Facts& facts, Visit visit) {
    for (const ClusterFacts& cluster : facts.clusters) {
        for (std::size_t i = 0; i < cluster.poolCount; ++i) {
            visit(cluster, facts.pools[cluster.firstPool + i], cluster.value->agentPoolProfiles[i]);
        }
    }
}

/// The same, clusters in the order of their numbers: for rules that tell of a shared thing once and name its first user.
template <class Visit>
void forEachPoolByNumber(const Facts& facts, Visit visit) {
    std::vector<const ClusterFacts*> clusters;
    clusters.reserve(facts.clusters.size());
    for (const ClusterFacts& cluster : facts.clusters) {
        clusters.push_back(&cluster);
    }
    std::ranges::sort(clusters, {}, &ClusterFacts::cluster);
    for (const ClusterFacts* cluster : clusters) {
        for (std::size_t i = 0; i < cluster->poolCount; ++i) {
            visit(*cluster, facts.pools[cluster->firstPool + i], cluster->value->agentPoolProfiles[i]);
        }
    }
}

/// Calls visit(network, subnet, subnet facts) for every subnet.
template <class Visit>
void forEachSubnet(const Facts& facts, Visit visit) {
    std::size_t position = 0;
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Subnet& subnet : network->subnets) {
            visit(*network, subnet, facts.subnets[position++]);
        }
    }
}

/// The cluster's network if it is one of the plan's that AKS does not manage; null otherwise.
[[nodiscard]] inline const VirtualNetwork* ownNetworkOf(const Facts& facts, const ClusterFacts& cluster) {
    const VirtualNetwork* network = cluster.virtualNetwork ? facts.index->find(*cluster.virtualNetwork) : nullptr;
    return network && !network->managedByAks ? network : nullptr;
}

[[nodiscard]] inline bool usesIpv6(const Cluster& cluster) {
    return std::ranges::find(cluster.networkProfile.ipFamilies, IpFamily::v6) !=
           cluster.networkProfile.ipFamilies.end();
}

/// Things in the order of lists, each once.
[[nodiscard]] inline std::vector<ObjectRef> inOrder(std::vector<ObjectRef> objects) {
    std::ranges::sort(objects);
    objects.erase(std::ranges::unique(objects).begin(), objects.end());
    return objects;
}

template <class Change>
[[nodiscard]] Fix changeProfile(const ClusterFacts& cluster, std::string label, Change change) {
    NetworkProfile profile = cluster.value->networkProfile;
    change(profile);
    return {std::move(label), SetNetworkProfile{cluster.cluster, std::move(profile)}};
}

/// Everything of the cluster but its pools.
template <class Change>
[[nodiscard]] Fix changeCluster(const ClusterFacts& cluster, std::string label, Change change) {
    Cluster value = *cluster.value;
    change(value);
    return {std::move(label), PutCluster{std::move(value)}};
}

template <class Change>
[[nodiscard]] Fix changePool(const PoolFacts& facts, const NodePool& pool, std::string label, Change change) {
    NodePool value = pool;
    change(value);
    return {std::move(label), PutNodePool{facts.cluster, std::move(value)}};
}

template <class Change>
[[nodiscard]] Fix changeSubnet(VirtualNetworkId network, const Subnet& subnet, std::string label, Change change) {
    Subnet value = subnet;
    change(value);
    return {std::move(label), PutSubnet{network, std::move(value)}};
}

}  // namespace aksnet::rules
