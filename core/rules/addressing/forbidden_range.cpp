// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a virtual network uses multicast, loopback, link-local, broadcast or Azure's own platform addresses.
// Why: Azure refuses such address space. Fix: take private space (RFC 1918) or 100.64.0.0/10.
#include "core/catalog/ranges.h"
#include "core/rules/definitions.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aksnet::rules {

namespace {

/// A range that no subnet uses can simply go, if another one is left.
void addRemoval(const VirtualNetwork& network, const Prefix& prefix, Finding& finding) {
    const auto isUsed = [&](const Subnet& subnet) {
        return std::ranges::any_of(subnet.addressPrefixes, [&](const Prefix& used) { return used.overlaps(prefix); });
    };
    if (network.addressPrefixes.size() < 2 || std::ranges::any_of(network.subnets, isUsed)) {
        return;
    }
    std::vector<Prefix> left = network.addressPrefixes;
    std::erase(left, prefix);
    finding.fixes.push_back({fmt::format("Remove {} from the address space of {}", prefix.text(), network.info.name),
                             SetAddressPrefixes{network.id, std::move(left)}});
}

void checkForbiddenRange(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Prefix& prefix : network->addressPrefixes) {
            std::vector<std::string> met;
            std::vector<SumRow> sum{{network->info.name, "address space", prefix.text()}};
            for (const auto& forbidden : catalog::platformForbiddenRanges()) {
                if (prefix.overlaps(forbidden.range)) {
                    met.push_back(fmt::format("{} ({})", forbidden.reason, forbidden.range.text()));
                    sum.push_back({"forbidden", std::string(forbidden.reason), forbidden.range.text()});
                }
            }
            if (!met.empty()) {
                Finding& finding =
                    sink.add(network->id, "addressSpace.addressPrefixes",
                             fmt::format("Virtual network {} has {}, which meets {}; no virtual network may use that.",
                                         network->info.name, prefix.text(), fmt::join(met, " and ")));
                finding.sum = std::move(sum);
                addRemoval(*network, prefix, finding);
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
    .levers = {Lever::addressSpace},
    .check = checkForbiddenRange,
};

}  // namespace aksnet::rules
