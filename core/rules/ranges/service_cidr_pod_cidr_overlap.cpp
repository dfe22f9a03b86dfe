// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a cluster's service CIDR and pod CIDR share addresses.
// Why: AKS does not allow it. Fix: another service CIDR.
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"

namespace aksnet::rules {

namespace {

void checkServiceCidrPodCidrOverlap(const Facts& facts, FindingSink& sink) {
    reportClusterOverlaps(facts, sink, OverlapKind::serviceAndPod, serviceCidrWords, [](const ClusterFacts&) {
        return ClusterOverlapVerdict{.consequence =
                                         "AKS does not allow it: an address is either a pod's or a service's."};
    });
}

}  // namespace

const Rule serviceCidrPodCidrOverlap{
    .id = "RNG-007",
    .name = "service-cidr-pod-cidr-overlap",
    .family = "ranges",
    .severity = Severity::error,
    .title = "Service CIDR overlaps the pod CIDR",
    .azureCode = "",
    .levers = {Lever::podCidr, Lever::serviceCidr},
    .check = checkServiceCidrPodCidrOverlap,
};

}  // namespace aksnet::rules
