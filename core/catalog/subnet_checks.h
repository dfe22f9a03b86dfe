// SPDX-License-Identifier: GPL-3.0-or-later
//
// What AKS counts when it checks whether a subnet or pod CIDR is large enough, and how large they may be.
#pragma once

#include "core/catalog/fact.h"

namespace aksnet::catalog {

namespace sources {

inline constexpr Source insufficientSubnetSize{
    "AKS troubleshooting: InsufficientSubnetSize",
    "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/connectivity/"
    "insufficientsubnetsize-error-advanced-networking",
    "2025-02-20"};
inline constexpr Source subnetIsFull{
    "AKS troubleshooting: SubnetIsFull during an upgrade",
    "https://learn.microsoft.com/troubleshoot/azure/azure-kubernetes/create-upgrade-delete/"
    "error-code-subnetisfull-upgrade",
    "2022-07-28"};
inline constexpr Source cniMigration{"AKS: update the IPAM mode or data plane",
                                     "https://learn.microsoft.com/azure/aks/update-azure-cni", "2024-11-26"};

}  // namespace sources

/// Node Subnet: of a node's 1 + max pods addresses the service was seen to leave out these, for the pods of every node that
/// use the node's own address.
inline constexpr Fact<int> uncountedPodsPerNode{2, sources::releaseNotes};
/// Pod Subnet: what the service was seen to count a node, whatever its max pods.
inline constexpr Fact<int> countedPodAddressesPerNode{16, sources::ipamMath};

/// The largest range that a virtual network, and so a subnet, may have; private space has no larger one for pods either.
inline constexpr Fact<int> shortestRangeIpv4{8, sources::ipAddressPlanning};
/// Pod Subnet, static block.
inline constexpr Fact<int> shortestStaticBlockSubnet{12, sources::staticBlockAllocation};

}  // namespace aksnet::catalog
