// SPDX-License-Identifier: GPL-3.0-or-later
//
// See walk.h: firewalls keep state, so replies must come back past the ones that saw the request, and past no others.
//
//   client → public load balancer → node        the load balancer keeps the client's address, so the node answers the client
//   client ← firewall            ← node         by its default route: the firewall never saw the request and drops the reply
#include "core/catalog/egress_sources.h"
#include "core/egress/walk.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace aksnet::egress {

namespace {

using Appliances = std::vector<const Firewall*>;

constexpr int mostReturnPositions = 8;

std::string namesOf(const Appliances& appliances) {
    std::vector<std::string> names;
    for (const Firewall* firewall : appliances) {
        names.push_back(firewall->info.name);
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

/// Whether a packet that stays in a network, or goes over a peering, is where the place is.
bool isThere(const Walk& walk, const EffectiveRoute& route, const Position& at, const Place& to) {
    if (!to.isInNetwork()) {
        return false;
    }
    if (route.hop == RouteHop::virtualNetwork) {
        return at.network == to.network;
    }
    const auto place = walk.facts().index->find(PeeringId(route.target.number));
    return place && to.network && place->peering->remoteVirtualNetwork == to.network->id;
}

/// The appliances that routes lead through from there to the place; none if they lead elsewhere.
std::optional<Appliances> appliancesTo(Walk& walk, Position from, const FlowAddress& address, const Place& to) {
    Appliances passed;
    for (int i = 0; i < mostReturnPositions; ++i) {
        const EffectiveRoute* route = walk.routes.of(from.network, from.subnet).find(address);
        if (!route) {
            return std::nullopt;
        }
        switch (route->hop) {
            case RouteHop::virtualNetwork:
            case RouteHop::peering: return isThere(walk, *route, from, to) ? std::optional(passed) : std::nullopt;
            case RouteHop::gateway: return to.kind == PlaceKind::external ? std::optional(passed) : std::nullopt;
            case RouteHop::internet: return to.kind == PlaceKind::internet ? std::optional(passed) : std::nullopt;
            case RouteHop::none: return std::nullopt;
            case RouteHop::appliance: {
                const auto& nextHop = route->userRoute->nextHopIpAddress;
                const Firewall* firewall = nextHop ? firewallAt(walk, from.network, *nextHop) : nullptr;
                if (!firewall) {
                    return std::nullopt;
                }
                passed.push_back(firewall);
                from = positionOf(walk.facts(), *firewall);
                break;
            }
        }
    }
    return std::nullopt;
}

}  // namespace

const Subnet* gatewaySubnetOf(const VirtualNetwork& network) {
    const auto found = std::ranges::find(network.subnets, std::string("GatewaySubnet"), &Subnet::name);
    return found == network.subnets.end() ? nullptr : &*found;
}

ReturnPath returnPathFrom(Walk& walk, Position from, const Place& client, const std::vector<const Firewall*>& passed) {
    const auto back = appliancesTo(walk, from, walk.trace.source(), client);
    if (!back) {
        return {ReturnPathKind::asymmetric, fmt::format("No route of {} leads replies back to {}.", positionTitle(from),
                                                        walk.trace.source().text())};
    }
    Appliances expected(passed.rbegin(), passed.rend());
    if (*back == expected) {
        return {ReturnPathKind::symmetric,
                back->empty() ? "Replies come back directly." : fmt::format("Replies pass {} again.", namesOf(*back))};
    }
    return {ReturnPathKind::asymmetric,
            back->empty() ? fmt::format("Replies go past {}, which keeps state for the connection.", namesOf(passed))
                          : fmt::format("Replies go through {}, which did not see the request.", namesOf(*back))};
}

ReturnPath returnPathOf(Walk& walk) {
    const Place& to = walk.destination;
    if (walk.leftByPublicAddress) {
        return {ReturnPathKind::symmetric,
                fmt::format("Replies come to {} and are translated back.", walk.trace.source().text())};
    }
    if (to.kind == PlaceKind::external) {
        if (!walk.gatewayNetwork) {
            return {ReturnPathKind::unknown, "Where replies enter is not in the plan."};
        }
        return returnPathFrom(walk, {walk.gatewayNetwork, gatewaySubnetOf(*walk.gatewayNetwork)}, walk.source,
                              walk.appliances);
    }
    // Pods of one cluster, and what Azure itself answers, need no route.
    if (!to.isInNetwork() || walk.trace.source().role == AddressRole::service ||
        (walk.trace.source().role == AddressRole::pod && !walk.source.isInNetwork())) {
        return {ReturnPathKind::symmetric, "Replies come back directly."};
    }
    // A private endpoint heeds its subnet's route table only where its policies say so.
    const bool heedsRoutes =
        !to.isPrivateEndpoint || !to.subnet ||
        to.subnet->privateEndpointNetworkPolicies == PrivateEndpointNetworkPolicies::enabled ||
        to.subnet->privateEndpointNetworkPolicies == PrivateEndpointNetworkPolicies::routeTableEnabled;
    ReturnPath path =
        returnPathFrom(walk, {to.network, heedsRoutes ? to.subnet : nullptr}, walk.source, walk.appliances);
    if (path.kind == ReturnPathKind::asymmetric && to.isPrivateEndpoint && !walk.appliances.empty()) {
        path.text += " Let the firewall rewrite sources towards private endpoints.";
    }
    return path;
}

}  // namespace aksnet::egress
