// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a virtual network uses multicast, loopback, link-local, broadcast or Azure's own platform addresses.
// Why: Azure refuses such address space. Fix: take private space (RFC 1918) or 100.64.0.0/10.
#include "core/catalog/ranges.h"
#include "core/rules/definitions.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkForbiddenRange(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Prefix& prefix : network->addressPrefixes) {
            for (const auto& forbidden : catalog::platformForbiddenRanges()) {
                if (prefix.overlaps(forbidden.range)) {
                    Finding& finding = sink.add(network->id, "addressSpace.addressPrefixes",
                                                fmt::format("Virtual network {} uses {}, which meets {}: {}, which no virtual network may use.", network->info.name,
                                                            prefix.text(), forbidden.range.text(), forbidden.reason));
                    finding.sum = {{network->info.name, "address space", prefix.text()}, {"forbidden", std::string(forbidden.reason), forbidden.range.text()}};
                }
            }
        }
    }
}

}  // namespace

const Rule forbiddenRange{
    .id = "IP-005",
    .name = "forbidden-range",
    .family = "addressing",
    .severity = Severity::error,
    .title = "Address space that Azure forbids",
    .azureCode = "",
    .check = checkForbiddenRange,
};

}  // namespace aksnet::rules
