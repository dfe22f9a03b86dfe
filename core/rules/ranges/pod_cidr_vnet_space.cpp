// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the pod CIDR shares addresses with the virtual network, though with no subnet so far.
// Why: since release 2024-10-25 the service compares with subnets only; the next subnet may collide. Fix: another pod CIDR.
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"

namespace aksnet::rules {

namespace {

void checkPodCidrVnetSpace(const Facts& facts, FindingSink& sink) {
    reportClusterOverlaps(facts, sink, OverlapKind::podAndNetwork, podCidrWords, [](const ClusterFacts&) {
        return ClusterOverlapVerdict{
            .consequence = "No subnet lies there yet, so AKS accepts it, but one made there later collides."};
    });
}

}  // namespace

const Rule podCidrVnetSpace{
    .id = "RNG-002",
    .name = "pod-cidr-vnet-space",
    .family = "ranges",
    .severity = Severity::warning,
    .title = "Pod CIDR lies in unused space of the virtual network",
    .azureCode = "",
    .levers = {Lever::podCidr, Lever::addressSpace, Lever::networkingModel},
    .check = checkPodCidrVnetSpace,
};

}  // namespace aksnet::rules
