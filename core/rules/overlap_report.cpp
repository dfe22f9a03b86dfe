// SPDX-License-Identifier: GPL-3.0-or-later
//
// See overlap_report.h.
#include "core/rules/overlap_report.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

std::vector<SumRow> overlapSum(const RangeOverlap& overlap, std::string_view aLabel, std::string_view bLabel) {
    // Prefixes only nest, so what two of them share is the smaller one.
    const Prefix& shared = overlap.aPrefix.length() >= overlap.bPrefix.length() ? overlap.aPrefix : overlap.bPrefix;
    return {{std::string(aLabel), "range", overlap.aPrefix.text()},
            {std::string(bLabel), "range", overlap.bPrefix.text()},
            {"shared", AddressRange(shared).text(), shared.text()}};
}

Finding& reportClusterOverlap(const Facts& facts, FindingSink& sink, const RangeOverlap& overlap, const ClusterRangeWords& words, std::string_view consequence) {
    const ClusterFacts& cluster = *facts.find(ClusterId(overlap.a.number));
    const bool isPod = words.name == podCidrWords.name;
    const auto& ranges = isPod ? cluster.podCidrs : cluster.serviceCidrs;
    const bool isDefault = std::ranges::any_of(ranges, [&](const ClusterRange& range) { return range.prefix == overlap.aPrefix && range.isDefault; });
    const bool isWithinCluster = overlap.b == overlap.a;
    const std::string other = isWithinCluster ? std::string("its pod CIDR") : titled(facts, overlap.b);
    Finding& finding = sink.add(overlap.a, words.field,
                                fmt::format("The {} {} of cluster {}{} overlaps {} ({}). {}", words.name, overlap.aPrefix.text(), cluster.value->info.name,
                                            isDefault ? " (AKS's default, as none is stated)" : "", other, overlap.bPrefix.text(), consequence));
    if (!isWithinCluster) {
        finding.related = {overlap.b};
    }
    finding.sum = overlapSum(overlap, fmt::format("{} of {}", words.name, cluster.value->info.name), other);
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
