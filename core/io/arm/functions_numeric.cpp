// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numeric functions, on whole numbers of 64 bits.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-numeric
#include "core/base/text.h"
#include "core/io/arm/call.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace aksnet {
namespace {

using WholeSum = bool (*)(long long, long long, long long*);

ArmValue runChecked(ArmCall& call, WholeSum sum) {
    const auto a = call.integer(0);
    const auto b = call.integer(1);
    if (!a || !b) {
        return call.failure();
    }
    long long result = 0;
    return sum(*a, *b, &result) ? call.fail("The result does not fit into 64 bits.") : call.give(result);
}

ArmValue runAdd(ArmCall& call) {
    return runChecked(call, [](long long a, long long b, long long* sum) { return __builtin_add_overflow(a, b, sum); });
}

ArmValue runSub(ArmCall& call) {
    return runChecked(call, [](long long a, long long b, long long* sum) { return __builtin_sub_overflow(a, b, sum); });
}

ArmValue runMul(ArmCall& call) {
    return runChecked(call, [](long long a, long long b, long long* sum) { return __builtin_mul_overflow(a, b, sum); });
}

/// The lowest number by -1 is the one division that overflows.
bool overflowsDivided(long long a, long long b) {
    return a == std::numeric_limits<long long>::min() && b == -1;
}

ArmValue runDiv(ArmCall& call) {
    const auto a = call.integer(0);
    const auto b = call.integer(1);
    if (!a || !b) {
        return call.failure();
    }
    if (*b == 0) {
        return call.fail("A number cannot be divided by zero.");
    }
    return overflowsDivided(*a, *b) ? call.fail("The result does not fit into 64 bits.") : call.give(*a / *b);
}

ArmValue runMod(ArmCall& call) {
    const auto a = call.integer(0);
    const auto b = call.integer(1);
    if (!a || !b) {
        return call.failure();
    }
    if (*b == 0) {
        return call.fail("A number cannot be divided by zero.");
    }
    return call.give(overflowsDivided(*a, *b) ? 0 : *a % *b);
}

ArmValue runInt(ArmCall& call) {
    if (const auto number = armInteger(call[0])) {
        return call.give(*number);
    }
    if (call[0].is_number_float() && std::abs(call[0].get<double>()) < 9e15) {
        return call.give(static_cast<long long>(call[0].get<double>()));
    }
    const std::string* text = call.text(0);
    if (text == nullptr) {
        return call.failure();
    }
    const std::string_view digits = trimmed(*text);
    const std::size_t sign = digits.starts_with('+') ? 1 : 0;
    long long number = 0;
    const auto read = std::from_chars(digits.data() + sign, digits.data() + digits.size(), number);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) {
        return call.fail(fmt::format("{} is no whole number of 64 bits.", inQuotes(*text)));
    }
    return call.give(number);
}

ArmValue runFloat(ArmCall& call) {
    if (call[0].is_number()) {
        return call.give(call[0].get<double>());
    }
    const std::string* text = call.text(0);
    if (text == nullptr) {
        return call.failure();
    }
    const std::string_view digits = trimmed(*text);
    double number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || read.ec != std::errc() || read.ptr != digits.data() + digits.size() ||
        !std::isfinite(number)) {
        return call.fail(fmt::format("{} is no number.", inQuotes(*text)));
    }
    return call.give(number);
}

/// copyIndex(), copyIndex(offset), copyIndex('loop'), copyIndex('loop', offset).
ArmValue runCopyIndex(ArmCall& call) {
    const bool isNamed = call.count() > 0 && call[0].is_string();
    const std::string loop = isNamed ? call[0].get<std::string>() : std::string();
    const std::size_t at = isNamed ? 1 : 0;
    const auto offset = call.count() > at ? call.integer(at) : std::optional<long long>(0);
    if (!offset) {
        return call.failure();
    }
    const auto round = call.evaluation().scope().copyIndex(loop);
    if (!round) {
        return call.fail(loop.empty() ? std::string("copyIndex() stands outside of any loop.")
                                      : fmt::format("There is no loop {} here.", inQuotes(loop)));
    }
    long long index = 0;
    return __builtin_add_overflow(*round, *offset, &index) ? call.fail("The result does not fit into 64 bits.")
                                                           : call.give(index);
}

/// max and min take a list of numbers, or the numbers themselves.
ArmValue runExtreme(ArmCall& call, bool wantsLargest) {
    Json::array_t given;
    for (std::size_t i = 0; i < call.count(); ++i) {
        if (call[i].is_array()) {
            call.evaluation().spend(call[i].size());
            given.insert(given.end(), call[i].begin(), call[i].end());
        } else {
            given.push_back(call[i]);
        }
    }
    std::optional<long long> extreme;
    for (const Json& each : given) {
        const auto number = armInteger(each);
        if (!number) {
            return call.fail(isUnknown(each)
                                 ? firstUnknownPart(each.get_ref<const std::string&>()).reason
                                 : fmt::format("{} takes whole numbers, not {}.", call.name(), armKind(each)));
        }
        extreme = !extreme || (wantsLargest ? *number > *extreme : *number < *extreme) ? *number : *extreme;
    }
    return extreme ? call.give(*extreme) : call.fail("The list is empty.");
}

ArmValue runMax(ArmCall& call) {
    return runExtreme(call, true);
}

ArmValue runMin(ArmCall& call) {
    return runExtreme(call, false);
}

constexpr ArmFunction numericFunctions[] = {
    {"add", 2, 2, ArmFunction::Arguments::known, runAdd},
    {"sub", 2, 2, ArmFunction::Arguments::known, runSub},
    {"mul", 2, 2, ArmFunction::Arguments::known, runMul},
    {"div", 2, 2, ArmFunction::Arguments::known, runDiv},
    {"mod", 2, 2, ArmFunction::Arguments::known, runMod},
    {"int", 1, 1, ArmFunction::Arguments::known, runInt},
    {"float", 1, 1, ArmFunction::Arguments::known, runFloat},
    {"copyIndex", 0, 2, ArmFunction::Arguments::known, runCopyIndex},
    {"max", 1, anyNumber, ArmFunction::Arguments::known, runMax},
    {"min", 1, anyNumber, ArmFunction::Arguments::known, runMin},
};

}  // namespace

std::span<const ArmFunction> armNumericFunctions() {
    return numericFunctions;
}

}  // namespace aksnet
