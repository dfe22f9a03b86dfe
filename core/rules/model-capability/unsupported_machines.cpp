// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: Windows pools, availability sets or machine sizes that do not go with the networking model or data plane. Why: AKS
// refuses the pool. Fix: Linux pools, another model.
#include "core/rules/definitions.h"
#include "core/rules/model-capability/capability_report.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkUnsupportedMachines(const Facts& facts, FindingSink& sink) {
    reportCapabilities(facts, sink, CapabilityTopic::machines);
}

}  // namespace

const Rule unsupportedMachines{
    .id = "MOD-002",
    .name = "unsupported-machines",
    .family = "model-capability",
    .severity = Severity::error,
    .title = "Operating system or machines are not supported here",
    .azureCode = "",
    .levers = {Lever::osType, Lever::vmSize, Lever::networkingModel, Lever::dataPlane, Lever::kubernetesVersion},
    .check = checkUnsupportedMachines,
};

}  // namespace aksnet::rules
