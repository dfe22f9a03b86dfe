// SPDX-License-Identifier: GPL-3.0-or-later
//
// See walk.h: from subnet to subnet.
#include "core/egress/walk.h"

#include "core/catalog/egress_sources.h"
#include "core/catalog/ranges.h"
#include "core/egress/exits.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet::egress {

namespace {

namespace sources = catalog::sources;
namespace ways = catalog::egress_sources;

/// More subnets than any sound design passes: beyond it routes lead in a circle.
constexpr int mostPositions = 8;

ObjectRef refOf(const Position& at) {
    return at.subnet ? ObjectRef(at.subnet->id) : at.network ? ObjectRef(at.network->id) : ObjectRef();
}

/// Service endpoints of the subnet for the destination's service, in names such as "Microsoft.Storage".
bool hasServiceEndpoint(const Position& at, const std::string& service) {
    return at.subnet && std::ranges::any_of(at.subnet->serviceEndpoints,
                                            [&](const std::string& each) { return equalsIgnoringCase(each, service); });
}

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

/// The network that the destination is delivered in when the packet goes over this peering.
bool crossPeering(Walk& walk, const VirtualNetwork& from, const Peering& peering) {
    walk.trace.hop(peering.id, "peering " + peering.name);
    if (const auto obstacle = peeringObstacle(walk.facts(), from, peering)) {
        walk.trace.drop(Disposition::unreachable, *obstacle, &ways::peering);
        return false;
    }
    const VirtualNetwork* remote =
        peering.remoteVirtualNetwork ? walk.facts().index->find(*peering.remoteVirtualNetwork) : nullptr;
    const Peering* back = remote ? peeringBetween(*remote, from.id) : nullptr;
    const std::string name = remote ? remote->info.name : "the remote network";
    if (walk.startsOutside && !walk.lastAppliance && back &&
        !(back->useRemoteGateways && peering.allowGatewayTransit)) {
        walk.trace.drop(Disposition::unreachable,
                        fmt::format("{} does not use the gateway of {}: that takes allowGatewayTransit on one side and "
                                    "useRemoteGateways on the other.",
                                    name, from.info.name),
                        &ways::peering);
        return false;
    }
    const bool isForwarded = walk.lastAppliance && !walk.trace.source().isIn(from.addressPrefixes);
    if (isForwarded && back && !back->allowForwardedTraffic) {
        walk.trace.drop(
            Disposition::unreachable,
            fmt::format("Peering {} of {} does not allow forwarded traffic, and the packet did not start in {}.",
                        back->name, name, from.info.name),
            &ways::peering);
        return false;
    }
    walk.trace.step(StepKind::peering, fmt::format("Goes over to {}.", name), &ways::peering);
    return true;
}

void leaveByGateway(Walk& walk, const Position& at, const EffectiveRoute& route) {
    const Facts& facts = walk.facts();
    const ExternalNetwork* external = walk.destination.external;
    if (route.target.kind == ObjectKind::externalNetwork) {
        external = facts.index->find(ExternalNetworkId(route.target.number));
    }
    const VirtualNetwork* gateway = at.network;
    if (route.throughPeering.kind == ObjectKind::peering) {
        const auto place = facts.index->find(PeeringId(route.throughPeering.number));
        gateway = place ? facts.index->find(*place->peering->remoteVirtualNetwork) : nullptr;
        const Peering* offer = gateway && at.network ? peeringBetween(*gateway, at.network->id) : nullptr;
        if (!place || !crossPeering(walk, *at.network, *place->peering)) {
            return;
        }
        if (!offer || !offer->allowGatewayTransit) {
            walk.trace.drop(Disposition::unreachable,
                            fmt::format("{} does not offer its gateway: its peering lacks allowGatewayTransit.",
                                        gateway->info.name),
                            &ways::peering);
            return;
        }
    }
    walk.gatewayNetwork = gateway;
    walk.trace.hop(gateway ? ObjectRef(gateway->id) : ObjectRef(),
                   fmt::format("gateway of {}", gateway ? gateway->info.name : "the network"));
    walk.trace.step(StepKind::gateway, "Hands the packet on with the addresses it has.", &sources::vpnGatewaySettings);
    if (!external || (walk.destination.external != external && walk.destination.kind != PlaceKind::nowhere)) {
        if (walk.destination.kind == PlaceKind::internet || walk.destination.kind == PlaceKind::platformService) {
            walk.trace.step(StepKind::delivery,
                            "The network behind the gateway decides how it goes on to the Internet.");
            walk.trace.note("The address that the destination sees is one of the network behind the gateway.");
            walk.trace.end(Disposition::undetermined,
                           "The route leads to the gateway; the address that leaves there is not in the plan.");
            return;
        }
        walk.trace.drop(Disposition::unreachable,
                        fmt::format("The gateway leads to {}, which does not have {}.",
                                    external ? external->name : std::string("no network of the plan"),
                                    walk.trace.destination().text()));
        return;
    }
    walk.trace.hop(external->id, external->name);
    walk.trace.step(StepKind::delivery, fmt::format("{} sees {}.", external->name, walk.trace.source().text()));
    walk.trace.end(Disposition::delivered, fmt::format("{} is reached through the gateway.", external->name));
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

/// The route from here, with the step that says so; none if it was the end.
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

}  // namespace

std::string positionTitle(const Position& at) {
    return at.subnet    ? fmt::format("subnet {} of {}", at.subnet->name, at.network->info.name)
           : at.network ? at.network->info.name
                        : std::string("the subnet that AKS makes");
}

bool passSecurityGroup(Walk& walk, const Position& at, SecurityRuleDirection direction) {
    const NetworkSecurityGroup* group = at.subnet && at.subnet->networkSecurityGroup
                                            ? walk.facts().index->find(*at.subnet->networkSecurityGroup)
                                            : nullptr;
    if (!group) {
        return true;
    }
    const SecurityVerdict verdict = evaluateSecurityGroup(*group, direction, walk.packet(),
                                                          virtualNetworkTag(walk.facts(), *at.network, *at.subnet));
    const std::string_view way = direction == SecurityRuleDirection::inbound ? "in" : "out";
    walk.trace.step(StepKind::securityGroup,
                    fmt::format("{} {} {} by rule {} ({}).", group->info.name,
                                verdict.allowed ? "lets it" : "denies it", way, verdict.rule, verdict.priority),
                    &ways::networkSecurityGroups);
    walk.trace.notes(verdict.notes);
    if (!verdict.allowed) {
        walk.trace.drop(Disposition::denied, fmt::format("Rule {} of {} denies it.", verdict.rule, group->info.name),
                        &ways::networkSecurityGroups);
    }
    return verdict.allowed;
}

void arrive(Walk& walk, std::string reason) {
    if (walk.onArrival) {
        // Taken out first, as what goes on from here may arrive again.
        const auto goOn = std::exchange(walk.onArrival, nullptr);
        goOn(walk);
        return;
    }
    walk.trace.step(StepKind::delivery, fmt::format("Sees {}.", walk.trace.source().longText()));
    walk.trace.end(Disposition::delivered, std::move(reason));
}

void deliver(Walk& walk, const VirtualNetwork* network) {
    const Place& to = walk.destination;
    const std::string here = network ? network->info.name : "the network that AKS makes";
    if (to.kind == PlaceKind::nowhere || !to.isInNetwork()) {
        walk.trace.drop(
            Disposition::unreachable,
            fmt::format("{} holds {}, so the packet stays there, and {}.", here, walk.trace.destination().text(),
                        to.kind == PlaceKind::nowhere ? "nobody has that address" : to.title + " is elsewhere"));
        return;
    }
    if (to.network != network) {
        walk.trace.drop(Disposition::unreachable,
                        fmt::format("{} holds the same range, so packets for {} never reach {}.", here,
                                    walk.trace.destination().text(), to.network ? to.network->info.name : to.title));
        return;
    }
    const Position end{to.network, to.subnet};
    walk.trace.hop(to.object, to.title);
    if (to.isPrivateEndpoint) {
        const auto policies =
            to.subnet ? to.subnet->privateEndpointNetworkPolicies : PrivateEndpointNetworkPolicies::disabled;
        const bool heedsGroups = policies == PrivateEndpointNetworkPolicies::enabled ||
                                 policies == PrivateEndpointNetworkPolicies::networkSecurityGroupEnabled;
        if (heedsGroups && !passSecurityGroup(walk, end, SecurityRuleDirection::inbound)) {
            return;
        }
    } else if (!passSecurityGroup(walk, end, SecurityRuleDirection::inbound)) {
        return;
    }
    arrive(walk, fmt::format("{} is reached.", to.title));
}

void leaveForInternet(Walk& walk, const Position& at) {
    const Place& to = walk.destination;
    if (to.kind != PlaceKind::internet && to.kind != PlaceKind::platformService) {
        walk.trace.drop(Disposition::unreachable,
                        fmt::format("The route leads to the Internet, where {} is not.", to.address.text()),
                        &ways::trafficRouting);
        return;
    }
    const bool isPod = walk.trace.source().role == AddressRole::pod;
    const bool isClusters = walk.source.pool && !walk.lastAppliance;
    const ExitOrNot exit = walk.lastAppliance ? exitOfFirewall(walk.facts(), *walk.lastAppliance, at.subnet)
                           : isClusters ? exitOfCluster(walk.facts(), walk.source, isPod, walk.trace.source().family())
                                        : exitOfSubnet(walk.facts(), at.subnet, walk.trace.source().family());
    if (!exit) {
        walk.trace.drop(exit.error().disposition, exit.error().reason, exit.error().fact);
        return;
    }
    walk.trace.hop(exit->at, exit->title);
    walk.trace.translateSource(exit->kind, exit->address, exit->text, exit->fact);
    walk.trace.notes(exit->notes);
    walk.leftByPublicAddress = true;
    walk.trace.hop(to.object, to.title);
    arrive(walk, fmt::format("{} is reached through {}.", to.title, exit->title));
}

void walkNetwork(Walk& walk, Position at) {
    if (walk.destination.kind == PlaceKind::platformHost) {
        walk.trace.hop(walk.destination.object, walk.destination.title);
        walk.trace.step(StepKind::delivery,
                        fmt::format("Answered by the machine under the node; sees {}.", walk.trace.source().longText()),
                        &ways::platformAddress);
        walk.trace.end(Disposition::delivered,
                       fmt::format("{} is reached; no route or gateway has a say.", walk.destination.title));
        return;
    }
    for (int passed = 0; passed < mostPositions; ++passed) {
        walk.trace.hop(refOf(at), positionTitle(at));
        if (!passSecurityGroup(walk, at, SecurityRuleDirection::outbound)) {
            return;
        }
        const Place& to = walk.destination;
        if (to.kind == PlaceKind::platformService && hasServiceEndpoint(at, to.service)) {
            walk.trace.step(
                StepKind::serviceEndpoint,
                fmt::format("The service endpoint for {} leads there directly, with the private source.", to.service),
                &ways::trafficRouting);
            walk.trace.hop({}, to.title);
            walk.trace.step(StepKind::delivery,
                            fmt::format("Sees {}, of subnet {}.", walk.trace.source().longText(), at.subnet->name));
            walk.trace.end(Disposition::delivered, fmt::format("{} is reached by service endpoint.", to.title));
            return;
        }
        const auto route = chooseRoute(walk, at);
        if (!route) {
            return;
        }
        switch (route->hop) {
            case RouteHop::virtualNetwork: deliver(walk, at.network); return;
            case RouteHop::internet: leaveForInternet(walk, at); return;
            case RouteHop::gateway: leaveByGateway(walk, at, *route); return;
            case RouteHop::none:
                walk.trace.drop(Disposition::unreachable, "The route drops the packet.", &ways::trafficRouting);
                return;
            case RouteHop::peering: {
                const auto place = walk.facts().index->find(PeeringId(route->target.number));
                if (!crossPeering(walk, *at.network, *place->peering)) {
                    return;
                }
                const auto& remote = place->peering->remoteVirtualNetwork;
                if (!remote) {
                    walk.trace.end(Disposition::undetermined,
                                   "The peered network is not in the plan: what it does with the packet is unknown.");
                    return;
                }
                deliver(walk, walk.facts().index->find(*remote));
                return;
            }
            case RouteHop::appliance: {
                const auto next = passAppliance(walk, at, *route);
                if (!next) {
                    return;
                }
                at = *next;
                break;
            }
        }
    }
    walk.trace.drop(Disposition::unreachable, "The routes lead the packet in a circle.", &ways::trafficRouting);
}

}  // namespace aksnet::egress
