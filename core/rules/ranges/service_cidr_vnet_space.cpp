// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the service CIDR shares addresses with the virtual network, though with no subnet so far.
// Why: accepted today (refused for bring-your-own CNI), but the next subnet or upgrade may fail. Fix: another service CIDR.
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"

namespace aksnet::rules {

namespace {

void checkServiceCidrVnetSpace(const Facts& facts, FindingSink& sink) {
    reportClusterOverlaps(
        facts, sink, OverlapKind::serviceAndNetwork, serviceCidrWords,
        [](const ClusterFacts& cluster) -> ClusterOverlapVerdict {
            if (cluster.model->id == ModelId::bringYourOwn) {
                return {.consequence = "With a CNI of your own, AKS allows no overlap with the network at all.",
                        .severity = Severity::error};
            }
            return {.consequence =
                        "No subnet lies there yet, so AKS accepts it, but one made there later stops every upgrade."};
        });
}

}  // namespace

const Rule serviceCidrVnetSpace{
    .id = "RNG-005",
    .name = "service-cidr-vnet-space",
    .family = "ranges",
    .severity = Severity::warning,
    .title = "Service CIDR lies in unused space of the virtual network",
    .azureCode = "",
    .levers = {Lever::serviceCidr, Lever::addressSpace},
    .check = checkServiceCidrVnetSpace,
};

}  // namespace aksnet::rules
