// SPDX-License-Identifier: GPL-3.0-or-later
//
// See routing.h: routes kept for further questions, and whether a peering lets packets pass.
#include "core/egress/routing.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet::egress {

const EffectiveRoutes& RouteBook::of(const VirtualNetwork* network, const Subnet* subnet) {
    // No object has the number 0, so it stands for AKS's own network.
    const std::uint32_t key = subnet ? subnet->id.value : network ? network->id.value : 0;
    const auto found = m_routes.find(key);
    if (found != m_routes.end()) {
        return found->second;
    }
    return m_routes.emplace(key, network ? effectiveRoutes(m_facts, *network, subnet) : managedNetworkRoutes())
        .first->second;
}

const Peering* peeringBetween(const VirtualNetwork& from, VirtualNetworkId to) {
    const auto found = std::ranges::find(from.peerings, std::optional(to), &Peering::remoteVirtualNetwork);
    return found == from.peerings.end() ? nullptr : &*found;
}

std::optional<std::string> peeringObstacle(const Facts& facts, const VirtualNetwork& from, const Peering& peering) {
    const VirtualNetwork* remote =
        peering.remoteVirtualNetwork ? facts.index->find(*peering.remoteVirtualNetwork) : nullptr;
    const Peering* back = remote ? peeringBetween(*remote, from.id) : nullptr;
    if (remote && !back) {
        return fmt::format("Peering {} has no counterpart in {}; a peering works once both sides have one.",
                           peering.name, remote->info.name);
    }
    for (const Peering* side : {&peering, back}) {
        if (!side) {
            continue;
        }
        if (side->peeringState == PeeringState::disconnected || side->peeringState == PeeringState::initiated) {
            return fmt::format("Peering {} is not connected.", side->name);
        }
        if (!side->allowVirtualNetworkAccess) {
            return fmt::format("Peering {} does not allow access between the networks.", side->name);
        }
    }
    return std::nullopt;
}

}  // namespace aksnet::egress
