// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: AzureFirewallSubnet has a route for 0.0.0.0/0 that does not lead to the internet, and there is no
// AzureFirewallManagementSubnet. Why: the firewall loses its way to Azure's management. Fix: lead it to the internet, or add
// the management subnet.
#include "core/plan/enum_text.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/routing/default_route.h"
#include "core/rules/subnets/home_subnet.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// true if other subnets have the subnet's table as well, so that it cannot be changed for this one.
bool tableServesOthers(const Facts& facts, const Subnet& subnet) {
    bool serves = false;
    forEachSubnet(facts, [&](const VirtualNetwork&, const Subnet& other, const SubnetFacts&) {
        serves = serves || (other.id != subnet.id && other.routeTable == subnet.routeTable);
    });
    return serves;
}

void checkFirewallSubnetRoute(const Facts& facts, FindingSink& sink) {
    forEachSubnet(facts, [&](const VirtualNetwork& network, const Subnet& subnet, const SubnetFacts&) {
        if (!subnet.routeTable || !equalsIgnoringCase(subnet.name, firewallHome)) {
            return;
        }
        const Route* route = defaultRouteOf(facts, subnet);
        const bool hasManagement = std::ranges::any_of(network.subnets, [](const Subnet& each) {
            return equalsIgnoringCase(each.name, "AzureFirewallManagementSubnet");
        });
        if (!route || route->nextHopType == NextHopType::internet || hasManagement) {
            return;
        }
        const RouteTable& table = *facts.index->find(*subnet.routeTable);
        const auto position = route - table.routes.data();
        Finding& finding = sink.add(
            table.id, fmt::format("routes[{}].nextHopType", position),
            fmt::format("The default route of {} on {} leads to {}; without an AzureFirewallManagementSubnet the "
                        "firewall needs the internet there.",
                        table.info.name, subnet.name, enumText(route->nextHopType)));
        finding.related = {ObjectRef(subnet.id)};
        RouteTable changed = table;
        changed.routes[static_cast<std::size_t>(position)].nextHopType = NextHopType::internet;
        changed.routes[static_cast<std::size_t>(position)].nextHopIpAddress.reset();
        if (!tableServesOthers(facts, subnet)) {
            finding.fixes.push_back({fmt::format("Let the default route of {} lead to the internet", table.info.name),
                                     Put<RouteTable>{std::move(changed)}});
        }
    });
}

}  // namespace

const Rule firewallSubnetRoute{
    .id = "RT-008",
    .name = "firewall-subnet-route",
    .family = "routing",
    .severity = Severity::error,
    .title = "Firewall's default route does not lead to the internet",
    .azureCode = "",
    .levers = {Lever::routes},
    .check = checkFirewallSubnetRoute,
};

}  // namespace aksnet::rules
