// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pod CIDR outside RFC 1918, RFC 6598 and IPv6 unique local space.
// Why: accepted but out of support, and pods can never reach the real owners of those addresses. Fix: a private range.
#include "core/catalog/ranges.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPodCidrPublic(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        for (const ClusterRange& range : cluster.podCidrs) {
            // What AKS keeps for itself is RNG-008's to say.
            if (catalog::isPrivate(range.prefix) || isReservedByAks(range.prefix)) {
                continue;
            }
            Finding& finding = sink.add(
                cluster.cluster, "networkProfile.podCidrs",
                fmt::format(
                    "The pod CIDR {} of cluster {} is not private address space: AKS accepts it but does not support it, and pods cannot "
                    "reach its owners on the internet.",
                    range.prefix.text(), cluster.value->info.name));
            finding.sum = {{"pod CIDR", "range", range.prefix.text()}};
            if (range.prefix.isV4()) {
                addPodCidrFix(sink.proposals(), cluster, range.prefix.length(), finding);
            }
        }
    }
}

}  // namespace

const Rule podCidrPublic{
    .id = "RNG-012",
    .name = "pod-cidr-public",
    .family = "ranges",
    .severity = Severity::warning,
    .title = "Pod CIDR is public address space",
    .azureCode = "",
    .levers = {Lever::podCidr},
    .check = checkPodCidrPublic,
};

}  // namespace aksnet::rules
