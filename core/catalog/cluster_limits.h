// SPDX-License-Identifier: GPL-3.0-or-later
//
// What AKS asks of a cluster's parts: names, counts, versions.
#pragma once

#include "core/catalog/model_limits.h"

#include <cstdint>

namespace aksnet::catalog {

inline constexpr Fact<int> longestApiServerSubnet{28, sources::apiServerVnetIntegration};

/// ^[a-z][a-z0-9]* of so many characters.
inline constexpr Fact<std::size_t> longestLinuxPoolName{12, sources::createNodePools};
inline constexpr Fact<std::size_t> longestWindowsPoolName{6, sources::createNodePools};
/// The page says "must"; a smaller pool is accepted.
inline constexpr Fact<int> leastSystemNodes{2, sources::systemPools};
inline constexpr Fact<int> advisedSystemNodes{3, sources::systemPools};
inline constexpr Fact<int> advisedWindowsMaxPods{110, sources::windowsFaq};
inline constexpr Fact<int> advisedNodesFreeTier{10, sources::quotas};
/// Larger clusters are brought below this before an upgrade, as there is no room for surge nodes at the ceiling.
inline constexpr Fact<int> mostNodesForUpgrade{3000, model_sources::largeClusters};

/// Ranges that may call the API server; with API Server VNet Integration ten times as many.
inline constexpr Fact<std::size_t> mostAuthorizedRanges{200, sources::authorizedRanges};
inline constexpr Fact<std::size_t> mostAuthorizedRangesIntegrated{2000, sources::apiServerVnetIntegration};

inline constexpr Fact<int> mostManagedNatAddresses{16, sources::natGateway};
inline constexpr Fact<int> mostOutboundPorts{64000, sources::standardLoadBalancer};

}  // namespace aksnet::catalog
