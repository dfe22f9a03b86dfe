// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whom the nodes of a network ask for names.
#pragma once

#include "core/plan/plan.h"

#include <algorithm>

namespace aksnet::rules {

/// Azure's own DNS server in every virtual network.
inline constexpr std::string_view azureDns = "168.63.129.16";

[[nodiscard]] inline bool hasOwnDnsServers(const VirtualNetwork& network) {
    return std::ranges::any_of(network.dnsServers, [](const std::string& server) { return server != azureDns; });
}

}  // namespace aksnet::rules
