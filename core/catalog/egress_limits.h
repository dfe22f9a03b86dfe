// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers of devices that translate sources: ports, addresses, nodes.
#pragma once

#include "core/catalog/egress_sources.h"
#include "core/catalog/fact.h"

#include <array>
#include <cstdint>

namespace aksnet::catalog {

/// Automatic allocation of a load balancer: up to that many nodes in the backend pool each has that many ports of every
/// frontend address. The table ends at 1,000 nodes.
struct PortTier {
    int mostNodes;
    int ports;
};
inline constexpr Fact<std::array<PortTier, 6>> automaticPorts{
    {{{50, 1024}, {100, 512}, {200, 256}, {400, 128}, {800, 64}, {1000, 32}}}, sources::standardLoadBalancer};
/// Several frontends add up, but to no more than this.
inline constexpr Fact<int> mostAutomaticPorts{1024, egress_sources::loadBalancerOutbound};
inline constexpr Fact<int> mostAllocatedPorts{64000, sources::restSpecification};

inline constexpr Fact<std::uint64_t> natPortsPerIp{64512, egress_sources::natGatewayResource};
inline constexpr Fact<int> mostNatAddresses{16, egress_sources::natGatewayResource};
/// Ports are used again for other destinations, so these are the limits that bite.
inline constexpr Fact<std::uint64_t> natConnectionsPerIpAndDestination{50000, egress_sources::natGatewayResource};
inline constexpr Fact<std::uint64_t> natConnections{2000000, egress_sources::natGatewayResource};

/// Azure Firewall: ports for each public address on each of its instances.
inline constexpr Fact<std::uint64_t> firewallPortsPerIpAndInstance{2496, sources::firewallFaq};
inline constexpr Fact<int> leastFirewallInstances{2, sources::firewallFaq};
inline constexpr Fact<int> mostFirewallAddresses{250, sources::firewallFaq};

/// What a node itself can use towards one destination: 32768 … 60999 under Linux; about 16,000 under Windows.
inline constexpr int firstEphemeralPort = 32768;
inline constexpr int lastEphemeralPort = 60999;
inline constexpr int linuxEphemeralPorts = lastEphemeralPort - firstEphemeralPort + 1;
inline constexpr Fact<int> windowsEphemeralPorts{16384, egress_sources::windowsFaq};

/// Public prefix of a static egress gateway's pool, which caps its nodes.
inline constexpr Fact<int> shortestGatewayPrefix{28, egress_sources::staticEgressGateway};
inline constexpr Fact<int> longestGatewayPrefix{31, egress_sources::staticEgressGateway};
inline constexpr Fact<int> defaultGatewayPrefix{31, egress_sources::staticEgressGateway};

}  // namespace aksnet::catalog
