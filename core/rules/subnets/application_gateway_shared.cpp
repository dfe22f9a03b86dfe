// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the subnet of an Application Gateway also holds pools or other things. Why: it takes application gateways only. Fix:
// a subnet of its own.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <map>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkApplicationGatewayShared(const Facts& facts, FindingSink& sink) {
    // What makes a subnet an application gateway's: a gateway in it, or a cluster's ingress controller that names it.
    std::map<SubnetId, ObjectRef> gatewaySubnets;
    for (const SubnetConsumer& consumer : facts.plan->subnetConsumers) {
        if (consumer.kind == SubnetConsumerKind::applicationGateway) {
            const auto [at, isNew] = gatewaySubnets.try_emplace(consumer.subnet, consumer.id);
            at->second = std::min(at->second, ObjectRef(consumer.id));
        }
    }
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.value->ingressApplicationGatewaySubnet) {
            const auto [at, isNew] =
                gatewaySubnets.try_emplace(*cluster.value->ingressApplicationGatewaySubnet, cluster.cluster);
            if (at->second.kind == ObjectKind::cluster) {
                at->second = std::min(at->second, ObjectRef(cluster.cluster));
            }
        }
    }
    for (const auto& [id, gateway] : gatewaySubnets) {
        const SubnetFacts* subnet = facts.find(id);
        std::vector<ObjectRef> others;
        for (const SubnetDemand& demand : subnet ? subnet->demands : std::vector<SubnetDemand>()) {
            const SubnetConsumer* consumer = demand.owner.kind == ObjectKind::subnetConsumer
                                                 ? facts.index->find(SubnetConsumerId(demand.owner.number))
                                                 : nullptr;
            if (!consumer || consumer->kind != SubnetConsumerKind::applicationGateway) {
                others.push_back(demand.owner);
            }
        }
        others = inOrder(std::move(others));
        if (!others.empty()) {
            Finding& finding = sink.add(
                id, "",
                fmt::format("Subnet {} belongs to Application Gateway ({}), which shares it with nothing else; "
                            "{} must lie elsewhere.",
                            facts.index->nameOf(id), facts.index->nameOf(gateway), listedNames(facts, others)));
            finding.related = std::move(others);
        }
    }
}

}  // namespace

const Rule applicationGatewayShared{
    .id = "SUB-007",
    .name = "application-gateway-shared",
    .family = "subnets",
    .severity = Severity::error,
    .title = "Application Gateway shares its subnet",
    .azureCode = "",
    .levers = {Lever::neighbours, Lever::subnetPrefix},
    .check = checkApplicationGatewayShared,
};

}  // namespace aksnet::rules
