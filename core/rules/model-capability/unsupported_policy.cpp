// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: data plane, policy engine, kube-proxy mode and container networking services that do not go with each other or with
// the networking model. Why: AKS refuses the cluster. Fix: one that does.
#include "core/rules/definitions.h"
#include "core/rules/model-capability/capability_report.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkUnsupportedPolicy(const Facts& facts, FindingSink& sink) {
    reportCapabilities(facts, sink, CapabilityTopic::policy);
}

}  // namespace

const Rule unsupportedPolicy{
    .id = "MOD-001",
    .name = "unsupported-policy",
    .family = "model-capability",
    .severity = Severity::error,
    .title = "Data plane, policy engine or network service is not supported here",
    .azureCode = "",
    .levers = {Lever::dataPlane, Lever::policyEngine, Lever::networkingModel, Lever::osType, Lever::kubernetesVersion},
    .check = checkUnsupportedPolicy,
};

}  // namespace aksnet::rules
