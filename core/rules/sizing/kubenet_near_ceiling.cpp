// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a kubenet cluster that can grow beyond 80 % of 400 nodes. Why: every node takes one of 400 routes. Fix: Azure CNI
// Overlay.
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/egress/outbound_addresses.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

constexpr std::uint64_t nearPercent = 80;

void checkKubenetNearCeiling(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.model->id != ModelId::kubenet) {
            continue;
        }
        const std::uint64_t nodes = nodesWithPorts(facts, cluster);
        const auto limit = static_cast<std::uint64_t>(catalog::mostNodesKubenet);
        // More than the ceiling is SIZE-005's.
        if (nodes * 100 <= limit * nearPercent || nodes > limit) {
            continue;
        }
        Finding& finding =
            sink.add(cluster.cluster, "agentPoolProfiles",
                     fmt::format("Kubenet cluster {} can have {}, surge included; with more than {} there is no "
                                 "route left for a node.",
                                 cluster.value->info.name, counted(nodes, "node"), grouped(limit)));
        finding.sum = {{cluster.value->info.name, "nodes at most, surge included", grouped(nodes)},
                       {"ceiling", "routes of a route table", grouped(limit)}};
    }
}

}  // namespace

const Rule kubenetNearCeiling{
    .id = "SIZE-008",
    .name = "kubenet-near-ceiling",
    .family = "sizing",
    .severity = Severity::warning,
    .title = "Kubenet cluster comes near its ceiling",
    .azureCode = "",
    .levers = {Lever::nodeCount, Lever::autoscalerBounds, Lever::networkingModel},
    .check = checkKubenetNearCeiling,
};

}  // namespace aksnet::rules
