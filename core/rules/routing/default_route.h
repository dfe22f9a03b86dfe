// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the routing rules share: the subnets whose default route matters, and that route.
#pragma once

#include "core/facts/facts.h"

namespace aksnet::rules {

/// Node and pod subnets of a cluster, each once, in pool order.
[[nodiscard]] std::vector<SubnetId> subnetsOfCluster(const Facts& facts, const ClusterFacts& cluster);

/// The subnet's own route for 0.0.0.0/0, or null. Routes that a gateway or virtual WAN propagates do not count.
[[nodiscard]] const Route* defaultRouteOf(const Facts& facts, const Subnet& subnet);

}  // namespace aksnet::rules
