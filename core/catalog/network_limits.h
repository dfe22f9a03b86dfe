// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many of a thing one virtual network, route table, NAT gateway or network security group holds.
#pragma once

#include "core/catalog/model_limits.h"

#include <cstdint>

namespace aksnet::catalog {

inline constexpr Fact<std::size_t> mostSubnetsPerNetwork{3000, model_sources::networkLimits};
/// 1,000 where Azure Virtual Network Manager makes them.
inline constexpr Fact<std::size_t> mostPeeringsPerNetwork{500, model_sources::networkLimits};
inline constexpr Fact<std::size_t> mostDnsServersPerNetwork{20, model_sources::networkLimits};
inline constexpr Fact<int> longestNetworkIpv4{29, sources::virtualNetworkFaq};
/// The platform takes up to /2; AKS plans with /8 at most.
inline constexpr Fact<int> shortestNetworkIpv4{8, sources::ipAddressPlanning};

inline constexpr Fact<std::size_t> mostSecurityRulesPerGroup{1000, model_sources::networkLimits};
inline constexpr Fact<int> firstSecurityPriority{100, sources::networkSecurityGroups};
inline constexpr Fact<int> lastSecurityPriority{4096, sources::networkSecurityGroups};

inline constexpr Fact<std::size_t> mostSubnetsPerNatGateway{800, model_sources::networkLimits};
inline constexpr Fact<std::uint64_t> mostAddressesPerNatGateway{16, sources::natGatewayResource};
inline constexpr Fact<int> leastIdleMinutes{4, sources::natGatewayResource};
inline constexpr Fact<int> mostIdleMinutes{120, sources::natGatewayResource};

/// Applies to subnet, virtual network and its resource group: all become labels of nodes.
inline constexpr Fact<std::size_t> longestNodeLabel{63, sources::overlayConcepts};

}  // namespace aksnet::catalog
