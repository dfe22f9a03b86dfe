// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: all nodes full of pods exceed what the networking model carries in one cluster. Why: the network falls behind, or
// addresses end. Fix: fewer pods a node, or several clusters.
#include "core/base/checked.h"
#include "core/base/text.h"
#include "core/catalog/model_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <optional>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

struct PodLimit {
    std::uint64_t advised;
    std::uint64_t most;
};

std::optional<PodLimit> podLimitOf(const Model& model) {
    switch (model.id) {
        case ModelId::overlay: return PodLimit{catalog::advisedPodsOverlay, catalog::mostPodsOverlay};
        case ModelId::podSubnetDynamic: return PodLimit{catalog::mostPodsDynamic, catalog::mostPodsDynamic};
        case ModelId::podSubnetStatic: return PodLimit{catalog::mostPodsStaticBlock, catalog::mostPodsStaticBlock};
        default: return std::nullopt;
    }
}

void checkPodsPerCluster(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const auto limit = podLimitOf(*cluster.model);
        std::uint64_t pods = 0;
        for (const PoolFacts& pool : poolsOf(facts, cluster)) {
            pods = saturatingAdd(pods, saturatingMultiply(static_cast<std::uint64_t>(std::max(pool.nodesMax, 0)),
                                                          static_cast<std::uint64_t>(std::max(pool.maxPods, 0))));
        }
        if (!limit || pods <= limit->advised) {
            continue;
        }
        const bool isBeyond = pods > limit->most;
        Finding& finding = sink.add(
            cluster.cluster, "agentPoolProfiles",
            fmt::format(
                "Cluster {} has room for {} if all its nodes are full; under {} Microsoft names {} as the most.",
                cluster.value->info.name, counted(pods, "pod"), cluster.model->title,
                limit->most == limit->advised
                    ? grouped(limit->most)
                    : fmt::format("{} or {}", grouped(limit->advised), grouped(limit->most))));
        finding.severity = isBeyond ? Severity::warning : Severity::info;
        finding.sum = {{cluster.value->info.name, "nodes at most × max pods, all pools", grouped(pods)},
                       {"limit", "pods of a cluster", grouped(limit->most)}};
    }
}

}  // namespace

const Rule podsPerCluster{
    .id = "SIZE-010",
    .name = "pods-per-cluster",
    .family = "sizing",
    .severity = Severity::warning,
    .title = "Cluster can have more pods than AKS is tested with",
    .azureCode = "",
    .levers = {Lever::nodeCount, Lever::autoscalerBounds, Lever::maxPods},
    .check = checkPodsPerCluster,
};

}  // namespace aksnet::rules
