// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: managedNATGateway or block in a virtual network of your own, or userAssignedNATGateway or userDefinedRouting without one.
// Why: AKS accepts each only in its kind of network. Fix: the outbound type's counterpart.
#include "core/plan/enum_text.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

bool needsManagedNetwork(OutboundType type) {
    return type == OutboundType::managedNatGateway || type == OutboundType::managedNatGatewayV2 ||
           type == OutboundType::block;
}

bool needsOwnNetwork(OutboundType type) {
    return type == OutboundType::userAssignedNatGateway || type == OutboundType::userDefinedRouting;
}

/// true if every node and pod subnet of the cluster has a NAT gateway already.
bool hasNatGateways(const Facts& facts, const ClusterFacts& cluster) {
    const auto isServed = [&](const std::optional<SubnetId>& id) {
        const auto place = id ? facts.index->find(*id) : std::nullopt;
        return place && place->subnet->natGateway;
    };
    const auto pools = std::span(facts.pools).subspan(cluster.firstPool, cluster.poolCount);
    return std::ranges::all_of(pools, [&](const PoolFacts& pool) {
        return isServed(pool.nodeSubnet) && (!pool.model->usesPodSubnet || isServed(pool.podSubnet));
    });
}

/// What comes closest in the other kind of network; the first is offered first.
std::vector<OutboundType> counterparts(const Facts& facts, const ClusterFacts& cluster, OutboundType type) {
    switch (type) {
        case OutboundType::block: return {OutboundType::none};
        case OutboundType::userAssignedNatGateway:
            // A managed gateway carries IPv4 only.
            return usesIpv6(*cluster.value) ? std::vector{OutboundType::loadBalancer}
                                            : std::vector{OutboundType::managedNatGateway, OutboundType::loadBalancer};
        case OutboundType::userDefinedRouting: return {OutboundType::loadBalancer};
        default: break;
    }
    if (hasNatGateways(facts, cluster)) {
        return {OutboundType::userAssignedNatGateway, OutboundType::loadBalancer};
    }
    return {OutboundType::loadBalancer};
}

void checkManagedNatOwnVnet(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        const OutboundType type = effectiveOutboundType(*cluster.value);
        const VirtualNetwork* network = cluster.virtualNetwork ? facts.index->find(*cluster.virtualNetwork) : nullptr;
        const bool isOwn = network && !network->managedByAks;
        if (cluster.poolCount == 0 || (isOwn ? !needsManagedNetwork(type) : !needsOwnNetwork(type))) {
            continue;
        }
        const std::string& name = cluster.value->info.name;
        const std::string place = network ? fmt::format("its pools lie in {}, which AKS manages", network->info.name)
                                          : std::string("its pools have none");
        Finding& finding = sink.add(
            cluster.cluster, "networkProfile.outboundType",
            isOwn ? fmt::format(
                        "Cluster {} uses outbound type {} in your own virtual network {}; AKS offers it only in a "
                        "network it manages itself.",
                        name, enumText(type), network->info.name)
                  : fmt::format(
                        "Cluster {} uses outbound type {}, which needs subnets of your own virtual network, but {}.",
                        name, enumText(type), place));
        if (network) {
            finding.related = {ObjectRef(network->id)};
        }
        for (const OutboundType other : counterparts(facts, cluster, type)) {
            NetworkProfile profile = cluster.value->networkProfile;
            profile.outboundType = other;
            if (type == OutboundType::userDefinedRouting) {
                // Beside user-defined routing it had no meaning, so nobody knows whether it suits: see LB-005.
                profile.loadBalancerProfile.reset();
            }
            if (isOwn) {
                profile.natGatewayProfile.reset();
            }
            finding.fixes.push_back({fmt::format("Change the outbound type of {} to {}", name, enumText(other)),
                                     SetNetworkProfile{cluster.cluster, std::move(profile)}});
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
    .levers = {Lever::outboundType, Lever::virtualNetwork},
    .check = checkManagedNatOwnVnet,
};

}  // namespace aksnet::rules
