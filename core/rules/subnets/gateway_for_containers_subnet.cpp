// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the subnet of an Application Gateway for Containers is too small, not delegated, shared, or under Overlay no /24.
// Why: Azure refuses the association, or pods cannot be reached. Fix: a delegated /24 of its own.
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <map>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

constexpr std::string_view trafficControllers = "Microsoft.ServiceNetworking/trafficControllers";
/// 250 free addresses (Application Gateway for Containers: container networking, 2025-03-24).
constexpr int containersSubnetLength = 24;

/// true if a cluster with Overlay lies in the network.
bool hasOverlayCluster(const Facts& facts, VirtualNetworkId network) {
    return std::ranges::any_of(facts.clusters, [&](const ClusterFacts& cluster) {
        return cluster.virtualNetwork == network && cluster.model->id == ModelId::overlay;
    });
}

void checkContainersSubnet(const Facts& facts, FindingSink& sink, SubnetId id, ObjectRef gateway) {
    const SubnetPlace place = *facts.index->find(id);
    const Subnet& subnet = *place.subnet;
    const auto range = std::ranges::find_if(subnet.addressPrefixes, &Prefix::isV4);
    if (range != subnet.addressPrefixes.end() && range->length() != containersSubnetLength) {
        const bool isTooSmall = range->length() > containersSubnetLength;
        if (isTooSmall || hasOverlayCluster(facts, place.virtualNetwork->id)) {
            Finding& finding = sink.add(
                id, "addressPrefixes",
                isTooSmall
                    ? fmt::format(
                          "Subnet {} of Application Gateway for Containers is {}; it needs 250 free addresses, so a "
                          "/{}.",
                          subnet.name, range->text(), containersSubnetLength)
                    : fmt::format("Subnet {} of Application Gateway for Containers is {}; beside Overlay clusters only "
                                  "exactly a /{} is supported.",
                                  subnet.name, range->text(), containersSubnetLength));
            finding.related = {gateway};
            if (isTooSmall) {
                if (const auto room =
                        sink.proposals().subnetRange(place.virtualNetwork->id, id, *range, containersSubnetLength)) {
                    finding.fixes.push_back(replaceSubnetPrefix(subnet, *range, *room));
                }
            }
        }
    }
    std::vector<ObjectRef> others;
    for (const SubnetDemand& demand : facts.find(id)->demands) {
        if (demand.owner != gateway) {
            others.push_back(demand.owner);
        }
    }
    others = inOrder(std::move(others));
    if (!others.empty()) {
        Finding& finding = sink.add(
            id, "",
            fmt::format("Subnet {} belongs to Application Gateway for Containers {} alone; {} must lie elsewhere.",
                        subnet.name, facts.index->nameOf(gateway), listedNames(facts, others)));
        finding.related = std::move(others);
    }
    const bool isDelegated = std::ranges::any_of(
        subnet.delegations, [](const std::string& service) { return equalsIgnoringCase(service, trafficControllers); });
    if (!isDelegated) {
        Finding& finding =
            sink.add(id, "delegations",
                     fmt::format("Subnet {} of Application Gateway for Containers is not delegated to {}.", subnet.name,
                                 trafficControllers));
        finding.related = {gateway};
        if (subnet.delegations.empty() && facts.find(id)->nodes == 0 && facts.find(id)->pods == 0) {
            finding.fixes.push_back(changeSubnet(
                place.virtualNetwork->id, subnet, fmt::format("Delegate {} to {}", subnet.name, trafficControllers),
                [](Subnet& changed) { changed.delegations.emplace_back(trafficControllers); }));
        }
    }
}

void checkGatewayForContainersSubnet(const Facts& facts, FindingSink& sink) {
    std::map<SubnetId, ObjectRef> gateways;
    for (const SubnetConsumer& consumer : facts.plan->subnetConsumers) {
        if (consumer.kind == SubnetConsumerKind::applicationGatewayForContainers) {
            const auto [at, isNew] = gateways.try_emplace(consumer.subnet, consumer.id);
            at->second = std::min(at->second, ObjectRef(consumer.id));
        }
    }
    for (const auto& [subnet, gateway] : gateways) {
        checkContainersSubnet(facts, sink, subnet, gateway);
    }
}

}  // namespace

const Rule gatewayForContainersSubnet{
    .id = "SUB-010",
    .name = "gateway-for-containers-subnet",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Subnet does not suit Application Gateway for Containers",
    .azureCode = "",
    .levers = {Lever::delegation, Lever::subnetPrefix, Lever::neighbours},
    .check = checkGatewayForContainersSubnet,
};

}  // namespace aksnet::rules
