// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the plan names approved ranges, and a virtual network has addresses outside of them. Why: the range may be in use or
// routed elsewhere in the company. Fix: take a range from an approved one, or have it approved.
#include "core/address/address_set.h"
#include "core/rules/definitions.h"
#include "core/rules/wording.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkOutsideApprovedRanges(const Facts& facts, FindingSink& sink) {
    if (facts.plan->approvedRanges.empty()) {
        return;
    }
    AddressSetBuilder builder;
    std::set<IpFamily> families;
    std::vector<std::string> names;
    for (const ApprovedRange& approved : facts.plan->approvedRanges) {
        builder.add(approved.range);
        families.insert(approved.range.family());
        names.push_back(fmt::format("{} {}", approved.name, approved.range.text()));
    }
    std::ranges::sort(names);
    const AddressSet allowed = std::move(builder).build();
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Prefix& prefix : network->addressPrefixes) {
            // Nobody may have thought of a family yet; AKS's own network is out of the company's hands.
            if (network->managedByAks || !families.contains(prefix.family()) || allowed.contains(prefix)) {
                continue;
            }
            Finding& finding =
                sink.add(network->id, "addressSpace.addressPrefixes",
                         fmt::format("Virtual network {} has {}, which is not inside the approved ranges ({}).",
                                     network->info.name, prefix.text(), listed(names)));
            finding.sum = {{network->info.name, AddressRange(prefix).text(), prefix.text()}};
        }
    }
}

}  // namespace

const Rule outsideApprovedRanges{
    .id = "HYG-004",
    .name = "outside-approved-ranges",
    .family = "hygiene",
    .severity = Severity::warning,
    .title = "Virtual network lies outside the approved ranges",
    .azureCode = "",
    .levers = {Lever::addressSpace, Lever::approvedRanges, Lever::virtualNetwork},
    .check = checkOutsideApprovedRanges,
};

}  // namespace aksnet::rules
