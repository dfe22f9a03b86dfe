// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of groups, and finding a function by name.
#include "core/io/arm/functions.h"

#include "core/base/text.h"

#include <algorithm>

namespace aksnet {
namespace {

using ArmFunctionGroup = std::span<const ArmFunction> (*)();

constexpr ArmFunctionGroup armFunctionGroups[] = {
    armArrayFunctions,    armCidrFunctions,     armComparisonFunctions, armDateFunctions,    armDeploymentFunctions,
    armEncodingFunctions, armLambdaFunctions,   armLogicalFunctions,    armNumericFunctions, armObjectFunctions,
    armPartFunctions,     armResourceFunctions, armStringFunctions,
};

/// By name in lower case, in order.
std::vector<std::pair<std::string, const ArmFunction*>> armFunctionsByName() {
    std::vector<std::pair<std::string, const ArmFunction*>> all;
    for (const ArmFunctionGroup group : armFunctionGroups) {
        for (const ArmFunction& function : group()) {
            all.emplace_back(lowered(function.name), &function);
        }
    }
    std::ranges::sort(all);
    return all;
}

const auto& armFunctionTable() {
    static const auto table = armFunctionsByName();
    return table;
}

}  // namespace

const ArmFunction* findArmFunction(std::string_view name) {
    const std::string key = lowered(name);
    const auto find = [](std::string_view wanted) {
        const auto& table = armFunctionTable();
        const auto found = std::ranges::lower_bound(table, wanted, {},
                                                    [](const auto& entry) { return std::string_view(entry.first); });
        return found == table.end() || found->first != wanted ? nullptr : found->second;
    };
    if (const ArmFunction* exact = find(key)) {
        return exact;
    }
    return key.starts_with("list") ? find("list") : nullptr;
}

std::vector<const ArmFunction*> armFunctions() {
    std::vector<const ArmFunction*> all;
    for (const auto& entry : armFunctionTable()) {
        all.push_back(entry.second);
    }
    return all;
}

}  // namespace aksnet
