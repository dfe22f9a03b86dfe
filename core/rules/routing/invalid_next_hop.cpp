// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: outbound type userDefinedRouting, and the default route's next hop is the internet, the VNet or nothing.
// Why: AKS refuses it. Fix: let the route point to the firewall.
#include "core/plan/enum_text.h"
#include "core/rules/definitions.h"
#include "core/rules/routing/default_route.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aksnet::rules {

namespace {

bool leadsOut(const Route& route) {
    return route.nextHopType == NextHopType::virtualAppliance ||
           route.nextHopType == NextHopType::virtualNetworkGateway;
}

/// A route table whose default route leads nowhere useful, and the cluster's subnets that have it.
struct WrongTable {
    const RouteTable* table;
    const Route* route;
    VirtualNetworkId network;
    std::vector<ObjectRef> subnets;
};

std::vector<WrongTable> wrongTablesOf(const Facts& facts, const ClusterFacts& cluster) {
    std::vector<WrongTable> wrong;
    for (const SubnetId id : subnetsOfCluster(facts, cluster)) {
        const SubnetPlace place = *facts.index->find(id);
        const Route* route = defaultRouteOf(facts, *place.subnet);
        if (!route || leadsOut(*route)) {
            continue;
        }
        const auto known = std::ranges::find(wrong, route, &WrongTable::route);
        if (known == wrong.end()) {
            wrong.push_back({facts.index->find(*place.subnet->routeTable), route, place.virtualNetwork->id, {id}});
        } else {
            known->subnets.emplace_back(id);
        }
    }
    return wrong;
}

void checkInvalidNextHop(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (effectiveOutboundType(*cluster.value) != OutboundType::userDefinedRouting) {
            continue;
        }
        for (WrongTable& wrong : wrongTablesOf(facts, cluster)) {
            std::ranges::sort(wrong.subnets);
            std::vector<std::string> names;
            std::ranges::transform(wrong.subnets, std::back_inserter(names),
                                   [&](ObjectRef subnet) { return facts.index->nameOf(subnet); });
            Finding& finding = sink.add(
                wrong.table->id, fmt::format("routes[{}].nextHopType", wrong.route - wrong.table->routes.data()),
                fmt::format(
                    "The default route of {}, used by {} {} of cluster {}, has next hop {}; user-defined routing "
                    "needs an appliance or a virtual network gateway.",
                    wrong.table->info.name, names.size() == 1 ? "subnet" : "subnets", fmt::join(names, ", "),
                    cluster.value->info.name, enumText(wrong.route->nextHopType)));
            finding.related = wrong.subnets;
            finding.related.emplace_back(cluster.cluster);
            if (auto fix = leadToFirewall(facts, *wrong.table, wrong.network)) {
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
    .levers = {Lever::routes, Lever::outboundType},
    .check = checkInvalidNextHop,
};

}  // namespace aksnet::rules
