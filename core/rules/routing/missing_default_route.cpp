// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: outbound type userDefinedRouting, and a node or pod subnet without a route for 0.0.0.0/0.
// Why: AKS makes no way out itself; a public cluster is refused, a private one may live on BGP routes (aks-facts 15.2). Fix: add the route.
#include "core/rules/definitions.h"
#include "core/rules/routing/default_route.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkMissingDefaultRoute(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (effectiveOutboundType(*cluster.value) != OutboundType::userDefinedRouting) {
            continue;
        }
        for (const SubnetId id : subnetsOfCluster(facts, cluster)) {
            const SubnetPlace place = *facts.index->find(id);
            if (defaultRouteOf(facts, *place.subnet)) {
                continue;
            }
            const RouteTable* table = place.subnet->routeTable ? facts.index->find(*place.subnet->routeTable) : nullptr;
            const bool isPrivate = cluster.value->apiServerAccessProfile.enablePrivateCluster;
            Finding& finding = sink.add(id, "routeTable",
                                        fmt::format("Cluster {} leaves through user-defined routing, but subnet {} has {}{}.", cluster.value->info.name, place.subnet->name,
                                                    table ? fmt::format("no route for 0.0.0.0/0 in its route table {}", table->info.name) : std::string("no route table"),
                                                    isPrivate ? "; that works only if a gateway announces one by BGP" : ""));
            finding.related = {ObjectRef(cluster.cluster)};
            if (table) {
                finding.related.push_back(table->id);
            }
            if (isPrivate) {
                finding.severity = Severity::warning;
            }
        }
    }
}

}  // namespace

const Rule missingDefaultRoute{
    .id = "RT-001",
    .name = "missing-default-route",
    .family = "routing",
    .severity = Severity::error,
    .title = "User-defined routing without a default route",
    .azureCode = "RouteTableMissingDefaultRouteError",
    .check = checkMissingDefaultRoute,
};

}  // namespace aksnet::rules
