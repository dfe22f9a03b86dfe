// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the pod CIDR shares addresses with the virtual network, though with no subnet so far.
// Why: since 2024-10-25 the service compares with subnets only (aks-facts 15.1); the next subnet may collide. Fix: another pod CIDR.
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"

namespace aksnet::rules {

namespace {

void checkPodCidrVnetSpace(const Facts& facts, FindingSink& sink) {
    eachOverlap(facts, OverlapKind::podAndNetwork, [&](const RangeOverlap& overlap) {
        reportClusterOverlap(facts, sink, overlap, podCidrWords, "No subnet is met yet, so the service accepts it, but no subnet can ever be made there, and a later move from Node Subnet to Overlay is refused.");
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
    .check = checkPodCidrVnetSpace,
};

}  // namespace aksnet::rules
