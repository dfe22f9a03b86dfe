// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a dual-stack cluster leaves through a Standard NAT gateway. Why: that translates IPv4 only, so IPv6 has no way out.
// Fix: a StandardV2 gateway.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/routing/default_route.h"
#include "core/rules/wording.h"

#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkNatGatewayIpv4Only(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (!usesIpv6(*cluster.value) ||
            effectiveOutboundType(*cluster.value) != OutboundType::userAssignedNatGateway) {
            continue;
        }
        std::set<ObjectRef> gateways;
        for (const SubnetId id : subnetsOfCluster(facts, cluster)) {
            const auto& gateway = facts.index->find(id)->subnet->natGateway;
            if (gateway && facts.index->find(*gateway)->sku == NatGatewaySku::standard) {
                gateways.insert(*gateway);
            }
        }
        if (gateways.empty()) {
            continue;
        }
        const std::vector<ObjectRef> all(gateways.begin(), gateways.end());
        Finding& finding =
            sink.add(cluster.cluster, "networkProfile.outboundType",
                     fmt::format("Cluster {} is dual-stack and leaves through Standard {}, which {} IPv4 only; "
                                 "IPv6 has no way out.",
                                 cluster.value->info.name, listedNames(facts, "NAT gateway", all),
                                 all.size() == 1 ? "carries" : "carry"));
        finding.related = all;
        EditGroup group{"Use StandardV2 NAT gateways", {}};
        for (const ObjectRef id : all) {
            NatGateway gateway = *facts.index->find(NatGatewayId(id.number));
            gateway.sku = NatGatewaySku::standardV2;
            group.edits.emplace_back(Put<NatGateway>{std::move(gateway)});
        }
        finding.fixes.push_back(
            {fmt::format("Make {} StandardV2", listedNames(facts, all)), Shared<EditGroup>(std::move(group))});
    }
}

}  // namespace

const Rule natGatewayIpv4Only{
    .id = "EGR-006",
    .name = "nat-gateway-ipv4-only",
    .family = "egress",
    .severity = Severity::warning,
    .title = "NAT gateway carries no IPv6",
    .azureCode = "",
    .levers = {Lever::outboundType, Lever::ipFamilies, Lever::natGateway},
    .check = checkNatGatewayIpv4Only,
};

}  // namespace aksnet::rules
