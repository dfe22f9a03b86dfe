// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a kubenet cluster's node subnet also holds nodes of another cluster. Why: two clusters cannot write their routes
// into one table. Fix: a subnet of its own.
#include "core/rules/definitions.h"
#include "core/rules/wording.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkKubenetSubnetShared(const Facts& facts, FindingSink& sink) {
    if (std::ranges::none_of(facts.clusters,
                             [](const ClusterFacts& cluster) { return cluster.model->id == ModelId::kubenet; })) {
        return;
    }
    std::map<SubnetId, std::set<ClusterId>> users;
    std::set<SubnetId> withKubenet;
    for (const PoolFacts& pool : facts.pools) {
        if (pool.nodeSubnet) {
            users[*pool.nodeSubnet].insert(pool.cluster);
            if (pool.model->id == ModelId::kubenet) {
                withKubenet.insert(*pool.nodeSubnet);
            }
        }
    }
    for (const SubnetId id : withKubenet) {
        const std::set<ClusterId>& clusters = users[id];
        if (clusters.size() < 2) {
            continue;
        }
        const std::vector<ObjectRef> all(clusters.begin(), clusters.end());
        Finding& finding = sink.add(
            id, "",
            fmt::format("Subnet {} holds nodes of {}, and kubenet is among them; a kubenet cluster needs a subnet "
                        "for itself.",
                        facts.index->nameOf(id), listedNames(facts, "cluster", all)));
        finding.related = all;
    }
}

}  // namespace

const Rule kubenetSubnetShared{
    .id = "SUB-018",
    .name = "kubenet-subnet-shared",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Kubenet cluster shares its subnet",
    .azureCode = "",
    .levers = {Lever::poolSubnet, Lever::networkingModel},
    .check = checkKubenetSubnetShared,
};

}  // namespace aksnet::rules
