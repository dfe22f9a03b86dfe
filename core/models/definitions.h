// SPDX-License-Identifier: GPL-3.0-or-later
//
// The models' definitions by name, declared from the catalogue, and what their files share.
#pragma once

#include "core/catalog/defaults.h"
#include "core/catalog/model_limits.h"
#include "core/models/model.h"

namespace aksnet::models {

#define MODEL(identifier, key) extern const Model identifier;
#include "core/models/catalogue.def"
#undef MODEL

/// Limits of every model.
inline constexpr ModelLimit podsPerNodeLimit{
    LimitKind::podsPerNode, static_cast<std::uint64_t>(catalog::largestMaxPods.value), catalog::largestMaxPods.source};
inline constexpr ModelLimit nodesPerPoolLimit{LimitKind::nodesPerPool,
                                              static_cast<std::uint64_t>(catalog::mostNodesPerPool.value),
                                              catalog::mostNodesPerPool.source};
inline constexpr ModelLimit poolsPerClusterLimit{LimitKind::poolsPerCluster,
                                                 static_cast<std::uint64_t>(catalog::mostPoolsPerCluster.value),
                                                 catalog::mostPoolsPerCluster.source};
/// Limits of every model but Kubenet.
inline constexpr ModelLimit nodesPerClusterLimit{LimitKind::nodesPerCluster,
                                                 static_cast<std::uint64_t>(catalog::mostNodesPerCluster.value),
                                                 catalog::mostNodesPerCluster.source};
inline constexpr ModelLimit nodesPerFreeClusterLimit{LimitKind::nodesPerFreeCluster,
                                                     static_cast<std::uint64_t>(catalog::mostNodesPerFreeCluster.value),
                                                     catalog::mostNodesPerFreeCluster.source};
/// Limit of the flat models.
inline constexpr ModelLimit addressesPerNetworkLimit{
    LimitKind::addressesPerNetwork, catalog::mostAddressesPerNetwork.value, catalog::mostAddressesPerNetwork.source};

/// IPv6 addresses of a node where dual-stack gives it one of the subnet and a range of the pod CIDR.
[[nodiscard]] inline NodeNeed nodeAndRangeIpv6(int /*maxPods*/) {
    return {.nodeSubnet = 1, .podSubnet = 0, .podCidr = std::uint64_t{1} << (128 - catalog::podBlockLengthIpv6)};
}
[[nodiscard]] inline NodeNeed noIpv6(int /*maxPods*/) {
    return {};
}

}  // namespace aksnet::models
