// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: an imported peering whose state is Initiated or Disconnected. Why: it carries nothing. Fix: make its other end, or
// make both anew.
#include "core/rules/definitions.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkPeeringNotConnected(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Peering& peering : network->peerings) {
            const bool isInitiated = peering.peeringState == PeeringState::initiated;
            if (isInitiated || peering.peeringState == PeeringState::disconnected) {
                Finding& finding =
                    sink.add(peering.id, "peeringState",
                             fmt::format("Peering {} of {} is {}, so nothing flows through it: {}.", peering.name,
                                         network->info.name, isInitiated ? "only initiated" : "disconnected",
                                         isInitiated ? "its other end is missing"
                                                     : "its other end was removed, and both must be made anew"));
                finding.related = {ObjectRef(network->id)};
            }
        }
    }
}

}  // namespace

const Rule peeringNotConnected{
    .id = "PEER-004",
    .name = "peering-not-connected",
    .family = "peering",
    .severity = Severity::warning,
    .title = "Peering is not connected",
    .azureCode = "",
    .levers = {Lever::peering},
    .check = checkPeeringNotConnected,
};

}  // namespace aksnet::rules
