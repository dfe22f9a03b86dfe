// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: none of a cluster's pools has mode System. Why: AKS needs one for its own pods. Fix: make one of them a system pool.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

bool canBeSystemPool(const NodePool& pool) {
    const int least = pool.enableAutoScaling ? std::min(pool.minCount.value_or(pool.count), pool.count) : pool.count;
    return pool.mode == NodePoolMode::user && pool.osType == OsType::linux &&
           pool.scaleSetPriority == ScaleSetPriority::regular && least >= 1 && !pool.upgradeSettings.maxUnavailable;
}

void checkNoSystemPool(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const auto& pools = cluster.value->agentPoolProfiles;
        const bool hasOne =
            std::ranges::any_of(pools, [](const NodePool& pool) { return pool.mode == NodePoolMode::system; });
        // An import of a single pool makes a cluster of which nothing else is known, its other pools neither.
        const bool isUnknown = cluster.value->kubernetesVersion.empty() && !cluster.value->networkProfile.networkPlugin;
        // One that is there has a system pool; older interfaces do not tell which. AKS Automatic may keep its system nodes to
        // itself.
        if (isUnknown || !cluster.value->info.armId.empty() || pools.empty() || hasOne ||
            cluster.value->sku == ClusterSku::automatic) {
            continue;
        }
        Finding& finding =
            sink.add(cluster.cluster, "agentPoolProfiles",
                     fmt::format("Cluster {} has {}, but none of mode System; AKS needs one for its own pods.",
                                 cluster.value->info.name, counted(pools.size(), "node pool")));
        const auto fit = std::ranges::find_if(pools, canBeSystemPool);
        if (fit != pools.end()) {
            const auto& poolFacts = facts.pools[cluster.firstPool + static_cast<std::size_t>(fit - pools.begin())];
            finding.fixes.push_back(changePool(poolFacts, *fit, fmt::format("Make {} a system pool", fit->name),
                                               [](NodePool& pool) { pool.mode = NodePoolMode::system; }));
        }
    }
}

}  // namespace

const Rule noSystemPool{
    .id = "POOL-002",
    .name = "no-system-pool",
    .family = "pools",
    .severity = Severity::error,
    .title = "Cluster has no system node pool",
    .azureCode = "",
    .levers = {Lever::poolMode, Lever::nodePools},
    .check = checkNoSystemPool,
};

}  // namespace aksnet::rules
