// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fixes that several rules offer, and the words for things.
#pragma once

#include "core/rules/finding.h"
#include "core/rules/proposals.h"

namespace aksnet::rules {

/// The fix that gives the cluster another IPv4 pod CIDR: of that length, or where there is no room for that, the largest one
/// that still holds the cluster's nodes.
void addPodCidrFix(Proposals& proposals, const ClusterFacts& cluster, int length, Finding& finding);
/// The fix that gives the cluster another IPv4 service CIDR and a DNS service IP in it.
void addServiceCidrFix(Proposals& proposals, const ClusterFacts& cluster, int length, Finding& finding);
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
