// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a cluster's pod CIDR shares addresses with a subnet of its virtual network.
// Why: the service compares them at creation and refuses. Fix: another pod CIDR.
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"

namespace aksnet::rules {

namespace {

void checkPodCidrSubnetOverlap(const Facts& facts, FindingSink& sink) {
    reportClusterOverlaps(
        facts, sink, OverlapKind::podAndSubnet, podCidrWords, [](const ClusterFacts& cluster) -> ClusterOverlapVerdict {
            // What a CNI of one's own does with the range is not AKS's to check.
            if (cluster.model->id == ModelId::bringYourOwn) {
                return {.consequence = "Pods and what stands in the subnet would have the same addresses.",
                        .azureCode = ""};
            }
            return {.consequence = "AKS refuses the cluster."};
        });
}

}  // namespace

const Rule podCidrSubnetOverlap{
    .id = "RNG-001",
    .name = "pod-cidr-subnet-overlap",
    .family = "ranges",
    .severity = Severity::error,
    .title = "Pod CIDR overlaps a subnet",
    .azureCode = "NetworkProfileCIDROverlapVNET",
    .levers = {Lever::podCidr, Lever::subnetPrefix, Lever::networkingModel},
    .check = checkPodCidrSubnetOverlap,
};

}  // namespace aksnet::rules
