// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a cluster with Azure network policies can grow beyond 250 nodes or 20,000 pods. Why: beyond that the engine is not
// supported and falls behind. Fix: Cilium.
#include "core/base/checked.h"
#include "core/base/text.h"
#include "core/catalog/model_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPolicyEngineLimit(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.value->networkProfile.networkPolicy != NetworkPolicy::azure) {
            continue;
        }
        std::uint64_t nodes = 0;
        std::uint64_t pods = 0;
        for (const PoolFacts& pool : poolsOf(facts, cluster)) {
            const auto most = static_cast<std::uint64_t>(std::max(pool.nodesMax, 0));
            nodes += most;
            pods = saturatingAdd(pods, saturatingMultiply(most, static_cast<std::uint64_t>(std::max(pool.maxPods, 0))));
        }
        if (nodes <= catalog::mostNodesAzurePolicy && pods <= catalog::mostPodsAzurePolicy) {
            continue;
        }
        // All nodes are hardly ever full of pods, so that alone is only worth knowing.
        const bool areNodes = nodes > catalog::mostNodesAzurePolicy;
        Finding& finding =
            sink.add(cluster.cluster, "networkProfile.networkPolicy",
                     fmt::format("Cluster {} can grow to {} with {}; Azure network policies are made for {} and {}.",
                                 cluster.value->info.name, counted(nodes, "node"), counted(pods, "pod"),
                                 counted(catalog::mostNodesAzurePolicy.value, "node"),
                                 counted(catalog::mostPodsAzurePolicy.value, "pod")));
        finding.severity = areNodes ? Severity::warning : Severity::info;
        finding.sum = {{cluster.value->info.name, "nodes at most", grouped(nodes)},
                       {"limit", "nodes with Azure network policies", grouped(catalog::mostNodesAzurePolicy.value)},
                       {cluster.value->info.name, "pods if all nodes are full", grouped(pods)},
                       {"limit", "pods with Azure network policies", grouped(catalog::mostPodsAzurePolicy.value)}};
    }
}

}  // namespace

const Rule policyEngineLimit{
    .id = "POL-006",
    .name = "policy-engine-limit",
    .family = "policy",
    .severity = Severity::warning,
    .title = "Cluster outgrows its policy engine",
    .azureCode = "",
    .levers = {Lever::policyEngine, Lever::nodeCount, Lever::autoscalerBounds},
    .check = checkPolicyEngineLimit,
};

}  // namespace aksnet::rules
