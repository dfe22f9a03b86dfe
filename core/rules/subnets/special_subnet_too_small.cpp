// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: AzureBastionSubnet, AzureFirewallSubnet, GatewaySubnet or RouteServerSubnet below the size its service wants.
// Why: Azure refuses the service, or it cannot grow. Fix: enlarge the subnet.
#include "core/catalog/special_subnets.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// The subnet's largest IPv4 range; none while it is being drawn.
std::optional<Prefix> largestIpv4Range(const Subnet& subnet) {
    std::optional<Prefix> largest;
    for (const Prefix& prefix : subnet.addressPrefixes) {
        if (prefix.isV4() && (!largest || prefix.length() < largest->length())) {
            largest = prefix;
        }
    }
    return largest;
}

void reportSpecialSubnet(FindingSink& sink, VirtualNetworkId network, const Subnet& subnet, const Prefix& range,
                         const catalog::SpecialSubnet& special) {
    const bool isRefused = range.length() > special.longestAllowed;
    const bool hasBetter = isRefused && special.longestRecommended < special.longestAllowed;
    Finding& finding =
        sink.add(subnet.id, "addressPrefixes",
                 fmt::format("Subnet {} is a /{}; for {} it {} be a /{} or larger{}.", subnet.name, range.length(),
                             special.purpose, isRefused ? "must" : "should",
                             isRefused ? special.longestAllowed : special.longestRecommended,
                             hasBetter ? fmt::format(", better a /{}", special.longestRecommended) : std::string()));
    finding.severity = isRefused ? Severity::error : Severity::warning;
    finding.sum = {{subnet.name, "length", fmt::format("/{}", range.length())},
                   {"least", std::string(special.purpose), fmt::format("/{}", special.longestAllowed)},
                   {"recommended", std::string(special.purpose), fmt::format("/{}", special.longestRecommended)}};
    if (const auto room = sink.proposals().subnetRange(network, subnet.id, range, special.longestRecommended)) {
        finding.fixes.push_back(replaceSubnetPrefix(subnet, range, *room));
    }
}

void checkSpecialSubnetTooSmall(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Subnet& subnet : network->subnets) {
            const auto* special = catalog::findSpecialSubnet(subnet.name);
            const auto range = special ? largestIpv4Range(subnet) : std::nullopt;
            if (range && range->length() > special->longestRecommended) {
                reportSpecialSubnet(sink, network->id, subnet, *range, *special);
            }
        }
    }
}

}  // namespace

const Rule specialSubnetTooSmall{
    .id = "SUB-002",
    .name = "special-subnet-too-small",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Dedicated subnet is smaller than its service needs",
    .azureCode = "",
    .levers = {Lever::subnetPrefix, Lever::neighbours},
    .check = checkSpecialSubnetTooSmall,
};

}  // namespace aksnet::rules
