// SPDX-License-Identifier: GPL-3.0-or-later
//
// See trace.h.
#include "core/egress/trace.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace aksnet {

namespace {

bool isWholeSpace(const Prefix& prefix) {
    return prefix.length() == 0;
}

}  // namespace

std::optional<IpAddress> FlowAddress::known() const {
    const Prefix& prefix = within.front();
    const bool isOne = within.size() == 1 && prefix.length() == bitWidth(prefix.family());
    return isOne ? std::optional(prefix.first()) : std::nullopt;
}

bool FlowAddress::isIn(const Prefix& prefix) const {
    return std::ranges::all_of(within, [&](const Prefix& each) { return prefix.contains(each); });
}

bool FlowAddress::isIn(std::span<const Prefix> prefixes) const {
    return std::ranges::all_of(within, [&](const Prefix& each) {
        return std::ranges::any_of(prefixes, [&](const Prefix& prefix) { return prefix.contains(each); });
    });
}

bool FlowAddress::mayBeIn(const Prefix& prefix) const {
    return std::ranges::any_of(within, [&](const Prefix& each) { return prefix.overlaps(each); });
}

std::string FlowAddress::text() const {
    if (const auto address = known()) {
        return address->text();
    }
    if (role != AddressRole::egress || isWholeSpace(within.front())) {
        return name;
    }
    std::vector<std::string> texts;
    for (const Prefix& prefix : within) {
        texts.push_back(prefix.length() == bitWidth(prefix.family()) ? prefix.first().text() : prefix.text());
    }
    return fmt::format("one of {}", fmt::join(texts, ", "));
}

std::string FlowAddress::rangeText() const {
    const auto address = known();
    return address ? address->text() : isWholeSpace(within.front()) ? name : within.front().text();
}

std::string FlowAddress::longText() const {
    const std::string shortText = text();
    return name.empty() || shortText == name ? shortText : fmt::format("{} ({})", shortText, name);
}

std::string_view dispositionTitle(Disposition disposition) {
    switch (disposition) {
        case Disposition::delivered: return "delivered";
        case Disposition::denied: return "denied";
        case Disposition::blocked: return "blocked";
        case Disposition::unreachable: return "unreachable";
        case Disposition::undetermined: return "undetermined";
    }
    return {};
}

std::string_view stepTitle(StepKind kind) {
    switch (kind) {
        case StepKind::departure: return "departure";
        case StepKind::policy: return "network policy";
        case StepKind::service: return "service";
        case StepKind::overlay: return "pod network";
        case StepKind::masquerade: return "masquerade";
        case StepKind::egressGateway: return "static egress gateway";
        case StepKind::securityGroup: return "security group";
        case StepKind::route: return "route";
        case StepKind::peering: return "peering";
        case StepKind::gateway: return "gateway";
        case StepKind::privateEndpoint: return "private endpoint";
        case StepKind::serviceEndpoint: return "service endpoint";
        case StepKind::firewall: return "firewall";
        case StepKind::natGateway: return "NAT gateway";
        case StepKind::loadBalancer: return "load balancer";
        case StepKind::publicAddress: return "public address";
        case StepKind::applicationGateway: return "application gateway";
        case StepKind::accessList: return "access list";
        case StepKind::delivery: return "delivery";
        case StepKind::drop: return "drop";
    }
    return {};
}

const FlowAddress& Hop::sourceOut() const {
    const auto last =
        std::find_if(steps.rbegin(), steps.rend(), [](const Step& step) { return step.source.has_value(); });
    return last == steps.rend() ? source : last->source->to;
}

const FlowAddress& Hop::destinationOut() const {
    const auto last =
        std::find_if(steps.rbegin(), steps.rend(), [](const Step& step) { return step.destination.has_value(); });
    return last == steps.rend() ? destination : last->destination->to;
}

std::vector<std::string> Trace::notes() const {
    std::vector<std::string> all;
    for (const Hop& hop : hops) {
        for (const Step& step : hop.steps) {
            for (const std::string& note : step.notes) {
                if (std::ranges::find(all, note) == all.end()) {
                    all.push_back(note);
                }
            }
        }
    }
    return all;
}

const Hop* Trace::hopAt(ObjectKind kind) const {
    const auto found = std::ranges::find(hops, kind, [](const Hop& hop) { return hop.at.kind; });
    return found == hops.end() ? nullptr : &*found;
}

}  // namespace aksnet
