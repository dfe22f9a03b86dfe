// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: an Overlay cluster's ingress controller names a subnet larger than /24 or without the delegation to application
// gateways. Why: the gateway cannot reach pods; on migration to Overlay that is an outage. Fix: a delegated /24.
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

constexpr std::string_view applicationGatewayService = "Microsoft.Network/applicationGateways";
constexpr int shortestOverlayGatewaySubnet = catalog::podBlockLength;

bool isDelegatedTo(const Subnet& subnet, std::string_view service) {
    return std::ranges::any_of(subnet.delegations,
                               [&](const std::string& each) { return equalsIgnoringCase(each, service); });
}

void checkGatewaySubnetOfOverlay(const Facts& facts, FindingSink& sink, const ClusterFacts& cluster, SubnetId id) {
    const auto place = facts.index->find(id);
    if (!place) {
        return;
    }
    const Subnet& subnet = *place->subnet;
    for (const Prefix& prefix : subnet.addressPrefixes) {
        if (prefix.isV4() && prefix.length() < shortestOverlayGatewaySubnet) {
            Finding& finding = sink.add(
                id, "addressPrefixes",
                fmt::format(
                    "Subnet {} of the Application Gateway of Overlay cluster {} is {}; Overlay supports a /{} or "
                    "smaller.",
                    subnet.name, cluster.value->info.name, prefix.text(), shortestOverlayGatewaySubnet));
            finding.related = {ObjectRef(cluster.cluster)};
            finding.sum = {{subnet.name, "length", fmt::format("/{}", prefix.length())},
                           {"largest", "under Overlay", fmt::format("/{}", shortestOverlayGatewaySubnet)}};
        }
    }
    if (isDelegatedTo(subnet, applicationGatewayService)) {
        return;
    }
    Finding& finding =
        sink.add(id, "delegations",
                 fmt::format("Subnet {} of the Application Gateway of Overlay cluster {} is not delegated to {}.",
                             subnet.name, cluster.value->info.name, applicationGatewayService));
    finding.related = {ObjectRef(cluster.cluster)};
    const auto isPool = [](const SubnetDemand& demand) { return demand.owner.kind == ObjectKind::nodePool; };
    if (subnet.delegations.empty() && std::ranges::none_of(facts.find(id)->demands, isPool)) {
        finding.fixes.push_back(changeSubnet(
            place->virtualNetwork->id, subnet, fmt::format("Delegate {} to {}", subnet.name, applicationGatewayService),
            [](Subnet& changed) { changed.delegations.emplace_back(applicationGatewayService); }));
    }
}

void checkApplicationGatewayOverlay(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.model->id == ModelId::overlay && cluster.value->ingressApplicationGatewaySubnet) {
            checkGatewaySubnetOfOverlay(facts, sink, cluster, *cluster.value->ingressApplicationGatewaySubnet);
        }
    }
}

}  // namespace

const Rule applicationGatewayOverlay{
    .id = "SUB-008",
    .name = "application-gateway-overlay",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Application Gateway's subnet does not suit Overlay",
    .azureCode = "",
    .levers = {Lever::subnetPrefix, Lever::delegation, Lever::networkingModel},
    .check = checkApplicationGatewayOverlay,
};

}  // namespace aksnet::rules
