// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the subnets of a VNet need that is planned anew, and what goes along when they move; only core/advisor uses this.
#pragma once

#include "core/advisor/replan.h"

namespace aksnet::advisor {

/// A subnet to place.
struct Tenant {
    const Subnet* subnet;
    std::vector<Prefix> prefixes;  ///< its IPv4 prefixes now
    std::uint64_t need = 0;        ///< addresses with growth, at maximum during an upgrade
    int neededLength = 0;          ///< longest prefix length that will do
    int keptLength = 0;            ///< the same, no smaller than now
    bool isPinned = false;
    bool isDedicated = false;  ///< a subnet that Azure knows by its name
    std::string fault;         ///< why it cannot stay as it is, a sentence; empty: it can
};

/// The VNet's subnets with an IPv4 prefix or something planned in them, in plan order. `open` is the VNet's own space
/// without what is connected. Says in `notes` which pinned subnets cannot be helped.
[[nodiscard]] Result<std::vector<Tenant>> tenantsOf(const Facts& facts, const ReplanRequest& request,
                                                    const AddressSet& open, std::vector<std::string>& notes);

/// Adds the edits that let fixed addresses of consumers and firewalls, and next hops of routes to them, keep their place in
/// a moved subnet; says in `notes` which have none there any more.
void moveFixedAddresses(const Plan& plan, std::span<const SubnetMove> moves, std::vector<Edit>& edits,
                        std::vector<std::string>& notes);

}  // namespace aksnet::advisor
