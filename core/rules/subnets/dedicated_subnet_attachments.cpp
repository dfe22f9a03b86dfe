// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: GatewaySubnet with a security group, a default route or a NAT gateway; RouteServerSubnet, AzureFirewallSubnet or
// AzureBastionSubnet with what they do not support. Why: the service is refused or loses its way to Azure's management. Fix:
// take it off.
#include "core/catalog/special_subnets.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/routing/default_route.h"

#include <array>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// Which attachments a dedicated subnet does not bear.
struct Unbearable {
    std::string_view subnet;
    bool securityGroup;
    bool anyRoutes;
    bool defaultRoute;
    bool natGateway;
};
constexpr std::array unbearable{
    Unbearable{"GatewaySubnet", true, false, true, true},
    Unbearable{"RouteServerSubnet", true, true, true, false},
    Unbearable{"AzureFirewallSubnet", true, false, false, false},
    Unbearable{"AzureBastionSubnet", false, true, true, false},
};

void checkDedicatedSubnetAttachments(const Facts& facts, FindingSink& sink) {
    const auto report = [&](const VirtualNetwork& network, const Subnet& subnet, std::string_view field,
                            ObjectRef attached, std::string_view what, auto takeOff) {
        const std::string name = facts.index->nameOf(attached);
        Finding& finding = sink.add(subnet.id, field,
                                    fmt::format("Subnet {} has {} {}, which is not supported for {}.", subnet.name,
                                                what, name, catalog::findSpecialSubnet(subnet.name)->purpose));
        finding.related = {attached};
        const SubnetFacts& counts = *facts.find(subnet.id);
        if (counts.nodes > 0 || counts.pods > 0) {
            return;  // what lies there does not belong there, but needs the attachment
        }
        finding.fixes.push_back(
            changeSubnet(network.id, subnet, fmt::format("Take {} off {}", name, subnet.name), takeOff));
    };
    forEachSubnet(facts, [&](const VirtualNetwork& network, const Subnet& subnet, const SubnetFacts&) {
        if (!subnet.networkSecurityGroup && !subnet.routeTable && !subnet.natGateway) {
            return;
        }
        const auto rule = std::ranges::find_if(
            unbearable, [&](const Unbearable& each) { return equalsIgnoringCase(each.subnet, subnet.name); });
        if (rule == unbearable.end()) {
            return;
        }
        if (rule->securityGroup && subnet.networkSecurityGroup) {
            report(network, subnet, "networkSecurityGroup", *subnet.networkSecurityGroup, "network security group",
                   [](Subnet& changed) { changed.networkSecurityGroup.reset(); });
        }
        if (subnet.routeTable && (rule->anyRoutes || (rule->defaultRoute && defaultRouteOf(facts, subnet)))) {
            report(network, subnet, "routeTable", *subnet.routeTable,
                   rule->anyRoutes ? "route table" : "a default route by route table",
                   [](Subnet& changed) { changed.routeTable.reset(); });
        }
        if (rule->natGateway && subnet.natGateway) {
            report(network, subnet, "natGateway", *subnet.natGateway, "NAT gateway",
                   [](Subnet& changed) { changed.natGateway.reset(); });
        }
    });
}

}  // namespace

const Rule dedicatedSubnetAttachments{
    .id = "SUB-015",
    .name = "dedicated-subnet-attachments",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Dedicated subnet has what its service does not bear",
    .azureCode = "",
    .levers = {Lever::attachedRouteTable, Lever::securityRules, Lever::natGateway, Lever::delegation},
    .check = checkDedicatedSubnetAttachments,
};

}  // namespace aksnet::rules
