// SPDX-License-Identifier: GPL-3.0-or-later
//
// See tracer.h: resolves both ends, lets the packet walk, then looks how replies come back.
#include "core/egress/tracer.h"

#include "core/catalog/egress_sources.h"
#include "core/egress/walk.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {

namespace egress {

namespace {

IpFamily familyOf(const Flow& flow) {
    for (const Endpoint* endpoint : {&flow.destination, &flow.source}) {
        if (const auto* address = std::get_if<AddressEndpoint>(endpoint)) {
            return address->address.family();
        }
    }
    return flow.family;
}

Place destinationOf(AddressBook& book, const Flow& flow, const Place& source, IpFamily family) {
    if (const auto* api = std::get_if<ApiServerEndpoint>(&flow.destination)) {
        if (const ClusterFacts* cluster = book.facts().find(api->cluster)) {
            return apiServerPlace(book, *cluster, source, family);
        }
    }
    if (const auto* ingress = std::get_if<IngressEndpoint>(&flow.destination)) {
        return frontendPlace(book, *ingress, source, family);
    }
    return placeOf(book, flow.destination, family, &source);
}

/// Pods of a pod CIDR and addresses of Services are known inside their own cluster only.
std::optional<std::string> hiddenFromOutside(const Walk& walk) {
    const Place& to = walk.destination;
    if (to.cluster && to.cluster == walk.source.cluster && walk.source.pool) {
        return std::nullopt;
    }
    if (to.kind == PlaceKind::pod && !to.pool->model->isFlat) {
        return fmt::format(
            "Pods of {} have addresses of a pod CIDR, which no network routes: reach them through a load "
            "balancer.",
            to.cluster->value->info.name);
    }
    if (to.kind == PlaceKind::clusterService) {
        return fmt::format("Addresses of Services exist on the nodes of {} only: reach them through a load balancer.",
                           to.cluster->value->info.name);
    }
    return std::nullopt;
}

bool isPublic(const Place& place) {
    return place.kind == PlaceKind::internet || place.kind == PlaceKind::platformService;
}

void departFromInternet(Walk& walk) {
    walk.trace.hop(walk.source.object, walk.source.title);
    tellDeparture(walk);
    if (!isPublic(walk.destination)) {
        walk.trace.drop(
            Disposition::unreachable,
            fmt::format("{} has a private address, which the Internet does not route.", walk.destination.title));
        return;
    }
    walk.trace.hop(walk.destination.object, walk.destination.title);
    walk.leftByPublicAddress = true;
    arrive(walk, fmt::format("{} is reached.", walk.destination.title));
}

}  // namespace

void enterByGateway(Walk& walk) {
    const ExternalNetwork& external = *walk.source.external;
    walk.trace.hop(external.id, external.name);
    tellDeparture(walk);
    if (isPublic(walk.destination)) {
        walk.trace.translateSource(StepKind::publicAddress,
                                   {.role = AddressRole::egress,
                                    .within = {Prefix::containing(IpAddress::of(walk.trace.source().family(), 0), 0)},
                                    .name = "a public address of " + external.name,
                                    .owner = external.id},
                                   fmt::format("{} uses an Internet access of its own.", external.name), nullptr);
        walk.leftByPublicAddress = true;
        walk.trace.hop(walk.destination.object, walk.destination.title);
        arrive(walk, fmt::format("{} is reached.", walk.destination.title));
        return;
    }
    const VirtualNetwork* best = nullptr;
    for (const VirtualNetworkId id : external.connectedVirtualNetworks) {
        const VirtualNetwork* network = walk.facts().index->find(id);
        const bool isNear =
            network && walk.destination.network &&
            (network == walk.destination.network || peeringBetween(*network, walk.destination.network->id) != nullptr);
        best = best && !isNear ? best : network;
        if (isNear) {
            break;
        }
    }
    if (!best) {
        walk.trace.drop(Disposition::unreachable,
                        fmt::format("{} is connected to no network of the plan.", external.name));
        return;
    }
    walk.trace.step(StepKind::gateway, fmt::format("Enters by the gateway of {}.", best->info.name),
                    &catalog::sources::vpnGatewaySettings);
    walk.startsOutside = true;
    walkNetwork(walk, {best, gatewaySubnetOf(*best)});
}

void tellDeparture(Walk& walk) {
    const auto known = walk.trace.source().known();
    walk.trace.step(StepKind::departure,
                    known ? fmt::format("Starts with {}.", known->text()) : std::string("Starts here."));
}

void depart(Walk& walk) {
    if (const auto hidden = hiddenFromOutside(walk)) {
        walk.trace.hop(walk.source.object, walk.source.title);
        tellDeparture(walk);
        walk.trace.drop(Disposition::unreachable, *hidden, &catalog::sources::overlayConcepts);
        return;
    }
    switch (walk.source.kind) {
        case PlaceKind::pod:
        case PlaceKind::node: leaveNode(walk); return;
        case PlaceKind::host:
            walk.trace.hop(walk.source.object, walk.source.title);
            tellDeparture(walk);
            walkNetwork(walk, {walk.source.network, walk.source.subnet});
            return;
        case PlaceKind::external: enterByGateway(walk); return;
        case PlaceKind::internet: departFromInternet(walk); return;
        case PlaceKind::platformService:
        case PlaceKind::platformHost:
        case PlaceKind::clusterService:
        case PlaceKind::nowhere: break;
    }
    walk.trace.hop(walk.source.object, walk.source.title);
    walk.trace.end(Disposition::undetermined, fmt::format("No connection starts at {}.", walk.source.title));
}

}  // namespace egress

Trace Tracer::trace(const Flow& flow) {
    using namespace egress;
    const IpFamily family = familyOf(flow);
    Place source = placeOf(m_book, flow.source, family, nullptr);
    Place destination = destinationOf(m_book, flow, source, family);
    TraceBuilder builder(source.address, destination.address);
    Walk walk{.book = m_book,
              .routes = m_routes,
              .flow = flow,
              .source = std::move(source),
              .destination = std::move(destination),
              .trace = std::move(builder)};
    const bool isMissing = walk.destination.kind == PlaceKind::nowhere && !walk.destination.address.known() &&
                           walk.destination.network == nullptr;
    if (isMissing) {
        walk.trace.hop(walk.source.object, walk.source.title);
        tellDeparture(walk);
        walk.trace.end(Disposition::undetermined, fmt::format("The plan has no {}.", walk.destination.title));
        return std::move(walk.trace).finish();
    }
    if (const auto* ingress = std::get_if<IngressEndpoint>(&flow.destination)) {
        walk.onArrival = [ingress](Walk& at) { continueFromFrontend(at, *ingress); };
    } else if (const auto* api = std::get_if<ApiServerEndpoint>(&flow.destination)) {
        walk.onArrival = [cluster = m_facts.find(api->cluster)](Walk& at) { checkApiServerAccess(at, *cluster); };
    }
    depart(walk);
    const bool isIngress = std::holds_alternative<IngressEndpoint>(flow.destination);
    if (walk.trace.disposition() == Disposition::delivered && !isIngress) {
        walk.trace.returns(returnPathOf(walk));
    }
    return std::move(walk.trace).finish();
}

Trace trace(const Facts& facts, const Flow& flow) {
    return Tracer(facts).trace(flow);
}

}  // namespace aksnet
