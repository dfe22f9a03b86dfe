// SPDX-License-Identifier: GPL-3.0-or-later
//
// The values of fields that can be changed with more or less effort, as people write them.
#pragma once

#include "core/catalog/changeability.h"
#include "core/facts/facts.h"

namespace aksnet {

/// The value of a cluster's field: "10.0.0.0/16 (default)"; none where the cluster has no such field: a private DNS zone
/// without a private endpoint.
[[nodiscard]] std::optional<std::string> lockedValue(const Facts& facts, const ClusterFacts& cluster,
                                                     catalog::Changeable what);
/// Likewise of a node pool.
[[nodiscard]] std::optional<std::string> lockedValue(const Facts& facts, const PoolFacts& pool,
                                                     catalog::Changeable what);
/// Whether the one-way change of the field has been made: the data plane is Cilium, the SKU Standard.
[[nodiscard]] catalog::ChangeStart changeStart(const Cluster& cluster, catalog::Changeable what);
/// "10.1.0.0/24, fd00::/64"; "none" of no prefix.
[[nodiscard]] std::string prefixList(const std::vector<Prefix>& prefixes);

}  // namespace aksnet
