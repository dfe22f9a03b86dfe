// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: an IPv4 service CIDR of fewer than 128 addresses. Why: when it is used up, further Services are refused. Fix: a
// larger one; the default is a /16.
#include "core/base/text.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// From here on a range is small enough to tell; ours to choose, as no page says.
constexpr int roomyServiceCidr = 25;
/// What a cluster's own Services take in a range before anybody else: its API, DNS, metrics and a few add-ons.
constexpr std::uint64_t crampedServices = 32;

void checkServiceCidrSmall(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        for (const ClusterRange& range : cluster.serviceCidrs) {
            if (!range.prefix.isV4() || range.prefix.length() <= roomyServiceCidr) {
                continue;
            }
            const auto size = static_cast<std::uint64_t>(range.prefix.size());
            const std::uint64_t services = size > 2 ? size - 2 : 0;
            Finding& finding = sink.add(
                cluster.cluster, "networkProfile.serviceCidrs",
                fmt::format("The service CIDR {} of cluster {} holds {}, those of the cluster itself among them.",
                            range.prefix.text(), cluster.value->info.name, counted(services, "Service")));
            finding.severity = size <= crampedServices ? Severity::warning : Severity::info;
            finding.sum = {{"service CIDR", AddressRange(range.prefix).text(), grouped(size)},
                           {"never given", "first and last address", "2"},
                           {"left", "for Services", grouped(services)}};
            addServiceCidrFix(sink.proposals(), cluster, 20, finding);
        }
    }
}

}  // namespace

const Rule serviceCidrSmall{
    .id = "SIZE-007",
    .name = "service-cidr-small",
    .family = "sizing",
    .severity = Severity::warning,
    .title = "Service CIDR holds few Services",
    .azureCode = "",
    .levers = {Lever::serviceCidr},
    .check = checkServiceCidrSmall,
};

}  // namespace aksnet::rules
