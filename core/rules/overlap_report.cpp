// SPDX-License-Identifier: GPL-3.0-or-later
//
// See overlap_report.h.
#include "core/rules/overlap_report.h"

#include "core/base/text.h"
#include "core/rules/wording.h"

#include <map>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// The overlaps of one range, or of one pair of things.
using OverlapGroup = std::vector<const RangeOverlap*>;

/// "subnet a (10.0.0.0/24)"; of a cluster's own other range "its pod CIDR (10.244.0.0/16)".
std::string metThing(const Facts& facts, const RangeOverlap& overlap) {
    return fmt::format("{} ({})", overlap.a == overlap.b ? std::string("its pod CIDR") : titled(facts, overlap.b),
                       overlap.bPrefix.text());
}

std::size_t unlisted(const OverlapGroup& group) {
    std::size_t count = 0;
    for (const RangeOverlap* overlap : group) {
        count += overlap->more;
    }
    return count;
}

std::string metThings(const Facts& facts, const OverlapGroup& group) {
    std::vector<std::string> things;
    for (const RangeOverlap* overlap : group) {
        things.push_back(metThing(facts, *overlap));
    }
    return listed(things, unlisted(group));
}

std::vector<SumRow> clusterSum(const Facts& facts, const OverlapGroup& group, std::string_view rangeName,
                               std::string_view clusterName) {
    std::vector<SumRow> rows{{fmt::format("{} of {}", rangeName, clusterName),
                              AddressRange(group.front()->aPrefix).text(), group.front()->aPrefix.text()}};
    for (const RangeOverlap* overlap : group) {
        rows.push_back(
            {overlap->a == overlap->b ? fmt::format("pod CIDR of {}", clusterName) : titled(facts, overlap->b),
             fmt::format("shares {}", AddressRange(sharedRange(*overlap)).text()), overlap->bPrefix.text()});
    }
    addUnlisted(unlisted(group), rows);
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

void addUnlisted(std::size_t count, std::vector<SumRow>& rows) {
    if (count > 0) {
        rows.push_back({"others", "ranges that overlap too", grouped(count)});
    }
}

std::vector<SumRow> overlapSum(const Facts& facts, std::span<const RangeOverlap> pairs) {
    const RangeOverlap& first = pairs.front();
    std::vector<SumRow> rows{{titled(facts, first.a), "range", first.aPrefix.text()},
                             {titled(facts, first.b), "range", first.bPrefix.text()}};
    for (const RangeOverlap& overlap : pairs.first(std::min(pairs.size(), mostListedOverlaps))) {
        const Prefix& shared = sharedRange(overlap);
        rows.push_back({"shared", AddressRange(shared).text(), shared.text()});
    }
    addUnlisted(pairs.size() - std::min(pairs.size(), mostListedOverlaps), rows);
    return rows;
}

void forEachPair(const Facts& facts, OverlapKind kind,
                 const std::function<void(std::span<const RangeOverlap>)>& visit) {
    std::span<const RangeOverlap> left = overlapsOf(facts, kind);
    while (!left.empty()) {
        const auto end = std::ranges::find_if(
            left, [&](const RangeOverlap& other) { return other.a != left.front().a || other.b != left.front().b; });
        const auto count = static_cast<std::size_t>(end - left.begin());
        visit(left.first(count));
        left = left.subspan(count);
    }
}

std::string morePairs(std::size_t count) {
    return count < 2 ? std::string()
                     : fmt::format(" (and {} more of their ranges {})", count - 1, count == 2 ? "overlaps" : "overlap");
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
