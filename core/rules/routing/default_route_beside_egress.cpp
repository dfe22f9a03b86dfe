// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a node or pod subnet has a route for 0.0.0.0/0, but the cluster's outbound type is a load balancer or NAT gateway.
// Why: the route wins: traffic leaves another way than planned, and answers to load-balanced traffic come back by that way.
// Fix: outbound type userDefinedRouting, or no such route.
#include "core/plan/enum_text.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/routing/default_route.h"
#include "core/rules/wording.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkDefaultRouteBesideEgress(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const OutboundType type = effectiveOutboundType(*cluster.value);
        const bool leavesByItself = type == OutboundType::loadBalancer || type == OutboundType::userAssignedNatGateway;
        if (!leavesByItself || !ownNetworkOf(facts, cluster)) {
            continue;
        }
        std::vector<ObjectRef> subnets;
        bool allLeadOut = true;
        for (const SubnetId id : subnetsOfCluster(facts, cluster)) {
            const Route* route = defaultRouteOf(facts, *facts.index->find(id)->subnet);
            if (route && route->nextHopType != NextHopType::internet) {
                subnets.emplace_back(id);
                allLeadOut = allLeadOut && (route->nextHopType == NextHopType::virtualAppliance ||
                                            route->nextHopType == NextHopType::virtualNetworkGateway);
            } else {
                allLeadOut = false;
            }
        }
        if (subnets.empty()) {
            continue;
        }
        subnets = inOrder(std::move(subnets));
        Finding& finding = sink.add(
            cluster.cluster, "networkProfile.outboundType",
            fmt::format("Cluster {} has outbound type {}, but a default route on {} sends its traffic elsewhere.",
                        cluster.value->info.name, enumText(type), listedNames(facts, "subnet", subnets)));
        finding.related = std::move(subnets);
        if (allLeadOut) {
            finding.fixes.push_back(changeProfile(
                cluster, fmt::format("Change the outbound type of {} to userDefinedRouting", cluster.value->info.name),
                [](NetworkProfile& profile) {
                    profile.outboundType = OutboundType::userDefinedRouting;
                    if (profile.loadBalancerProfile) {
                        LoadBalancerProfile kept;
                        kept.backendPoolType = profile.loadBalancerProfile->backendPoolType;
                        profile.loadBalancerProfile = std::move(kept);
                    }
                }));
        }
    }
}

}  // namespace

const Rule defaultRouteBesideEgress{
    .id = "RT-009",
    .name = "default-route-beside-egress",
    .family = "routing",
    .severity = Severity::warning,
    .title = "Default route overrides the cluster's outbound type",
    .azureCode = "",
    .levers = {Lever::routes, Lever::outboundType},
    .check = checkDefaultRouteBesideEgress,
};

}  // namespace aksnet::rules
