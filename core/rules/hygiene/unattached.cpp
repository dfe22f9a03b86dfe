// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a route table or NAT gateway without a subnet, or an external network connected to nothing. Why: it has no effect on
// the plan; a NAT gateway costs all the same. Fix: attach it, or remove it.
#include "core/base/text.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void reportUnattached(FindingSink& sink, ObjectRef object, std::string_view name, std::string message) {
    sink.add(object, "", std::move(message)).fixes.push_back({fmt::format("Remove {}", name), Remove{object}});
}

void checkUnattached(const Facts& facts, FindingSink& sink) {
    const Plan& plan = *facts.plan;
    if (facts.subnets.empty()) {
        return;  // what there is to attach to is not part of the plan
    }
    if (plan.routeTables.empty() && plan.natGateways.empty() && plan.externalNetworks.empty()) {
        return;
    }
    std::set<ObjectRef> used;
    forEachSubnet(facts, [&](const VirtualNetwork&, const Subnet& subnet, const SubnetFacts&) {
        if (subnet.routeTable) {
            used.insert(*subnet.routeTable);
        }
        if (subnet.natGateway) {
            used.insert(*subnet.natGateway);
        }
    });
    for (const RouteTable& table : plan.routeTables) {
        if (!used.contains(table.id)) {
            reportUnattached(sink, table.id, table.info.name,
                             fmt::format("Route table {} with {} is attached to no subnet.", table.info.name,
                                         counted(table.routes.size(), "route")));
        }
    }
    for (const NatGateway& gateway : plan.natGateways) {
        if (!used.contains(gateway.id)) {
            reportUnattached(sink, gateway.id, gateway.info.name,
                             fmt::format("NAT gateway {} is attached to no subnet.", gateway.info.name));
        }
    }
    for (const ExternalNetwork& external : plan.externalNetworks) {
        if (external.connectedVirtualNetworks.empty() && external.kind != ExternalNetworkKind::internetService) {
            reportUnattached(
                sink, external.id, external.name,
                fmt::format(
                    "External network {} is connected to no virtual network; its ranges are compared with nothing.",
                    external.name));
        }
    }
}

}  // namespace

const Rule unattached{
    .id = "HYG-005",
    .name = "unattached",
    .family = "hygiene",
    .severity = Severity::info,
    .title = "Nothing uses this",
    .azureCode = "",
    .levers = {Lever::removal},
    .check = checkUnattached,
};

}  // namespace aksnet::rules
