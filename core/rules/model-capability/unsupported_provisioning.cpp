// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: node auto-provisioning with a networking model, policy engine, Windows pools or IPv6 that it does not know. Why: AKS
// refuses it. Fix: Overlay or Node Subnet, without these.
#include "core/rules/definitions.h"
#include "core/rules/model-capability/capability_report.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkUnsupportedProvisioning(const Facts& facts, FindingSink& sink) {
    reportCapabilities(facts, sink, CapabilityTopic::provisioning);
}

}  // namespace

const Rule unsupportedProvisioning{
    .id = "MOD-006",
    .name = "unsupported-provisioning",
    .family = "model-capability",
    .severity = Severity::error,
    .title = "Node auto-provisioning is not supported here",
    .azureCode = "",
    .levers = {Lever::addOn, Lever::networkingModel, Lever::policyEngine, Lever::outboundType},
    .check = checkUnsupportedProvisioning,
};

}  // namespace aksnet::rules
