// SPDX-License-Identifier: GPL-3.0-or-later
//
// Services that Azure finds by the name of their subnet.
#pragma once

#include "core/plan/plan.h"

#include <optional>
#include <string_view>

namespace aksnet::rules {

inline constexpr std::string_view firewallHome = "AzureFirewallSubnet";

/// The name of the only subnet in which such a thing can stand; none if it may stand anywhere.
[[nodiscard]] inline std::optional<std::string_view> homeOf(SubnetConsumerKind kind) {
    switch (kind) {
        case SubnetConsumerKind::bastion: return "AzureBastionSubnet";
        case SubnetConsumerKind::virtualNetworkGateway: return "GatewaySubnet";
        case SubnetConsumerKind::routeServer: return "RouteServerSubnet";
        default: return std::nullopt;
    }
}

}  // namespace aksnet::rules
