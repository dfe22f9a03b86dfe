// SPDX-License-Identifier: GPL-3.0-or-later
//
// The functions of template expressions, one file a group, as Microsoft's reference groups them.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions
#pragma once

#include "core/io/arm/expression.h"

#include <limits>
#include <span>

namespace aksnet {

class ArmCall;

inline constexpr std::size_t anyNumber = std::numeric_limits<std::size_t>::max();

struct ArmFunction {
    enum class Arguments : std::uint8_t {
        known,  ///< it is run with known arguments only; with others its value is unknown
        any,    ///< it asks for those it needs, and makes what it can of unknown ones
    };
    std::string_view name;  ///< as documented
    std::size_t least;      ///< number of arguments
    std::size_t most;
    Arguments arguments;
    ArmValue (*run)(ArmCall& call);
};

/// By name in any case; nullptr if there is none. The list… family, which every resource provider extends, has one entry.
[[nodiscard]] const ArmFunction* findArmFunction(std::string_view name);
/// All of them.
[[nodiscard]] std::vector<const ArmFunction*> armFunctions();

[[nodiscard]] std::span<const ArmFunction> armArrayFunctions();
[[nodiscard]] std::span<const ArmFunction> armCidrFunctions();
[[nodiscard]] std::span<const ArmFunction> armComparisonFunctions();
[[nodiscard]] std::span<const ArmFunction> armDateFunctions();
[[nodiscard]] std::span<const ArmFunction> armDeploymentFunctions();
[[nodiscard]] std::span<const ArmFunction> armEncodingFunctions();
[[nodiscard]] std::span<const ArmFunction> armLambdaFunctions();
[[nodiscard]] std::span<const ArmFunction> armLogicalFunctions();
[[nodiscard]] std::span<const ArmFunction> armNumericFunctions();
[[nodiscard]] std::span<const ArmFunction> armObjectFunctions();
[[nodiscard]] std::span<const ArmFunction> armPartFunctions();
[[nodiscard]] std::span<const ArmFunction> armResourceFunctions();
[[nodiscard]] std::span<const ArmFunction> armStringFunctions();

}  // namespace aksnet
