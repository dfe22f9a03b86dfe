// SPDX-License-Identifier: GPL-3.0-or-later
//
// See walk.h: which route a packet takes from a subnet.
#include "core/base/text.h"
#include "core/catalog/egress_sources.h"
#include "core/egress/walk.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet::egress {

namespace {

namespace ways = catalog::egress_sources;

/// A private endpoint announces a /32 in its network and that network's peers. A user's route overrides it only where the
/// endpoint's subnet heeds route tables, and only if it is at least as long as the network's own range.
bool privateRouteWins(const Walk& walk, const Position& at, const EffectiveRoute* best) {
    const Place& to = walk.destination;
    const bool isNear = at.network && to.network &&
                        (at.network == to.network || peeringBetween(*at.network, to.network->id) != nullptr);
    if (!isNear) {
        return false;
    }
    if (!best || best->origin != RouteOrigin::user) {
        return true;
    }
    const auto policies =
        to.subnet ? to.subnet->privateEndpointNetworkPolicies : PrivateEndpointNetworkPolicies::disabled;
    const bool heedsRoutes = policies == PrivateEndpointNetworkPolicies::enabled ||
                             policies == PrivateEndpointNetworkPolicies::routeTableEnabled;
    const auto holder = std::ranges::find_if(to.network->addressPrefixes,
                                             [&](const Prefix& prefix) { return to.address.isIn(prefix); });
    return !heedsRoutes || holder == to.network->addressPrefixes.end() || best->prefix.length() < holder->length();
}

/// No route but the drop of private space: says what stands between.
std::string whyNoRoute(const Walk& walk, const Position& at) {
    const Place& to = walk.destination;
    const std::string here = at.network ? at.network->info.name : "the network that AKS makes";
    if (to.external) {
        return fmt::format("No gateway of {} or of its peers leads to {}, so Azure drops the packet.", here,
                           to.external->name);
    }
    if (!to.network) {
        return fmt::format("Nothing announces {} to {}, so Azure drops the packet.", to.address.text(), here);
    }
    for (const Peering& peering : at.network ? at.network->peerings : std::vector<Peering>()) {
        const VirtualNetwork* middle =
            peering.remoteVirtualNetwork ? walk.facts().index->find(*peering.remoteVirtualNetwork) : nullptr;
        if (middle && peeringBetween(*middle, to.network->id)) {
            return fmt::format("{} is a peer of {}, not of {}: peering is not transitive.", to.network->info.name,
                               middle->info.name, here);
        }
    }
    return fmt::format("{} and {} are not peered.", here, to.network->info.name);
}

/// A user's route to a service tag that covers the destination's service.
const Route* tagRouteFor(const EffectiveRoutes& routes, const Place& to) {
    if (to.kind != PlaceKind::platformService) {
        return nullptr;
    }
    const std::string_view service = std::string_view(to.service).substr(to.service.rfind('.') + 1);
    for (const Route* route : routes.tagRoutes()) {
        const std::string_view tag = std::string_view(route->addressPrefix);
        const std::string_view base = tag.substr(0, tag.find('.'));
        if (equalsIgnoringCase(base, service) || equalsIgnoringCase(base, "AzureCloud")) {
            return route;
        }
    }
    return nullptr;
}

RouteHop hopOfTagRoute(const Route& route) {
    switch (route.nextHopType) {
        case NextHopType::virtualNetworkGateway: return RouteHop::gateway;
        case NextHopType::vnetLocal: return RouteHop::virtualNetwork;
        case NextHopType::internet: return RouteHop::internet;
        case NextHopType::virtualAppliance: return RouteHop::appliance;
        case NextHopType::none: return RouteHop::none;
    }
    return RouteHop::none;
}

}  // namespace

std::optional<EffectiveRoute> chooseRoute(Walk& walk, const Position& at) {
    const EffectiveRoutes& routes = walk.routes.of(at.network, at.subnet);
    const EffectiveRoute* best = routes.find(walk.trace.destination());
    const Place& to = walk.destination;
    if (to.isPrivateEndpoint && privateRouteWins(walk, at, best)) {
        walk.trace.step(StepKind::privateEndpoint,
                        fmt::format("The endpoint's own /32 route leads straight to {}{}.", to.network->info.name,
                                    best && best->origin == RouteOrigin::user ? ", past the user's route" : ""),
                        &ways::privateEndpointPolicy);
        const Peering* peering = at.network == to.network ? nullptr : peeringBetween(*at.network, to.network->id);
        return EffectiveRoute{.prefix = to.address.within.front(),
                              .origin = RouteOrigin::system,
                              .hop = peering ? RouteHop::peering : RouteHop::virtualNetwork,
                              .target = peering ? ObjectRef(peering->id) : ObjectRef()};
    }
    if (const Route* tag = tagRouteFor(routes, to)) {
        walk.trace.step(StepKind::route,
                        fmt::format("Route {} for service tag {} is taken.", tag->name, tag->addressPrefix),
                        &ways::trafficRouting);
        return EffectiveRoute{.prefix = to.address.within.front(),
                              .origin = RouteOrigin::user,
                              .hop = hopOfTagRoute(*tag),
                              .userRoute = tag};
    }
    if (!best) {
        walk.trace.drop(Disposition::unreachable, fmt::format("No route holds {}.", walk.trace.destination().text()),
                        &ways::trafficRouting);
        return std::nullopt;
    }
    if (best->hop == RouteHop::none) {
        walk.trace.step(StepKind::route, best->text(), &ways::trafficRouting);
        const bool isUsers = best->origin == RouteOrigin::user;
        walk.trace.drop(
            Disposition::unreachable,
            isUsers ? fmt::format("Route {} drops the packet.", best->userRoute->name) : whyNoRoute(walk, at),
            &ways::trafficRouting);
        return std::nullopt;
    }
    walk.trace.step(StepKind::route, best->text(), &ways::trafficRouting);
    return *best;
}

}  // namespace aksnet::egress
