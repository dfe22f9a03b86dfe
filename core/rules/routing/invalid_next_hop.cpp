// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: outbound type userDefinedRouting, and the default route's next hop is the internet, the VNet or nothing.
// Why: AKS refuses it. Fix: let the route point to the firewall.
#include "core/plan/enum_text.h"
#include "core/rules/definitions.h"
#include "core/rules/routing/default_route.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// The route table with its default route pointing to the plan's only firewall with a known address, if there is one.
std::optional<Fix> pointToFirewall(const Facts& facts, const RouteTable& table) {
    const Firewall* only = nullptr;
    for (const Firewall& firewall : facts.plan->firewalls) {
        if (firewall.privateIpAddress) {
            if (only) {
                return std::nullopt;
            }
            only = &firewall;
        }
    }
    if (!only) {
        return std::nullopt;
    }
    RouteTable changed = table;
    for (Route& route : changed.routes) {
        if (route.addressPrefix == "0.0.0.0/0") {
            route.nextHopType = NextHopType::virtualAppliance;
            route.nextHopIpAddress = only->privateIpAddress;
        }
    }
    return Fix{fmt::format("Let the default route of {} point to {} ({})", table.info.name, only->info.name, only->privateIpAddress->text()), Put<RouteTable>{std::move(changed)}};
}

void checkInvalidNextHop(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (effectiveOutboundType(*cluster.value) != OutboundType::userDefinedRouting) {
            continue;
        }
        for (const SubnetId id : subnetsOfCluster(facts, cluster)) {
            const Subnet& subnet = *facts.index->find(id)->subnet;
            const Route* route = defaultRouteOf(facts, subnet);
            if (!route || route->nextHopType == NextHopType::virtualAppliance || route->nextHopType == NextHopType::virtualNetworkGateway) {
                continue;
            }
            const RouteTable& table = *facts.index->find(*subnet.routeTable);
            Finding& finding = sink.add(table.id, "routes",
                                        fmt::format("The default route of {}, used by subnet {} of cluster {}, has next hop {}; user-defined routing needs an appliance or a "
                                                    "virtual network gateway.",
                                                    table.info.name, subnet.name, cluster.value->info.name, enumText(route->nextHopType)));
            finding.related = {ObjectRef(id), ObjectRef(cluster.cluster)};
            if (auto fix = pointToFirewall(facts, table)) {
                finding.fixes.push_back(std::move(*fix));
            }
        }
    }
}

}  // namespace

const Rule invalidNextHop{
    .id = "RT-002",
    .name = "invalid-next-hop",
    .family = "routing",
    .severity = Severity::error,
    .title = "Default route does not lead to an appliance or gateway",
    .azureCode = "RouteTableInvalidNextHop",
    .check = checkInvalidNextHop,
};

}  // namespace aksnet::rules
