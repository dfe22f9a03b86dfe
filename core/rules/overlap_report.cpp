// SPDX-License-Identifier: GPL-3.0-or-later
//
// See overlap_report.h.
#include "core/rules/overlap_report.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

std::vector<SumRow> overlapSum(const Facts& facts, const RangeOverlap& overlap, std::string_view aLabel) {
    // Prefixes only nest, so what two of them share is the smaller one.
    const Prefix& shared = overlap.aPrefix.length() >= overlap.bPrefix.length() ? overlap.aPrefix : overlap.bPrefix;
    return {{std::string(aLabel), "range", overlap.aPrefix.text()},
            {titled(facts, overlap.b), "range", overlap.bPrefix.text()},
            {"shared", AddressRange(shared).text(), shared.text()}};
}

Finding& reportClusterOverlap(const Facts& facts, FindingSink& sink, const RangeOverlap& overlap, const ClusterRangeWords& words, std::string_view consequence) {
    const ClusterFacts& cluster = *facts.find(ClusterId(overlap.a.number));
    const bool isPod = words.name == podCidrWords.name;
    const auto& ranges = isPod ? cluster.podCidrs : cluster.serviceCidrs;
    const bool isDefault = std::ranges::any_of(ranges, [&](const ClusterRange& range) { return range.prefix == overlap.aPrefix && range.isDefault; });
    Finding& finding = sink.add(overlap.a, words.field,
                                fmt::format("The {} {} of cluster {}{} overlaps {} ({}). {}", words.name, overlap.aPrefix.text(), cluster.value->info.name,
                                            isDefault ? " (AKS's default, as none is stated)" : "", titled(facts, overlap.b), overlap.bPrefix.text(), consequence));
    finding.related = {overlap.b};
    finding.sum = overlapSum(facts, overlap, fmt::format("{} of {}", words.name, cluster.value->info.name));
    if (overlap.aPrefix.isV4()) {
        if (isPod) {
            addPodCidrFix(facts, cluster, overlap.aPrefix.length(), finding);
        } else {
            // A replacement as large as a too large range would be refused in its turn; a /16 is AKS's default size.
            addServiceCidrFix(facts, cluster, std::max(overlap.aPrefix.length(), 16), finding);
        }
    }
    return finding;
}

}  // namespace aksnet::rules
