// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pod subnet is delegated to another service than AKS. Why: AKS delegates it to itself and a subnet has one
// delegation. Fix: remove the delegation, or take another subnet.
#include "core/catalog/special_subnets.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPodSubnetDelegated(const Facts& facts, FindingSink& sink) {
    std::set<SubnetId> judged;
    forEachPoolByNumber(facts, [&](const ClusterFacts& cluster, const PoolFacts& pool, const NodePool& value) {
        const auto place =
            pool.model->usesPodSubnet && pool.podSubnet ? facts.index->find(*pool.podSubnet) : std::nullopt;
        if (!place || place->subnet->delegations.empty() || !judged.insert(*pool.podSubnet).second) {
            return;
        }
        std::vector<std::string> others;
        std::ranges::copy_if(place->subnet->delegations, std::back_inserter(others), [](const std::string& service) {
            return !equalsIgnoringCase(service, catalog::managedClustersDelegation);
        });
        if (others.empty()) {
            return;
        }
        Finding& finding = sink.add(
            *pool.podSubnet, "delegations",
            fmt::format("Subnet {} gives pods of cluster {} their addresses, but is delegated to {}; AKS needs "
                        "it delegated to itself alone.",
                        place->subnet->name, cluster.value->info.name, listed(others)));
        finding.related = {ObjectRef(value.id)};
        finding.fixes.push_back(changeSubnet(place->virtualNetwork->id, *place->subnet,
                                             fmt::format("Remove the delegation of {}", place->subnet->name),
                                             [](Subnet& subnet) { subnet.delegations.clear(); }));
    });
}

}  // namespace

const Rule podSubnetDelegated{
    .id = "SUB-004",
    .name = "pod-subnet-delegated",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Pod subnet is delegated to another service",
    .azureCode = "SubnetIsDelegated",
    .levers = {Lever::delegation, Lever::podSubnet},
    .check = checkPodSubnetDelegated,
};

}  // namespace aksnet::rules
