// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a private cluster with a DNS zone of your own has a system-assigned identity. Why: it must write into the zone
// before that identity exists. Fix: a user-assigned identity.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPrivateZoneIdentity(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const ApiServerAccessProfile& access = cluster.value->apiServerAccessProfile;
        if (!access.enablePrivateCluster || access.privateDnsZone.find('/') == std::string::npos ||
            cluster.value->identityType != IdentityType::systemAssigned) {
            continue;
        }
        Finding& finding =
            sink.add(cluster.cluster, "identity.type",
                     fmt::format("Private cluster {} has a system-assigned identity, but shall use a private DNS "
                                 "zone of your own; that needs a user-assigned identity.",
                                 cluster.value->info.name));
        finding.fixes.push_back(
            changeCluster(cluster, fmt::format("Give {} a user-assigned identity", cluster.value->info.name),
                          [](Cluster& changed) { changed.identityType = IdentityType::userAssigned; }));
    }
}

}  // namespace

const Rule privateZoneIdentity{
    .id = "PRV-004",
    .name = "private-zone-identity",
    .family = "private-cluster",
    .severity = Severity::error,
    .title = "Own private DNS zone needs a user-assigned identity",
    .azureCode = "CustomPrivateDNSZoneMissingPermissionError",
    .levers = {Lever::identity, Lever::privateDnsZone},
    .check = checkPrivateZoneIdentity,
};

}  // namespace aksnet::rules
