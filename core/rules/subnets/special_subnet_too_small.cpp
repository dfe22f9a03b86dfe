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

void checkSpecialSubnetTooSmall(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Subnet& subnet : network->subnets) {
            const auto* special = catalog::findSpecialSubnet(subnet.name);
            const auto prefix = std::ranges::find_if(subnet.addressPrefixes, [](const Prefix& each) { return each.isV4(); });
            if (!special || prefix == subnet.addressPrefixes.end() || prefix->length() <= special->longestRecommended) {
                continue;
            }
            const bool isRefused = prefix->length() > special->longestAllowed;
            Finding& finding = sink.add(subnet.id, "addressPrefixes",
                                        fmt::format("Subnet {} is a /{}; {} {} a /{} or larger.", subnet.name, prefix->length(), special->purpose,
                                                    isRefused ? "needs" : "should have", isRefused ? special->longestAllowed : special->longestRecommended));
            if (!isRefused) {
                finding.severity = Severity::warning;
            }
            finding.sum = {{subnet.name, "length", fmt::format("/{}", prefix->length())}, {"needed", "at most", fmt::format("/{}", special->longestRecommended)}};
            if (const auto room = sink.proposals().subnetRange(network->id, subnet.id, *prefix, special->longestRecommended)) {
                finding.fixes.push_back(replaceSubnetPrefix(subnet, *prefix, *room));
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
    .check = checkSpecialSubnetTooSmall,
};

}  // namespace aksnet::rules
