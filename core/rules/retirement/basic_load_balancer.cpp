// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: loadBalancerSku is basic.
// Why: retired on 2025-09-30; creation is refused. Fix: standard; an existing cluster is upgraded in place, its egress addresses change.
#include "core/catalog/retirements.h"
#include "core/rules/definitions.h"
#include "core/rules/retirement/days_left.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkBasicLoadBalancer(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.value->networkProfile.loadBalancerSku != LoadBalancerSku::basic) {
            continue;
        }
        Finding& finding = sink.add(
            cluster.cluster, "networkProfile.loadBalancerSku",
            fmt::format("Cluster {} uses the basic load balancer, retired on {}; new clusters with it are refused.",
                        cluster.value->info.name, catalog::basicLoadBalancerRetires.value));
        addDaysLeft(catalog::basicLoadBalancerRetires, sink.today(), finding);
        NetworkProfile profile = cluster.value->networkProfile;
        profile.loadBalancerSku = LoadBalancerSku::standard;
        finding.fixes.push_back({fmt::format("Use the standard load balancer for {}", cluster.value->info.name),
                                 SetNetworkProfile{cluster.cluster, std::move(profile)}});
    }
}

}  // namespace

const Rule basicLoadBalancer{
    .id = "RET-002",
    .name = "basic-load-balancer",
    .family = "retirement",
    .severity = Severity::error,
    .title = "Basic load balancer is retired",
    .azureCode = "",
    .levers = {Lever::loadBalancerSku},
    .check = checkBasicLoadBalancer,
};

}  // namespace aksnet::rules
