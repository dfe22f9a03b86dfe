// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: GatewaySubnet, AzureBastionSubnet, AzureFirewallSubnet or RouteServerSubnet holds pools or other things. Why: Azure
// keeps the subnet for its one service. Fix: another subnet.
#include "core/catalog/special_subnets.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/subnets/home_subnet.h"
#include "core/rules/wording.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

bool belongsThere(const Facts& facts, const catalog::SpecialSubnet& special, ObjectRef owner) {
    if (owner.kind == ObjectKind::firewall) {
        const Firewall* firewall = facts.index->find(FirewallId(owner.number));
        return special.name.starts_with("AzureFirewall") && !firewall->isNetworkVirtualAppliance;
    }
    if (owner.kind != ObjectKind::subnetConsumer) {
        return false;
    }
    const SubnetConsumerKind kind = facts.index->find(SubnetConsumerId(owner.number))->kind;
    const auto home = homeOf(kind);
    // What is only called "other" may well be an address of that service.
    return kind == SubnetConsumerKind::other || (home && *home == special.name);
}

void checkDedicatedSubnetShared(const Facts& facts, FindingSink& sink) {
    forEachSubnet(facts, [&](const VirtualNetwork&, const Subnet& subnet, const SubnetFacts& counts) {
        const auto* special = counts.demands.empty() ? nullptr : catalog::findSpecialSubnet(subnet.name);
        if (!special) {
            return;
        }
        std::vector<ObjectRef> others;
        for (const SubnetDemand& demand : counts.demands) {
            if (!belongsThere(facts, *special, demand.owner)) {
                others.push_back(demand.owner);
            }
        }
        others = inOrder(std::move(others));
        if (!others.empty()) {
            Finding& finding = sink.add(subnet.id, "",
                                        fmt::format("Subnet {} is kept for {}; {} must lie elsewhere.", subnet.name,
                                                    special->purpose, listedNames(facts, others)));
            finding.related = std::move(others);
        }
    });
}

}  // namespace

const Rule dedicatedSubnetShared{
    .id = "SUB-013",
    .name = "dedicated-subnet-shared",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Dedicated subnet holds something else",
    .azureCode = "",
    .levers = {Lever::neighbours},
    .check = checkDedicatedSubnetShared,
};

}  // namespace aksnet::rules
