// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a cluster's service CIDR shares addresses with a subnet of its virtual network.
// Why: the service compares them at creation and at every upgrade. Fix: another service CIDR.
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"

namespace aksnet::rules {

namespace {

void checkServiceCidrSubnetOverlap(const Facts& facts, FindingSink& sink) {
    reportClusterOverlaps(facts, sink, OverlapKind::serviceAndSubnet, serviceCidrWords, [](const ClusterFacts&) {
        return ClusterOverlapVerdict{.consequence = "AKS refuses the cluster, and later every upgrade of it."};
    });
}

}  // namespace

const Rule serviceCidrSubnetOverlap{
    .id = "RNG-004",
    .name = "service-cidr-subnet-overlap",
    .family = "ranges",
    .severity = Severity::error,
    .title = "Service CIDR overlaps a subnet",
    .azureCode = "ServiceCidrOverlapExistingSubnetsCidr",
    .levers = {Lever::subnetPrefix, Lever::serviceCidr},
    .check = checkServiceCidrSubnetOverlap,
};

}  // namespace aksnet::rules
