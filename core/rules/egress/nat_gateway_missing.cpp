// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: outbound type userAssignedNATGateway, and a node or pod subnet without a NAT gateway. Why: AKS refuses the cluster;
// pods on such a subnet have no way out. Fix: attach one.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/routing/default_route.h"

#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkNatGatewayMissing(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (effectiveOutboundType(*cluster.value) != OutboundType::userAssignedNatGateway ||
            !ownNetworkOf(facts, cluster)) {
            continue;
        }
        std::set<NatGatewayId> gateways;
        std::vector<SubnetPlace> without;
        for (const SubnetId id : subnetsOfCluster(facts, cluster)) {
            const SubnetPlace place = *facts.index->find(id);
            if (!place.subnet->natGateway) {
                without.push_back(place);
            } else if (place.virtualNetwork->id == *cluster.virtualNetwork) {
                gateways.insert(*place.subnet->natGateway);
            }
        }
        for (const SubnetPlace& place : without) {
            Finding& finding =
                sink.add(place.subnet->id, "natGateway",
                         fmt::format("Cluster {} leaves through a NAT gateway of your own, but subnet {} has none.",
                                     cluster.value->info.name, place.subnet->name));
            finding.related = {ObjectRef(cluster.cluster)};
            // A gateway serves one network, so only one that the cluster has there already will do.
            if (gateways.size() == 1 && place.virtualNetwork->id == *cluster.virtualNetwork) {
                finding.fixes.push_back(changeSubnet(
                    place.virtualNetwork->id, *place.subnet,
                    fmt::format("Attach {} to {}", facts.index->nameOf(*gateways.begin()), place.subnet->name),
                    [&](Subnet& subnet) { subnet.natGateway = *gateways.begin(); }));
            }
        }
    }
}

}  // namespace

const Rule natGatewayMissing{
    .id = "EGR-002",
    .name = "nat-gateway-missing",
    .family = "egress",
    .severity = Severity::error,
    .title = "Subnet lacks the cluster's NAT gateway",
    .azureCode = "",
    .levers = {Lever::natGateway, Lever::outboundType},
    .check = checkNatGatewayMissing,
};

}  // namespace aksnet::rules
