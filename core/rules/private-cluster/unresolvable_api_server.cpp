// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a private cluster with private DNS zone none and without a public name. Why: nothing resolves the API server's name,
// so AKS refuses it. Fix: a public name, or a private zone.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkUnresolvableApiServer(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const ApiServerAccessProfile& access = cluster.value->apiServerAccessProfile;
        if (!access.enablePrivateCluster || access.enablePrivateClusterPublicFqdn ||
            !equalsIgnoringCase(access.privateDnsZone, "none")) {
            continue;
        }
        Finding& finding =
            sink.add(cluster.cluster, "apiServerAccessProfile.privateDNSZone",
                     fmt::format("Private cluster {} has no private DNS zone and no public name either, so nothing "
                                 "can resolve its API server.",
                                 cluster.value->info.name));
        finding.fixes.push_back(changeCluster(
            cluster, fmt::format("Give the API server of {} a public name", cluster.value->info.name),
            [](Cluster& changed) { changed.apiServerAccessProfile.enablePrivateClusterPublicFqdn = true; }));
        finding.fixes.push_back(changeCluster(cluster, "Let AKS make a private DNS zone", [](Cluster& changed) {
            changed.apiServerAccessProfile.privateDnsZone = "system";
        }));
    }
}

}  // namespace

const Rule unresolvableApiServer{
    .id = "PRV-001",
    .name = "unresolvable-api-server",
    .family = "private-cluster",
    .severity = Severity::error,
    .title = "Nobody can resolve the private API server",
    .azureCode = "VMExtensionError_K8SAPIServerDNSLookupFail",
    .levers = {Lever::dnsServers, Lever::privateDnsZone, Lever::peering},
    .check = checkUnresolvableApiServer,
};

}  // namespace aksnet::rules
