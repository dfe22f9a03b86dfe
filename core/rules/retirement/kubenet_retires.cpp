// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a cluster on kubenet.
// Why: it retires on 2028-03-31. Fix: migrate to Azure CNI Overlay, in place and one way, on Kubernetes 1.27 or later.
#include "core/rules/definitions.h"
#include "core/rules/model-capability/capability_report.h"
#include "core/rules/retirement/days_left.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// The least version that can be moved in place (AKS: update IPAM and data plane, 2024-11-26).
constexpr KubernetesVersion movable{1, 27};

void checkKubenetRetires(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.model->id != ModelId::kubenet) {
            continue;
        }
        const std::string& name = cluster.value->info.name;
        const KubernetesVersion version = kubernetesVersion(*cluster.value);
        const bool isTooOld = version != KubernetesVersion{} && version < movable;
        Finding& finding = sink.add(
            cluster.cluster, "networkProfile.networkPlugin",
            fmt::format(
                "Cluster {} runs on kubenet, which retires on {}; {}it can be moved to Azure CNI Overlay in place, "
                "one way.",
                name, cluster.model->retirement,
                isTooOld ? fmt::format("from Kubernetes {}.{} on, ", movable.major, movable.minor) : std::string()));
        addDaysLeft(cluster.model->retirement, sink.today(), finding);
        if (!isTooOld && mayBecomeOverlay(facts, cluster)) {
            NetworkProfile profile = cluster.value->networkProfile;
            profile.networkPlugin = NetworkPlugin::azure;
            profile.networkPluginMode = NetworkPluginMode::overlay;
            finding.fixes.push_back({fmt::format("Move {} to Azure CNI Overlay", name),
                                     SetNetworkProfile{cluster.cluster, std::move(profile)}});
        }
    }
}

}  // namespace

const Rule kubenetRetires{
    .id = "RET-001",
    .name = "kubenet-retires",
    .family = "retirement",
    .severity = Severity::warning,
    .title = "Kubenet is being retired",
    .azureCode = "",
    .levers = {Lever::networkingModel},
    .check = checkKubenetRetires,
};

}  // namespace aksnet::rules
