// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a service CIDR outside RFC 1918, RFC 6598 and IPv6 unique local space.
// Why: since release 2023-10-01 AKS refuses public and multicast ranges for services. Fix: a private range.
#include "core/catalog/ranges.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkServiceCidrPublic(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        for (const ClusterRange& range : cluster.serviceCidrs) {
            // What AKS keeps for itself is RNG-008's to say.
            if (catalog::isPrivate(range.prefix) || isReservedByAks(range.prefix)) {
                continue;
            }
            Finding& finding = sink.add(
                cluster.cluster, "networkProfile.serviceCidrs",
                fmt::format(
                    "The service CIDR {} of cluster {} is not private address space; AKS refuses public and multicast ranges for services.",
                    range.prefix.text(), cluster.value->info.name));
            finding.sum = {{"service CIDR", "range", range.prefix.text()}};
            if (range.prefix.isV4()) {
                addServiceCidrFix(sink.proposals(), cluster, std::max(range.prefix.length(), 16), finding);
            }
        }
    }
}

}  // namespace

const Rule serviceCidrPublic{
    .id = "RNG-013",
    .name = "service-cidr-public",
    .family = "ranges",
    .severity = Severity::error,
    .title = "Service CIDR is public address space",
    .azureCode = "",
    .levers = {Lever::serviceCidr},
    .check = checkServiceCidrPublic,
};

}  // namespace aksnet::rules
