// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: two subnets of one virtual network share addresses.
// Why: Azure refuses the second one. Fix: move one of them into free space.
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// The fix that moves one of the two to free space of its own size.
void addMove(Proposals& proposals, SubnetId id, const Prefix& prefix, Finding& finding) {
    const SubnetPlace place = *proposals.facts().index->find(id);
    if (!prefix.isV4()) {
        return;
    }
    // The other of the two is no free space, so the proposal cannot be the place it has now.
    if (const auto room = proposals.freeBlock(place.virtualNetwork->id, prefix.length())) {
        finding.fixes.push_back(replaceSubnetPrefix(*place.subnet, prefix, *room));
    }
}

void checkSubnetOverlap(const Facts& facts, FindingSink& sink) {
    for (const RangeOverlap& overlap : overlapsOf(facts, OverlapKind::subnets)) {
        const SubnetId first(overlap.a.number);
        const SubnetId second(overlap.b.number);
        const SubnetPlace a = *facts.index->find(first);
        const SubnetPlace b = *facts.index->find(second);
        Finding& finding = sink.add(
            overlap.b, "addressPrefixes",
            fmt::format(
                "Subnet {} ({}) overlaps subnet {} ({}) of virtual network {}; Azure refuses the second of them.",
                b.subnet->name, overlap.bPrefix.text(), a.subnet->name, overlap.aPrefix.text(),
                a.virtualNetwork->info.name));
        finding.related = {overlap.a};
        finding.sum = overlapSum(facts, overlap);
        addMove(sink.proposals(), second, overlap.bPrefix, finding);
        addMove(sink.proposals(), first, overlap.aPrefix, finding);
    }
}

}  // namespace

const Rule subnetOverlap{
    .id = "IP-002",
    .name = "subnet-overlap",
    .family = "addressing",
    .severity = Severity::error,
    .title = "Subnets of one virtual network overlap",
    .azureCode = "NetcfgSubnetRangesOverlap",
    .check = checkSubnetOverlap,
};

}  // namespace aksnet::rules
