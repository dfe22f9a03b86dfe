// SPDX-License-Identifier: GPL-3.0-or-later
//
// See default_route.h.
#include "core/rules/routing/default_route.h"

#include <algorithm>

namespace aksnet::rules {

std::vector<SubnetId> subnetsOfCluster(const Facts& facts, const ClusterFacts& cluster) {
    std::vector<SubnetId> subnets;
    const auto add = [&](const std::optional<SubnetId>& subnet) {
        if (subnet && std::ranges::find(subnets, *subnet) == subnets.end()) {
            subnets.push_back(*subnet);
        }
    };
    for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
        add(facts.pools[i].nodeSubnet);
        // Pod addresses are not rewritten, so their subnet needs the same way out.
        add(facts.pools[i].podSubnet);
    }
    return subnets;
}

const Route* defaultRouteOf(const Facts& facts, const Subnet& subnet) {
    const RouteTable* table = subnet.routeTable ? facts.index->find(*subnet.routeTable) : nullptr;
    if (!table) {
        return nullptr;
    }
    const auto route = std::ranges::find(table->routes, "0.0.0.0/0", &Route::addressPrefix);
    return route == table->routes.end() ? nullptr : &*route;
}

}  // namespace aksnet::rules
