// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a network security group says of a packet: the first rule by priority that matches, else Azure's default rules.
#pragma once

#include "core/egress/trace.h"
#include "core/facts/facts.h"

namespace aksnet {

/// What a security group sees of a connection.
struct PacketView {
    const FlowAddress& source;
    const FlowAddress& destination;
    Protocol protocol = Protocol::tcp;
    std::uint16_t port = 443;
};

struct SecurityVerdict {
    bool allowed;
    std::string rule;  ///< its name; of a default rule Azure's
    int priority;
    /// Sentences about rules before it that could not be judged, such as those with a service tag of unknown ranges.
    std::vector<std::string> notes;
};

/// `virtualNetwork`: what the tag VirtualNetwork stands for where the group is used.
[[nodiscard]] SecurityVerdict evaluateSecurityGroup(const NetworkSecurityGroup& group, SecurityRuleDirection direction,
                                                    const PacketView& packet, std::span<const Prefix> virtualNetwork);

/// The ranges of the tag VirtualNetwork in a subnet: the network, its peers, what gateways lead to, prefixes of the subnet's
/// routes but for default routes, and the pod CIDRs of clusters there, whose pods the default rules let through.
[[nodiscard]] std::vector<Prefix> virtualNetworkTag(const Facts& facts, const VirtualNetwork& network,
                                                    const Subnet& subnet);

}  // namespace aksnet
