// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pod subnet also holds nodes, private endpoints, virtual machines or load balancers. Why: AKS delegates it to
// itself; nothing else can stand in it. Fix: another subnet for one of them.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPodSubnetShared(const Facts& facts, FindingSink& sink) {
    std::set<SubnetId> podSubnets;
    for (const PoolFacts& pool : facts.pools) {
        if (pool.model->usesPodSubnet && pool.podSubnet) {
            podSubnets.insert(*pool.podSubnet);
        }
    }
    for (const SubnetId id : podSubnets) {
        const SubnetFacts* subnet = facts.find(id);
        std::vector<ObjectRef> others;
        for (const SubnetDemand& demand : subnet ? subnet->demands : std::vector<SubnetDemand>()) {
            const PoolFacts* pool =
                demand.owner.kind == ObjectKind::nodePool ? facts.find(NodePoolId(demand.owner.number)) : nullptr;
            if (!pool || pool->nodeSubnet == id) {
                others.push_back(demand.owner);
            }
        }
        others = inOrder(std::move(others));
        if (!others.empty()) {
            Finding& finding = sink.add(
                id, "",
                fmt::format(
                    "Subnet {} gives pods their addresses, so AKS delegates it to itself; {} cannot stand in it.",
                    facts.index->nameOf(id), listedNames(facts, others)));
            finding.related = std::move(others);
        }
    }
}

}  // namespace

const Rule podSubnetShared{
    .id = "SUB-005",
    .name = "pod-subnet-shared",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Pod subnet holds more than pods",
    .azureCode = "",
    .levers = {Lever::neighbours, Lever::podSubnet},
    .check = checkPodSubnetShared,
};

}  // namespace aksnet::rules
