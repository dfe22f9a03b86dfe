// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a cluster on kubenet.
// Why: it retires on 2028-03-31. Fix: migrate to Azure CNI Overlay, in place and one way, on Kubernetes 1.27 or later.
#include "core/rules/definitions.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkKubenetRetires(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.model->id == ModelId::kubenet) {
            sink.add(cluster.cluster, "networkProfile.networkPlugin",
                     fmt::format("Cluster {} runs on kubenet, which retires on {}; it can be moved to Azure CNI Overlay in place, one way.", cluster.value->info.name,
                                 cluster.model->retirement));
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
    .check = checkKubenetRetires,
};

}  // namespace aksnet::rules
