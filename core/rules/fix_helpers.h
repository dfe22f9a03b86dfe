// SPDX-License-Identifier: GPL-3.0-or-later
//
// Proposals that rules make: ranges that collide with nothing that is connected.
#pragma once

#include "core/address/allocator.h"
#include "core/rules/finding.h"
#include "core/facts/facts.h"

namespace aksnet::rules {

/// Space of the VNet that no subnet takes and that meets neither foreign ranges nor ranges of clusters in the VNet.
/// `except`: this subnet's own ranges count as free.
[[nodiscard]] AddressSet freeVnetSpace(const Facts& facts, VirtualNetworkId network, std::optional<SubnetId> except = std::nullopt);

/// A free IPv4 block of that length in the VNet: the one that grows `current` in place if that is free, else the best fit.
[[nodiscard]] std::optional<Prefix> proposeSubnet(const Facts& facts, VirtualNetworkId network, SubnetId subnet, const Prefix& current, int length);

/// true if the VNet can be given this range besides those it has: it meets neither its own space nor anything connected,
/// nor another peer of its peers, nor a range of its clusters, nor what no VNet may use.
[[nodiscard]] bool isFreeForVnet(const Facts& facts, VirtualNetworkId network, const Prefix& range);

/// A private IPv4 range of that length for a cluster that meets nothing the cluster can reach, nor its other range, nor
/// reserved space; none if private space is exhausted.
[[nodiscard]] std::optional<Prefix> proposeClusterRange(const Facts& facts, const ClusterFacts& cluster, int length, std::span<const ClusterRange> otherRanges);

/// The fix that gives the cluster another IPv4 pod CIDR: of that length, or where there is no room for that, the largest one
/// that still holds the cluster's nodes.
void addPodCidrFix(const Facts& facts, const ClusterFacts& cluster, int length, Finding& finding);
/// The fix that gives the cluster another IPv4 service CIDR and a DNS service IP in it.
void addServiceCidrFix(const Facts& facts, const ClusterFacts& cluster, int length, Finding& finding);
/// The fix that moves the DNS service IP into that service CIDR.
void addDnsServiceIpFix(const ClusterFacts& cluster, const Prefix& serviceCidr, Finding& finding);

/// The fix that replaces one IPv4 prefix of a subnet by another.
[[nodiscard]] Fix replaceSubnetPrefix(const Subnet& subnet, const Prefix& old, const Prefix& replacement);

/// true if the range lies in one that AKS keeps for itself.
[[nodiscard]] bool isReservedByAks(const Prefix& range);

/// The longest IPv4 prefix length whose subnet has at least `needed` usable addresses; 0 if none has.
[[nodiscard]] int smallestSubnetFor(std::uint64_t needed);

/// "cluster aks-prod", "virtual network hub", "the network behind peering to-partner": what sentences call a thing that has
/// ranges.
[[nodiscard]] std::string titled(const Facts& facts, ObjectRef object);

}  // namespace aksnet::rules
