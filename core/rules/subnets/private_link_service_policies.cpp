// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a Private Link service takes its addresses from a subnet whose privateLinkServiceNetworkPolicies are enabled. Why:
// Azure refuses it; enabled is the default. Fix: disable them on the subnet.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <map>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPrivateLinkServicePolicies(const Facts& facts, FindingSink& sink) {
    std::map<SubnetId, std::vector<ObjectRef>> services;
    for (const SubnetConsumer& consumer : facts.plan->subnetConsumers) {
        if (consumer.kind == SubnetConsumerKind::privateLinkService) {
            services[consumer.subnet].emplace_back(consumer.id);
        }
    }
    for (auto& [id, list] : services) {
        const SubnetPlace place = *facts.index->find(id);
        if (!place.subnet->privateLinkServiceNetworkPoliciesEnabled.value_or(true)) {
            continue;
        }
        list = inOrder(std::move(list));
        const bool isStated = place.subnet->privateLinkServiceNetworkPoliciesEnabled.has_value();
        Finding& finding = sink.add(
            id, "privateLinkServiceNetworkPolicies",
            fmt::format("{} {} addresses of subnet {}, whose network policies for Private Link services are enabled{}.",
                        listedNames(facts, "Private Link service", list), list.size() == 1 ? "takes" : "take",
                        place.subnet->name, isStated ? "" : " by default"));
        finding.related = std::move(list);
        finding.fixes.push_back(changeSubnet(
            place.virtualNetwork->id, *place.subnet, fmt::format("Disable these policies on {}", place.subnet->name),
            [](Subnet& subnet) { subnet.privateLinkServiceNetworkPoliciesEnabled = false; }));
    }
}

}  // namespace

const Rule privateLinkServicePolicies{
    .id = "SUB-016",
    .name = "private-link-service-policies",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Network policies bar a Private Link service",
    .azureCode = "PrivateLinkServiceCannotBeCreatedInSubnetThatHasNetworkPoliciesEnabled",
    .levers = {Lever::subnetPolicies, Lever::neighbours},
    .check = checkPrivateLinkServicePolicies,
};

}  // namespace aksnet::rules
