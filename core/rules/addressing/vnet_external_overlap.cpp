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
    forEachPair(facts, OverlapKind::networkAndExternal, [&](std::span<const RangeOverlap> pairs) {
        const RangeOverlap& first = pairs.front();
        Finding& finding = sink.add(
            first.a, "addressSpace.addressPrefixes",
            fmt::format(
                "Virtual network {} ({}) overlaps external network {} ({}), which it is connected to{}; neither side can reach "
                "the shared addresses of the other.",
                facts.index->nameOf(first.a), first.aPrefix.text(), facts.index->nameOf(first.b), first.bPrefix.text(),
                morePairs(pairs.size())));
        finding.related = {first.b};
        finding.sum = overlapSum(facts, pairs);
    });
}

}  // namespace

const Rule vnetExternalOverlap{
    .id = "IP-004",
    .name = "vnet-external-overlap",
    .family = "addressing",
    .severity = Severity::warning,
    .title = "Virtual network overlaps a connected external network",
    .azureCode = "",
    .levers = {Lever::addressSpace, Lever::externalNetwork},
    .check = checkVnetExternalOverlap,
};

}  // namespace aksnet::rules
