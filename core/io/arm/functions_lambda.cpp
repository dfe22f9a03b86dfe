// SPDX-License-Identifier: GPL-3.0-or-later
//
// Functions that run a lambda for each element. An element of which it is unknown whether it passes a filter stands as an unknown
// rest: it may be one or none.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-lambda
#include "core/base/text.h"
#include "core/io/arm/call.h"
#include "core/io/arm/text_format.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

/// Behind an unknown rest nobody knows an element's index.
ArmValue roundIndex(std::size_t at, bool isSure) {
    return armShared(isSure ? Json(at) : unknownValue("index", "The length of the list before is unknown."));
}

/// Calls each(element, index) while it answers true. `isSure` of the index ends with the first unknown rest.
template <class Each>
void forEachElement(ArmCall& call, const Each& each) {
    bool isSure = true;
    std::size_t at = 0;
    for (const Json& element : call[0]) {
        if (call.evaluation().isExhausted() || !each(ArmValue(call.value(0), &element), roundIndex(at, isSure))) {
            return;
        }
        isSure = isSure && !armIsRest(element);
        ++at;
    }
}

ArmValue runFilter(ArmCall& call) {
    const Json::array_t* list = call.array(0);
    const auto passes = list ? call.lambda(1, 1, 2) : std::nullopt;
    if (!passes) {
        return call.failure();
    }
    Json::array_t kept;
    forEachElement(call, [&](const ArmValue& element, const ArmValue& index) {
        if (armIsRest(*element)) {
            kept.push_back(call.unknownRest(*element, call.name()));
            return true;
        }
        const ArmValue answer = call.evaluation().invoke(*passes, {element, index});
        if (answer->is_boolean()) {
            if (answer->get<bool>()) {
                kept.push_back(call.copied(*element));
            }
            return true;
        }
        kept.push_back(call.unknownRest(
            isUnknown(*answer) ? *answer : unknownValue(call.name(), "The lambda gives no truth."), call.name()));
        return true;
    });
    return call.give(std::move(kept));
}

ArmValue runMap(ArmCall& call) {
    const Json::array_t* list = call.array(0);
    const auto change = list ? call.lambda(1, 1, 2) : std::nullopt;
    if (!change) {
        return call.failure();
    }
    Json::array_t changed;
    forEachElement(call, [&](const ArmValue& element, const ArmValue& index) {
        changed.push_back(armIsRest(*element) ? call.unknownRest(*element, call.name())
                                              : call.copied(*call.evaluation().invoke(*change, {element, index})));
        return true;
    });
    return call.give(std::move(changed));
}

ArmValue runMapValues(ArmCall& call) {
    const Json::object_t* object = call.object(0);
    const auto change = object ? call.lambda(1, 1, 1) : std::nullopt;
    if (!change) {
        return call.failure();
    }
    Json::object_t changed;
    for (const auto& [key, member] : *object) {
        const ArmValue value(call.value(0), &member);
        changed.emplace(key, isUnknownRest(key) ? member : call.copied(*call.evaluation().invoke(*change, {value})));
    }
    return call.give(std::move(changed));
}

ArmValue runReduce(ArmCall& call) {
    const Json::array_t* list = call.array(0);
    const auto join = list ? call.lambda(2, 2, 3) : std::nullopt;
    if (!join || !call.isKnown(0)) {
        return call.failure();
    }
    ArmValue sum = call.value(1);
    forEachElement(call, [&](const ArmValue& element, const ArmValue& index) {
        sum = call.evaluation().invoke(*join, {sum, element, index});
        return true;
    });
    return sum;
}

/// Each element in turn goes behind all it does not come before, which keeps equal ones in order, and comes to an end with any
/// lambda, also with one that contradicts itself.
ArmValue runSort(ArmCall& call) {
    const Json::array_t* list = call.array(0);
    const auto comesBefore = list ? call.lambda(1, 2, 2) : std::nullopt;
    if (!comesBefore || !call.isKnown(0)) {
        return call.failure();
    }
    std::vector<ArmValue> sorted;
    ArmValue unsure;
    forEachElement(call, [&](const ArmValue& element, const ArmValue&) {
        call.evaluation().spend(sorted.size() / 16);
        const auto place =
            std::upper_bound(sorted.begin(), sorted.end(), element, [&](const ArmValue& a, const ArmValue& b) {
                const ArmValue answer = unsure ? armNull() : call.evaluation().invoke(*comesBefore, {a, b});
                unsure = answer->is_boolean() || unsure ? unsure : answer;
                return answer->is_boolean() && answer->get<bool>();
            });
        sorted.insert(place, element);
        return unsure == nullptr;
    });
    if (unsure) {
        return call.fail(holdsUnknown(*unsure) ? armFirstReason(*unsure) : "The lambda gives no truth.");
    }
    Json::array_t elements;
    for (const ArmValue& element : sorted) {
        elements.push_back(call.copied(*element));
    }
    return call.give(std::move(elements));
}

/// The key that a lambda gives an element; an unknown rest where it is unknown.
std::string keyOf(ArmCall& call, const ArmLambda& lambda, const ArmValue& element, const ArmValue& index) {
    if (armIsRest(*element)) {
        return element->get<std::string>();
    }
    const ArmValue key = call.evaluation().invoke(lambda, {element, index});
    if (isUnknown(*key)) {
        return call.unknownRest(*key).get<std::string>();
    }
    const auto text = armScalarText(*key);
    return text ? *text
                : unknownValue("..." + std::string(call.name()), "The lambda gives no text.").get<std::string>();
}

ArmValue runToObject(ArmCall& call) {
    const Json::array_t* list = call.array(0);
    const auto key = list ? call.lambda(1, 1, 1) : std::nullopt;
    const auto value = key && call.count() > 2 ? call.lambda(2, 1, 1) : std::nullopt;
    if (!key || (call.count() > 2 && !value)) {
        return call.failure();
    }
    Json::object_t members;
    forEachElement(call, [&](const ArmValue& element, const ArmValue& index) {
        std::string name = keyOf(call, *key, element, index);
        const bool isPlain = !value || armIsRest(*element);
        members.insert_or_assign(std::move(name),
                                 call.copied(isPlain ? *element : *call.evaluation().invoke(*value, {element, index})));
        return true;
    });
    return call.give(std::move(members));
}

ArmValue runGroupBy(ArmCall& call) {
    const Json::array_t* list = call.array(0);
    const auto key = list ? call.lambda(1, 1, 1) : std::nullopt;
    if (!key) {
        return call.failure();
    }
    Json::object_t groups;
    forEachElement(call, [&](const ArmValue& element, const ArmValue& index) {
        groups[keyOf(call, *key, element, index)].push_back(call.copied(*element));
        return true;
    });
    return call.give(std::move(groups));
}

ArmValue runLambda(ArmCall& call) {
    return call.fail("lambda() stands only as an argument of functions such as map.");
}

ArmValue runLambdaVariables(ArmCall& call) {
    const std::string* name = call.text(0);
    if (name == nullptr) {
        return call.failure();
    }
    const ArmValue value = call.evaluation().lambdaVariable(*name);
    return value ? value : call.fail(fmt::format("No lambda has the variable {}.", inQuotes(*name)));
}

constexpr ArmFunction lambdaFunctions[] = {
    {"filter", 2, 2, ArmFunction::Arguments::any, runFilter},
    {"map", 2, 2, ArmFunction::Arguments::any, runMap},
    {"mapValues", 2, 2, ArmFunction::Arguments::any, runMapValues},
    {"reduce", 3, 3, ArmFunction::Arguments::any, runReduce},
    {"sort", 2, 2, ArmFunction::Arguments::any, runSort},
    {"toObject", 2, 3, ArmFunction::Arguments::any, runToObject},
    {"groupBy", 2, 2, ArmFunction::Arguments::any, runGroupBy},
    {"lambda", 1, anyNumber, ArmFunction::Arguments::any, runLambda},
    {"lambdaVariables", 1, 1, ArmFunction::Arguments::known, runLambdaVariables},
};

}  // namespace

std::span<const ArmFunction> armLambdaFunctions() {
    return lambdaFunctions;
}

}  // namespace aksnet
