// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the pod CIDR shares addresses with a peered virtual network or a connected external one.
// Why: Azure does not refuse it; packets to the shared addresses never leave the cluster. Fix: another pod CIDR.
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"

namespace aksnet::rules {

namespace {

void checkPodCidrReachableOverlap(const Facts& facts, FindingSink& sink) {
    reportClusterOverlaps(facts, sink, OverlapKind::podAndReachable, podCidrWords, [](const ClusterFacts&) {
        return ClusterOverlapVerdict{
            .consequence = "Pods cannot reach addresses there: their packets stay inside the pod network."};
    });
}

}  // namespace

const Rule podCidrReachableOverlap{
    .id = "RNG-003",
    .name = "pod-cidr-reachable-overlap",
    .family = "ranges",
    .severity = Severity::error,
    .title = "Pod CIDR overlaps a peer or an external network",
    .azureCode = "",
    .levers = {Lever::podCidr, Lever::peering, Lever::externalNetwork, Lever::networkingModel},
    .check = checkPodCidrReachableOverlap,
};

}  // namespace aksnet::rules
