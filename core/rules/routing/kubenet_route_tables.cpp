// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the node subnets of a kubenet cluster have different route tables, some have none, or another kubenet cluster uses
// the table. Why: AKS writes a route for each node into one table; pods behind the other subnets cannot be reached. Fix: one
// table on all subnets of one cluster.
#include "core/catalog/special_subnets.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/routing/default_route.h"
#include "core/rules/wording.h"

#include <map>
#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// A kubenet cluster's node subnets, each once, and the tables they have.
struct KubenetRouting {
    const ClusterFacts* cluster;
    std::vector<SubnetPlace> subnets;
    std::set<RouteTableId> tables;
    std::vector<SubnetPlace> withoutTable;
};

KubenetRouting kubenetRouting(const Facts& facts, const ClusterFacts& cluster) {
    KubenetRouting routing{&cluster, {}, {}, {}};
    for (const SubnetId id : subnetsOfCluster(facts, cluster)) {
        const SubnetPlace place = *facts.index->find(id);
        routing.subnets.push_back(place);
        if (place.subnet->routeTable) {
            routing.tables.insert(*place.subnet->routeTable);
        } else {
            routing.withoutTable.push_back(place);
        }
    }
    return routing;
}

void checkOneTable(const Facts& facts, FindingSink& sink, const KubenetRouting& routing) {
    const bool differ = routing.tables.size() > 1;
    if (!differ && (routing.tables.empty() || routing.withoutTable.empty())) {
        return;
    }
    std::vector<ObjectRef> related;
    for (const SubnetPlace& place : differ ? routing.subnets : routing.withoutTable) {
        related.emplace_back(place.subnet->id);
    }
    const std::vector<ObjectRef> tables(routing.tables.begin(), routing.tables.end());
    Finding& finding = sink.add(
        routing.cluster->cluster, "agentPoolProfiles",
        differ ? fmt::format(
                     "The node subnets of kubenet cluster {} have different route tables ({}); AKS writes the pods' "
                     "routes into one, which all of them must have.",
                     routing.cluster->value->info.name, listedNames(facts, tables))
               : fmt::format("Route table {} holds the pods' routes of kubenet cluster {}, but {} {} not have it.",
                             facts.index->nameOf(tables.front()), routing.cluster->value->info.name,
                             listedNames(facts, "subnet", inOrder(related)), related.size() == 1 ? "does" : "do"));
    finding.related = inOrder(std::move(related));
    const auto isDedicated = [](const SubnetPlace& place) { return catalog::findSpecialSubnet(place.subnet->name); };
    if (!differ && std::ranges::none_of(routing.withoutTable, isDedicated)) {
        EditGroup group{fmt::format("Attach {}", facts.index->nameOf(tables.front())), {}};
        for (const SubnetPlace& place : routing.withoutTable) {
            Subnet subnet = *place.subnet;
            subnet.routeTable = *routing.tables.begin();
            group.edits.emplace_back(PutSubnet{place.virtualNetwork->id, std::move(subnet)});
        }
        std::string label =
            fmt::format("Attach {} to {}", facts.index->nameOf(tables.front()), listedNames(facts, finding.related));
        finding.fixes.push_back({std::move(label), Shared<EditGroup>(std::move(group))});
    }
}

void checkKubenetRouteTables(const Facts& facts, FindingSink& sink) {
    std::map<RouteTableId, std::vector<ObjectRef>> users;
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.model->id != ModelId::kubenet) {
            continue;
        }
        const KubenetRouting routing = kubenetRouting(facts, cluster);
        checkOneTable(facts, sink, routing);
        for (const RouteTableId table : routing.tables) {
            users[table].emplace_back(cluster.cluster);
        }
    }
    for (auto& [table, clusters] : users) {
        if (clusters.size() > 1) {
            clusters = inOrder(std::move(clusters));
            Finding& finding =
                sink.add(table, "",
                         fmt::format("Route table {} is used by kubenet {}; each kubenet cluster needs a table "
                                     "of its own.",
                                     facts.index->nameOf(table), listedNames(facts, "cluster", clusters)));
            finding.related = clusters;
        }
    }
}

}  // namespace

const Rule kubenetRouteTables{
    .id = "RT-003",
    .name = "kubenet-route-tables",
    .family = "routing",
    .severity = Severity::error,
    .title = "Route tables do not suit kubenet",
    .azureCode = "",
    .levers = {Lever::attachedRouteTable, Lever::poolSubnet, Lever::networkingModel},
    .check = checkKubenetRouteTables,
};

}  // namespace aksnet::rules
