// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: an IPv4 subnet smaller than /29, or an IPv6 subnet that is not /64.
// Why: Azure refuses it: five addresses of every IPv4 subnet are its own. Fix: enlarge the subnet.
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkSubnetSize(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Subnet& subnet : network->subnets) {
            for (const Prefix& prefix : subnet.addressPrefixes) {
                if (prefix.isV4() && prefix.length() > catalog::longestSubnetIpv4) {
                    Finding& finding = sink.add(subnet.id, "addressPrefixes",
                                                fmt::format("Subnet {} is {}; the smallest IPv4 subnet is /{}, as Azure keeps five addresses of each.", subnet.name,
                                                            prefix.text(), catalog::longestSubnetIpv4.value));
                    finding.sum = {{subnet.name, "size", toText(prefix.size())}, {"Azure reserves", "in every subnet", toText(catalog::reservedAddressesPerSubnet.value)}};
                    if (const auto room = proposeSubnet(facts, network->id, subnet.id, prefix, catalog::longestSubnetIpv4)) {
                        finding.fixes.push_back(replaceSubnetPrefix(subnet, prefix, *room));
                    }
                } else if (!prefix.isV4() && prefix.length() != catalog::onlySubnetIpv6) {
                    sink.add(subnet.id, "addressPrefixes",
                             fmt::format("Subnet {} is {}; an IPv6 subnet must be exactly /{}.", subnet.name, prefix.text(), catalog::onlySubnetIpv6.value));
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
    .check = checkSubnetSize,
};

}  // namespace aksnet::rules
