// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a subnet that holds nodes is delegated.
// Why: AKS refuses delegated node subnets; sources disagree on the managedClusters delegation, so that is a warning. Fix: remove it.
#include "core/base/text.h"
#include "core/catalog/special_subnets.h"
#include "core/rules/definitions.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aksnet::rules {

namespace {

bool isDelegationToAks(const std::string& service) {
    return equalsIgnoringCase(service, catalog::managedClustersDelegation);
}

/// Pools whose nodes lie in the subnet, however many they have now.
std::vector<ObjectRef> poolsWithNodesIn(const Facts& facts, const SubnetFacts& subnet) {
    std::vector<ObjectRef> pools;
    for (const SubnetDemand& demand : subnet.demands) {
        const PoolFacts* pool =
            demand.owner.kind == ObjectKind::nodePool ? facts.find(NodePoolId(demand.owner.number)) : nullptr;
        if (pool && pool->nodeSubnet == subnet.subnet && std::ranges::find(pools, demand.owner) == pools.end()) {
            pools.push_back(demand.owner);
        }
    }
    return pools;
}

void checkNodeSubnetDelegated(const Facts& facts, FindingSink& sink) {
    for (const SubnetFacts& entry : facts.subnets) {
        const Subnet& subnet = *facts.index->find(entry.subnet)->subnet;
        if (subnet.delegations.empty()) {
            continue;
        }
        std::vector<ObjectRef> pools = poolsWithNodesIn(facts, entry);
        if (pools.empty()) {
            continue;
        }
        std::ranges::sort(pools);
        std::vector<std::string> refused;
        std::ranges::copy_if(subnet.delegations, std::back_inserter(refused), std::not_fn(isDelegationToAks));
        const bool onlyAks = refused.empty();
        std::vector<std::string> names;
        std::ranges::transform(pools, std::back_inserter(names),
                               [&](ObjectRef pool) { return facts.index->nameOf(pool); });
        Finding& finding = sink.add(entry.subnet, "delegations",
                                    fmt::format("Subnet {} holds node {} {} and is delegated to {}; {}.", subnet.name,
                                                pools.size() == 1 ? "pool" : "pools", fmt::join(names, ", "),
                                                fmt::join(onlyAks ? subnet.delegations : refused, " and "),
                                                onlyAks ? "Microsoft's pages disagree on whether AKS accepts that"
                                                        : "AKS refuses delegated node subnets"));
        finding.related = std::move(pools);
        finding.severity = onlyAks ? Severity::warning : Severity::error;
        Subnet changed = subnet;
        changed.delegations.clear();
        finding.fixes.push_back({fmt::format("Remove the delegation of {}", changed.name),
                                 PutSubnet{entry.virtualNetwork, std::move(changed)}});
    }
}

}  // namespace

const Rule nodeSubnetDelegated{
    .id = "SUB-001",
    .name = "node-subnet-delegated",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Node subnet is delegated to a service",
    .azureCode = "SubnetIsDelegated",
    .levers = {Lever::delegation, Lever::poolSubnet},
    .check = checkNodeSubnetDelegated,
};

}  // namespace aksnet::rules
