// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: an IPv4 subnet smaller than /29, or an IPv6 subnet that is not /64.
// Why: Azure refuses it: five addresses of every IPv4 subnet are its own. Fix: enlarge the subnet.
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// Addresses of a /29.
constexpr std::uint64_t smallestIpv4Subnet = std::uint64_t{1} << (32 - catalog::longestSubnetIpv4);

void reportTooSmallIpv4(FindingSink& sink, const VirtualNetwork& network, const Subnet& subnet, const Prefix& prefix) {
    Finding& finding =
        sink.add(subnet.id, "addressPrefixes",
                 fmt::format("Subnet {} is {}; the smallest IPv4 subnet is /{}, as Azure keeps {} addresses of each.",
                             subnet.name, prefix.text(), catalog::longestSubnetIpv4.value,
                             catalog::reservedAddressesPerSubnet.value));
    finding.sum = {
        {subnet.name, "addresses", grouped(prefix.size())},
        {"Azure reserves", "in every subnet", grouped(catalog::reservedAddressesPerSubnet.value)},
        {"smallest subnet", fmt::format("/{}", catalog::longestSubnetIpv4.value), grouped(smallestIpv4Subnet)}};
    if (const auto room = sink.proposals().subnetRange(network.id, subnet.id, prefix, catalog::longestSubnetIpv4)) {
        finding.fixes.push_back(replaceSubnetPrefix(subnet, prefix, *room));
    }
}

void reportIpv6(FindingSink& sink, const VirtualNetwork& network, const Subnet& subnet, const Prefix& prefix) {
    Finding& finding = sink.add(subnet.id, "addressPrefixes",
                                fmt::format("Subnet {} is {}; an IPv6 subnet must be exactly /{}.", subnet.name,
                                            prefix.text(), catalog::onlySubnetIpv6.value));
    finding.sum = {{subnet.name, "length", fmt::format("/{}", prefix.length())},
                   {"every IPv6 subnet", "length", fmt::format("/{}", catalog::onlySubnetIpv6.value)}};
    // The first /64 of a larger range, or the one around a smaller range.
    const Prefix right = Prefix::containing(prefix.first(), catalog::onlySubnetIpv6);
    const bool isInside =
        std::ranges::any_of(network.addressPrefixes, [&](const Prefix& space) { return space.contains(right); });
    const bool isTaken = std::ranges::any_of(network.subnets, [&](const Subnet& other) {
        return other.id != subnet.id &&
               std::ranges::any_of(other.addressPrefixes, [&](const Prefix& used) { return used.overlaps(right); });
    });
    if (isInside && !isTaken) {
        finding.fixes.push_back(replaceSubnetPrefix(subnet, prefix, right));
    }
}

void checkSubnetSize(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Subnet& subnet : network->subnets) {
            for (const Prefix& prefix : subnet.addressPrefixes) {
                if (prefix.isV4() && prefix.length() > catalog::longestSubnetIpv4) {
                    reportTooSmallIpv4(sink, *network, subnet, prefix);
                } else if (!prefix.isV4() && prefix.length() != catalog::onlySubnetIpv6) {
                    reportIpv6(sink, *network, subnet, prefix);
                }
            }
        }
    }
}

}  // namespace

const Rule subnetSize{
    .id = "IP-006",
    .name = "subnet-size",
    .family = "addressing",
    .severity = Severity::error,
    .title = "Subnet has a size that Azure does not allow",
    .azureCode = "",
    .levers = {Lever::subnetPrefix},
    .check = checkSubnetSize,
};

}  // namespace aksnet::rules
