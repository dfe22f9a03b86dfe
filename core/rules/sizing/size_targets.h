// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far each lever has to be turned until what is planned fits into a range. Every target is worked out for one pool, the
// one that takes most, with all else as it is.
#pragma once

#include "core/facts/facts.h"
#include "core/rules/finding.h"

namespace aksnet::rules {

/// Nodes, surge, max pods, prefix length (`fitting`; 0: no subnet is large enough) and the move to Overlay, as far as each
/// alone makes the subnet large enough.
[[nodiscard]] std::vector<LeverTarget> subnetTargets(const Facts& facts, const SubnetFacts& subnet, int fitting);

/// The same for the IPv4 pod CIDR of a cluster.
[[nodiscard]] std::vector<LeverTarget> podCidrTargets(const Facts& facts, const ClusterFacts& cluster, int fitting);

/// The words of InsufficientSubnetSize, as issues of the public AKS repository quote them.
[[nodiscard]] std::string insufficientSubnetMessage(std::uint64_t needed, std::uint64_t available);

}  // namespace aksnet::rules
