// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a virtual network shares addresses with a network it is connected to outside Azure.
// Why: Azure accepts it, but each side keeps the shared addresses to itself. Fix: readdress one side, or advertise less.
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkVnetExternalOverlap(const Facts& facts, FindingSink& sink) {
    for (const RangeOverlap& overlap : overlapsOf(facts, OverlapKind::networkAndExternal)) {
        const VirtualNetwork& network = *facts.index->find(VirtualNetworkId(overlap.a.number));
        Finding& finding = sink.add(
            overlap.a, "addressSpace.addressPrefixes",
            fmt::format(
                "Virtual network {} ({}) overlaps external network {} ({}), which it is connected to; neither side can reach the "
                "shared addresses of the other.",
                network.info.name, overlap.aPrefix.text(), facts.index->nameOf(overlap.b), overlap.bPrefix.text()));
        finding.related = {overlap.b};
        finding.sum = overlapSum(facts, overlap);
    }
}

}  // namespace

const Rule vnetExternalOverlap{
    .id = "IP-004",
    .name = "vnet-external-overlap",
    .family = "addressing",
    .severity = Severity::warning,
    .title = "Virtual network overlaps a connected external network",
    .azureCode = "",
    .check = checkVnetExternalOverlap,
};

}  // namespace aksnet::rules
