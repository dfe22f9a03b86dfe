// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: idleTimeoutInMinutes of the load balancer profile is outside 4 to 120. Why: Azure refuses it. Fix: a value in
// between.
#include "core/rules/definitions.h"
#include "core/rules/egress/outbound_addresses.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkIdleTimeoutOutOfRange(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const auto& profile = cluster.value->networkProfile.loadBalancerProfile;
        const auto minutes = profile ? profile->idleTimeoutInMinutes : std::nullopt;
        if (!minutes || isIdleTimeout(*minutes)) {
            continue;
        }
        Finding& finding =
            sink.add(cluster.cluster, "networkProfile.loadBalancerProfile.idleTimeoutInMinutes",
                     idleTimeoutMessage(fmt::format("load balancer of {}", cluster.value->info.name), *minutes));
        finding.fixes.push_back(changeProfile(cluster, idleTimeoutLabel(*minutes), [&](NetworkProfile& changed) {
            changed.loadBalancerProfile->idleTimeoutInMinutes = nearestIdleTimeout(*minutes);
        }));
    }
}

}  // namespace

const Rule idleTimeoutOutOfRange{
    .id = "LB-003",
    .name = "idle-timeout-out-of-range",
    .family = "load-balancer",
    .severity = Severity::error,
    .title = "Load balancer's idle timeout is outside its range",
    .azureCode = "",
    .levers = {Lever::outboundAddresses},
    .check = checkIdleTimeoutOutOfRange,
};

}  // namespace aksnet::rules
