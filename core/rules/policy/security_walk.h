// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole ranges against a network security group at once: which part of some traffic a rule refuses. A packet's way through a
// group is told by core/egress/security_groups.h; here the question is whether any packet at all is refused.
//
//   rules by priority      allow: what it covers is taken out of the traffic      deny: what is left of it is refused
#pragma once

#include "core/address/address_set.h"
#include "core/egress/flow.h"
#include "core/facts/facts.h"
#include "core/rules/finding.h"

#include <map>

namespace aksnet::rules {

/// What one end of a rule covers.
struct RuleSide {
    bool isAny = false;            ///< "*", and for addresses inside also the tag VirtualNetwork
    bool isProbe = false;          ///< the tag AzureLoadBalancer, or any
    bool isInternet = false;       ///< the tag Internet, any, or a public range or service tag
    bool isWholeInternet = false;  ///< the tag Internet or any
    AddressSet addresses = {};

    /// The part of the others that it covers, and whether that is anything, or all.
    [[nodiscard]] AddressSet within(const AddressSet& others) const;
    [[nodiscard]] bool meets(const AddressSet& others) const;
    [[nodiscard]] bool covers(const AddressSet& others) const;
};

/// A rule read for walking.
struct ReadRule {
    const SecurityRule* rule;
    RuleSide source;
    RuleSide destination;
    bool isUncertain;  ///< names application security groups, whose members the plan does not know
};

/// A group's rules of one direction, by priority.
class SecurityWalk {
public:
    SecurityWalk(const NetworkSecurityGroup& group, SecurityRuleDirection direction);

    /// What must get through: `own` addresses behind the group, `peers` at the other end.
    struct Traffic {
        const AddressSet& own;
        const AddressSet& peers;
        Protocol protocol;
        std::uint16_t port;
    };
    struct Refusal {
        const SecurityRule* rule;
        Prefix peers;  ///< the first range of the peers that is refused
    };
    /// The first rule that refuses part of the traffic; none if all gets through. Where a rule is uncertain, it is taken to
    /// let through.
    [[nodiscard]] std::optional<Refusal> refusal(const Traffic& traffic) const;
    /// The first rule that refuses probes of Azure's load balancer on that port.
    [[nodiscard]] const SecurityRule* refusalOfProbes(std::uint16_t port) const;
    /// The rule that refuses the internet as a whole on that port, if none before it lets part of it through.
    [[nodiscard]] const SecurityRule* refusalOfInternet(const AddressSet& own, std::uint16_t port) const;

private:
    [[nodiscard]] bool isInbound() const { return m_direction == SecurityRuleDirection::inbound; }

    SecurityRuleDirection m_direction;
    std::vector<ReadRule> m_rules;
};

/// The walks of a plan's groups, each read once however many subnets share the group.
class SecurityWalks {
public:
    [[nodiscard]] const SecurityWalk& of(const NetworkSecurityGroup& group, SecurityRuleDirection direction);

private:
    std::map<std::pair<NetworkSecurityGroupId, SecurityRuleDirection>, SecurityWalk> m_walks;
};

/// A priority from `from` on that no rule of the direction has; none if all up to the last are taken.
[[nodiscard]] std::optional<int> freePriority(const NetworkSecurityGroup& group, SecurityRuleDirection direction,
                                              int from);

/// The fix that lets traffic between the two sets through ahead of that rule; none if no priority before it is free.
[[nodiscard]] std::optional<Fix> allowBefore(const NetworkSecurityGroup& group, const SecurityRule& refusing,
                                             const AddressSet& sources, const AddressSet& destinations,
                                             std::string_view name);

/// Addresses of the subnets' ranges.
[[nodiscard]] AddressSet addressesOf(const Facts& facts, std::span<const SubnetId> subnets);

/// "Rule deny-all (priority 4000) of network security group nsg-main"
[[nodiscard]] std::string titledRule(const NetworkSecurityGroup& group, const SecurityRule& rule);

}  // namespace aksnet::rules
