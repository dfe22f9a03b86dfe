// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: virtual nodes, application gateways, Private Link services or API server integration that the networking model does
// not carry. Why: AKS refuses them. Fix: another model, or do without.
#include "core/rules/definitions.h"
#include "core/rules/model-capability/capability_report.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkUnsupportedAddOn(const Facts& facts, FindingSink& sink) {
    reportCapabilities(facts, sink, CapabilityTopic::addOns);
}

}  // namespace

const Rule unsupportedAddOn{
    .id = "MOD-004",
    .name = "unsupported-add-on",
    .family = "model-capability",
    .severity = Severity::error,
    .title = "Add-on or service is not supported here",
    .azureCode = "",
    .levers = {Lever::addOn, Lever::networkingModel},
    .check = checkUnsupportedAddOn,
};

}  // namespace aksnet::rules
