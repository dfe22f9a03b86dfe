// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the routing rules share: the subnets whose default route matters, that route, and the firewall it should lead to.
#pragma once

#include "core/facts/facts.h"
#include "core/rules/finding.h"

namespace aksnet::rules {

/// Node and pod subnets of a cluster, each once, in pool order.
[[nodiscard]] std::vector<SubnetId> subnetsOfCluster(const Facts& facts, const ClusterFacts& cluster);

/// The subnet's own route for 0.0.0.0/0, or null. Routes that a gateway or virtual WAN propagates do not count.
[[nodiscard]] const Route* defaultRouteOf(const Facts& facts, const Subnet& subnet);

/// The fix that lets the table's default route, or a new one, lead to the only firewall that the network reaches; none if
/// it reaches several or none with a known address.
[[nodiscard]] std::optional<Fix> leadToFirewall(const Facts& facts, const RouteTable& table, VirtualNetworkId network);

}  // namespace aksnet::rules
