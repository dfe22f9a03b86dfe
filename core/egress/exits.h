// SPDX-License-Identifier: GPL-3.0-or-later
//
// The public address that a packet gets once its route leads to the Internet, in Azure's order:
//
//   NAT gateway of the subnet  >  the machine's own public address  >  load balancer's outbound rule  >  default outbound
//
// A route to an appliance or gateway stands above all of them; see walk.h.
#pragma once

#include "core/egress/places.h"

namespace aksnet::egress {

struct Exit {
    ObjectRef at;
    std::string title;
    StepKind kind = StepKind::publicAddress;
    FlowAddress address;
    std::string text;
    const Source* fact = nullptr;
    std::vector<std::string> notes = {};
};

/// Why there is none.
struct NoExit {
    Disposition disposition;
    std::string reason;
    const Source* fact = nullptr;
};

using ExitOrNot = std::expected<Exit, NoExit>;

/// For nodes and pods of a cluster; `isPod`: the packet still carries a pod's address.
[[nodiscard]] ExitOrNot exitOfCluster(const Facts& facts, const Place& source, bool isPod, IpFamily family);
/// For gateway nodes: the public prefix of their pool.
[[nodiscard]] Exit exitOfGatewayPool(const NodePool& pool);
/// For any other machine of a subnet.
[[nodiscard]] ExitOrNot exitOfSubnet(const Facts& facts, const Subnet* subnet, IpFamily family);
/// For a firewall or appliance that hands packets on to the Internet.
[[nodiscard]] ExitOrNot exitOfFirewall(const Facts& facts, const Firewall& firewall, const Subnet* subnet);

}  // namespace aksnet::egress
