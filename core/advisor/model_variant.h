// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cluster of a plan put under another networking model; only core/advisor uses this.
#pragma once

#include "core/advisor/carve.h"
#include "core/plan/edit.h"

namespace aksnet::advisor {

/// The change, or why it cannot be made.
struct ModelVariant {
    Cluster cluster;  ///< as it would be; where `against` is not empty it may lack ranges
    std::vector<Edit> edits;
    std::vector<std::string> against;
    std::vector<std::string> notes;
};

/// Nodes, surge and max pods stay as they are in force; the pod CIDR stays where it is large enough, and ranges that are
/// missing are carved: a pod subnet in the cluster's VNet, or in a further range of it, and a private pod CIDR.
[[nodiscard]] ModelVariant variantOf(const Facts& facts, Carver& carver, const ClusterFacts& cluster,
                                     const Model& model);

}  // namespace aksnet::advisor
