// SPDX-License-Identifier: GPL-3.0-or-later
//
// Loops inside values: {"copy": [{"name": "subnets", "count": 3, "input": …}]} is {"subnets": […]}.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/copy-properties
#include "core/io/arm/template_loop.h"
#include "core/io/arm/template_scope.h"
#include "core/io/arm/unknown.h"
#include "core/io/importers/json_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

bool copyIsLoop(const Json& value) {
    return value.is_object() && findIgnoringCase(value, "count") && findIgnoringCase(value, "input");
}

/// The loops of an object; none if it has none.
const Json* copyLoopsOf(const Json& object) {
    const Json* loops = findIgnoringCase(object, "copy");
    const bool isList = loops && loops->is_array() && !loops->empty() && std::ranges::all_of(*loops, copyIsLoop);
    return isList ? loops : nullptr;
}

bool copyIsIn(const Json& value) {
    if (value.is_object() && copyLoopsOf(value)) {
        return true;
    }
    return value.is_structured() && std::ranges::any_of(value, copyIsIn);
}

}  // namespace

LoopCount loopCountOf(const Json& evaluated) {
    if (evaluated.is_number_integer() || evaluated.is_number_unsigned()) {
        const auto count = evaluated.get<long long>();
        if (count < 0) {
            return {0, fmt::format("A loop cannot run {} times.", count), false};
        }
        if (count > mostLoopRounds) {
            return {mostLoopRounds,
                    fmt::format("The loop asks for {} rounds; Azure allows {}, and the rest was left out.", count,
                                mostLoopRounds),
                    false};
        }
        return {count, {}, false};
    }
    if (evaluated.is_string()) {
        const UnknownPart part = firstUnknownPart(evaluated.get_ref<const std::string&>());
        if (!part.expression.empty()) {
            return {1, unknownNote("How often it is repeated", part), true};
        }
    }
    return {0, "The number of rounds of the loop is not a whole number.", false};
}

std::string unknownNote(std::string_view subject, const UnknownPart& part) {
    return fmt::format("{} is unknown: {}. {}", subject, part.expression, part.reason);
}

Json TemplateScope::evaluateLoop(const Json& loop, std::string_view name, LoopRounds& rounds) {
    const Json* count = findIgnoringCase(loop, "count");
    const Json* input = findIgnoringCase(loop, "input");
    Json counted = count ? evaluate(*count, rounds) : Json();
    const LoopCount rounded = loopCountOf(counted);
    if (rounded.isUnknown) {
        return counted;
    }
    Json::array_t elements;
    for (long long i = 0; input && i < rounded.count && m_all.mayGoOn(); ++i) {
        m_all.spend(16);  // for what is no expression
        rounds.push_back({std::string(name), i, false});
        elements.push_back(evaluateWithLoops(*input, rounds));
        rounds.pop_back();
    }
    return elements;
}

Json TemplateScope::evaluateMembers(const Json& object, LoopRounds& rounds) {
    const Json* loops = copyLoopsOf(object);
    Json evaluated = Json::object();
    for (const auto& member : object.get_ref<const Json::object_t&>()) {
        if (&member.second == loops) {
            continue;
        }
        if (member.first.starts_with('[')) {  // the evaluator knows what to do with a key that is an expression
            evaluated.update(evaluate(Json::object({{member.first, member.second}}), rounds));
        } else {
            evaluated[member.first] = evaluateWithLoops(member.second, rounds);
        }
    }
    for (std::size_t i = 0; loops && i < loops->size(); ++i) {
        const Json name = evaluate(Json(std::string(textOf((*loops)[i], "name"))), rounds);
        evaluated[name.is_string() ? name.get<std::string>() : std::string()] =
            evaluateLoop((*loops)[i], textOf((*loops)[i], "name"), rounds);
    }
    return evaluated;
}

Json TemplateScope::evaluateWithLoops(const Json& value, LoopRounds& rounds) {
    if (!value.is_structured() || !copyIsIn(value)) {
        return evaluate(value, rounds);
    }
    if (value.is_object()) {
        return evaluateMembers(value, rounds);
    }
    Json::array_t elements;
    for (const Json& element : value) {
        elements.push_back(evaluateWithLoops(element, rounds));
    }
    return elements;
}

}  // namespace aksnet
