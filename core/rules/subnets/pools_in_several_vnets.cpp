// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pool's node or pod subnet lies in another virtual network than the cluster's first pool.
// Why: all subnets of a cluster must be in one network. Fix: choose a subnet of the cluster's network.
#include "core/rules/definitions.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPoolsInSeveralVnets(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
            const PoolFacts& pool = facts.pools[i];
            for (const auto& [subnet, field] :
                 {std::pair(pool.nodeSubnet, "vnetSubnetID"), std::pair(pool.podSubnet, "podSubnetID")}) {
                const auto place = subnet ? facts.index->find(*subnet) : std::nullopt;
                if (!place || !cluster.virtualNetwork || place->virtualNetwork->id == *cluster.virtualNetwork) {
                    continue;
                }
                Finding& finding = sink.add(
                    pool.pool, field,
                    fmt::format(
                        "Node pool {} uses subnet {} of virtual network {}, but cluster {} lies in {}; all subnets "
                        "of a cluster must be in one virtual network.",
                        facts.index->nameOf(pool.pool), place->subnet->name, place->virtualNetwork->info.name,
                        cluster.value->info.name, facts.index->nameOf(*cluster.virtualNetwork)));
                finding.related = {ObjectRef(*subnet), ObjectRef(cluster.cluster)};
            }
        }
    }
}

}  // namespace

const Rule poolsInSeveralVnets{
    .id = "SUB-003",
    .name = "pools-in-several-vnets",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Node pools of one cluster lie in several virtual networks",
    .azureCode = "",
    .levers = {Lever::poolSubnet},
    .check = checkPoolsInSeveralVnets,
};

}  // namespace aksnet::rules
