// SPDX-License-Identifier: GPL-3.0-or-later
//
// See security_walk.h.
#include "core/rules/policy/security_walk.h"

#include "core/base/text.h"
#include "core/catalog/network_limits.h"
#include "core/catalog/ranges.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

RuleSide readSide(const std::vector<std::string>& texts) {
    RuleSide side;
    AddressSetBuilder builder;
    side.isAny = texts.empty();
    for (const std::string& text : texts) {
        if (text == "*" || equalsIgnoringCase(text, "Any")) {
            side.isAny = true;
            continue;
        }
        // The walk asks about addresses of the cluster's own network only; the tag holds all of them.
        if (equalsIgnoringCase(text, "VirtualNetwork")) {
            builder.add(Prefix::containing(IpAddress::v4(0), 0));
            builder.add(Prefix::containing(IpAddress::v6(0), 0));
            continue;
        }
        if (equalsIgnoringCase(text, "AzureLoadBalancer")) {
            side.isProbe = true;
            continue;
        }
        auto prefix = Prefix::parse(text);
        if (!prefix) {
            const auto one = IpAddress::parse(text);
            if (!one) {
                side.isInternet = true;
                side.isWholeInternet = side.isWholeInternet || equalsIgnoringCase(text, "Internet");
                continue;
            }
            prefix = Prefix::containing(*one, bitWidth(one->family()));
        }
        side.isInternet = side.isInternet || !catalog::isPrivate(*prefix);
        side.isWholeInternet = side.isWholeInternet || (prefix->isV4() && prefix->length() == 0);
        builder.add(*prefix);
    }
    side.addresses = std::move(builder).build();
    if (side.isAny) {
        side.isProbe = side.isInternet = side.isWholeInternet = true;
    }
    return side;
}

bool namesApplicationGroup(const SecurityRule& rule) {
    return std::ranges::any_of(rule.unknownFields, [](const UnknownField& field) {
        return lowered(field.key).find("applicationsecuritygroups") != std::string::npos;
    });
}

bool isForProtocol(const SecurityRule& rule, Protocol protocol) {
    const std::string_view name = protocol == Protocol::tcp ? "Tcp" : protocol == Protocol::udp ? "Udp" : "Icmp";
    return rule.protocol.empty() || rule.protocol == "*" || equalsIgnoringCase(rule.protocol, name);
}

/// "80", "8000-8080" or "*".
bool isForPort(const SecurityRule& rule, std::uint16_t port) {
    const auto number = [](std::string_view digits) {
        int value = -1;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    };
    return rule.destinationPortRanges.empty() ||
           std::ranges::any_of(rule.destinationPortRanges, [&](std::string_view text) {
               const std::size_t dash = text.find('-');
               const int first = number(text.substr(0, dash));
               const int last = dash == std::string_view::npos ? first : number(text.substr(dash + 1));
               return text == "*" || (first <= port && port <= last);
           });
}

bool isRefusing(const ReadRule& read) {
    return read.rule->access == SecurityRuleAccess::deny && !read.isUncertain;
}

}  // namespace

AddressSet RuleSide::within(const AddressSet& others) const {
    return isAny ? others : others.intersected(addresses);
}

bool RuleSide::meets(const AddressSet& others) const {
    return isAny ? !others.empty() : std::ranges::any_of(others.ranges(), [&](const AddressRange& range) {
        return addresses.overlaps(range);
    });
}

bool RuleSide::covers(const AddressSet& others) const {
    return isAny ||
           std::ranges::all_of(others.ranges(), [&](const AddressRange& range) { return addresses.contains(range); });
}

SecurityWalk::SecurityWalk(const NetworkSecurityGroup& group, SecurityRuleDirection direction)
    : m_direction(direction) {
    for (const SecurityRule& rule : group.securityRules) {
        if (rule.direction == direction) {
            m_rules.push_back({&rule, readSide(rule.sourceAddressPrefixes), readSide(rule.destinationAddressPrefixes),
                               namesApplicationGroup(rule)});
        }
    }
    std::ranges::stable_sort(m_rules, {}, [](const ReadRule& read) { return read.rule->priority; });
}

std::optional<SecurityWalk::Refusal> SecurityWalk::refusal(const Traffic& traffic) const {
    AddressSet left = traffic.peers;
    for (const ReadRule& read : m_rules) {
        if (!isForProtocol(*read.rule, traffic.protocol) || !isForPort(*read.rule, traffic.port)) {
            continue;
        }
        const RuleSide& own = isInbound() ? read.destination : read.source;
        const RuleSide& peers = isInbound() ? read.source : read.destination;
        if (isRefusing(read)) {
            if (peers.meets(left) && own.meets(traffic.own)) {
                return Refusal{read.rule, peers.within(left).toPrefixes().front()};
            }
        } else if (read.isUncertain || (own.covers(traffic.own) && peers.covers(left))) {
            return std::nullopt;
        } else if (own.covers(traffic.own) && peers.meets(left)) {
            left = left.without(peers.addresses);
        }
    }
    return std::nullopt;
}

const SecurityRule* SecurityWalk::refusalOfProbes(std::uint16_t port) const {
    for (const ReadRule& read : m_rules) {
        if (isForProtocol(*read.rule, Protocol::tcp) && isForPort(*read.rule, port) && read.source.isProbe) {
            return isRefusing(read) ? read.rule : nullptr;
        }
    }
    return nullptr;
}

const SecurityRule* SecurityWalk::refusalOfInternet(const AddressSet& own, std::uint16_t port) const {
    for (const ReadRule& read : m_rules) {
        if (!isForProtocol(*read.rule, Protocol::tcp) || !isForPort(*read.rule, port) || !read.source.meets(own)) {
            continue;
        }
        if (isRefusing(read)) {
            if (read.destination.isWholeInternet) {
                return read.rule;
            }
        } else if (read.destination.isInternet || read.isUncertain) {
            return nullptr;
        }
    }
    return nullptr;
}

const SecurityWalk& SecurityWalks::of(const NetworkSecurityGroup& group, SecurityRuleDirection direction) {
    const std::pair key(group.id, direction);
    const auto found = m_walks.find(key);
    return found != m_walks.end() ? found->second : m_walks.emplace(key, SecurityWalk(group, direction)).first->second;
}

std::optional<int> freePriority(const NetworkSecurityGroup& group, SecurityRuleDirection direction, int from) {
    std::vector<int> taken;
    for (const SecurityRule& rule : group.securityRules) {
        if (rule.direction == direction) {
            taken.push_back(rule.priority);
        }
    }
    std::ranges::sort(taken);
    int priority = std::max(from, catalog::firstSecurityPriority.value);
    while (std::ranges::binary_search(taken, priority)) {
        ++priority;
    }
    return priority <= catalog::lastSecurityPriority ? std::optional(priority) : std::nullopt;
}

std::optional<Fix> allowBefore(const NetworkSecurityGroup& group, const SecurityRule& refusing,
                               const AddressSet& sources, const AddressSet& destinations, std::string_view name) {
    const auto priority = freePriority(group, refusing.direction, catalog::firstSecurityPriority);
    if (!priority || *priority >= refusing.priority) {
        return std::nullopt;
    }
    const auto texts = [](const AddressSet& set) {
        std::vector<std::string> prefixes;
        std::ranges::transform(set.toPrefixes(), std::back_inserter(prefixes), &Prefix::text);
        return prefixes;
    };
    NetworkSecurityGroup changed = group;
    changed.securityRules.push_back({.name = std::string(name),
                                     .priority = *priority,
                                     .direction = refusing.direction,
                                     .access = SecurityRuleAccess::allow,
                                     .protocol = "*",
                                     .sourceAddressPrefixes = texts(sources),
                                     .sourcePortRanges = {"*"},
                                     .destinationAddressPrefixes = texts(destinations),
                                     .destinationPortRanges = {"*"}});
    return Fix{fmt::format("Let this traffic through ahead of {}", refusing.name),
               Put<NetworkSecurityGroup>{std::move(changed)}};
}

AddressSet addressesOf(const Facts& facts, std::span<const SubnetId> subnets) {
    AddressSetBuilder builder;
    for (const SubnetId id : subnets) {
        for (const Prefix& prefix : facts.index->find(id)->subnet->addressPrefixes) {
            builder.add(prefix);
        }
    }
    return std::move(builder).build();
}

std::string titledRule(const NetworkSecurityGroup& group, const SecurityRule& rule) {
    return fmt::format("Rule {} (priority {}) of network security group {}", rule.name, rule.priority, group.info.name);
}

}  // namespace aksnet::rules
