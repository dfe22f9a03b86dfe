// SPDX-License-Identifier: GPL-3.0-or-later
//
// See security_groups.h.
#include "core/egress/security_groups.h"

#include "core/base/text.h"
#include "core/catalog/ranges.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace aksnet {

namespace {

enum class Match : std::uint8_t { no, perhaps, yes };

/// Of an address that is not known only its role says that it is a public one.
bool isPublic(const FlowAddress& address) {
    const bool isInside = address.role == AddressRole::pod || address.role == AddressRole::node ||
                          address.role == AddressRole::host || address.role == AddressRole::firewall;
    return (address.known() || !isInside) && std::ranges::none_of(address.within, [](const Prefix& prefix) {
               return catalog::isPrivate(prefix) || prefix == Prefix::containing(IpAddress::v4(0xa83f8110), 32);
           });
}

/// "Storage.WestEurope" of a service endpoint "Microsoft.Storage".
bool isTagOfService(std::string_view tag, std::string_view service) {
    const std::string_view shortName = service.substr(service.rfind('.') + 1);
    return equalsIgnoringCase(tag.substr(0, tag.find('.')), shortName);
}

Match matchTag(std::string_view tag, const FlowAddress& address, std::span<const Prefix> virtualNetwork) {
    if (tag == "*" || equalsIgnoringCase(tag, "Any")) {
        return Match::yes;
    }
    const bool isInNetwork = address.isIn(virtualNetwork);
    if (equalsIgnoringCase(tag, "VirtualNetwork")) {
        return isInNetwork ? Match::yes : Match::no;
    }
    if (equalsIgnoringCase(tag, "Internet")) {
        return isPublic(address) && !isInNetwork ? Match::yes : Match::no;
    }
    if (equalsIgnoringCase(tag, "AzureLoadBalancer")) {
        // Only health probes come from there; what a load balancer hands on keeps its client's address.
        return Match::no;
    }
    if (!isPublic(address)) {
        return Match::no;
    }
    if (address.role == AddressRole::platform) {
        return isTagOfService(tag, address.name) || equalsIgnoringCase(tag.substr(0, tag.find('.')), "AzureCloud")
                   ? Match::yes
                   : Match::no;
    }
    return Match::perhaps;
}

Match matchAddress(const std::string& text, const FlowAddress& address, std::span<const Prefix> virtualNetwork) {
    auto prefix = Prefix::parse(text);
    if (!prefix) {
        const auto one = IpAddress::parse(text);
        if (!one) {
            return matchTag(text, address, virtualNetwork);
        }
        prefix = Prefix::containing(*one, bitWidth(one->family()));
    }
    if (address.isIn(*prefix)) {
        return Match::yes;
    }
    // Of a public host that is not named, no rule for some range says anything.
    return address.role != AddressRole::internet && address.mayBeIn(*prefix) ? Match::perhaps : Match::no;
}

Match matchAddresses(const std::vector<std::string>& texts, const FlowAddress& address,
                     std::span<const Prefix> virtualNetwork) {
    Match best = texts.empty() ? Match::yes : Match::no;
    for (const std::string& text : texts) {
        best = std::max(best, matchAddress(text, address, virtualNetwork));
    }
    return best;
}

/// "80", "8000-8080" or "*".
bool holdsPort(std::string_view text, std::uint16_t port) {
    if (text == "*") {
        return true;
    }
    const auto number = [](std::string_view digits) {
        int value = -1;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    };
    const std::size_t dash = text.find('-');
    const int first = number(text.substr(0, dash));
    const int last = dash == std::string_view::npos ? first : number(text.substr(dash + 1));
    return first <= port && port <= last;
}

bool isEveryPort(std::string_view text) {
    return text == "*" || text == "0-65535";
}

Match matchPorts(const SecurityRule& rule, const PacketView& packet) {
    const bool holds =
        packet.protocol == Protocol::icmp || rule.destinationPortRanges.empty() ||
        std::ranges::any_of(rule.destinationPortRanges, [&](const auto& text) { return holdsPort(text, packet.port); });
    if (!holds) {
        return Match::no;
    }
    // The client's port is any high one.
    const bool isAnySource = rule.sourcePortRanges.empty() || std::ranges::any_of(rule.sourcePortRanges, isEveryPort);
    return isAnySource ? Match::yes : Match::perhaps;
}

bool isProtocol(std::string_view text, Protocol protocol) {
    constexpr std::array names{"Tcp", "Udp", "Icmp"};
    return text.empty() || text == "*" || equalsIgnoringCase(text, names[static_cast<std::size_t>(protocol)]);
}

/// Application security groups are kept as unknown fields; whom they hold is not in the plan.
bool namesApplicationGroups(const SecurityRule& rule) {
    return std::ranges::any_of(rule.unknownFields, [](const UnknownField& field) {
        return lowered(field.key).find("applicationsecuritygroups") != std::string::npos;
    });
}

Match matchRule(const SecurityRule& rule, const PacketView& packet, std::span<const Prefix> virtualNetwork) {
    if (!isProtocol(rule.protocol, packet.protocol)) {
        return Match::no;
    }
    const Match match =
        std::min({matchPorts(rule, packet), matchAddresses(rule.sourceAddressPrefixes, packet.source, virtualNetwork),
                  matchAddresses(rule.destinationAddressPrefixes, packet.destination, virtualNetwork)});
    return match == Match::yes && namesApplicationGroups(rule) ? Match::perhaps : match;
}

SecurityVerdict defaultVerdict(SecurityRuleDirection direction, const PacketView& packet,
                               std::span<const Prefix> virtualNetwork) {
    const bool isInside = packet.source.isIn(virtualNetwork) && packet.destination.isIn(virtualNetwork);
    if (direction == SecurityRuleDirection::inbound) {
        return isInside ? SecurityVerdict{true, "AllowVnetInBound", 65000, {}}
                        : SecurityVerdict{false, "DenyAllInBound", 65500, {}};
    }
    if (isInside) {
        return {true, "AllowVnetOutBound", 65000, {}};
    }
    return isPublic(packet.destination) ? SecurityVerdict{true, "AllowInternetOutBound", 65001, {}}
                                        : SecurityVerdict{false, "DenyAllOutBound", 65500, {}};
}

}  // namespace

SecurityVerdict evaluateSecurityGroup(const NetworkSecurityGroup& group, SecurityRuleDirection direction,
                                      const PacketView& packet, std::span<const Prefix> virtualNetwork) {
    std::vector<const SecurityRule*> rules;
    for (const SecurityRule& rule : group.securityRules) {
        if (rule.direction == direction) {
            rules.push_back(&rule);
        }
    }
    std::ranges::stable_sort(rules, {}, &SecurityRule::priority);
    std::vector<std::string> notes;
    for (const SecurityRule* rule : rules) {
        const Match match = matchRule(*rule, packet, virtualNetwork);
        if (match == Match::yes) {
            return {rule->access == SecurityRuleAccess::allow, rule->name, rule->priority, std::move(notes)};
        }
        if (match == Match::perhaps) {
            notes.push_back(fmt::format(
                "Whether rule {} of {} matches depends on addresses that the plan does not know; it is passed by.",
                rule->name, group.info.name));
        }
    }
    SecurityVerdict verdict = defaultVerdict(direction, packet, virtualNetwork);
    verdict.notes = std::move(notes);
    return verdict;
}

std::vector<Prefix> virtualNetworkTag(const Facts& facts, const VirtualNetwork& network, const Subnet& subnet) {
    std::vector<Prefix> ranges = network.addressPrefixes;
    for (const ReachableRange& range : facts.reachableFrom(network.id)) {
        ranges.push_back(range.prefix);
    }
    // The host's own address, by which DNS and probes come.
    ranges.push_back(Prefix::containing(IpAddress::v4(0xa83f8110), 32));
    if (const RouteTable* table = subnet.routeTable ? facts.index->find(*subnet.routeTable) : nullptr) {
        for (const Route& route : table->routes) {
            if (const auto prefix = Prefix::parse(route.addressPrefix); prefix && prefix->length() > 0) {
                ranges.push_back(*prefix);
            }
        }
    }
    const auto here = facts.find(subnet.id);
    for (const SubnetDemand& demand : here ? here->demands : std::vector<SubnetDemand>()) {
        const PoolFacts* pool =
            demand.owner.kind == ObjectKind::nodePool ? facts.find(NodePoolId(demand.owner.number)) : nullptr;
        if (const ClusterFacts* cluster = pool ? facts.find(pool->cluster) : nullptr) {
            for (const ClusterRange& range : cluster->podCidrs) {
                ranges.push_back(range.prefix);
            }
        }
    }
    return ranges;
}

}  // namespace aksnet
