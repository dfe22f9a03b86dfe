// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: two prefixes of one virtual network's address space share addresses. Why: Azure refuses the address space. Fix: keep
// only the outer range.
#include "core/rules/addressing/own_overlap.h"
#include "core/rules/definitions.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkVnetPrefixesOverlap(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
        if (network->addressPrefixes.size() > 1) {
            reportOwnOverlap(sink, network->id, "addressSpace.addressPrefixes",
                             fmt::format("Virtual network {}", network->info.name), network->addressPrefixes);
        }
    }
}

}  // namespace

const Rule vnetPrefixesOverlap{
    .id = "IP-008",
    .name = "vnet-prefixes-overlap",
    .family = "addressing",
    .severity = Severity::error,
    .title = "Ranges of one virtual network overlap",
    .azureCode = "",
    .levers = {Lever::addressSpace},
    .check = checkVnetPrefixesOverlap,
};

}  // namespace aksnet::rules
