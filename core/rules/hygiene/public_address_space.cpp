// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a range of a virtual network that is not private space. Why: the owners of these addresses on the internet can no
// longer be reached from it. Fix: private space.
#include "core/catalog/ranges.h"
#include "core/rules/definitions.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPublicAddressSpace(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Prefix& prefix : network->addressPrefixes) {
            const auto meets = [&](const catalog::ForbiddenRange& forbidden) {
                return forbidden.range.overlaps(prefix);
            };
            if (!prefix.isV4() || catalog::isPrivate(prefix) ||
                std::ranges::any_of(catalog::platformForbiddenRanges(), meets)) {
                continue;
            }
            Finding& finding = sink.add(
                network->id, "addressSpace.addressPrefixes",
                fmt::format("Virtual network {} uses {}, which is public space; hosts on the internet with these "
                            "addresses cannot be reached from it.",
                            network->info.name, prefix.text()));
            finding.sum = {{network->info.name, AddressRange(prefix).text(), prefix.text()}};
        }
    }
}

}  // namespace

const Rule publicAddressSpace{
    .id = "HYG-003",
    .name = "public-address-space",
    .family = "hygiene",
    .severity = Severity::warning,
    .title = "Virtual network uses public addresses",
    .azureCode = "",
    .levers = {Lever::addressSpace, Lever::virtualNetwork},
    .check = checkPublicAddressSpace,
};

}  // namespace aksnet::rules
