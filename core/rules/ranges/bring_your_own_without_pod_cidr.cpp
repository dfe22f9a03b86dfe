// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a cluster with network plugin none states no pod CIDR. Why: AKS's control plane needs it for routing, and a plugin's
// own default may cover the service CIDR. Fix: state the range that the plugin uses.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/proposals.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkBringYourOwnWithoutPodCidr(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.model->id != ModelId::bringYourOwn || !cluster.podCidrs.empty() || cluster.poolCount == 0) {
            continue;
        }
        const std::string& name = cluster.value->info.name;
        Finding& finding =
            sink.add(cluster.cluster, "networkProfile.podCidrs",
                     fmt::format("Cluster {} brings its own network plugin and states no pod CIDR; AKS wants one, "
                                 "and the plan cannot tell what the plugin's default collides with.",
                                 name));
        const auto range =
            usesIpv6(*cluster.value) ? std::nullopt : sink.proposals().clusterRange(cluster, 16, cluster.serviceCidrs);
        if (range) {
            finding.fixes.push_back(changeProfile(cluster, fmt::format("State pod CIDR {} for {}", range->text(), name),
                                                  [&](NetworkProfile& profile) { profile.podCidrs = {*range}; }));
        }
    }
}

}  // namespace

const Rule bringYourOwnWithoutPodCidr{
    .id = "RNG-014",
    .name = "bring-your-own-without-pod-cidr",
    .family = "ranges",
    .severity = Severity::warning,
    .title = "Own network plugin without a pod CIDR",
    .azureCode = "",
    .levers = {Lever::podCidr},
    .check = checkBringYourOwnWithoutPodCidr,
};

}  // namespace aksnet::rules
