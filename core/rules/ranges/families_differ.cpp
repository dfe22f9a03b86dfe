// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the stated pod or service CIDRs are not one for each IP family, in the same order. Why: AKS refuses the cluster.
// Fix: one range a family, in their order.
#include "core/plan/enum_text.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

std::vector<IpFamily> familiesOf(const std::vector<Prefix>& ranges) {
    std::vector<IpFamily> families;
    std::ranges::transform(ranges, std::back_inserter(families), &Prefix::family);
    return families;
}

std::string familyNames(std::span<const IpFamily> families) {
    std::string text;
    for (const IpFamily family : families) {
        text += fmt::format("{}{}", text.empty() ? "" : ", ", enumText(family));
    }
    return text.empty() ? "none" : text;
}

/// The ranges with one of each wanted family in order; none if one is missing or too many.
std::optional<std::vector<Prefix>> reordered(const std::vector<Prefix>& ranges, std::span<const IpFamily> wanted) {
    std::vector<Prefix> result;
    for (const IpFamily family : wanted) {
        const auto found = std::ranges::find(ranges, family, &Prefix::family);
        if (found == ranges.end()) {
            return std::nullopt;
        }
        result.push_back(*found);
    }
    return result.size() == ranges.size() ? std::optional(result) : std::nullopt;
}

void checkFamiliesDiffer(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const NetworkProfile& profile = cluster.value->networkProfile;
        const std::vector<IpFamily> wanted =
            profile.ipFamilies.empty() ? std::vector{IpFamily::v4} : profile.ipFamilies;
        const auto check = [&](const std::vector<Prefix>& ranges, std::string_view name, std::string_view field,
                               std::vector<Prefix> NetworkProfile::* member) {
            const std::vector<IpFamily> families = familiesOf(ranges);
            if (ranges.empty() || families == wanted) {
                return;
            }
            Finding& finding = sink.add(
                cluster.cluster, field,
                fmt::format(
                    "Cluster {} has the IP families {}, but its {}s are of {}; there must be one for each, in that "
                    "order.",
                    cluster.value->info.name, familyNames(wanted), name, familyNames(families)));
            const Lever ownLever =
                std::string_view(field).find("podCidr") != std::string_view::npos ? Lever::podCidr : Lever::serviceCidr;
            finding.targets = {{Lever::ipFamilies, cluster.cluster, 0, {}}, {ownLever, cluster.cluster, 0, {}}};
            if (const auto right = reordered(ranges, wanted)) {
                finding.fixes.push_back(changeProfile(cluster, fmt::format("Put its {}s in order", name),
                                                      [&](NetworkProfile& changed) { changed.*member = *right; }));
            }
        };
        if (!cluster.model->isFlat) {
            check(profile.podCidrs, "pod CIDR", "networkProfile.podCidrs", &NetworkProfile::podCidrs);
        }
        check(profile.serviceCidrs, "service CIDR", "networkProfile.serviceCidrs", &NetworkProfile::serviceCidrs);
    }
}

}  // namespace

const Rule familiesDiffer{
    .id = "RNG-015",
    .name = "families-differ",
    .family = "ranges",
    .severity = Severity::error,
    .title = "Ranges do not match the cluster's IP families",
    .azureCode = "",
    .levers = {Lever::ipFamilies, Lever::podCidr, Lever::serviceCidr},
    .check = checkFamiliesDiffer,
};

}  // namespace aksnet::rules
