// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a kubenet cluster with a system-assigned identity lies in a subnet with a route table of your own. Why: AKS must
// write into the table before its identity exists, and refuses. Fix: a user-assigned identity.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/routing/default_route.h"
#include "core/rules/wording.h"

#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkRouteTableIdentity(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.model->id != ModelId::kubenet || cluster.value->identityType != IdentityType::systemAssigned) {
            continue;
        }
        std::set<ObjectRef> tables;
        for (const SubnetId id : subnetsOfCluster(facts, cluster)) {
            if (const auto& table = facts.index->find(id)->subnet->routeTable) {
                tables.insert(*table);
            }
        }
        if (tables.empty()) {
            continue;
        }
        std::vector<ObjectRef> all(tables.begin(), tables.end());
        Finding& finding = sink.add(
            cluster.cluster, "identity.type",
            fmt::format("Kubenet cluster {} has a system-assigned identity, but shall use your own {}; that needs a "
                        "user-assigned identity.",
                        cluster.value->info.name, listedNames(facts, "route table", all)));
        finding.related = std::move(all);
        finding.fixes.push_back(
            changeCluster(cluster, fmt::format("Give {} a user-assigned identity", cluster.value->info.name),
                          [](Cluster& changed) { changed.identityType = IdentityType::userAssigned; }));
    }
}

}  // namespace

const Rule routeTableIdentity{
    .id = "RT-004",
    .name = "route-table-identity",
    .family = "routing",
    .severity = Severity::error,
    .title = "Own route table needs a user-assigned identity",
    .azureCode = "",
    .azureMessage = "Clusters using managed identity type SystemAssigned do not support bringing your own route table",
    .levers = {Lever::identity, Lever::attachedRouteTable},
    .check = checkRouteTableIdentity,
};

}  // namespace aksnet::rules
