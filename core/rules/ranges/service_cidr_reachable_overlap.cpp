// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the service CIDR shares addresses with a peered virtual network or a connected external one.
// Why: service addresses are answered inside the cluster, so the other network is hidden. Fix: another service CIDR.
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"

namespace aksnet::rules {

namespace {

void checkServiceCidrReachableOverlap(const Facts& facts, FindingSink& sink) {
    reportClusterOverlaps(facts, sink, OverlapKind::serviceAndReachable, serviceCidrWords, [](const ClusterFacts&) {
        return ClusterOverlapVerdict{.consequence = "Pods and nodes cannot reach addresses there: they are taken for services of the cluster."};
    });
}

}  // namespace

const Rule serviceCidrReachableOverlap{
    .id = "RNG-006",
    .name = "service-cidr-reachable-overlap",
    .family = "ranges",
    .severity = Severity::warning,
    .title = "Service CIDR overlaps a peer or an external network",
    .azureCode = "",
    .check = checkServiceCidrReachableOverlap,
};

}  // namespace aksnet::rules
