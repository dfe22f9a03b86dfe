// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a node subnet has a NAT gateway, but the cluster's outbound type is loadBalancer. Why: the gateway wins; the load
// balancer's outbound addresses are never seen. Fix: outbound type userAssignedNATGateway, or no gateway.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/routing/default_route.h"
#include "core/rules/wording.h"

#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkNatGatewayBesideLoadBalancer(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (effectiveOutboundType(*cluster.value) != OutboundType::loadBalancer || !ownNetworkOf(facts, cluster)) {
            continue;
        }
        const std::vector<SubnetId> all = subnetsOfCluster(facts, cluster);
        std::vector<ObjectRef> subnets;
        std::set<ObjectRef> gateways;
        for (const SubnetId id : all) {
            const Subnet& subnet = *facts.index->find(id)->subnet;
            if (subnet.natGateway && !defaultRouteOf(facts, subnet)) {
                subnets.emplace_back(id);
                gateways.insert(*subnet.natGateway);
            }
        }
        if (subnets.empty()) {
            continue;
        }
        subnets = inOrder(std::move(subnets));
        const std::vector<ObjectRef> names(gateways.begin(), gateways.end());
        Finding& finding = sink.add(
            cluster.cluster, "networkProfile.outboundType",
            fmt::format(
                "Cluster {} has outbound type loadBalancer, but {} {} {}; traffic leaves through that, not through "
                "the load balancer's addresses.",
                cluster.value->info.name, listedNames(facts, "subnet", subnets), subnets.size() == 1 ? "has" : "have",
                listedNames(facts, "NAT gateway", names)));
        finding.related = subnets;
        finding.related.insert(finding.related.end(), names.begin(), names.end());
        if (subnets.size() == all.size()) {
            finding.fixes.push_back(changeProfile(
                cluster,
                fmt::format("Change the outbound type of {} to userAssignedNATGateway", cluster.value->info.name),
                [](NetworkProfile& profile) { profile.outboundType = OutboundType::userAssignedNatGateway; }));
        }
    }
}

}  // namespace

const Rule natGatewayBesideLoadBalancer{
    .id = "EGR-005",
    .name = "nat-gateway-beside-load-balancer",
    .family = "egress",
    .severity = Severity::warning,
    .title = "NAT gateway overrides the load balancer",
    .azureCode = "",
    .levers = {Lever::natGateway, Lever::outboundType},
    .check = checkNatGatewayBesideLoadBalancer,
};

}  // namespace aksnet::rules
