// SPDX-License-Identifier: GPL-3.0-or-later
//
// See trace_path.h.
#include "ui/panels/trace_path.h"

#include "ui/base/text.h"

#include <algorithm>

namespace aksnet::ui {

namespace {

/// The other half of a peering: a pair is drawn as one line, which belongs to either.
std::optional<PeeringId> reverseOf(const Facts& facts, PeeringId id) {
    const auto place = facts.index->find(id);
    const VirtualNetwork* remote = place && place->peering->remoteVirtualNetwork
                                       ? facts.index->find(*place->peering->remoteVirtualNetwork)
                                       : nullptr;
    if (!remote) {
        return std::nullopt;
    }
    const auto back =
        std::ranges::find(remote->peerings, std::optional(place->virtualNetwork->id), &Peering::remoteVirtualNetwork);
    return back == remote->peerings.end() ? std::nullopt : std::optional(back->id);
}

void addSubnetOf(const Facts& facts, std::optional<SubnetId> id, std::vector<ObjectRef>& places) {
    if (const auto place = id ? facts.index->find(*id) : std::nullopt) {
        places.emplace_back(*id);
        places.emplace_back(place->virtualNetwork->id);
    }
}

std::vector<ObjectRef> placesOf(const Facts& facts, ObjectRef at) {
    std::vector<ObjectRef> places{at};
    switch (at.kind) {
        case ObjectKind::nodePool: {
            const PoolFacts* pool = facts.find(NodePoolId(at.number));
            addSubnetOf(facts, pool ? pool->nodeSubnet : std::nullopt, places);
            if (pool) {
                places.emplace_back(pool->cluster);
            }
            break;
        }
        case ObjectKind::subnet: addSubnetOf(facts, SubnetId(at.number), places); break;
        case ObjectKind::subnetConsumer: {
            const SubnetConsumer* consumer = facts.index->find(SubnetConsumerId(at.number));
            addSubnetOf(facts, consumer ? std::optional(consumer->subnet) : std::nullopt, places);
            break;
        }
        case ObjectKind::firewall: {
            const Firewall* firewall = facts.index->find(FirewallId(at.number));
            addSubnetOf(facts, firewall ? firewall->subnet : std::nullopt, places);
            break;
        }
        case ObjectKind::peering:
            if (const auto reverse = reverseOf(facts, PeeringId(at.number))) {
                places.emplace_back(*reverse);
            }
            break;
        case ObjectKind::plan: places.clear(); break;
        default: break;
    }
    return places;
}

/// AKS's own load balancer or NAT gateway goes by its cluster's name.
std::string deviceAt(const Facts& facts, const Hop& hop) {
    const bool isDevice = std::ranges::any_of(hop.steps, [](const Step& step) {
        return step.kind == StepKind::loadBalancer || step.kind == StepKind::natGateway;
    });
    return isDevice && hop.at.kind == ObjectKind::cluster ? facts.index->nameOf(hop.at) : std::string();
}

}  // namespace

bool isInternetHop(const Trace& trace, const Hop& hop) {
    if (hop.at.kind != ObjectKind::plan) {
        return false;
    }
    const bool isFirst = &hop == &trace.hops.front();
    const bool isLast = &hop == &trace.hops.back();
    return (isFirst && hop.source.role == AddressRole::internet) ||
           (isLast && !isFirst && hop.destination.role == AddressRole::internet);
}

DiagramPath diagramPathOf(const Facts& facts, const Trace& trace) {
    DiagramPath path{.stops = {},
                     .arrives = trace.disposition == Disposition::delivered,
                     .outcome = dispositionHeading(trace.disposition)};
    for (const Hop& hop : trace.hops) {
        path.stops.push_back({.at = placesOf(facts, hop.at),
                              .isInternet = isInternetHop(trace, hop),
                              .device = deviceAt(facts, hop),
                              .title = toQt(hop.title)});
    }
    return path;
}

QString dispositionHeading(Disposition disposition) {
    QString text = toQt(dispositionTitle(disposition));
    text[0] = text[0].toUpper();
    return text;
}

QString dispositionIconName(Disposition disposition) {
    switch (disposition) {
        case Disposition::delivered: return QStringLiteral("trace-delivered");
        case Disposition::denied:
        case Disposition::blocked:
        case Disposition::unreachable: return QStringLiteral("trace-denied");
        case Disposition::undetermined: return QStringLiteral("trace-unknown");
    }
    return {};
}

}  // namespace aksnet::ui
