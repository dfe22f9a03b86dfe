// SPDX-License-Identifier: GPL-3.0-or-later
//
// See special_subnets.h.
#include "core/catalog/special_subnets.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace aksnet::catalog {

std::span<const SpecialSubnet> specialSubnets() {
    static constexpr std::array subnets{
        SpecialSubnet{"AzureBastionSubnet", "Azure Bastion", 26, 26, sources::bastionSettings},
        SpecialSubnet{"AzureFirewallSubnet", "Azure Firewall", 26, 26, sources::firewallFaq},
        SpecialSubnet{"AzureFirewallManagementSubnet", "Azure Firewall management traffic", 26, 26,
                      sources::firewallFaq},
        // Sources disagree between /29 and /27 as the least; /27 is what every current page recommends.
        SpecialSubnet{"GatewaySubnet", "VPN and ExpressRoute gateways", 29, 27, sources::vpnGatewaySettings},
        SpecialSubnet{"RouteServerSubnet", "Azure Route Server", 27, 27, sources::routeServerBlog},
    };
    return subnets;
}

const SpecialSubnet* findSpecialSubnet(std::string_view name) {
    const auto all = specialSubnets();
    const auto found =
        std::ranges::find_if(all, [&](const SpecialSubnet& special) { return equalsIgnoringCase(special.name, name); });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace aksnet::catalog
