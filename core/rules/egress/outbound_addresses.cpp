// SPDX-License-Identifier: GPL-3.0-or-later
//
// See outbound_addresses.h.
#include "core/rules/egress/outbound_addresses.h"

#include "core/base/text.h"
#include "core/catalog/network_limits.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

std::uint64_t addressesOfPrefix(const PublicIpPrefix& prefix) {
    return prefix.prefixLength >= 24 && prefix.prefixLength <= 32 ? std::uint64_t{1} << (32 - prefix.prefixLength) : 0;
}

bool isIdleTimeout(int minutes) {
    return catalog::leastIdleMinutes <= minutes && minutes <= catalog::mostIdleMinutes;
}

int nearestIdleTimeout(int minutes) {
    return std::clamp(minutes, catalog::leastIdleMinutes.value, catalog::mostIdleMinutes.value);
}

std::string idleTimeoutMessage(const std::string& device, int minutes) {
    return fmt::format("The idle timeout of the {} is {}; {} to {} are allowed.", device,
                       counted(static_cast<unsigned>(minutes), "minute"), catalog::leastIdleMinutes.value,
                       catalog::mostIdleMinutes.value);
}

std::string idleTimeoutLabel(int minutes) {
    return fmt::format("Set the idle timeout to {}",
                       counted(static_cast<unsigned>(nearestIdleTimeout(minutes)), "minute"));
}

}  // namespace aksnet::rules
