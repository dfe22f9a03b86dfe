// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a cluster with networkPolicy azure. Why: the engine ended on Windows on 2026-09-30 and ends on Linux on 2028-09-30.
// Fix: Cilium; on Windows Calico.
#include "core/catalog/retirements.h"
#include "core/rules/definitions.h"
#include "core/rules/retirement/days_left.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkAzurePolicyRetires(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.value->networkProfile.networkPolicy != NetworkPolicy::azure) {
            continue;
        }
        const bool hasWindows = std::ranges::any_of(
            cluster.value->agentPoolProfiles, [](const NodePool& pool) { return pool.osType == OsType::windows; });
        const std::string_view date =
            hasWindows ? catalog::azurePolicyWindowsRetires : catalog::azurePolicyLinuxRetires;
        Finding& finding =
            sink.add(cluster.cluster, "networkProfile.networkPolicy",
                     fmt::format("Cluster {} enforces policies with Azure's own engine, which {} on {} on {}.",
                                 cluster.value->info.name, hasPassed(date, sink.today()) ? "ended" : "ends",
                                 hasWindows ? "Windows" : "Linux", date));
        finding.severity = hasPassed(date, sink.today()) ? Severity::error : Severity::warning;
        addDaysLeft(date, sink.today(), finding);
    }
}

}  // namespace

const Rule azurePolicyRetires{
    .id = "RET-003",
    .name = "azure-policy-retires",
    .family = "retirement",
    .severity = Severity::warning,
    .title = "Azure network policies are being retired",
    .azureCode = "",
    .levers = {Lever::policyEngine},
    .check = checkAzurePolicyRetires,
};

}  // namespace aksnet::rules
