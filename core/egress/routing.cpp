// SPDX-License-Identifier: GPL-3.0-or-later
//
// See routing.h: the routes in force.
#include "core/egress/routing.h"

#include "core/catalog/ranges.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aksnet {

using literals::operator""_prefix;

namespace {

/// Lower is stronger. Routes of the network and its peerings are preferred to what a gateway announces.
int rankOf(const EffectiveRoute& route) {
    if (route.origin == RouteOrigin::user) {
        return 0;
    }
    if (route.hop == RouteHop::virtualNetwork || route.hop == RouteHop::peering) {
        return 1;
    }
    return route.origin == RouteOrigin::gateway ? 2 : 3;
}

RouteHop hopOfUserRoute(NextHopType type) {
    switch (type) {
        case NextHopType::virtualNetworkGateway: return RouteHop::gateway;
        case NextHopType::vnetLocal: return RouteHop::virtualNetwork;
        case NextHopType::internet: return RouteHop::internet;
        case NextHopType::virtualAppliance: return RouteHop::appliance;
        case NextHopType::none: return RouteHop::none;
    }
    return RouteHop::none;
}

void addPeeringRoutes(const Facts& facts, const VirtualNetwork& network, std::vector<EffectiveRoute>& routes) {
    for (const ReachableRange& range : facts.reachableFrom(network.id)) {
        if (range.owner.kind == ObjectKind::externalNetwork) {
            continue;
        }
        const auto leadsThere = [&](const Peering& peering) {
            return range.owner == ObjectRef(peering.id) ||
                   (peering.remoteVirtualNetwork && range.owner == ObjectRef(*peering.remoteVirtualNetwork));
        };
        const auto peering = std::ranges::find_if(network.peerings, leadsThere);
        if (peering != network.peerings.end()) {
            routes.push_back(
                {range.prefix, RouteOrigin::system, RouteHop::peering, nullptr, ObjectRef(peering->id), {}});
        }
    }
}

bool isBehindGateway(const ExternalNetwork& external) {
    return external.kind != ExternalNetworkKind::internetService && external.connection != ExternalConnection::internet;
}

void addGatewayRoutes(const Facts& facts, const VirtualNetwork& network, std::vector<EffectiveRoute>& routes) {
    const auto add = [&](VirtualNetworkId gateway, ObjectRef through) {
        for (const ExternalNetwork& external : facts.plan->externalNetworks) {
            if (!isBehindGateway(external) || std::ranges::find(external.connectedVirtualNetworks, gateway) ==
                                                  external.connectedVirtualNetworks.end()) {
                continue;
            }
            for (const Prefix& prefix : external.addressPrefixes) {
                routes.push_back({prefix, RouteOrigin::gateway, RouteHop::gateway, nullptr, external.id, through});
            }
        }
    };
    add(network.id, {});
    for (const Peering& peering : network.peerings) {
        if (peering.useRemoteGateways && peering.remoteVirtualNetwork) {
            add(*peering.remoteVirtualNetwork, peering.id);
        }
    }
}

/// Azure drops private space that nothing announces. Once the default route is the user's these routes are gone.
void addDefaultRoutes(std::vector<EffectiveRoute>& routes) {
    const std::array everything{"0.0.0.0/0"_prefix, "::/0"_prefix};
    const bool isOverridden = std::ranges::any_of(routes, [&](const EffectiveRoute& route) {
        return route.prefix == everything[0] && route.origin != RouteOrigin::system;
    });
    for (const Prefix& prefix : everything) {
        routes.push_back({prefix, RouteOrigin::system, RouteHop::internet, nullptr, {}, {}});
    }
    if (!isOverridden) {
        for (const Prefix& prefix : {"10.0.0.0/8"_prefix, "100.64.0.0/10"_prefix, "172.16.0.0/12"_prefix,
                                     "192.168.0.0/16"_prefix, "fc00::/7"_prefix}) {
            routes.push_back({prefix, RouteOrigin::system, RouteHop::none, nullptr, {}, {}});
        }
    }
}

}  // namespace

std::string EffectiveRoute::text() const {
    std::string to;
    switch (hop) {
        case RouteHop::virtualNetwork: to = "virtual network"; break;
        case RouteHop::peering: to = "peering"; break;
        case RouteHop::gateway: to = "virtual network gateway"; break;
        case RouteHop::internet: to = "Internet"; break;
        case RouteHop::none: to = "none"; break;
        case RouteHop::appliance:
            to = fmt::format("appliance {}", userRoute && userRoute->nextHopIpAddress
                                                 ? userRoute->nextHopIpAddress->text()
                                                 : std::string("without an address"));
            break;
    }
    const std::string from = userRoute                        ? fmt::format("user-defined route {}", userRoute->name)
                             : origin == RouteOrigin::gateway ? "announced by the gateway"
                                                              : "system route";
    return fmt::format("{} → {} ({})", prefix.text(), to, from);
}

EffectiveRoutes::EffectiveRoutes(std::vector<EffectiveRoute> routes, std::vector<const Route*> tagRoutes)
    : m_tagRoutes(std::move(tagRoutes)) {
    std::ranges::stable_sort(routes, [](const EffectiveRoute& a, const EffectiveRoute& b) {
        const auto order = a.prefix <=> b.prefix;
        return order != 0 ? order < 0 : rankOf(a) < rankOf(b);
    });
    const auto repeated = std::ranges::unique(routes, {}, &EffectiveRoute::prefix);
    routes.erase(repeated.begin(), repeated.end());
    m_routes = std::move(routes);
    m_holder.assign(m_routes.size(), UINT32_MAX);
    for (std::uint32_t i = 1; i < m_routes.size(); ++i) {
        std::uint32_t holder = i - 1;
        while (holder != UINT32_MAX && !m_routes[holder].prefix.contains(m_routes[i].prefix)) {
            holder = m_holder[holder];
        }
        m_holder[i] = holder;
    }
}

const EffectiveRoute* EffectiveRoutes::find(const FlowAddress& destination) const {
    // What holds the whole destination holds its first address: walk up from the last route that starts at or before it.
    const IpAddress first = destination.within.front().first();
    const auto after =
        std::ranges::upper_bound(m_routes, first, {}, [](const EffectiveRoute& route) { return route.prefix.first(); });
    const EffectiveRoute* longest = nullptr;
    const EffectiveRoute* longestPreferred = nullptr;  // without those of gateways
    bool isInNetwork = false;
    for (auto i = static_cast<std::uint32_t>(after - m_routes.begin()) - 1; i != UINT32_MAX; i = m_holder[i]) {
        const EffectiveRoute& route = m_routes[i];
        if (!destination.isIn(route.prefix)) {
            continue;
        }
        longest = longest ? longest : &route;
        if (!longestPreferred && route.origin != RouteOrigin::gateway) {
            longestPreferred = &route;
        }
        isInNetwork = isInNetwork || (route.origin == RouteOrigin::system &&
                                      (route.hop == RouteHop::peering || route.hop == RouteHop::virtualNetwork));
    }
    return isInNetwork ? longestPreferred : longest;
}

EffectiveRoutes effectiveRoutes(const Facts& facts, const VirtualNetwork& network, const Subnet* subnet) {
    std::vector<EffectiveRoute> routes;
    std::vector<const Route*> tagRoutes;
    const RouteTable* table = subnet && subnet->routeTable ? facts.index->find(*subnet->routeTable) : nullptr;
    if (table) {
        for (const Route& route : table->routes) {
            if (const auto prefix = Prefix::parse(route.addressPrefix)) {
                routes.push_back({*prefix, RouteOrigin::user, hopOfUserRoute(route.nextHopType), &route, {}, {}});
            } else {
                tagRoutes.push_back(&route);
            }
        }
    }
    for (const Prefix& prefix : network.addressPrefixes) {
        routes.push_back({prefix, RouteOrigin::system, RouteHop::virtualNetwork, nullptr, {}, {}});
    }
    addPeeringRoutes(facts, network, routes);
    if (!table || !table->disableBgpRoutePropagation) {
        addGatewayRoutes(facts, network, routes);
    }
    addDefaultRoutes(routes);
    return {std::move(routes), std::move(tagRoutes)};
}

EffectiveRoutes managedNetworkRoutes() {
    std::vector<EffectiveRoute> routes{
        {.prefix = catalog::managedVirtualNetwork(), .origin = RouteOrigin::system, .hop = RouteHop::virtualNetwork}};
    addDefaultRoutes(routes);
    return {std::move(routes), {}};
}

}  // namespace aksnet
