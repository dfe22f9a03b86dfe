// SPDX-License-Identifier: GPL-3.0-or-later
//
// New prefixes for the subnets of one virtual network, so that each has room for what is planned in it and for growth.
#pragma once

#include "core/advisor/carve.h"
#include "core/plan/edit.h"

#include <set>

namespace aksnet::advisor {

struct ReplanRequest {
    VirtualNetworkId network;
    std::vector<ClusterId> clusters = {};  ///< those that grow; none: all
    int growthPercent = 0;                 ///< nodes by which their pools grow, rounded up a pool
    std::set<SubnetId> pinned = {};        ///< subnets that keep their prefixes, as those of clusters that exist
};

/// One subnet's new IPv4 prefix. IPv6 prefixes stay.
struct SubnetMove {
    SubnetId subnet;
    std::vector<Prefix> before;
    Prefix after;
    std::uint64_t need;  ///< usable addresses it must have, with growth
    std::string why;     ///< a sentence
};

struct Replan {
    std::vector<SubnetMove> moves;     ///< only what changes, in plan order
    std::optional<Prefix> additional;  ///< a further range of the VNet, as small as will do, where its own has no room
    std::vector<std::string> notes;    ///< pinned subnets that are too small, addresses that are given up
    std::optional<Edit> edit;          ///< all of it as one step that `apply` accepts; none: nothing changes
};

/// Subnets are placed in the order of their sizes, largest first. As sizes are powers of two and blocks aligned, that finds
/// room whenever there is any: placing a block leaves as many free blocks of every smaller size wherever it goes.
///
/// Three ways are tried, the mildest first: only subnets that are too small, collide or lie outside move; all but what must
/// stay move, at no less than their present size; and at what they need. Then the VNet gets a further range from approved
/// space (or private space, where nothing is approved). Dedicated subnets such as GatewaySubnet stay unless smaller than
/// Azure recommends; subnets that nothing is planned in keep their size.
/// Fixed addresses of consumers and firewalls, and next hops that name them, go along with their subnet.
///
/// Laws:  pinned subnets keep their prefixes
///        every other subnet has at least its need afterwards, and meets no subnet and nothing connected
/// An Error if the VNet is unknown, a number is out of range, or no further range of any size would do.
[[nodiscard]] Result<Replan> replan(const Facts& facts, const ReplanRequest& request);

}  // namespace aksnet::advisor
