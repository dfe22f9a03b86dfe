// SPDX-License-Identifier: GPL-3.0-or-later
//
// See ranges.h.
#include "core/catalog/ranges.h"

#include "core/catalog/aks_managed_network.h"
#include "core/catalog/defaults.h"

#include <algorithm>
#include <array>

namespace aksnet::catalog {

using namespace literals;

namespace {
/// A fact's text as a value, read once for each fact.
template <const Fact<std::string_view>& fact>
Prefix parsedOnce() {
    static const Prefix prefix = *Prefix::parse(fact.value);
    return prefix;
}

}  // namespace

std::span<const ForbiddenRange> platformForbiddenRanges() {
    static const std::array ranges{
        ForbiddenRange{"127.0.0.0/8"_prefix, "loopback space", sources::virtualNetworkFaq},
        ForbiddenRange{"168.63.129.16/32"_prefix, "Azure's own DNS, DHCP and health-probe address",
                       sources::virtualNetworkFaq},
        ForbiddenRange{"169.254.0.0/16"_prefix, "link-local space", sources::virtualNetworkFaq},
        ForbiddenRange{"224.0.0.0/4"_prefix, "multicast space", sources::virtualNetworkFaq},
        ForbiddenRange{"255.255.255.255/32"_prefix, "the broadcast address", sources::virtualNetworkFaq},
    };
    return ranges;
}

std::span<const ForbiddenRange> aksReservedRanges() {
    static const std::array ranges{
        ForbiddenRange{"169.254.0.0/16"_prefix, "reserved by AKS", sources::cniOverview},
        ForbiddenRange{"172.30.0.0/16"_prefix, "reserved by AKS", sources::cniOverview},
        ForbiddenRange{"172.31.0.0/16"_prefix, "reserved by AKS", sources::cniOverview},
        ForbiddenRange{"192.0.2.0/24"_prefix, "reserved by AKS", sources::cniOverview},
    };
    return ranges;
}

Prefix defaultPodCidr() {
    return parsedOnce<podCidrText>();
}
Prefix defaultServiceCidr() {
    return parsedOnce<serviceCidrText>();
}
IpAddress defaultDnsServiceIp() {
    static const IpAddress address = *IpAddress::parse(dnsServiceIpText.value);
    return address;
}
Prefix defaultPodCidrIpv6() {
    return parsedOnce<podCidrIpv6Text>();
}
Prefix defaultServiceCidrIpv6() {
    return parsedOnce<serviceCidrIpv6Text>();
}
Prefix managedVirtualNetwork() {
    return parsedOnce<aksManagedNetworkPrefix>();
}
Prefix managedSubnet() {
    return parsedOnce<aksManagedSubnetPrefix>();
}

bool isPrivate(const Prefix& prefix) {
    static const std::array privateSpace{"10.0.0.0/8"_prefix, "100.64.0.0/10"_prefix, "172.16.0.0/12"_prefix,
                                         "192.168.0.0/16"_prefix, "fc00::/7"_prefix};
    return std::ranges::any_of(privateSpace, [&](const Prefix& space) { return space.contains(prefix); });
}

}  // namespace aksnet::catalog
