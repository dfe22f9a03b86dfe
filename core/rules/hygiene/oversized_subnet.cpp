// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a subnet of 1,024 addresses or more in which pools at their largest use less than an eighth. Why: private space is
// scarce where networks are connected. Fix: a smaller range, with room to grow.
#include "core/base/text.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"
#include "core/rules/overlap_report.h"
#include "core/rules/plan_walk.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

constexpr std::uint64_t leastWorthTelling = 1024;
constexpr std::uint64_t wasteful = 8;
/// What a smaller range must still hold: twice the peak.
constexpr std::uint64_t roomToGrow = 2;

/// Subnets whose ranges meet others: which of two is the inner one would change with their size.
std::set<ObjectRef> overlappingSubnets(const Facts& facts) {
    std::set<ObjectRef> subnets;
    for (const RangeOverlap& overlap : overlapsOf(facts, OverlapKind::subnets)) {
        subnets.insert({overlap.a, overlap.b});
    }
    return subnets;
}

void checkOversizedSubnet(const Facts& facts, FindingSink& sink) {
    std::optional<std::set<ObjectRef>> overlapping;  // once there is anything to tell
    forEachSubnet(facts, [&](const VirtualNetwork& network, const Subnet& subnet, const SubnetFacts& counts) {
        if (counts.size < leastWorthTelling || counts.nodes == 0 || counts.used() * wasteful >= counts.usable() ||
            network.managedByAks) {
            return;
        }
        const auto isV4 = [](const Prefix& prefix) { return prefix.isV4(); };
        const int length = smallestSubnetFor(counts.used() * roomToGrow);
        Finding& finding = sink.add(
            subnet.id, "addressPrefixes",
            fmt::format("Subnet {} has {}; at their largest its pools use {}. A /{} would hold twice that.",
                        subnet.name, counted(counts.usable(), "usable address"), grouped(counts.used()), length));
        finding.sum = {{"usable", fmt::format("{} − {} reserved by Azure", grouped(counts.size), counts.reserved),
                        grouped(counts.usable())},
                       {"used", "all pools at their largest, surge included", grouped(counts.used())},
                       {"free", "", grouped(counts.free())}};
        if (!overlapping) {
            overlapping = overlappingSubnets(facts);
        }
        if (std::ranges::count_if(subnet.addressPrefixes, isV4) == 1 && !overlapping->contains(subnet.id)) {
            const Prefix& current = *std::ranges::find_if(subnet.addressPrefixes, isV4);
            finding.fixes.push_back(replaceSubnetPrefix(subnet, current, Prefix::containing(current.first(), length)));
        }
    });
}

}  // namespace

const Rule oversizedSubnet{
    .id = "HYG-006",
    .name = "oversized-subnet",
    .family = "hygiene",
    .severity = Severity::info,
    .title = "Subnet is far larger than its pools will ever need",
    .azureCode = "",
    .levers = {Lever::subnetPrefix},
    .check = checkOversizedSubnet,
};

}  // namespace aksnet::rules
