// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a kubenet cluster with a policy engine, an old Kubernetes version or a route table that its identity cannot write.
// Why: AKS refuses the move, which is needed before kubenet retires. Fix: clear these first.
#include "core/plan/enum_text.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/routing/default_route.h"
#include "core/rules/wording.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

constexpr KubernetesVersion leastForMove{1, 27};

std::vector<std::string> blockersOfMove(const Facts& facts, const ClusterFacts& cluster) {
    std::vector<std::string> blockers;
    const Cluster& value = *cluster.value;
    const NetworkPolicy policy = value.networkProfile.networkPolicy.value_or(NetworkPolicy::none);
    if (policy != NetworkPolicy::none) {
        blockers.push_back(fmt::format("network policy {} must be taken off", enumText(policy)));
    }
    const std::vector<SubnetId> subnets = subnetsOfCluster(facts, cluster);
    const auto hasTable = [&](SubnetId id) { return facts.index->find(id)->subnet->routeTable.has_value(); };
    if (value.identityType == IdentityType::systemAssigned && std::ranges::any_of(subnets, hasTable)) {
        blockers.emplace_back("your own route table needs a user-assigned identity");
    }
    // The version alone is told by RET-001.
    const KubernetesVersion version = blockers.empty() ? KubernetesVersion{} : kubernetesVersion(value);
    if (version != KubernetesVersion{} && version < leastForMove) {
        blockers.push_back(fmt::format("Kubernetes {} must become {}.{} or later", value.kubernetesVersion,
                                       leastForMove.major, leastForMove.minor));
    }
    return blockers;
}

void checkKubenetMoveBlocked(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.model->id != ModelId::kubenet) {
            continue;
        }
        const std::vector<std::string> blockers = blockersOfMove(facts, cluster);
        if (!blockers.empty()) {
            sink.add(cluster.cluster, "networkProfile.networkPlugin",
                     fmt::format("Kubenet cluster {} cannot be moved to Overlay as it is: {}.",
                                 cluster.value->info.name, listed(blockers)));
        }
    }
}

}  // namespace

const Rule kubenetMoveBlocked{
    .id = "MIG-001",
    .name = "kubenet-move-blocked",
    .family = "migration",
    .severity = Severity::warning,
    .title = "Kubenet cluster cannot be moved to Overlay as it is",
    .azureCode = "",
    .levers = {Lever::policyEngine, Lever::osType, Lever::kubernetesVersion, Lever::dataPlane},
    .check = checkKubenetMoveBlocked,
};

}  // namespace aksnet::rules
