// SPDX-License-Identifier: GPL-3.0-or-later
//
// The routes in force in a subnet, and which of them a destination takes.
//
//   user-defined  0.0.0.0/0      → appliance 10.100.0.4
//   gateway       192.168.0.0/16 → gateway (Head office)
//   system        10.101.0.0/20  → virtual network;  10.100.0.0/22 → peering
#pragma once

#include "core/egress/trace.h"
#include "core/facts/facts.h"

#include <unordered_map>

namespace aksnet {

/// In the order of preference for one and the same prefix, save that routes of the virtual network and its peerings stand
/// above those of a gateway.
enum class RouteOrigin : std::uint8_t { user, gateway, system };
enum class RouteHop : std::uint8_t { virtualNetwork, peering, gateway, internet, appliance, none };

struct EffectiveRoute {
    Prefix prefix;
    RouteOrigin origin;
    RouteHop hop;
    const Route* userRoute = nullptr;  ///< where origin is user
    ObjectRef target = {};             ///< peering, or the external network behind a gateway
    ObjectRef throughPeering = {};     ///< the peering whose remote gateway is used

    /// "0.0.0.0/0 → appliance 10.100.0.4 (user-defined route default)"
    [[nodiscard]] std::string text() const;
};

/// The routes of one subnet, one a prefix: what another of higher rank overrides is left out.
class EffectiveRoutes {
public:
    EffectiveRoutes(std::vector<EffectiveRoute> routes, std::vector<const Route*> tagRoutes);

    /// The route the destination takes: the longest prefix that holds all of it. Routes of a gateway give way to those of the
    /// virtual network and its peerings, however long they are. Null if nothing matches. O(log n + nesting depth) for one
    /// address, O(n) for a range.
    [[nodiscard]] const EffectiveRoute* find(const FlowAddress& destination) const;

    [[nodiscard]] std::span<const EffectiveRoute> all() const { return m_routes; }
    /// User-defined routes to service tags, whose ranges only Azure knows.
    [[nodiscard]] std::span<const Route* const> tagRoutes() const { return m_tagRoutes; }

private:
    std::vector<EffectiveRoute> m_routes;  ///< ordered by prefix
    std::vector<std::uint32_t> m_holder;   ///< for each the closest route before it whose prefix holds its own
    std::vector<const Route*> m_tagRoutes;
};

/// The routes of a subnet of the network; `subnet` may be null for the network's own without any table.
[[nodiscard]] EffectiveRoutes effectiveRoutes(const Facts& facts, const VirtualNetwork& network, const Subnet* subnet);
/// The routes of the subnet that AKS makes where a cluster names none.
[[nodiscard]] EffectiveRoutes managedNetworkRoutes();

namespace egress {

/// Effective routes, made once a subnet.
class RouteBook {
public:
    explicit RouteBook(const Facts& facts) : m_facts(facts) {}

    /// Null network: AKS's own.
    [[nodiscard]] const EffectiveRoutes& of(const VirtualNetwork* network, const Subnet* subnet);

private:
    const Facts& m_facts;
    std::unordered_map<std::uint32_t, EffectiveRoutes> m_routes;  ///< by the number of the subnet, else of the network
};

/// Why packets do not pass the peering from its network, as a sentence; none if they do.
[[nodiscard]] std::optional<std::string> peeringObstacle(const Facts& facts, const VirtualNetwork& from,
                                                         const Peering& peering);
/// The peering that starts from the network and leads to the other, or null.
[[nodiscard]] const Peering* peeringBetween(const VirtualNetwork& from, VirtualNetworkId to);

}  // namespace egress

}  // namespace aksnet
