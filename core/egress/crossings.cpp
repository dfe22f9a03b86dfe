// SPDX-License-Identifier: GPL-3.0-or-later
//
// See walk.h: over peerings and out by gateways.
#include "core/catalog/egress_sources.h"
#include "core/egress/walk.h"

#include <fmt/format.h>

namespace aksnet::egress {

namespace {

namespace sources = catalog::sources;
namespace ways = catalog::egress_sources;

}  // namespace

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
            walk.trace.step(StepKind::gateway,
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

}  // namespace aksnet::egress
