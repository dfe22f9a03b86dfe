// SPDX-License-Identifier: GPL-3.0-or-later
//
// See overlap_report.h.
#include "core/rules/overlap_report.h"

#include <map>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// Up to this many things that a range meets are named in its sentence, and have a row in its sum.
constexpr std::size_t namedInSentence = 3;
constexpr std::size_t rowsInSum = 12;

using OverlapGroup = std::vector<const RangeOverlap*>;

/// "subnet a (10.0.0.0/24)"; of a cluster's own other range "its pod CIDR (10.244.0.0/16)".
std::string metThing(const Facts& facts, const RangeOverlap& overlap) {
    return fmt::format("{} ({})", overlap.a == overlap.b ? std::string("its pod CIDR") : titled(facts, overlap.b),
                       overlap.bPrefix.text());
}

/// "a, b and c", "a, b, c and 7 more".
std::string metThings(const Facts& facts, const OverlapGroup& group) {
    // A list that only leaves out one thing may as well name it.
    const std::size_t named = group.size() <= namedInSentence + 1 ? group.size() : namedInSentence;
    std::string text = metThing(facts, *group.front());
    for (std::size_t i = 1; i < named; ++i) {
        text += (i + 1 == group.size() ? " and " : ", ") + metThing(facts, *group[i]);
    }
    return named < group.size() ? fmt::format("{} and {} more", text, group.size() - named) : text;
}

std::vector<SumRow> clusterSum(const Facts& facts, const OverlapGroup& group, std::string_view rangeName,
                               std::string_view clusterName) {
    std::vector<SumRow> rows{{fmt::format("{} of {}", rangeName, clusterName),
                              AddressRange(group.front()->aPrefix).text(), group.front()->aPrefix.text()}};
    const std::size_t shown = group.size() <= rowsInSum + 1 ? group.size() : rowsInSum;
    for (std::size_t i = 0; i < shown; ++i) {
        const RangeOverlap& overlap = *group[i];
        rows.push_back({overlap.a == overlap.b ? fmt::format("pod CIDR of {}", clusterName) : titled(facts, overlap.b),
                        fmt::format("shares {}", AddressRange(sharedRange(overlap)).text()), overlap.bPrefix.text()});
    }
    if (shown < group.size()) {
        rows.push_back({"others", "ranges that overlap too", fmt::format("{}", group.size() - shown)});
    }
    return rows;
}

void reportClusterOverlap(const Facts& facts, FindingSink& sink, const OverlapGroup& group,
                          const ClusterRangeWords& words, const ClusterOverlapVerdict& verdict) {
    const ObjectRef subject = group.front()->a;
    const Prefix& prefix = group.front()->aPrefix;
    const ClusterFacts& cluster = *facts.find(ClusterId(subject.number));
    const bool isPod = words.name == podCidrWords.name;
    const auto& ranges = isPod ? cluster.podCidrs : cluster.serviceCidrs;
    const bool isDefault = std::ranges::any_of(
        ranges, [&](const ClusterRange& range) { return range.prefix == prefix && range.isDefault; });
    Finding& finding =
        sink.add(subject, words.field,
                 fmt::format("The {} {} of cluster {}{} overlaps {}. {}", words.name, prefix.text(),
                             cluster.value->info.name, isDefault ? " (AKS's default, as none is stated)" : "",
                             metThings(facts, group), verdict.consequence));
    finding.severity = verdict.severity.value_or(finding.severity);
    finding.azureCode = verdict.azureCode.value_or(finding.azureCode);
    for (const RangeOverlap* overlap : group) {
        if (overlap->b != subject && (finding.related.empty() || finding.related.back() != overlap->b)) {
            finding.related.push_back(overlap->b);
        }
    }
    finding.sum = clusterSum(facts, group, words.name, cluster.value->info.name);
    if (!prefix.isV4()) {
        return;
    }
    if (isPod) {
        addPodCidrFix(sink.proposals(), cluster, prefix.length(), finding);
    } else {
        // A replacement as large as a too large range would be refused in its turn; a /16 is AKS's default size.
        addServiceCidrFix(sink.proposals(), cluster, std::max(prefix.length(), 16), finding);
    }
}

}  // namespace

std::span<const RangeOverlap> overlapsOf(const Facts& facts, OverlapKind kind) {
    return std::ranges::equal_range(facts.overlaps, kind, {}, &RangeOverlap::kind);
}

const Prefix& sharedRange(const RangeOverlap& overlap) {
    return overlap.aPrefix.length() >= overlap.bPrefix.length() ? overlap.aPrefix : overlap.bPrefix;
}

std::vector<SumRow> overlapSum(const Facts& facts, const RangeOverlap& overlap) {
    const Prefix& shared = sharedRange(overlap);
    return {{titled(facts, overlap.a), "range", overlap.aPrefix.text()},
            {titled(facts, overlap.b), "range", overlap.bPrefix.text()},
            {"shared", AddressRange(shared).text(), shared.text()}};
}

void reportClusterOverlaps(const Facts& facts, FindingSink& sink, OverlapKind kind, const ClusterRangeWords& words,
                           const std::function<ClusterOverlapVerdict(const ClusterFacts&)>& verdict) {
    std::map<std::pair<ObjectRef, Prefix>, OverlapGroup> groups;
    for (const RangeOverlap& overlap : overlapsOf(facts, kind)) {
        groups[{overlap.a, overlap.aPrefix}].push_back(&overlap);
    }
    for (const auto& [key, group] : groups) {
        reportClusterOverlap(facts, sink, group, words, verdict(*facts.find(ClusterId(key.first.number))));
    }
}

}  // namespace aksnet::rules
