// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the subnet for API Server VNet Integration is smaller than /28, lies in another network, is delegated to another
// service or holds other things. Why: AKS refuses it; the API server takes nine addresses or more and shares the subnet with
// clusters only. Fix: a /28 of its own in the cluster's network.
#include "core/catalog/cluster_limits.h"
#include "core/catalog/limits.h"
#include "core/catalog/special_subnets.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkApiServerRange(FindingSink& sink, const ClusterFacts& cluster, const SubnetPlace& place) {
    const Subnet& subnet = *place.subnet;
    const auto range = std::ranges::find_if(subnet.addressPrefixes, &Prefix::isV4);
    if (range == subnet.addressPrefixes.end() || range->length() <= catalog::longestApiServerSubnet) {
        return;
    }
    Finding& finding =
        sink.add(subnet.id, "addressPrefixes",
                 fmt::format("Subnet {} of the API server of {} is {}; it must be a /{} or larger, as each "
                             "cluster keeps {} addresses of it.",
                             subnet.name, cluster.value->info.name, range->text(),
                             catalog::longestApiServerSubnet.value, catalog::apiServerAddresses.value));
    finding.related = {ObjectRef(cluster.cluster)};
    finding.sum = {{subnet.name, "length", fmt::format("/{}", range->length())},
                   {"least", "API Server VNet Integration", fmt::format("/{}", catalog::longestApiServerSubnet.value)}};
    if (const auto room = sink.proposals().subnetRange(place.virtualNetwork->id, subnet.id, *range,
                                                       catalog::longestApiServerSubnet)) {
        finding.fixes.push_back(replaceSubnetPrefix(subnet, *range, *room));
    }
}

void checkApiServerNeighbours(const Facts& facts, FindingSink& sink, const Subnet& subnet) {
    std::vector<ObjectRef> others;
    for (const SubnetDemand& demand : facts.find(subnet.id)->demands) {
        if (demand.owner.kind != ObjectKind::cluster) {
            others.push_back(demand.owner);
        }
    }
    others = inOrder(std::move(others));
    if (!others.empty()) {
        Finding& finding =
            sink.add(subnet.id, "",
                     fmt::format("Subnet {} is the API server's; {} cannot share it, other clusters of the "
                                 "network can.",
                                 subnet.name, listedNames(facts, others)));
        finding.related = std::move(others);
    }
}

void checkApiServerDelegation(FindingSink& sink, const SubnetPlace& place) {
    const auto isOther = [](const std::string& service) {
        return !equalsIgnoringCase(service, catalog::managedClustersDelegation);
    };
    const auto other = std::ranges::find_if(place.subnet->delegations, isOther);
    if (other != place.subnet->delegations.end()) {
        Finding& finding = sink.add(place.subnet->id, "delegations",
                                    fmt::format("Subnet {} is the API server's and must be delegated to {}, but is "
                                                "delegated to {}.",
                                                place.subnet->name, catalog::managedClustersDelegation, *other));
        finding.fixes.push_back(changeSubnet(
            place.virtualNetwork->id, *place.subnet,
            fmt::format("Delegate {} to {}", place.subnet->name, catalog::managedClustersDelegation),
            [](Subnet& changed) { changed.delegations = {std::string(catalog::managedClustersDelegation)}; }));
    }
}

void checkApiServerSubnet(const Facts& facts, FindingSink& sink) {
    std::set<SubnetId> judged;
    std::vector<const ClusterFacts*> clusters;
    for (const ClusterFacts& cluster : facts.clusters) {
        const ApiServerAccessProfile& access = cluster.value->apiServerAccessProfile;
        if (access.enableVnetIntegration && access.subnet) {
            clusters.push_back(&cluster);
        }
    }
    std::ranges::sort(clusters, {}, &ClusterFacts::cluster);
    for (const ClusterFacts* cluster : clusters) {
        const SubnetPlace place = *facts.index->find(*cluster->value->apiServerAccessProfile.subnet);
        if (cluster->virtualNetwork && *cluster->virtualNetwork != place.virtualNetwork->id) {
            Finding& finding = sink.add(
                cluster->cluster, "apiServerAccessProfile.subnetId",
                fmt::format(
                    "The API server of {} shall stand in subnet {} of {}, but the cluster lies in {}; both must be "
                    "in one network.",
                    cluster->value->info.name, place.subnet->name, place.virtualNetwork->info.name,
                    facts.index->nameOf(*cluster->virtualNetwork)));
            finding.related = {ObjectRef(place.subnet->id)};
        }
        if (judged.insert(place.subnet->id).second) {
            checkApiServerRange(sink, *cluster, place);
            checkApiServerNeighbours(facts, sink, *place.subnet);
            checkApiServerDelegation(sink, place);
        }
    }
}

}  // namespace

const Rule apiServerSubnet{
    .id = "SUB-011",
    .name = "api-server-subnet",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Subnet does not suit the API server",
    .azureCode = "",
    .levers = {Lever::subnetPrefix, Lever::delegation, Lever::neighbours, Lever::apiServerIntegration},
    .check = checkApiServerSubnet,
};

}  // namespace aksnet::rules
