// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a dual-stack cluster's node subnet has no IPv6 range. Why: nodes need addresses of both families. Fix: add a /64.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkNodeSubnetWithoutIpv6(const Facts& facts, FindingSink& sink) {
    std::set<SubnetId> judged;
    forEachPoolByNumber(facts, [&](const ClusterFacts& cluster, const PoolFacts& pool, const NodePool&) {
        const auto place =
            pool.nodeSubnet && usesIpv6(*cluster.value) ? facts.index->find(*pool.nodeSubnet) : std::nullopt;
        if (!place || place->subnet->addressPrefixes.empty() || place->virtualNetwork->managedByAks ||
            std::ranges::any_of(place->subnet->addressPrefixes, [](const Prefix& prefix) { return !prefix.isV4(); }) ||
            !judged.insert(*pool.nodeSubnet).second) {
            return;
        }
        Finding& finding = sink.add(*pool.nodeSubnet, "addressPrefixes",
                                    fmt::format("Cluster {} is dual-stack, but its node subnet {} has no IPv6 range.",
                                                cluster.value->info.name, place->subnet->name));
        finding.related = {ObjectRef(cluster.cluster)};
    });
}

}  // namespace

const Rule nodeSubnetWithoutIpv6{
    .id = "RNG-016",
    .name = "node-subnet-without-ipv6",
    .family = "ranges",
    .severity = Severity::error,
    .title = "Dual-stack nodes lie in an IPv4 subnet",
    .azureCode = "",
    .levers = {Lever::subnetPrefix, Lever::ipFamilies},
    .check = checkNodeSubnetWithoutIpv6,
};

}  // namespace aksnet::rules
