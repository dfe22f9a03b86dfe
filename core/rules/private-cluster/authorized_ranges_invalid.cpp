// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: authorized ranges of a private cluster, more than 200 of them, or one that is no public IPv4 range. Why: AKS refuses
// them. Fix: public ranges only, and fewer.
#include "core/catalog/cluster_limits.h"
#include "core/catalog/ranges.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// What stands against a range; empty if nothing does, or if it is a service tag.
std::string_view faultOfAuthorizedRange(const std::string& text) {
    auto prefix = Prefix::parse(text);
    if (!prefix) {
        const auto one = IpAddress::parse(text);
        if (!one) {
            return {};
        }
        prefix = Prefix::containing(*one, bitWidth(one->family()));
    }
    if (!prefix->isV4()) {
        return "is IPv6";
    }
    return catalog::isPrivate(*prefix) ? "is private space" : std::string_view();
}

void checkAuthorizedRangesInvalid(const Facts& facts, FindingSink& sink) {
    constexpr std::string_view field = "apiServerAccessProfile.authorizedIPRanges";
    for (const ClusterFacts& cluster : facts.clusters) {
        const ApiServerAccessProfile& access = cluster.value->apiServerAccessProfile;
        const std::vector<std::string>& ranges = access.authorizedIpRanges;
        if (ranges.empty()) {
            continue;
        }
        const std::string& name = cluster.value->info.name;
        if (access.enablePrivateCluster && !access.enableVnetIntegration) {
            Finding& finding =
                sink.add(cluster.cluster, field,
                         fmt::format("Cluster {} is private, so nothing reaches its API server from the internet; "
                                     "AKS refuses {} beside that.",
                                     name, counted(ranges.size(), "authorized range")));
            finding.fixes.push_back(
                changeCluster(cluster, fmt::format("Drop the authorized ranges of {}", name),
                              [](Cluster& changed) { changed.apiServerAccessProfile.authorizedIpRanges.clear(); }));
            continue;
        }
        const std::size_t limit =
            access.enableVnetIntegration ? catalog::mostAuthorizedRangesIntegrated : catalog::mostAuthorizedRanges;
        if (ranges.size() > limit) {
            sink.add(cluster.cluster, field,
                     fmt::format("Cluster {} has {}; AKS takes {}.", name, counted(ranges.size(), "authorized range"),
                                 grouped(limit)));
        }
        std::vector<std::string> faulty;
        for (const std::string& range : ranges) {
            if (const std::string_view fault = faultOfAuthorizedRange(range); !fault.empty()) {
                faulty.push_back(fmt::format("{} {}", range, fault));
            }
        }
        if (!faulty.empty()) {
            Finding& finding = sink.add(
                cluster.cluster, field,
                fmt::format("Authorized ranges of cluster {} must be public IPv4 ranges: {}.", name, listed(faulty)));
            finding.fixes.push_back(changeCluster(cluster, "Drop these ranges", [](Cluster& changed) {
                std::erase_if(changed.apiServerAccessProfile.authorizedIpRanges,
                              [](const std::string& range) { return !faultOfAuthorizedRange(range).empty(); });
            }));
        }
    }
}

}  // namespace

const Rule authorizedRangesInvalid{
    .id = "PRV-006",
    .name = "authorized-ranges-invalid",
    .family = "private-cluster",
    .severity = Severity::error,
    .title = "Authorized ranges that AKS refuses",
    .azureCode = "",
    .levers = {Lever::authorizedRanges},
    .check = checkAuthorizedRangesInvalid,
};

}  // namespace aksnet::rules
