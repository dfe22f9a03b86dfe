// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a peering uses the remote gateway, but the other end does not offer it, another peering does too, or the network has
// a gateway itself. Why: Azure refuses the peering. Fix: let one end offer its gateway and the other take only that one.
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// Networks in which a VPN or ExpressRoute gateway stands.
std::set<VirtualNetworkId> networksWithOwnGateway(const Facts& facts) {
    std::set<VirtualNetworkId> networks;
    for (const SubnetConsumer& consumer : facts.plan->subnetConsumers) {
        const SubnetFacts* subnet =
            consumer.kind == SubnetConsumerKind::virtualNetworkGateway ? facts.find(consumer.subnet) : nullptr;
        if (subnet) {
            networks.insert(subnet->virtualNetwork);
        }
    }
    return networks;
}

/// The other end of the peering, if the plan has it.
const Peering* otherEnd(const Facts& facts, const VirtualNetwork& network, const Peering& peering) {
    const VirtualNetwork* remote =
        peering.remoteVirtualNetwork ? facts.index->find(*peering.remoteVirtualNetwork) : nullptr;
    if (!remote) {
        return nullptr;
    }
    const auto back = std::ranges::find(remote->peerings, std::optional(network.id), &Peering::remoteVirtualNetwork);
    return back == remote->peerings.end() ? nullptr : &*back;
}

void checkOffer(const Facts& facts, FindingSink& sink, const VirtualNetwork& network, const Peering& peering) {
    const Peering* back = otherEnd(facts, network, peering);
    if (!back || back->allowGatewayTransit) {
        return;
    }
    const std::string remote = facts.index->nameOf(*peering.remoteVirtualNetwork);
    Finding& finding =
        sink.add(peering.id, "useRemoteGateways",
                 fmt::format("Virtual network {} uses the gateway of {}, but the peering {} back does not offer it.",
                             network.info.name, remote, back->name));
    finding.related = {ObjectRef(back->id)};
    Peering changed = *back;
    changed.allowGatewayTransit = true;
    finding.fixes.push_back({fmt::format("Let {} offer its gateway to {}", remote, network.info.name),
                             PutPeering{*peering.remoteVirtualNetwork, std::move(changed)}});
}

void checkGatewayTransit(const Facts& facts, FindingSink& sink) {
    std::optional<std::set<VirtualNetworkId>> withGateway;  // once a peering takes one
    for (const auto& network : facts.plan->virtualNetworks) {
        std::vector<ObjectRef> taking;
        for (const Peering& peering : network->peerings) {
            if (peering.useRemoteGateways) {
                taking.emplace_back(peering.id);
                checkOffer(facts, sink, *network, peering);
            }
        }
        if (taking.empty()) {
            continue;
        }
        taking = inOrder(std::move(taking));
        if (!withGateway) {
            withGateway = networksWithOwnGateway(facts);
        }
        if (withGateway->contains(network->id)) {
            Finding& finding = sink.add(
                network->id, "virtualNetworkPeerings",
                fmt::format(
                    "Virtual network {} has a gateway of its own and uses that of {} {} too; a network has one or the other.",
                    network->info.name, taking.size() == 1 ? "peering" : "peerings", listedNames(facts, taking)));
            finding.related = taking;
        } else if (taking.size() > 1) {
            Finding& finding = sink.add(
                network->id, "virtualNetworkPeerings",
                fmt::format("{} of virtual network {} use remote gateways ({}); only one peering of a network may.",
                            counted(taking.size(), "peering"), network->info.name, listedNames(facts, taking)));
            finding.related = taking;
        }
    }
}

}  // namespace

const Rule gatewayTransit{
    .id = "PEER-002",
    .name = "gateway-transit",
    .family = "peering",
    .severity = Severity::error,
    .title = "Gateway transit cannot work",
    .azureCode = "",
    .levers = {Lever::peering},
    .check = checkGatewayTransit,
};

}  // namespace aksnet::rules
