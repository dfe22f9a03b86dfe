// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a private kubenet cluster in a network with own DNS servers and an own route table. Why: this combination fails at
// creation. Fix: Azure CNI Overlay.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/private-cluster/dns_servers.h"
#include "core/rules/routing/default_route.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkKubenetPrivateCustomDns(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const VirtualNetwork* network =
            cluster.model->id == ModelId::kubenet && cluster.value->apiServerAccessProfile.enablePrivateCluster
                ? ownNetworkOf(facts, cluster)
                : nullptr;
        if (!network || !hasOwnDnsServers(*network)) {
            continue;
        }
        const std::vector<SubnetId> subnets = subnetsOfCluster(facts, cluster);
        const auto hasTable = [&](SubnetId id) { return facts.index->find(id)->subnet->routeTable.has_value(); };
        if (std::ranges::any_of(subnets, hasTable)) {
            Finding& finding = sink.add(
                cluster.cluster, "networkProfile.networkPlugin",
                fmt::format(
                    "Private cluster {} runs on kubenet, with DNS servers and a route table of your own; these do not go "
                    "together, and creation fails.",
                    cluster.value->info.name));
            finding.related = {ObjectRef(network->id)};
        }
    }
}

}  // namespace

const Rule kubenetPrivateCustomDns{
    .id = "PRV-005",
    .name = "kubenet-private-custom-dns",
    .family = "private-cluster",
    .severity = Severity::error,
    .title = "Private kubenet cluster with own DNS and route table",
    .azureCode = "",
    .levers = {Lever::dnsServers, Lever::attachedRouteTable, Lever::privateCluster, Lever::networkingModel},
    .check = checkKubenetPrivateCustomDns,
};

}  // namespace aksnet::rules
