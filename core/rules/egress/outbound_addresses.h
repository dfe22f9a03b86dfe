// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the rules about egress devices count alike: addresses of prefixes, idle timeouts; ports are counted in core/egress.
#pragma once

#include "core/egress/ports.h"

#include <string>

namespace aksnet::rules {

/// IPv4 addresses of a public prefix; none of one with a length that is no IPv4 prefix's.
[[nodiscard]] std::uint64_t addressesOfPrefix(const PublicIpPrefix& prefix);

[[nodiscard]] bool isIdleTimeout(int minutes);
[[nodiscard]] int nearestIdleTimeout(int minutes);
/// "The idle timeout of the load balancer of aks is 200 minutes; 4 to 120 are allowed."
[[nodiscard]] std::string idleTimeoutMessage(const std::string& device, int minutes);
/// "Set the idle timeout to 120 minutes"
[[nodiscard]] std::string idleTimeoutLabel(int minutes);

}  // namespace aksnet::rules
