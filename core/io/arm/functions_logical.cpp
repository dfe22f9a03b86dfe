// SPDX-License-Identifier: GPL-3.0-or-later
//
// Logical functions. None looks at an argument that cannot matter, and an unknown argument hides nothing that the others
// decide: and(«x», false) is false.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-logical
#include "core/base/text.h"
#include "core/io/arm/call.h"

#include <fmt/format.h>

namespace aksnet {
namespace {

/// and: false decides; or: true does.
ArmValue runJunction(ArmCall& call, bool deciding) {
    bool isSure = true;
    for (std::size_t i = 0; i < call.count(); ++i) {
        if (!call.isKnown(i)) {
            isSure = false;
            continue;
        }
        const auto value = call.boolean(i);
        if (!value) {
            return call.failure();
        }
        if (*value == deciding) {
            return call.give(deciding);
        }
    }
    return isSure ? call.give(!deciding) : call.unknown();
}

ArmValue runAnd(ArmCall& call) {
    return runJunction(call, false);
}

ArmValue runOr(ArmCall& call) {
    return runJunction(call, true);
}

ArmValue runNot(ArmCall& call) {
    const auto value = call.boolean(0);
    return value ? call.give(!*value) : call.failure();
}

ArmValue runXor(ArmCall& call) {
    const auto a = call.boolean(0);
    const auto b = call.boolean(1);
    return a && b ? call.give(*a != *b) : call.failure();
}

ArmValue runTrue(ArmCall& call) {
    return call.give(true);
}

ArmValue runFalse(ArmCall& call) {
    return call.give(false);
}

ArmValue runBool(ArmCall& call) {
    if (call[0].is_boolean()) {
        return call.value(0);
    }
    if (const auto number = armInteger(call[0])) {
        return call.give(*number != 0);
    }
    const std::string* text = call.text(0);
    if (text && (equalsIgnoringCase(*text, "true") || *text == "1")) {
        return call.give(true);
    }
    if (text && (equalsIgnoringCase(*text, "false") || *text == "0")) {
        return call.give(false);
    }
    call.note("The text is neither true nor false.");
    return call.failure();
}

ArmValue runIf(ArmCall& call) {
    if (call.isKnown(0)) {
        const auto condition = call.boolean(0);
        return condition ? call.value(*condition ? 1 : 2) : call.failure();
    }
    if (armSame(call[1], call[2]) == true) {
        return call.value(1);
    }
    return call.unknown();
}

/// Ends a deployment with the template's own words.
ArmValue runFail(ArmCall& call) {
    const std::string* text = call.text(0);
    return text ? call.fail(fmt::format("The template refuses this: {}", inQuotes(*text))) : call.failure();
}

constexpr ArmFunction logicalFunctions[] = {
    {"and", 1, anyNumber, ArmFunction::Arguments::any, runAnd},
    {"or", 1, anyNumber, ArmFunction::Arguments::any, runOr},
    {"not", 1, 1, ArmFunction::Arguments::known, runNot},
    {"xor", 2, 2, ArmFunction::Arguments::known, runXor},
    {"true", 0, 0, ArmFunction::Arguments::known, runTrue},
    {"false", 0, 0, ArmFunction::Arguments::known, runFalse},
    {"bool", 1, 1, ArmFunction::Arguments::known, runBool},
    {"if", 3, 3, ArmFunction::Arguments::any, runIf},
    {"fail", 1, 1, ArmFunction::Arguments::known, runFail},
};

}  // namespace

std::span<const ArmFunction> armLogicalFunctions() {
    return logicalFunctions;
}

}  // namespace aksnet
