// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the service CIDR shares addresses with a peered virtual network or a connected external one.
// Why: addresses of services are answered inside the cluster, which hides what has them outside. Fix: another service CIDR.
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"

namespace aksnet::rules {

namespace {

void checkServiceCidrReachableOverlap(const Facts& facts, FindingSink& sink) {
    reportClusterOverlaps(facts, sink, OverlapKind::serviceAndReachable, serviceCidrWords, [](const ClusterFacts&) {
        return ClusterOverlapVerdict{
            .consequence = "Whatever has the address of a service there is hidden from the cluster's pods and nodes."};
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
    .levers = {Lever::serviceCidr, Lever::peering, Lever::externalNetwork},
    .check = checkServiceCidrReachableOverlap,
};

}  // namespace aksnet::rules
