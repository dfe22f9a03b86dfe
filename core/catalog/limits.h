// SPDX-License-Identifier: GPL-3.0-or-later
//
// Limits of the Azure platform and of AKS.
#pragma once

#include "core/catalog/fact.h"

#include <cstdint>

namespace aksnet::catalog {

/// First, second (gateway), third and fourth (DNS) and last address of every IPv4 subnet; the smallest subnet is a /29, and an
/// IPv6 subnet is a /64, nothing else.
inline constexpr Fact<std::uint64_t> reservedAddressesPerSubnet{5, sources::virtualNetworkFaq};
inline constexpr Fact<int> longestSubnetIpv4{29, sources::virtualNetworkFaq};
inline constexpr Fact<int> onlySubnetIpv6{64, sources::virtualNetworkFaq};

inline constexpr Fact<int> smallestMaxPods{10, sources::ipAddressPlanning};
inline constexpr Fact<int> largestMaxPods{250, sources::ipAddressPlanning};
/// count × maxPods of every pool at creation.
inline constexpr Fact<int> leastPodsPerPool{30, sources::ipAddressPlanning};
/// Pools are scale sets; 5,000 nodes a cluster on the Standard and Premium tiers, 1,000 on the Free tier.
inline constexpr Fact<int> mostNodesPerPool{1000, sources::quotas};
inline constexpr Fact<int> mostNodesPerCluster{5000, sources::quotas};
inline constexpr Fact<int> mostNodesPerFreeCluster{1000, sources::quotas};
/// One user-defined route a node, 400 routes a table.
inline constexpr Fact<int> mostNodesKubenet{400, sources::kubenet};
inline constexpr Fact<int> mostPoolsPerCluster{100, sources::quotas};
/// count + surge of a scale set pool during an upgrade.
inline constexpr Fact<int> mostNodesPerScaleSet{1000, sources::rollingUpgrades};

/// Overlay and kubenet give every node one /24 of the pod CIDR, whatever its max pods.
inline constexpr Fact<int> podBlockLength{24, sources::overlayConcepts};
inline constexpr Fact<int> podBlockAddresses{256, sources::overlayConcepts};
/// Under dual-stack every node has a /80 of the IPv6 pod CIDR besides.
inline constexpr Fact<int> podBlockLengthIpv6{80, sources::dualStack};
/// Pod Subnet, dynamic: addresses a node asks for at a time, the fraction of a batch it keeps free, and the address that the
/// node's network container takes beside them.
inline constexpr Fact<int> dynamicBatch{16, sources::ipamMath};
inline constexpr Fact<double> dynamicMinFreeFraction{0.5, sources::ipamMath};
inline constexpr Fact<int> networkContainerAddresses{1, sources::networkContainerIssue};
/// Pod Subnet, static block: a /28 each, and the one address of a node's blocks that no pod gets.
inline constexpr Fact<int> staticBlockAddresses{16, sources::staticBlockAllocation};
inline constexpr Fact<int> staticBlockOwnAddresses{1, sources::podSubnetConcepts};

/// The service CIDR must be smaller than /12.
inline constexpr Fact<int> shortestServiceCidr{13, sources::ipAddressPlanning};
inline constexpr Fact<int> shortestServiceCidrIpv6{108, sources::overlaySetup};

/// Kubernetes keeps the lower part of a service CIDR for services that ask for their address: one part in 16, but at least
/// 16 and at most 256 addresses.
inline constexpr Fact<int> staticServiceShare{16, sources::clusterIpAllocation};
inline constexpr Fact<int> leastStaticServices{16, sources::clusterIpAllocation};
inline constexpr Fact<int> mostStaticServices{256, sources::clusterIpAllocation};

/// Addresses that API Server VNet Integration keeps in its subnet for each cluster.
inline constexpr Fact<int> apiServerAddresses{9, sources::apiServerVnetIntegration};
/// A private cluster's endpoint, in the subnet of the first pool.
inline constexpr Fact<int> privateEndpointAddresses{1, sources::privateClusters};

inline constexpr Fact<int> snatPortsPerIp{64000, sources::standardLoadBalancer};
/// allocatedOutboundPorts is a multiple of this.
inline constexpr Fact<int> snatPortStep{8, sources::standardLoadBalancer};
inline constexpr Fact<int> mostManagedOutboundIps{100, sources::restSpecification};

}  // namespace aksnet::catalog
