// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: managedNATGateway or block in a virtual network of your own, or userAssignedNATGateway or userDefinedRouting without one.
// Why: AKS accepts each only in its kind of network. Fix: the outbound type's counterpart.
#include "core/plan/enum_text.h"
#include "core/rules/definitions.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

bool needsManagedNetwork(OutboundType type) {
    return type == OutboundType::managedNatGateway || type == OutboundType::managedNatGatewayV2 || type == OutboundType::block;
}

bool needsOwnNetwork(OutboundType type) {
    return type == OutboundType::userAssignedNatGateway || type == OutboundType::userDefinedRouting;
}

void checkManagedNatOwnVnet(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const OutboundType type = effectiveOutboundType(*cluster.value);
        const VirtualNetwork* network = cluster.virtualNetwork ? facts.index->find(*cluster.virtualNetwork) : nullptr;
        const bool isOwn = network && !network->managedByAks;
        if (cluster.poolCount == 0 || (isOwn ? !needsManagedNetwork(type) : !needsOwnNetwork(type))) {
            continue;
        }
        Finding& finding = sink.add(cluster.cluster, "networkProfile.outboundType",
                                    isOwn ? fmt::format("Cluster {} uses outbound type {} in your own virtual network {}; AKS offers it only in a network it manages itself.",
                                                        cluster.value->info.name, enumText(type), network->info.name)
                                          : fmt::format("Cluster {} uses outbound type {}, which needs subnets of your own virtual network, but its pools have none.",
                                                        cluster.value->info.name, enumText(type)));
        if (network) {
            finding.related = {ObjectRef(network->id)};
        }
        if (isOwn && type != OutboundType::block) {
            NetworkProfile profile = cluster.value->networkProfile;
            profile.outboundType = OutboundType::loadBalancer;
            profile.natGatewayProfile.reset();
            finding.fixes.push_back({fmt::format("Let {} leave through its load balancer", cluster.value->info.name), SetNetworkProfile{cluster.cluster, std::move(profile)}});
        }
    }
}

}  // namespace

const Rule managedNatOwnVnet{
    .id = "EGR-001",
    .name = "managed-nat-own-vnet",
    .family = "egress",
    .severity = Severity::error,
    .title = "Outbound type needs another kind of virtual network",
    .azureCode = "",
    .check = checkManagedNatOwnVnet,
};

}  // namespace aksnet::rules
