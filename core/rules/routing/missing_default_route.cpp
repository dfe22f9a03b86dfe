// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: outbound type userDefinedRouting, and a node or pod subnet without a route for 0.0.0.0/0.
// Why: AKS makes no way out itself. A public cluster is refused; a private one, or one beside a gateway, may live on a default
// route that BGP announces, so that is a warning. Fix: add the route.
#include "core/rules/definitions.h"
#include "core/rules/routing/default_route.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// The networks in which a VPN, ExpressRoute or virtual WAN gateway stands or that borrow a peer's.
std::set<VirtualNetworkId> networksWithGateway(const Facts& facts) {
    std::set<VirtualNetworkId> networks;
    for (const auto& network : facts.plan->virtualNetworks) {
        if (std::ranges::any_of(network->peerings, &Peering::useRemoteGateways)) {
            networks.insert(network->id);
        }
    }
    for (const ExternalNetwork& external : facts.plan->externalNetworks) {
        if (external.connection != ExternalConnection::internet) {
            networks.insert(external.connectedVirtualNetworks.begin(), external.connectedVirtualNetworks.end());
        }
    }
    for (const SubnetConsumer& consumer : facts.plan->subnetConsumers) {
        if (consumer.kind == SubnetConsumerKind::virtualNetworkGateway ||
            consumer.kind == SubnetConsumerKind::routeServer) {
            if (const SubnetFacts* subnet = facts.find(consumer.subnet)) {
                networks.insert(subnet->virtualNetwork);
            }
        }
    }
    return networks;
}

void reportMissingRoute(const Facts& facts, FindingSink& sink, const ClusterFacts& cluster, SubnetId id,
                        bool hasGateway) {
    const SubnetPlace place = *facts.index->find(id);
    const RouteTable* table = place.subnet->routeTable ? facts.index->find(*place.subnet->routeTable) : nullptr;
    const bool isPrivate = cluster.value->apiServerAccessProfile.enablePrivateCluster;
    const bool takesBgpRoutes = !table || !table->disableBgpRoutePropagation;
    const bool mayLive = takesBgpRoutes && (isPrivate || hasGateway);
    Finding& finding =
        sink.add(id, "routeTable",
                 fmt::format("Cluster {} leaves through user-defined routing, but subnet {} has {}{}.",
                             cluster.value->info.name, place.subnet->name,
                             table ? fmt::format("no route for 0.0.0.0/0 in its route table {}", table->info.name)
                                   : std::string("no route table"),
                             mayLive ? "; that works only if a gateway announces a default route by BGP" : ""));
    finding.severity = mayLive ? Severity::warning : Severity::error;
    finding.related = {ObjectRef(cluster.cluster)};
    if (table) {
        finding.related.emplace_back(table->id);
        if (auto fix = leadToFirewall(facts, *table, place.virtualNetwork->id)) {
            finding.fixes.push_back(std::move(*fix));
        }
    }
}

void checkMissingDefaultRoute(const Facts& facts, FindingSink& sink) {
    std::optional<std::set<VirtualNetworkId>> withGateway;  // once there is anything to report
    for (const ClusterFacts& cluster : facts.clusters) {
        if (effectiveOutboundType(*cluster.value) != OutboundType::userDefinedRouting) {
            continue;
        }
        for (const SubnetId id : subnetsOfCluster(facts, cluster)) {
            const SubnetPlace place = *facts.index->find(id);
            if (defaultRouteOf(facts, *place.subnet)) {
                continue;
            }
            if (!withGateway) {
                withGateway = networksWithGateway(facts);
            }
            reportMissingRoute(facts, sink, cluster, id, withGateway->contains(place.virtualNetwork->id));
        }
    }
}

}  // namespace

const Rule missingDefaultRoute{
    .id = "RT-001",
    .name = "missing-default-route",
    .family = "routing",
    .severity = Severity::error,
    .title = "User-defined routing without a default route",
    .azureCode = "RouteTableMissingDefaultRouteError",
    .levers = {Lever::routes, Lever::outboundType},
    .check = checkMissingDefaultRoute,
};

}  // namespace aksnet::rules
