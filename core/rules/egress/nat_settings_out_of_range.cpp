// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a managed NAT gateway with other than 1 to 16 addresses, or an idle timeout outside 4 to 120 minutes. Why: Azure
// refuses it. Fix: a value in between.
#include "core/base/text.h"
#include "core/catalog/cluster_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/egress/outbound_addresses.h"
#include "core/rules/plan_walk.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkManagedNat(const ClusterFacts& cluster, FindingSink& sink) {
    const auto& profile = cluster.value->networkProfile.natGatewayProfile;
    if (!profile) {
        return;
    }
    const std::string& name = cluster.value->info.name;
    if (const auto count = profile->managedOutboundIpCount;
        count && (*count < 1 || *count > catalog::mostManagedNatAddresses)) {
        const int right = std::clamp(*count, 1, catalog::mostManagedNatAddresses.value);
        Finding& finding = sink.add(
            cluster.cluster, "networkProfile.natGatewayProfile.managedOutboundIPProfile.count",
            fmt::format("The managed NAT gateway of {} shall have {}; 1 to {} are allowed.", name,
                        counted(static_cast<unsigned>(*count), "address"), catalog::mostManagedNatAddresses.value));
        finding.fixes.push_back(
            changeProfile(cluster, fmt::format("Give it {}", counted(static_cast<unsigned>(right), "address")),
                          [&](NetworkProfile& changed) { changed.natGatewayProfile->managedOutboundIpCount = right; }));
    }
    if (const auto minutes = profile->idleTimeoutInMinutes; minutes && !isIdleTimeout(*minutes)) {
        Finding& finding = sink.add(cluster.cluster, "networkProfile.natGatewayProfile.idleTimeoutInMinutes",
                                    idleTimeoutMessage(fmt::format("managed NAT gateway of {}", name), *minutes));
        finding.fixes.push_back(changeProfile(cluster, idleTimeoutLabel(*minutes), [&](NetworkProfile& changed) {
            changed.natGatewayProfile->idleTimeoutInMinutes = nearestIdleTimeout(*minutes);
        }));
    }
}

void checkNatSettingsOutOfRange(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        checkManagedNat(cluster, sink);
    }
    for (const NatGateway& gateway : facts.plan->natGateways) {
        if (const auto minutes = gateway.idleTimeoutInMinutes; minutes && !isIdleTimeout(*minutes)) {
            Finding& finding = sink.add(gateway.id, "idleTimeoutInMinutes",
                                        idleTimeoutMessage(fmt::format("NAT gateway {}", gateway.info.name), *minutes));
            NatGateway changed = gateway;
            changed.idleTimeoutInMinutes = nearestIdleTimeout(*minutes);
            finding.fixes.push_back({idleTimeoutLabel(*minutes), Put<NatGateway>{std::move(changed)}});
        }
    }
}

}  // namespace

const Rule natSettingsOutOfRange{
    .id = "EGR-007",
    .name = "nat-settings-out-of-range",
    .family = "egress",
    .severity = Severity::error,
    .title = "NAT gateway setting is outside its range",
    .azureCode = "",
    .levers = {Lever::natGateway},
    .check = checkNatSettingsOutOfRange,
};

}  // namespace aksnet::rules
