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
#include <cassert>

namespace aksnet::egress {

namespace {

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
    assert(at.network);  // whoever is in a subnet is in its network
    const SecurityVerdict verdict = evaluateSecurityGroup(*group, direction, walk.packet(),
                                                          virtualNetworkTag(walk.facts(), *at.network, *at.subnet));
    const std::string_view way = direction == SecurityRuleDirection::inbound ? "in" : "out";
    walk.trace.step(StepKind::securityGroup,
                    fmt::format("{} {} {} by rule {} ({}).", group->info.name,
                                verdict.allowed ? "lets it" : "denies it", way, verdict.rule, verdict.priority),
                    &ways::networkSecurityGroups);
    walk.trace.notes(verdict.notes);
    if (!verdict.allowed) {
        walk.trace.end(Disposition::denied, fmt::format("Rule {} of {} denies it.", verdict.rule, group->info.name));
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
            fmt::format("{} lies in the range of {}, so the packet stays there, and {}.",
                        walk.trace.destination().rangeText(), here,
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
