// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a peering to a network of the plan that has none back. Why: a peering stays in state Initiated and carries nothing
// until both ends are made. Fix: make the other end too.
#include "core/rules/definitions.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPeeringOneWay(const Facts& facts, FindingSink& sink) {
    std::vector<std::pair<VirtualNetworkId, VirtualNetworkId>> ends;
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Peering& peering : network->peerings) {
            if (peering.remoteVirtualNetwork) {
                ends.emplace_back(network->id, *peering.remoteVirtualNetwork);
            }
        }
    }
    std::ranges::sort(ends);
    // A network with a peering to who knows where may well be peered back; an import could not tell the other end.
    const auto mayLeadAnywhere = [&](VirtualNetworkId id) {
        return std::ranges::any_of(facts.index->find(id)->peerings, [](const Peering& peering) {
            return !peering.remoteVirtualNetwork &&
                   (peering.remoteArmId.empty() || peering.remoteArmId.find('{') != std::string::npos);
        });
    };
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Peering& peering : network->peerings) {
            const auto& remote = peering.remoteVirtualNetwork;
            // A peering is the first of its pair only while it is not said to be connected.
            if (!remote || peering.peeringState == PeeringState::connected ||
                std::ranges::binary_search(ends, std::pair(*remote, network->id)) || mayLeadAnywhere(*remote)) {
                continue;
            }
            const std::string& name = facts.index->find(*remote)->info.name;
            Finding& finding = sink.add(
                peering.id, "remoteVirtualNetwork",
                fmt::format(
                    "Virtual network {} is peered with {}, but {} has no peering back; traffic flows only when both exist.",
                    network->info.name, name, name));
            finding.related = {ObjectRef(*remote), ObjectRef(network->id)};
        }
    }
}

}  // namespace

const Rule peeringOneWay{
    .id = "PEER-001",
    .name = "peering-one-way",
    .family = "peering",
    .severity = Severity::warning,
    .title = "Peering has no counterpart",
    .azureCode = "",
    .levers = {Lever::peering},
    .check = checkPeeringOneWay,
};

}  // namespace aksnet::rules
