// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: two private clusters of one network name different private DNS zones with the same name. Why: a network links to one
// zone of a name. Fix: one zone for both.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <map>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// "privatelink.northeurope.azmk8s.io" of a resource id.
std::string_view zoneName(std::string_view armId) {
    return armId.substr(armId.rfind('/') + 1);
}

void checkPrivateZonesOfOneName(const Facts& facts, FindingSink& sink) {
    std::map<std::pair<VirtualNetworkId, std::string>, std::vector<const ClusterFacts*>> byZone;
    for (const ClusterFacts& cluster : facts.clusters) {
        const ApiServerAccessProfile& access = cluster.value->apiServerAccessProfile;
        if (access.enablePrivateCluster && cluster.virtualNetwork &&
            access.privateDnsZone.find('/') != std::string::npos) {
            byZone[{*cluster.virtualNetwork, lowered(zoneName(access.privateDnsZone))}].push_back(&cluster);
        }
    }
    for (auto& [key, clusters] : byZone) {
        std::ranges::sort(clusters, {}, &ClusterFacts::cluster);
        const std::string& first = clusters.front()->value->apiServerAccessProfile.privateDnsZone;
        for (const ClusterFacts* cluster : clusters) {
            if (equalsIgnoringCase(cluster->value->apiServerAccessProfile.privateDnsZone, first)) {
                continue;
            }
            Finding& finding = sink.add(
                cluster->cluster, "apiServerAccessProfile.privateDNSZone",
                fmt::format(
                    "Clusters {} and {} name two different zones {}; virtual network {} can be linked to one only.",
                    clusters.front()->value->info.name, cluster->value->info.name, key.second,
                    facts.index->nameOf(key.first)));
            finding.related = {ObjectRef(clusters.front()->cluster)};
            finding.fixes.push_back(
                changeCluster(*cluster, fmt::format("Use the zone of {}", clusters.front()->value->info.name),
                              [&](Cluster& changed) { changed.apiServerAccessProfile.privateDnsZone = first; }));
        }
    }
}

}  // namespace

const Rule privateZonesOfOneName{
    .id = "PRV-003",
    .name = "private-zones-of-one-name",
    .family = "private-cluster",
    .severity = Severity::error,
    .title = "Two private DNS zones of one name for one network",
    .azureCode = "CreateOrUpdateVirtualNetworkLinkFailed",
    .levers = {Lever::privateDnsZone, Lever::virtualNetwork},
    .check = checkPrivateZonesOfOneName,
};

}  // namespace aksnet::rules
