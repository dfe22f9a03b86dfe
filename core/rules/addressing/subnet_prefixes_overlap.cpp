// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: two prefixes of one subnet share addresses. Why: Azure refuses the subnet. Fix: keep only the outer range.
#include "core/rules/addressing/own_overlap.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkSubnetPrefixesOverlap(const Facts& facts, FindingSink& sink) {
    forEachSubnet(facts, [&](const VirtualNetwork&, const Subnet& subnet, const SubnetFacts&) {
        if (subnet.addressPrefixes.size() > 1) {
            reportOwnOverlap(sink, subnet.id, "addressPrefixes", fmt::format("Subnet {}", subnet.name),
                             subnet.addressPrefixes);
        }
    });
}

}  // namespace

const Rule subnetPrefixesOverlap{
    .id = "IP-009",
    .name = "subnet-prefixes-overlap",
    .family = "addressing",
    .severity = Severity::error,
    .title = "Ranges of one subnet overlap",
    .azureCode = "",
    .levers = {Lever::subnetPrefix},
    .check = checkSubnetPrefixesOverlap,
};

}  // namespace aksnet::rules
