// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a cluster of the Free tier that can grow beyond 10 nodes. Why: its API server is limited and has no service level.
// Fix: the Standard tier.
#include "core/base/text.h"
#include "core/catalog/cluster_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkFreeTierNodes(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.value->tier != ClusterTier::free) {
            continue;
        }
        std::uint64_t nodes = 0;
        for (const PoolFacts& pool : poolsOf(facts, cluster)) {
            nodes += static_cast<std::uint64_t>(std::max(pool.nodesMax, 0));
        }
        if (nodes <= static_cast<std::uint64_t>(catalog::advisedNodesFreeTier)) {
            continue;
        }
        Finding& finding = sink.add(
            cluster.cluster, "sku.tier",
            fmt::format("Cluster {} can grow to {} on the Free tier; Microsoft recommends that for up to "
                        "{}.",
                        cluster.value->info.name, counted(nodes, "node"), catalog::advisedNodesFreeTier.value));
        finding.sum = {
            {cluster.value->info.name, "nodes at most", grouped(nodes)},
            {"recommended", "nodes of a Free tier cluster", std::to_string(catalog::advisedNodesFreeTier.value)}};
        finding.fixes.push_back(changeCluster(cluster,
                                              fmt::format("Run {} on the Standard tier", cluster.value->info.name),
                                              [](Cluster& changed) { changed.tier = ClusterTier::standard; }));
    }
}

}  // namespace

const Rule freeTierNodes{
    .id = "POOL-010",
    .name = "free-tier-nodes",
    .family = "pools",
    .severity = Severity::info,
    .title = "Free tier carries few nodes well",
    .azureCode = "",
    .levers = {Lever::tier, Lever::nodeCount, Lever::autoscalerBounds},
    .check = checkFreeTierNodes,
};

}  // namespace aksnet::rules
