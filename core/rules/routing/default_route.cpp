// SPDX-License-Identifier: GPL-3.0-or-later
//
// See default_route.h.
#include "core/rules/routing/default_route.h"

#include "core/catalog/special_subnets.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

constexpr std::string_view everywhere = "0.0.0.0/0";

/// In the network itself or in one it is peered with.
bool networkReaches(const Facts& facts, VirtualNetworkId network, IpAddress address) {
    const auto holds = [&](const Prefix& prefix) { return prefix.contains(address); };
    return std::ranges::any_of(facts.index->find(network)->addressPrefixes, holds) ||
           std::ranges::any_of(facts.reachableFrom(network), [&](const ReachableRange& range) {
               return range.owner.kind != ObjectKind::externalNetwork && holds(range.prefix);
           });
}

/// Null if there is none, or more than one to choose from.
const Firewall* onlyFirewallFor(const Facts& facts, VirtualNetworkId network) {
    const Firewall* only = nullptr;
    for (const Firewall& firewall : facts.plan->firewalls) {
        if (firewall.privateIpAddress && networkReaches(facts, network, *firewall.privateIpAddress)) {
            if (only) {
                return nullptr;
            }
            only = &firewall;
        }
    }
    return only;
}

/// Gateways, Bastion and the firewall itself do not bear a default route to the firewall.
bool servesDedicatedSubnet(const Facts& facts, RouteTableId table) {
    return std::ranges::any_of(facts.plan->virtualNetworks, [&](const auto& network) {
        return std::ranges::any_of(network->subnets, [&](const Subnet& subnet) {
            return subnet.routeTable == table && catalog::findSpecialSubnet(subnet.name);
        });
    });
}

/// A public API server with authorized ranges may not let the firewall's addresses in; that is to be settled first.
bool isBarredByAccessList(const Facts& facts, const Firewall& firewall) {
    return !firewall.publicIpAddresses.empty() && std::ranges::any_of(facts.clusters, [](const ClusterFacts& cluster) {
        return !cluster.value->apiServerAccessProfile.authorizedIpRanges.empty();
    });
}

}  // namespace

std::vector<SubnetId> subnetsOfCluster(const Facts& facts, const ClusterFacts& cluster) {
    std::vector<SubnetId> subnets;
    std::set<SubnetId> known;
    const auto add = [&](const std::optional<SubnetId>& subnet) {
        if (subnet && known.insert(*subnet).second) {
            subnets.push_back(*subnet);
        }
    };
    for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
        add(facts.pools[i].nodeSubnet);
        // Pod addresses are not rewritten, so their subnet needs the same way out.
        if (facts.pools[i].model->usesPodSubnet) {
            add(facts.pools[i].podSubnet);
        }
    }
    return subnets;
}

const Route* defaultRouteOf(const Facts& facts, const Subnet& subnet) {
    const RouteTable* table = subnet.routeTable ? facts.index->find(*subnet.routeTable) : nullptr;
    if (!table) {
        return nullptr;
    }
    const auto route = std::ranges::find(table->routes, everywhere, &Route::addressPrefix);
    return route == table->routes.end() ? nullptr : &*route;
}

std::optional<Fix> leadToFirewall(const Facts& facts, const RouteTable& table, VirtualNetworkId network) {
    const Firewall* firewall = onlyFirewallFor(facts, network);
    if (!firewall || servesDedicatedSubnet(facts, table.id) || isBarredByAccessList(facts, *firewall)) {
        return std::nullopt;
    }
    RouteTable changed = table;
    auto route = std::ranges::find(changed.routes, everywhere, &Route::addressPrefix);
    if (route == changed.routes.end()) {
        route = changed.routes.emplace(route);
        route->name = "default";
        route->addressPrefix = everywhere;
    }
    route->nextHopType = NextHopType::virtualAppliance;
    route->nextHopIpAddress = firewall->privateIpAddress;
    return Fix{fmt::format("Let the default route of {} lead to {} ({})", table.info.name, firewall->info.name,
                           firewall->privateIpAddress->text()),
               Put<RouteTable>{std::move(changed)}};
}

}  // namespace aksnet::rules
