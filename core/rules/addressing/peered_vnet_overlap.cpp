// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the address spaces of two peered virtual networks share addresses.
// Why: Azure refuses the peering. Fix: give one of the networks another address space before anything is deployed in it.
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPeeredVnetOverlap(const Facts& facts, FindingSink& sink) {
    forEachPair(facts, OverlapKind::peeredNetworks, [&](std::span<const RangeOverlap> pairs) {
        const RangeOverlap& first = pairs.front();
        Finding& finding = sink.add(
            first.a, "addressSpace.addressPrefixes",
            fmt::format(
                "Virtual network {} ({}) is peered with {} ({}); the two ranges overlap{}, so Azure refuses the peering.",
                facts.index->nameOf(first.a), first.aPrefix.text(), titled(facts, first.b), first.bPrefix.text(),
                morePairs(pairs.size())));
        finding.related = {first.b};
        finding.sum = overlapSum(facts, pairs);
    });
}

}  // namespace

const Rule peeredVnetOverlap{
    .id = "IP-003",
    .name = "peered-vnet-overlap",
    .family = "addressing",
    .severity = Severity::error,
    .title = "Peered virtual networks overlap",
    .azureCode = "VnetAddressSpacesOverlap",
    .levers = {Lever::addressSpace, Lever::peering},
    .check = checkPeeredVnetOverlap,
};

}  // namespace aksnet::rules
