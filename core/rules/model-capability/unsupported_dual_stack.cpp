// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a dual-stack cluster whose networking model, policy engine, add-ons or egress know IPv4 only. Why: AKS refuses it,
// or IPv6 does not work. Fix: Overlay, and what goes with it.
#include "core/rules/definitions.h"
#include "core/rules/model-capability/capability_report.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkUnsupportedDualStack(const Facts& facts, FindingSink& sink) {
    reportCapabilities(facts, sink, CapabilityTopic::dualStack);
}

}  // namespace

const Rule unsupportedDualStack{
    .id = "MOD-003",
    .name = "unsupported-dual-stack",
    .family = "model-capability",
    .severity = Severity::error,
    .title = "Dual-stack is not supported here",
    .azureCode = "",
    .levers = {Lever::ipFamilies, Lever::networkingModel},
    .check = checkUnsupportedDualStack,
};

}  // namespace aksnet::rules
