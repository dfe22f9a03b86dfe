// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: one pod subnet serves pools with dynamic allocation and pools with static blocks. Why: a subnet serves one of them
// only. Fix: a second pod subnet.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <map>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPodSubnetMixedAllocation(const Facts& facts, FindingSink& sink) {
    struct Users {
        std::vector<ObjectRef> dynamicPools;
        std::vector<ObjectRef> staticPools;
    };
    std::map<SubnetId, Users> users;
    for (const PoolFacts& pool : facts.pools) {
        if (pool.model->usesPodSubnet && pool.podSubnet) {
            Users& entry = users[*pool.podSubnet];
            (pool.model->id == ModelId::podSubnetStatic ? entry.staticPools : entry.dynamicPools)
                .emplace_back(pool.pool);
        }
    }
    for (auto& [subnet, entry] : users) {
        if (entry.dynamicPools.empty() || entry.staticPools.empty()) {
            continue;
        }
        entry.dynamicPools = inOrder(std::move(entry.dynamicPools));
        entry.staticPools = inOrder(std::move(entry.staticPools));
        Finding& finding = sink.add(
            subnet, "",
            fmt::format(
                "Subnet {} gives pods of {} single addresses and those of {} static blocks; a subnet does one of "
                "the two.",
                facts.index->nameOf(subnet), listedNames(facts, entry.dynamicPools),
                listedNames(facts, entry.staticPools)));
        finding.related = entry.dynamicPools;
        finding.related.insert(finding.related.end(), entry.staticPools.begin(), entry.staticPools.end());
    }
}

}  // namespace

const Rule podSubnetMixedAllocation{
    .id = "SUB-006",
    .name = "pod-subnet-mixed-allocation",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Pod subnet is used in both ways of allocation",
    .azureCode = "",
    .levers = {Lever::allocationMode, Lever::podSubnet},
    .check = checkPodSubnetMixedAllocation,
};

}  // namespace aksnet::rules
