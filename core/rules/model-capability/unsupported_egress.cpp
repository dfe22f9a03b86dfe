// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: an outbound type or a static egress gateway that the networking model, Windows pools or the data plane do not carry.
// Why: AKS refuses it. Fix: another egress.
#include "core/rules/definitions.h"
#include "core/rules/model-capability/capability_report.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkUnsupportedEgress(const Facts& facts, FindingSink& sink) {
    reportCapabilities(facts, sink, CapabilityTopic::egress);
}

}  // namespace

const Rule unsupportedEgress{
    .id = "MOD-005",
    .name = "unsupported-egress",
    .family = "model-capability",
    .severity = Severity::error,
    .title = "Egress is not supported here",
    .azureCode = "",
    .levers = {Lever::outboundType, Lever::networkingModel},
    .check = checkUnsupportedEgress,
};

}  // namespace aksnet::rules
