// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names: parameters, variables, functions, outputs, and the rounds of loops.
#include "core/io/arm/template_scope.h"

#include "core/base/text.h"
#include "core/io/arm/template_parameter.h"
#include "core/io/arm/unknown.h"
#include "core/io/importers/json_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <utility>

namespace aksnet {
namespace {

constexpr std::uint64_t scopeContextCost = 16;  // in steps
constexpr std::string_view scopeSelfReason = "It depends on itself.";

/// The element of `variables.copy` that makes the variable of that name; none if there is none.
const Json* scopeVariableLoop(const Json& variables, std::string_view name) {
    const Json* loops = findIgnoringCase(variables, "copy");
    if (!loops || !loops->is_array()) {
        return nullptr;
    }
    const auto found =
        std::ranges::find_if(*loops, [&](const Json& loop) { return equalsIgnoringCase(textOf(loop, "name"), name); });
    return found == loops->end() ? nullptr : &*found;
}

}  // namespace

TemplateScope::TemplateScope(TemplateExpansion& all, Origin origin, TemplateTarget target, GivenValues given)
    : m_all(all),
      m_origin(std::move(origin)),
      m_target(std::move(target)),
      m_given(std::move(given)),
      m_evaluator(*this, all.budget.expressions) {}

TemplateScope::TemplateScope(TemplateScope& around, bool isOuter, Origin origin, TemplateTarget target,
                             LoopRounds rounds)
    : m_all(around.m_all),
      m_around(&around),
      m_isOuter(isOuter),
      m_origin(std::move(origin)),
      m_target(std::move(target)),
      m_argumentRounds(std::move(rounds)),
      m_evaluator(*this, around.m_all.budget.expressions) {
    if (isOuter) {
        m_baseRounds = m_argumentRounds;
    }
}

TemplateScope::~TemplateScope() {
    for (const std::string& name : m_evaluator.unsupportedFunctions()) {
        m_all.unsupported.insert(name);
    }
}

void TemplateScope::addArgument(const std::string& name, TemplateArgument argument) {
    m_arguments.insert_or_assign(lowered(name), std::move(argument));
}

Json TemplateScope::evaluate(const Json& value, const LoopRounds& rounds) {
    LoopRounds before = std::exchange(m_rounds, rounds);
    Json evaluated = m_evaluator.evaluate(value);
    m_rounds = std::move(before);
    return evaluated;
}

std::optional<Json> TemplateScope::parameter(std::string_view name) {
    if (m_isOuter) {
        if (auto value = m_around->parameter(name)) {
            return value;
        }
    }
    const auto declared = findTemplateParameter(*m_origin.armTemplate, name);
    if (!declared) {
        return std::nullopt;
    }
    const auto [found, isNew] = m_parameters.try_emplace(lowered(name));
    if (isNew) {
        Json value = valueOfParameter(declared->name, *declared->node);
        Remembered& remembered = m_parameters[lowered(name)];  // others may have been remembered meanwhile
        remembered = {std::move(value), false};
        return remembered.value;
    }
    return found->second.isRunning ? unknownValue(fmt::format("parameters('{}')", declared->name), scopeSelfReason)
                                   : found->second.value;
}

/// What was given, else the default, else nothing that anybody knows. A null that was given means the default too.
Json TemplateScope::valueOfParameter(const std::string& name, const Json& declaration) {
    const TemplateParameter parameter{name, &declaration};
    const std::string expression = fmt::format("parameters('{}')", name);
    if (const auto given = m_given.find(lowered(name)); given != m_given.end()) {
        return parameter.isSecure() ? unknownValue(expression, "It is a secret.") : given->second.value;
    }
    if (const auto argument = m_arguments.find(lowered(name)); argument != m_arguments.end()) {
        Json value = argument->second.value;
        if (const Json* holder = argument->second.holder) {
            const Json* stated = findIgnoringCase(*holder, "value");
            value = stated ? m_around->evaluateWithLoops(*stated, m_argumentRounds)
                    : findIgnoringCase(*holder, "reference")
                        ? unknownValue(expression, "Its value stands in a Key Vault.")
                        : Json();
        }
        if (!value.is_null()) {
            return value;
        }
    }
    if (const Json* otherwise = parameter.defaultValue()) {
        LoopRounds none;
        return evaluateWithLoops(*otherwise, none);
    }
    if (parameter.isNullable()) {
        return {};
    }
    if (parameter.isSecure()) {
        return unknownValue(expression, "It is a secret.");
    }
    if (!m_around) {
        m_missing.push_back(name);
    }
    return unknownValue(expression, "The parameter has no value.");
}

std::optional<Json> TemplateScope::variable(std::string_view name) {
    if (m_isOuter) {
        if (auto value = m_around->variable(name)) {
            return value;
        }
    }
    const Json* variables = findIgnoringCase(*m_origin.armTemplate, "variables");
    if (!variables || !variables->is_object()) {
        return std::nullopt;
    }
    const auto stated = std::ranges::find_if(variables->get_ref<const Json::object_t&>(), [&](const auto& member) {
        return equalsIgnoringCase(member.first, name);
    });
    const bool isStated = stated != variables->get_ref<const Json::object_t&>().end();
    const Json* loop = scopeVariableLoop(*variables, name);
    if (!isStated && !loop) {
        return std::nullopt;
    }
    const std::string key = lowered(name);
    if (const auto [found, isNew] = m_variables.try_emplace(key); !isNew) {
        return found->second.isRunning ? unknownValue(fmt::format("variables('{}')", name), scopeSelfReason)
                                       : found->second.value;
    }
    LoopRounds none;
    Json value = loop ? evaluateLoop(*loop, textOf(*loop, "name"), none) : evaluateWithLoops(stated->second, none);
    Remembered& remembered = m_variables[key];
    remembered = {std::move(value), false};
    return remembered.value;
}

/// Without a name that of the resource, unless only a list is being made.
std::optional<long long> TemplateScope::copyIndex(std::string_view loop) {
    const auto inside = std::views::reverse(m_rounds);
    auto found = inside.end();
    if (loop.empty()) {
        found = std::ranges::find(inside, true, &LoopRound::ofResource);
        found = found == inside.end() ? inside.begin() : found;
    } else {
        found =
            std::ranges::find_if(inside, [&](const LoopRound& round) { return equalsIgnoringCase(round.name, loop); });
    }
    return found == inside.end() ? std::nullopt : std::optional(found->index);
}

const Json* TemplateScope::userFunction(std::string_view nameSpace, std::string_view name) {
    if (m_isOuter) {
        if (const Json* function = m_around->userFunction(nameSpace, name)) {
            return function;
        }
    }
    const Json* spaces = findIgnoringCase(*m_origin.armTemplate, "functions");
    if (!spaces || !spaces->is_array()) {
        return nullptr;
    }
    for (const Json& space : *spaces) {
        const Json* members = findIgnoringCase(space, "members");
        const Json* function = members ? findIgnoringCase(*members, name) : nullptr;
        if (function && equalsIgnoringCase(textOf(space, "namespace"), nameSpace)) {
            return function;
        }
    }
    return nullptr;
}

Json TemplateScope::context(std::string_view function) {
    if (m_isOuter) {
        return m_around->context(function);
    }
    if (!m_around) {
        m_all.askedContext.insert(std::string(function));
    }
    m_all.spend(scopeContextCost);
    return contextOf(m_target, *m_origin.armTemplate, function);
}

const Json& TemplateScope::outputs() {
    if (!m_outputs) {
        m_outputs = Remembered{unknownValue("outputs", scopeSelfReason), true};
        m_outputs = Remembered{evaluateOutputs(), false};
    }
    return m_outputs->value;
}

Json TemplateScope::evaluateOutputs() {
    Json outputs = Json::object();
    const Json* declared = findIgnoringCase(*m_origin.armTemplate, "outputs");
    if (!declared || !declared->is_object()) {
        return outputs;
    }
    for (const auto& [name, output] : declared->get_ref<const Json::object_t&>()) {
        LoopRounds rounds = m_baseRounds;
        const Json* value = findIgnoringCase(output, "value");
        const Json* loop = findIgnoringCase(output, "copy");
        outputs[name] = Json::object();
        outputs[name]["type"] = textOf(output, "type");
        outputs[name]["value"] = loop && loop->is_object() ? evaluateLoop(*loop, {}, rounds)
                                 : value                   ? evaluateWithLoops(*value, rounds)
                                                           : Json();
    }
    return outputs;
}

}  // namespace aksnet
