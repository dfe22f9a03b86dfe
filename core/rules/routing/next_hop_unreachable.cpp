// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a route to a virtual appliance has no next hop address, or one that lies neither in the subnet's network nor in a
// directly peered one. Why: Azure drops the packets. Fix: the appliance's address.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// Which networks use which table.
std::vector<std::pair<RouteTableId, VirtualNetworkId>> tableUsers(const Facts& facts) {
    std::vector<std::pair<RouteTableId, VirtualNetworkId>> users;
    forEachSubnet(facts, [&](const VirtualNetwork& network, const Subnet& subnet, const SubnetFacts&) {
        if (subnet.routeTable && (users.empty() || users.back() != std::pair(*subnet.routeTable, network.id))) {
            users.emplace_back(*subnet.routeTable, network.id);
        }
    });
    std::ranges::sort(users);
    users.erase(std::ranges::unique(users).begin(), users.end());
    return users;
}

/// true if the address lies in the network or next to it, or where some of that is not known.
bool mayReach(const Facts& facts, VirtualNetworkId id, IpAddress address) {
    const VirtualNetwork& network = *facts.index->find(id);
    const auto holds = [&](const Prefix& prefix) { return prefix.contains(address); };
    const auto isUnknown = [](const Peering& peering) {
        return !peering.remoteVirtualNetwork && peering.remoteAddressPrefixes.empty();
    };
    return network.addressPrefixes.empty() || std::ranges::any_of(network.addressPrefixes, holds) ||
           std::ranges::any_of(network.peerings, isUnknown) ||
           std::ranges::any_of(facts.reachableFrom(id), [&](const ReachableRange& range) {
               return range.owner.kind != ObjectKind::externalNetwork && holds(range.prefix);
           });
}

void checkNextHopUnreachable(const Facts& facts, FindingSink& sink) {
    const auto report = [&](const RouteTable& table, const Route& route, std::string message) -> Finding& {
        return sink.add(table.id, fmt::format("routes[{}].nextHopIpAddress", &route - table.routes.data()),
                        std::move(message));
    };
    const auto users = tableUsers(facts);
    for (const RouteTable& table : facts.plan->routeTables) {
        const auto networks =
            std::ranges::equal_range(users, table.id, {}, [](const auto& user) { return user.first; });
        for (const Route& route : table.routes) {
            if (route.nextHopType != NextHopType::virtualAppliance ||
                (!route.nextHopIpAddress && route.nextHopIpAddressIsUnknown)) {
                continue;
            }
            if (!route.nextHopIpAddress) {
                report(table, route,
                       fmt::format("Route {} of {} leads to a virtual appliance, but names no address of it.",
                                   route.name, table.info.name));
                continue;
            }
            const auto cut = std::ranges::find_if(
                networks, [&](const auto& user) { return !mayReach(facts, user.second, *route.nextHopIpAddress); });
            if (cut != networks.end()) {
                Finding& finding = report(
                    table, route,
                    fmt::format(
                        "Route {} ({}) of {} leads to {}, which is neither in virtual network {} nor in one that is "
                        "peered with it.",
                        route.name, route.addressPrefix, table.info.name, route.nextHopIpAddress->text(),
                        facts.index->nameOf(cut->second)));
                finding.related = {ObjectRef(cut->second)};
            }
        }
    }
}

}  // namespace

const Rule nextHopUnreachable{
    .id = "RT-005",
    .name = "next-hop-unreachable",
    .family = "routing",
    .severity = Severity::error,
    .title = "Route leads to an address that cannot be reached",
    .azureCode = "",
    .levers = {Lever::routes, Lever::firewall, Lever::peering},
    .check = checkNextHopUnreachable,
};

}  // namespace aksnet::rules
