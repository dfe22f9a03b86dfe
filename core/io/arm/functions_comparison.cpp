// SPDX-License-Identifier: GPL-3.0-or-later
//
// Comparison functions.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-comparison
#include "core/base/text.h"
#include "core/io/arm/call.h"

#include <fmt/format.h>

namespace aksnet {
namespace {

/// An unknown might be null, so it ends the search without a result.
ArmValue runCoalesce(ArmCall& call) {
    for (std::size_t i = 0; i < call.count(); ++i) {
        if (isUnknown(call[i])) {
            return i + 1 == call.count() ? call.value(i) : call.unknown();
        }
        if (!call[i].is_null()) {
            return call.value(i);
        }
    }
    return armNull();
}

ArmValue runEquals(ArmCall& call) {
    call.evaluation().weigh(call[0]);
    const auto same = armSame(call[0], call[1]);
    return same ? call.give(*same) : call.unknown();
}

/// The order of two numbers or two texts, by code points; none if they are of different kinds.
std::optional<std::partial_ordering> orderOfArguments(ArmCall& call) {
    const Json& a = call[0];
    const Json& b = call[1];
    if (a.is_string() && b.is_string()) {
        return a.get_ref<const std::string&>().compare(b.get_ref<const std::string&>()) <=> 0;
    }
    const auto wholeA = armInteger(a);
    const auto wholeB = armInteger(b);
    if (wholeA && wholeB) {
        return *wholeA <=> *wholeB;
    }
    if (a.is_number() && b.is_number()) {
        return a.get<double>() <=> b.get<double>();
    }
    call.note(fmt::format("{} compares two numbers or two texts, not {} and {}.", call.name(), armKind(a), armKind(b)));
    return std::nullopt;
}

ArmValue runLess(ArmCall& call) {
    const auto order = orderOfArguments(call);
    return order ? call.give(std::is_lt(*order)) : call.failure();
}

ArmValue runLessOrEquals(ArmCall& call) {
    const auto order = orderOfArguments(call);
    return order ? call.give(std::is_lteq(*order)) : call.failure();
}

ArmValue runGreater(ArmCall& call) {
    const auto order = orderOfArguments(call);
    return order ? call.give(std::is_gt(*order)) : call.failure();
}

ArmValue runGreaterOrEquals(ArmCall& call) {
    const auto order = orderOfArguments(call);
    return order ? call.give(std::is_gteq(*order)) : call.failure();
}

constexpr ArmFunction comparisonFunctions[] = {
    {"coalesce", 1, anyNumber, ArmFunction::Arguments::any, runCoalesce},
    {"equals", 2, 2, ArmFunction::Arguments::any, runEquals},
    {"less", 2, 2, ArmFunction::Arguments::known, runLess},
    {"lessOrEquals", 2, 2, ArmFunction::Arguments::known, runLessOrEquals},
    {"greater", 2, 2, ArmFunction::Arguments::known, runGreater},
    {"greaterOrEquals", 2, 2, ArmFunction::Arguments::known, runGreaterOrEquals},
};

}  // namespace

std::span<const ArmFunction> armComparisonFunctions() {
    return comparisonFunctions;
}

}  // namespace aksnet
