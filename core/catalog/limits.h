// SPDX-License-Identifier: GPL-3.0-or-later
//
// Limits of the Azure platform and of AKS.
#pragma once

#include "core/catalog/fact.h"

#include <cstdint>

namespace aksnet::catalog {

/// First, second (gateway), third and fourth (DNS) and last address of every IPv4 subnet.
inline constexpr Fact<std::uint64_t> reservedAddressesPerSubnet{5, "Azure virtual network FAQ", "2026"};
inline constexpr Fact<int> longestSubnetIpv4{29, "Azure virtual network FAQ: smallest IPv4 subnet is /29", "2026"};
inline constexpr Fact<int> onlySubnetIpv6{64, "Azure virtual network FAQ: IPv6 subnets are exactly /64", "2026"};

inline constexpr Fact<int> smallestMaxPods{10, "AKS: IP address planning", "2026-04-16"};
inline constexpr Fact<int> largestMaxPods{250, "AKS: IP address planning", "2026-04-16"};
/// count × maxPods of every pool at creation.
inline constexpr Fact<int> leastPodsPerPool{30, "AKS: IP address planning", "2026-04-16"};
inline constexpr Fact<int> mostNodesPerPool{1000, "AKS: quotas (virtual machine scale set)", "2026-08-03"};
inline constexpr Fact<int> mostNodesPerCluster{5000, "AKS: quotas, Standard and Premium tier", "2026-08-03"};
inline constexpr Fact<int> mostNodesPerFreeCluster{1000, "AKS: quotas, Free tier", "2026-08-03"};
/// One user-defined route a node, 400 routes a table.
inline constexpr Fact<int> mostNodesKubenet{400, "AKS: configure kubenet", "2026-04-16"};
inline constexpr Fact<int> mostPoolsPerCluster{100, "az aks show: maxAgentPools", "2025-11"};
/// count + surge of a scale set pool during an upgrade.
inline constexpr Fact<int> mostNodesPerScaleSet{1000, "AKS: rolling node pool upgrades", "2026-05-29"};

/// Overlay and kubenet give every node one /24 of the pod CIDR, whatever its max pods.
inline constexpr Fact<int> podBlockLength{24, "AKS: Azure CNI Overlay", "2026-07-31"};
inline constexpr Fact<int> podBlockAddresses{256, "AKS: Azure CNI Overlay", "2026-07-31"};
/// Pod Subnet, dynamic: addresses a node asks for at a time, the fraction of a batch it keeps free, and the address that the
/// node's network container takes beside them.
inline constexpr Fact<int> dynamicBatch{16, "azure-container-networking: docs/feature/ipammath", "2026-08-20"};
inline constexpr Fact<double> dynamicMinFreeFraction{0.5, "azure-container-networking: docs/feature/ipammath", "2026-08-20"};
inline constexpr Fact<int> networkContainerAddresses{1, "azure-container-networking issue 2462, observed", "2023-12"};
/// Pod Subnet, static block: a /28 each, and the one address of a node's blocks that no pod gets.
inline constexpr Fact<int> staticBlockAddresses{16, "AKS: Azure CNI static block allocation", "2024-03-18"};
inline constexpr Fact<int> staticBlockOwnAddresses{1, "AKS: Azure CNI pod subnet concepts", "2024-05-21"};

/// The service CIDR must be smaller than /12.
inline constexpr Fact<int> shortestServiceCidr{13, "AKS: IP address planning", "2026-04-16"};
inline constexpr Fact<int> shortestServiceCidrIpv6{108, "AKS: dual-stack networking", "2026-07-31"};

/// Addresses that API Server VNet Integration keeps in its subnet for each cluster.
inline constexpr Fact<int> apiServerAddresses{9, "AKS: API Server VNet Integration", "2026-04-15"};
/// A private cluster's endpoint, in the subnet of the first pool.
inline constexpr Fact<int> privateEndpointAddresses{1, "AKS: private clusters", "2026-08-05"};

inline constexpr Fact<int> snatPortsPerIp{64000, "AKS: Standard load balancer", "2024-01-23"};

}  // namespace aksnet::catalog
