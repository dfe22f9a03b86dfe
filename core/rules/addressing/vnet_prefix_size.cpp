// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: an IPv4 range of a virtual network smaller than /29 or larger than /8. Why: no subnet fits, or planning beyond what
// AKS documents. Fix: another range.
#include "core/catalog/network_limits.h"
#include "core/rules/definitions.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkVnetPrefixSize(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Prefix& prefix : network->addressPrefixes) {
            const bool isTooSmall = prefix.isV4() && prefix.length() > catalog::longestNetworkIpv4;
            const bool isTooLarge = prefix.isV4() && prefix.length() < catalog::shortestNetworkIpv4;
            if (!isTooSmall && !isTooLarge) {
                continue;
            }
            Finding& finding = sink.add(
                network->id, "addressSpace.addressPrefixes",
                isTooSmall ? fmt::format("Virtual network {} has {}; no subnet fits into less than a /{}.",
                                         network->info.name, prefix.text(), catalog::longestNetworkIpv4.value)
                           : fmt::format("Virtual network {} has {}; AKS plans with /{} at most.", network->info.name,
                                         prefix.text(), catalog::shortestNetworkIpv4.value));
            finding.severity = isTooSmall ? Severity::error : Severity::warning;
            finding.sum = {{network->info.name, "length", fmt::format("/{}", prefix.length())},
                           {"allowed", "from", fmt::format("/{}", catalog::shortestNetworkIpv4.value)},
                           {"allowed", "to", fmt::format("/{}", catalog::longestNetworkIpv4.value)}};
        }
    }
}

}  // namespace

const Rule vnetPrefixSize{
    .id = "IP-013",
    .name = "vnet-prefix-size",
    .family = "addressing",
    .severity = Severity::error,
    .title = "Virtual network's range has an unusual size",
    .azureCode = "",
    .levers = {Lever::addressSpace},
    .check = checkVnetPrefixSize,
};

}  // namespace aksnet::rules
