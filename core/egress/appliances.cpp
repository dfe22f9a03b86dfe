// SPDX-License-Identifier: GPL-3.0-or-later
//
// See walk.h: firewalls and appliances that routes lead through.
#include "core/catalog/egress_sources.h"
#include "core/catalog/ranges.h"
#include "core/egress/walk.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet::egress {

namespace {

namespace ways = catalog::egress_sources;

bool isPrivateDestination(const FlowAddress& address) {
    return std::ranges::all_of(address.within, [](const Prefix& prefix) { return catalog::isPrivate(prefix); });
}

/// The peering over which the network reaches the firewall's; null in the same network.
const Peering* wayToFirewall(const VirtualNetwork* from, const VirtualNetwork* to) {
    return from && to && from != to ? peeringBetween(*from, to->id) : nullptr;
}

void tellOfRewriting(Walk& walk, const Firewall& firewall) {
    const bool isPrivate = isPrivateDestination(walk.trace.destination());
    const std::string seen = walk.trace.source().longText();
    if (firewall.isNetworkVirtualAppliance) {
        walk.trace.step(StepKind::firewall, fmt::format("Sees {} and is taken to let the packet pass.", seen));
        walk.trace.note("What a third-party appliance rewrites is up to its own rules.");
        return;
    }
    walk.trace.step(StepKind::firewall,
                    isPrivate
                        ? fmt::format("Sees {}; network rules do not rewrite sources of private destinations.", seen)
                        : fmt::format("Sees {}; its rules are taken to let the packet pass.", seen),
                    &ways::firewallSnat);
    if (isPrivate) {
        walk.trace.note(
            "Application rules go through the firewall's proxy and show the firewall's own address instead.");
    }
}

}  // namespace

Position positionOf(const Facts& facts, const Firewall& firewall) {
    const auto place = firewall.subnet ? facts.index->find(*firewall.subnet) : std::nullopt;
    return place ? Position{place->virtualNetwork, place->subnet} : Position{};
}

const Firewall* firewallAt(Walk& walk, const VirtualNetwork* network, IpAddress address) {
    const Firewall* found = nullptr;
    for (const Firewall& firewall : walk.facts().plan->firewalls) {
        if (walk.book.ofFirewall(firewall).known() != address) {
            continue;
        }
        const VirtualNetwork* own = positionOf(walk.facts(), firewall).network;
        // Two networks may use the same range; the firewall that is near counts.
        if (own == network || wayToFirewall(network, own)) {
            return &firewall;
        }
        found = found ? found : &firewall;
    }
    return found;
}

std::optional<Position> passAppliance(Walk& walk, const Position& at, const EffectiveRoute& route) {
    const auto nextHop = route.userRoute->nextHopIpAddress;
    if (!nextHop) {
        walk.trace.drop(Disposition::unreachable, fmt::format("Route {} names no next hop.", route.userRoute->name),
                        &ways::trafficRouting);
        return std::nullopt;
    }
    const Firewall* firewall = firewallAt(walk, at.network, *nextHop);
    if (!firewall) {
        walk.trace.hop({}, "appliance " + nextHop->text());
        walk.trace.step(StepKind::firewall, fmt::format("Sees {}.", walk.trace.source().longText()));
        walk.trace.end(Disposition::undetermined,
                       fmt::format("No firewall of the plan has {}: what becomes of the packet there is unknown.",
                                   nextHop->text()));
        return std::nullopt;
    }
    const Position next = positionOf(walk.facts(), *firewall);
    if (const Peering* peering = wayToFirewall(at.network, next.network)) {
        walk.trace.hop(peering->id, "peering " + peering->name);
        if (const auto obstacle = peeringObstacle(walk.facts(), *at.network, *peering)) {
            walk.trace.drop(Disposition::unreachable, *obstacle, &ways::peering);
            return std::nullopt;
        }
        walk.trace.step(StepKind::peering, fmt::format("Goes over to {}.", next.network->info.name), &ways::peering);
    } else if (next.network && next.network != at.network) {
        walk.trace.drop(Disposition::unreachable,
                        fmt::format("{} stands in {}, which is no peer of {}: a next hop must be reached directly.",
                                    firewall->info.name, next.network->info.name,
                                    at.network ? at.network->info.name : std::string("the network that AKS makes")),
                        &ways::trafficRouting);
        return std::nullopt;
    }
    walk.trace.hop(firewall->id, firewall->info.name);
    tellOfRewriting(walk, *firewall);
    walk.appliances.push_back(firewall);
    walk.lastAppliance = firewall;
    if (!next.network) {
        walk.trace.end(
            Disposition::undetermined,
            fmt::format("The subnet of {} is not in the plan, so how it goes on is unknown.", firewall->info.name));
        return std::nullopt;
    }
    return next;
}

}  // namespace aksnet::egress
