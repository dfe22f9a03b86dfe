// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pod subnet for static blocks is larger than /12. Why: AKS takes a /12 at most. Fix: several pod subnets.
#include "core/catalog/subnet_checks.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkStaticSubnetTooLarge(const Facts& facts, FindingSink& sink) {
    std::set<SubnetId> judged;
    for (const PoolFacts& pool : facts.pools) {
        const auto place =
            pool.model->id == ModelId::podSubnetStatic && pool.podSubnet && judged.insert(*pool.podSubnet).second
                ? facts.index->find(*pool.podSubnet)
                : std::nullopt;
        if (!place) {
            continue;
        }
        for (const Prefix& prefix : place->subnet->addressPrefixes) {
            if (prefix.isV4() && prefix.length() < catalog::shortestStaticBlockSubnet) {
                Finding& finding =
                    sink.add(*pool.podSubnet, "addressPrefixes",
                             fmt::format("Subnet {} gives pods static blocks and is {}; a /{} is the largest.",
                                         place->subnet->name, prefix.text(), catalog::shortestStaticBlockSubnet.value));
                finding.sum = {
                    {place->subnet->name, "length", fmt::format("/{}", prefix.length())},
                    {"largest", "for static blocks", fmt::format("/{}", catalog::shortestStaticBlockSubnet.value)}};
            }
        }
    }
}

}  // namespace

const Rule staticSubnetTooLarge{
    .id = "SIZE-011",
    .name = "static-subnet-too-large",
    .family = "sizing",
    .severity = Severity::error,
    .title = "Pod subnet is too large for static blocks",
    .azureCode = "",
    .levers = {Lever::subnetPrefix, Lever::podSubnet, Lever::allocationMode},
    .check = checkStaticSubnetTooLarge,
};

}  // namespace aksnet::rules
