// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a public address belongs to two of load balancers, NAT gateways and firewalls. Why: Azure attaches it to one thing
// only. Fix: an address for each.
#include "core/rules/definitions.h"
#include "core/rules/wording.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPublicAddressTwice(const Facts& facts, FindingSink& sink) {
    std::vector<std::pair<PublicIpAddressId, ObjectRef>> uses;
    const auto add = [&](const std::vector<PublicIpAddressId>& addresses, ObjectRef user) {
        for (const PublicIpAddressId address : addresses) {
            uses.emplace_back(address, user);
        }
    };
    for (const ClusterFacts& cluster : facts.clusters) {
        const auto& profile = cluster.value->networkProfile.loadBalancerProfile;
        if (profile && effectiveOutboundType(*cluster.value) != OutboundType::userDefinedRouting) {
            add(profile->outboundIps, cluster.cluster);
        }
    }
    for (const NatGateway& gateway : facts.plan->natGateways) {
        add(gateway.publicIpAddresses, gateway.id);
    }
    for (const Firewall& firewall : facts.plan->firewalls) {
        add(firewall.publicIpAddresses, firewall.id);
    }
    std::ranges::sort(uses);
    uses.erase(std::ranges::unique(uses).begin(), uses.end());
    for (std::size_t i = 0; i < uses.size();) {
        std::vector<ObjectRef> users;
        const PublicIpAddressId address = uses[i].first;
        for (; i < uses.size() && uses[i].first == address; ++i) {
            users.push_back(uses[i].second);
        }
        if (users.size() > 1) {
            Finding& finding =
                sink.add(address, "",
                         fmt::format("Public address {} is given to {}; it can belong to one of them only.",
                                     facts.index->nameOf(address), listedNames(facts, users)));
            finding.related = std::move(users);
        }
    }
}

}  // namespace

const Rule publicAddressTwice{
    .id = "LB-007",
    .name = "public-address-twice",
    .family = "load-balancer",
    .severity = Severity::error,
    .title = "One public address is used by two things",
    .azureCode = "PublicIPAddressInUse",
    .levers = {Lever::publicAddresses},
    .check = checkPublicAddressTwice,
};

}  // namespace aksnet::rules
