// SPDX-License-Identifier: GPL-3.0-or-later
//
// See public_addresses.h.
#include "core/egress/public_addresses.h"

#include "core/egress/address_book.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet::egress {

namespace {

/// Gathers public addresses and prefixes; one of them without a known address makes the whole only a name.
class PublicAddresses {
public:
    PublicAddresses(const Facts& facts, IpFamily family) : m_facts(facts), m_family(family) {}

    void add(PublicIpAddressId id) {
        const PublicIpAddress* address = m_facts.index->find(id);
        if (!address || (address->ipAddress && address->ipAddress->family() != m_family)) {
            return;
        }
        ++m_count;
        m_lastName = "public IP " + address->info.name;
        if (address->ipAddress) {
            m_known.push_back(only(*address->ipAddress));
        } else {
            m_isUnknown = true;
        }
    }
    void add(PublicIpPrefixId id) {
        const PublicIpPrefix* prefix = m_facts.index->find(id);
        if (!prefix || (prefix->ipPrefix && prefix->ipPrefix->family() != m_family)) {
            return;
        }
        ++m_count;
        m_lastName = "public IP prefix " + prefix->info.name;
        if (prefix->ipPrefix) {
            m_known.push_back(*prefix->ipPrefix);
        } else {
            m_isUnknown = true;
        }
    }

    [[nodiscard]] bool empty() const { return m_count == 0; }
    [[nodiscard]] FlowAddress address(const std::string& of, ObjectRef owner) && {
        FlowAddress result{.role = AddressRole::egress, .within = std::move(m_known), .name = of, .owner = owner};
        if (m_isUnknown || result.within.empty()) {
            result.within = {Prefix::containing(IpAddress::of(m_family, 0), 0)};
            result.name = m_count == 1 ? fmt::format("the address of {} ({})", m_lastName, of)
                                       : fmt::format("a public address of {}", of);
        }
        return result;
    }

private:
    const Facts& m_facts;
    IpFamily m_family;
    std::vector<Prefix> m_known;
    std::string m_lastName;
    int m_count = 0;
    bool m_isUnknown = false;
};

}  // namespace

FlowAddress someEgress(std::string name, ObjectRef owner, IpFamily family) {
    return {.role = AddressRole::egress,
            .within = {Prefix::containing(IpAddress::of(family, 0), 0)},
            .name = std::move(name),
            .owner = owner};
}

FlowAddress natGatewayAddresses(const Facts& facts, const NatGateway& gateway) {
    PublicAddresses addresses(facts, IpFamily::v4);
    std::ranges::for_each(gateway.publicIpAddresses, [&](PublicIpAddressId id) { addresses.add(id); });
    std::ranges::for_each(gateway.publicIpPrefixes, [&](PublicIpPrefixId id) { addresses.add(id); });
    return std::move(addresses).address("NAT gateway " + gateway.info.name, gateway.id);
}

FlowAddress loadBalancerAddresses(const Facts& facts, const Cluster& cluster, IpFamily family) {
    const std::string name = "the load balancer of " + cluster.info.name;
    const auto& profile = cluster.networkProfile.loadBalancerProfile;
    PublicAddresses addresses(facts, family);
    if (profile) {
        std::ranges::for_each(profile->outboundIps, [&](PublicIpAddressId id) { addresses.add(id); });
        std::ranges::for_each(profile->outboundIpPrefixes, [&](PublicIpPrefixId id) { addresses.add(id); });
    }
    if (!addresses.empty()) {
        return std::move(addresses).address(name, cluster.id);
    }
    const std::optional<int> count = !profile                 ? std::nullopt
                                     : family == IpFamily::v4 ? profile->managedOutboundIpCount
                                                              : profile->managedOutboundIpv6Count;
    return someEgress(count.value_or(1) == 1
                          ? "the managed address of " + name
                          : fmt::format("one of {} managed addresses of {}", count.value_or(1), name),
                      cluster.id, family);
}

FlowAddress firewallAddresses(const Facts& facts, const Firewall& firewall) {
    PublicAddresses addresses(facts, IpFamily::v4);
    std::ranges::for_each(firewall.publicIpAddresses, [&](PublicIpAddressId id) { addresses.add(id); });
    return std::move(addresses).address(firewall.info.name, firewall.id);
}

}  // namespace aksnet::egress
