// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the rules about egress devices count alike: outbound addresses, nodes with ports, idle timeouts.
#pragma once

#include "core/facts/facts.h"

#include <string>

namespace aksnet::rules {

/// IPv4 addresses of a public prefix; none of one with a length that is no IPv4 prefix's.
[[nodiscard]] std::uint64_t addressesOfPrefix(const PublicIpPrefix& prefix);
/// IPv4 addresses of the load balancer's frontends: own ones, or as many as AKS manages.
[[nodiscard]] std::uint64_t outboundAddresses(const Facts& facts, const LoadBalancerProfile& profile);
/// Nodes that hold ports while everything is upgraded: all pools at their largest, and their surge.
[[nodiscard]] std::uint64_t nodesWithPorts(const Facts& facts, const ClusterFacts& cluster);

[[nodiscard]] bool isIdleTimeout(int minutes);
[[nodiscard]] int nearestIdleTimeout(int minutes);
/// "The idle timeout of the load balancer of aks is 200 minutes; 4 to 120 are allowed."
[[nodiscard]] std::string idleTimeoutMessage(const std::string& device, int minutes);
/// "Set the idle timeout to 120 minutes"
[[nodiscard]] std::string idleTimeoutLabel(int minutes);

}  // namespace aksnet::rules
