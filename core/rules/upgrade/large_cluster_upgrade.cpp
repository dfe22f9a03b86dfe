// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a cluster that can grow beyond 3,000 nodes. Why: at the ceiling of 5,000 nodes there is no room for surge nodes;
// Microsoft asks to scale below 3,000 first. Fix: plan for that, or use several clusters.
#include "core/base/text.h"
#include "core/catalog/cluster_limits.h"
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkLargeClusterUpgrade(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        std::uint64_t nodes = 0;
        for (const PoolFacts& pool : poolsOf(facts, cluster)) {
            nodes += static_cast<std::uint64_t>(std::max(pool.nodesMax, 0));
        }
        if (nodes <= static_cast<std::uint64_t>(catalog::mostNodesForUpgrade) ||
            nodes > static_cast<std::uint64_t>(catalog::mostNodesPerCluster)) {
            continue;
        }
        const bool isAtCeiling = nodes == static_cast<std::uint64_t>(catalog::mostNodesPerCluster);
        Finding& finding =
            sink.add(cluster.cluster, "agentPoolProfiles",
                     fmt::format("Cluster {} can grow to {}; Microsoft asks to scale below {} before an upgrade{}.",
                                 cluster.value->info.name, counted(nodes, "node"),
                                 grouped(static_cast<unsigned>(catalog::mostNodesForUpgrade.value)),
                                 isAtCeiling ? ", as the ceiling leaves no room for surge nodes" : ""));
        finding.severity = isAtCeiling ? Severity::warning : Severity::info;
        finding.sum = {
            {cluster.value->info.name, "nodes at most", grouped(nodes)},
            {"for upgrades", "nodes at most", grouped(static_cast<unsigned>(catalog::mostNodesForUpgrade.value))},
            {"ceiling", "nodes of a cluster", grouped(static_cast<unsigned>(catalog::mostNodesPerCluster.value))}};
    }
}

}  // namespace

const Rule largeClusterUpgrade{
    .id = "UPG-003",
    .name = "large-cluster-upgrade",
    .family = "upgrade",
    .severity = Severity::info,
    .title = "Cluster is too large to upgrade as it is",
    .azureCode = "",
    .levers = {Lever::nodeCount, Lever::autoscalerBounds, Lever::upgradeSettings},
    .check = checkLargeClusterUpgrade,
};

}  // namespace aksnet::rules
