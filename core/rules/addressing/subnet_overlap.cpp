// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: two subnets of one virtual network share addresses.
// Why: Azure refuses the second one. Fix: move one of them into free space. One finding for each subnet that lies in others,
// however many those are.
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"
#include "core/rules/wording.h"

#include <map>

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

/// All that one prefix of a subnet lies in, or is equal to.
void reportSubnetOverlap(const Facts& facts, FindingSink& sink, std::span<const RangeOverlap> met) {
    const RangeOverlap& first = met.front();
    const SubnetPlace inner = *facts.index->find(SubnetId(first.a.number));
    std::vector<std::string> others;
    std::vector<ObjectRef> related;
    std::vector<SumRow> sum{{titled(facts, first.a), AddressRange(first.aPrefix).text(), first.aPrefix.text()}};
    std::size_t unlisted = 0;
    for (const RangeOverlap& overlap : met) {
        others.push_back(fmt::format("{} ({})", facts.index->nameOf(overlap.b), overlap.bPrefix.text()));
        if (related.empty() || related.back() != overlap.b) {
            related.push_back(overlap.b);
        }
        sum.push_back({titled(facts, overlap.b), fmt::format("shares {}", AddressRange(sharedRange(overlap)).text()),
                       overlap.bPrefix.text()});
        unlisted += overlap.more;
    }
    addUnlisted(unlisted, sum);
    const bool isOne = met.size() + unlisted == 1;
    Finding& finding = sink.add(
        first.a, "addressPrefixes",
        fmt::format("Subnet {} ({}) overlaps {} {} of virtual network {}; Azure refuses {}.", inner.subnet->name,
                    first.aPrefix.text(), isOne ? "subnet" : "subnets", listed(others, unlisted),
                    inner.virtualNetwork->info.name, isOne ? "the second of them" : "all but one of them"));
    finding.related = std::move(related);
    finding.sum = std::move(sum);
    addMove(sink.proposals(), inner.subnet->id, first.aPrefix, finding);
    if (isOne) {
        addMove(sink.proposals(), SubnetId(first.b.number), first.bPrefix, finding);
    }
}

void checkSubnetOverlap(const Facts& facts, FindingSink& sink) {
    std::map<std::pair<ObjectRef, Prefix>, std::vector<RangeOverlap>> byRange;
    for (const RangeOverlap& overlap : overlapsOf(facts, OverlapKind::subnets)) {
        byRange[{overlap.a, overlap.aPrefix}].push_back(overlap);
    }
    for (const auto& [range, met] : byRange) {
        reportSubnetOverlap(facts, sink, met);
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
    .levers = {Lever::subnetPrefix},
    .check = checkSubnetOverlap,
};

}  // namespace aksnet::rules
