// SPDX-License-Identifier: GPL-3.0-or-later
//
// Deployment functions, and those that say where a template is deployed.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-deployment
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-scope
#include "core/base/text.h"
#include "core/io/arm/call.h"

#include <fmt/format.h>

namespace aksnet {
namespace {

ArmValue runParameters(ArmCall& call) {
    const std::string* name = call.text(0);
    if (name == nullptr) {
        return call.failure();
    }
    ArmValue value = call.evaluation().parameter(*name);
    return value ? value : call.fail(fmt::format("No parameter has the name {}.", inQuotes(*name)));
}

ArmValue runVariables(ArmCall& call) {
    const std::string* name = call.text(0);
    if (name == nullptr) {
        return call.failure();
    }
    ArmValue value = call.evaluation().variable(*name);
    return value ? value : call.fail(fmt::format("No variable has the name {}.", inQuotes(*name)));
}

ArmValue runContext(ArmCall& call) {
    return call.give(call.evaluation().scope().context(lowered(call.name())));
}

ArmValue runDeployer(ArmCall& call) {
    return call.fail("It is known only at deployment who deploys the template.");
}

constexpr ArmFunction deploymentFunctions[] = {
    {"parameters", 1, 1, ArmFunction::Arguments::known, runParameters},
    {"variables", 1, 1, ArmFunction::Arguments::known, runVariables},
    {"deployment", 0, 0, ArmFunction::Arguments::known, runContext},
    {"environment", 0, 0, ArmFunction::Arguments::known, runContext},
    {"resourceGroup", 0, 0, ArmFunction::Arguments::known, runContext},
    {"subscription", 0, 0, ArmFunction::Arguments::known, runContext},
    {"managementGroup", 0, 0, ArmFunction::Arguments::known, runContext},
    {"tenant", 0, 0, ArmFunction::Arguments::known, runContext},
    {"deployer", 0, 0, ArmFunction::Arguments::known, runDeployer},
};

}  // namespace

std::span<const ArmFunction> armDeploymentFunctions() {
    return deploymentFunctions;
}

}  // namespace aksnet
