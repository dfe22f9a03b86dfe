// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: an IPv4 service CIDR of /12 or larger, or an IPv6 one larger than /108.
// Why: AKS documents both as limits. Fix: a smaller range; /16 is the default.
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkServiceCidrSize(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        for (const ClusterRange& range : cluster.serviceCidrs) {
            const int shortest = range.prefix.isV4() ? catalog::shortestServiceCidr : catalog::shortestServiceCidrIpv6;
            if (range.prefix.length() >= shortest) {
                continue;
            }
            Finding& finding = sink.add(
                cluster.cluster, "networkProfile.serviceCidrs",
                fmt::format("The service CIDR {} of cluster {} is too large; the largest that AKS takes is a /{}.",
                            range.prefix.text(), cluster.value->info.name, shortest));
            finding.sum = {{"service CIDR", "length", fmt::format("/{}", range.prefix.length())},
                           {"largest allowed", "length", fmt::format("/{}", shortest)}};
            if (range.prefix.isV4()) {
                addServiceCidrFix(sink.proposals(), cluster, 16, finding);
            }
        }
    }
}

}  // namespace

const Rule serviceCidrSize{
    .id = "RNG-011",
    .name = "service-cidr-size",
    .family = "ranges",
    .severity = Severity::error,
    .title = "Service CIDR is larger than AKS allows",
    .azureCode = "",
    .levers = {Lever::serviceCidr},
    .check = checkServiceCidrSize,
};

}  // namespace aksnet::rules
