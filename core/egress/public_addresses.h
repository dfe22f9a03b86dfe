// SPDX-License-Identifier: GPL-3.0-or-later
//
// The public addresses that devices leave with: prefixes where the plan knows them, else names.
#pragma once

#include "core/egress/trace.h"
#include "core/facts/facts.h"

namespace aksnet::egress {

/// A public address of which only that name is known.
[[nodiscard]] FlowAddress someEgress(std::string name, ObjectRef owner, IpFamily family);
/// Frontends of the cluster's outbound rule: its own addresses and prefixes, or managed ones.
[[nodiscard]] FlowAddress loadBalancerAddresses(const Facts& facts, const Cluster& cluster, IpFamily family);
[[nodiscard]] FlowAddress natGatewayAddresses(const Facts& facts, const NatGateway& gateway);
[[nodiscard]] FlowAddress firewallAddresses(const Facts& facts, const Firewall& firewall);

}  // namespace aksnet::egress
