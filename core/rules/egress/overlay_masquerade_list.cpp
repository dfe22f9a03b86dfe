// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: an Overlay cluster lists ranges to which pods shall keep their own addresses. Why: answers to pod addresses cannot
// be routed back. Fix: no list, or Pod Subnet.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkOverlayMasqueradeList(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const std::vector<Prefix>& list = cluster.value->networkProfile.nonMasqueradeCidrs;
        if (list.empty() || cluster.model->id != ModelId::overlay) {
            continue;
        }
        std::vector<std::string> outside;
        for (const Prefix& prefix : list) {
            if (std::ranges::none_of(cluster.podCidrs,
                                     [&](const ClusterRange& pods) { return pods.prefix.contains(prefix); })) {
                outside.push_back(prefix.text());
            }
        }
        if (outside.empty()) {
            continue;
        }
        std::ranges::sort(outside);
        Finding& finding = sink.add(
            cluster.cluster, "networkProfile.nonMasqueradeCIDRs",
            fmt::format(
                "Pods of Overlay cluster {} shall keep their addresses towards {}; nothing there knows a way back to "
                "them.",
                cluster.value->info.name, listed(outside)));
        finding.fixes.push_back(changeProfile(cluster, fmt::format("Drop the list of {}", cluster.value->info.name),
                                              [](NetworkProfile& profile) { profile.nonMasqueradeCidrs.clear(); }));
    }
}

}  // namespace

const Rule overlayMasqueradeList{
    .id = "EGR-008",
    .name = "overlay-masquerade-list",
    .family = "egress",
    .severity = Severity::warning,
    .title = "Own masquerade list does not work under Overlay",
    .azureCode = "",
    .levers = {Lever::addOn, Lever::networkingModel},
    .check = checkOverlayMasqueradeList,
};

}  // namespace aksnet::rules
