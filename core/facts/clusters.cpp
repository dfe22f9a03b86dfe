// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pools and clusters: counts at their largest, models, and the ranges in force.
#include "core/base/checked.h"
#include "core/facts/build.h"

namespace aksnet::facts {

namespace {

PoolFacts poolFacts(const Cluster& cluster, const NodePool& pool) {
    const Model& used = modelOf(cluster, pool);
    const int maxPods = effectiveMaxPods(cluster, pool);
    const int nodesMax = maximumNodes(pool);
    return {.cluster = cluster.id,
            .pool = pool.id,
            .model = &used,
            .nodesNow = pool.count,
            .nodesMax = nodesMax,
            .surge = surgeNodes(cluster, pool, nodesMax),
            .maxPods = maxPods,
            .perNode = used.nodeNeed(maxPods),
            .nodeSubnet = pool.vnetSubnet,
            .podSubnet = pool.podSubnet};
}

std::vector<ClusterRange> rangesOf(const std::vector<Prefix>& inForce, bool areStated) {
    std::vector<ClusterRange> ranges;
    ranges.reserve(inForce.size());
    for (const Prefix& prefix : inForce) {
        ranges.push_back({prefix, !areStated});
    }
    return ranges;
}

/// Where the pool's nodes lie; a pool being drawn may have a pod subnet only.
std::optional<VirtualNetworkId> networkOf(const PlanIndex& index, const NodePool& pool) {
    for (const auto& subnet : {pool.vnetSubnet, pool.podSubnet}) {
        if (const auto place = subnet ? index.find(*subnet) : std::nullopt) {
            return place->virtualNetwork->id;
        }
    }
    return std::nullopt;
}

}  // namespace

std::uint64_t ipv4Size(std::span<const Prefix> prefixes) {
    std::uint64_t size = 0;
    for (const Prefix& prefix : prefixes) {
        size += prefix.isV4() ? static_cast<std::uint64_t>(prefix.size()) : 0;
    }
    return size;
}

void addClusters(Facts& facts) {
    for (const auto& shared : facts.plan->clusters) {
        const Cluster& cluster = *shared;
        ClusterFacts entry{
            .cluster = cluster.id,
            .value = &cluster,
            .model = &modelOf(cluster),
            .virtualNetwork = std::nullopt,
            .podCidrs = rangesOf(effectivePodCidrs(cluster), !cluster.networkProfile.podCidrs.empty()),
            .serviceCidrs = rangesOf(effectiveServiceCidrs(cluster), !cluster.networkProfile.serviceCidrs.empty()),
            .dnsServiceIp = effectiveDnsServiceIp(cluster),
            .dnsServiceIpIsDefault = !cluster.networkProfile.dnsServiceIp,
            .firstPool = facts.pools.size(),
            .poolCount = cluster.agentPoolProfiles.size()};
        for (const NodePool& pool : cluster.agentPoolProfiles) {
            facts.positionOfNumber.set(pool.id.value, static_cast<std::uint32_t>(facts.pools.size()));
            const PoolFacts& added = facts.pools.emplace_back(poolFacts(cluster, pool));
            if (!entry.virtualNetwork) {
                entry.virtualNetwork = networkOf(*facts.index, pool);
            }
            entry.podCidrNeed =
                saturatingAdd(entry.podCidrNeed,
                              saturatingMultiply(static_cast<std::uint64_t>(added.nodesMax), added.perNode.podCidr));
            entry.podCidrSurge = saturatingAdd(
                entry.podCidrSurge, saturatingMultiply(static_cast<std::uint64_t>(added.surge), added.perNode.podCidr));
        }
        for (const ClusterRange& range : entry.podCidrs) {
            entry.podCidrSize += range.prefix.isV4() ? static_cast<std::uint64_t>(range.prefix.size()) : 0;
        }
        facts.positionOfNumber.set(cluster.id.value, static_cast<std::uint32_t>(facts.clusters.size()));
        facts.clusters.push_back(std::move(entry));
    }
}

}  // namespace aksnet::facts
