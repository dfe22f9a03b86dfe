// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: two peerings of a network lead to the same one, or one leads to the network itself. Why: Azure refuses it. Fix:
// remove the peering.
#include "core/rules/definitions.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void reportPeering(FindingSink& sink, const Peering& peering, std::vector<ObjectRef> related, std::string message) {
    Finding& finding = sink.add(peering.id, "remoteVirtualNetwork", std::move(message));
    finding.related = std::move(related);
    finding.fixes.push_back({fmt::format("Remove peering {}", peering.name), Remove{peering.id}});
}

void checkPeeringTwice(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
        std::map<VirtualNetworkId, const Peering*> known;
        std::vector<const Peering*> peerings;
        for (const Peering& peering : network->peerings) {
            if (peering.remoteVirtualNetwork) {
                peerings.push_back(&peering);
            }
        }
        std::ranges::sort(peerings, {}, [](const Peering* peering) { return peering->id; });
        for (const Peering* peering : peerings) {
            if (*peering->remoteVirtualNetwork == network->id) {
                reportPeering(sink, *peering, {ObjectRef(network->id)},
                              fmt::format("Peering {} leads from {} to itself.", peering->name, network->info.name));
                continue;
            }
            const auto [first, isNew] = known.try_emplace(*peering->remoteVirtualNetwork, peering);
            if (!isNew) {
                reportPeering(sink, *peering, {ObjectRef(first->second->id)},
                              fmt::format("Peerings {} and {} both lead from {} to {}; a pair of networks has one.",
                                          first->second->name, peering->name, network->info.name,
                                          facts.index->nameOf(*peering->remoteVirtualNetwork)));
            }
        }
    }
}

}  // namespace

const Rule peeringTwice{
    .id = "PEER-003",
    .name = "peering-twice",
    .family = "peering",
    .severity = Severity::error,
    .title = "Network is peered twice with another, or with itself",
    .azureCode = "AnotherPeeringAlreadyReferencesRemoteVnet",
    .levers = {Lever::peering},
    .check = checkPeeringTwice,
};

}  // namespace aksnet::rules
