// SPDX-License-Identifier: GPL-3.0-or-later
//
// Evaluates the expressions of ARM templates: lazily, partially (what cannot be known stays unknown and says why), and
// within bounds. Function names, parameters, variables and properties are found without regard to case, as ARM does.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions
#pragma once

#include "core/io/arm/unknown.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace aksnet {

/// What an expression can ask of the template it stands in.
class ArmScope {
public:
    virtual ~ArmScope() = default;

    /// The value of a parameter, variable or function output by name; none if nothing of that name is declared. Values that
    /// depend on themselves are the scope's to detect (it answers with an unknown that says so).
    virtual std::optional<Json> parameter(std::string_view name) = 0;
    virtual std::optional<Json> variable(std::string_view name) = 0;
    /// copyIndex(): the round of the named loop, of the innermost one if the name is empty; none outside of loops.
    virtual std::optional<long long> copyIndex(std::string_view loop) = 0;
    /// reference(target[, api version[, 'Full']]): the properties, or the whole object, of a resource or deployment that is named
    /// by symbolic name, by name or by id; an unknown where only a deployment could tell.
    virtual Json reference(const std::string& target, bool full) = 0;
    /// references('loop'): one such value for each round.
    virtual Json references(const std::string& loop, bool full) = 0;
    /// The `{parameters, output}` of a user function; none if there is none of that name.
    virtual const Json* userFunction(std::string_view nameSpace, std::string_view name) = 0;
    /// What resourceGroup(), subscription(), tenant(), managementGroup(), deployment() and environment() answer; `function` is that
    /// name in lower case. Members that are not known are unknowns.
    virtual Json context(std::string_view function) = 0;
};

/// Bounds of one import, shared by all its templates.
struct ArmBudget {
    std::uint64_t stepsLeft = 20'000'000;    ///< nodes evaluated
    std::uint64_t bytesLeft = 256ULL << 20;  ///< text and elements made
    int nestingLeft = 600;                   ///< nodes being evaluated, each for the sake of the one before
    std::stop_token stop;
};

class ArmEvaluator {
public:
    /// Both must outlive it. What the scope answers for a parameter or a variable is kept, so it must stay the same.
    ArmEvaluator(ArmScope& scope, ArmBudget& budget);
    ~ArmEvaluator();
    ArmEvaluator(const ArmEvaluator&) = delete;
    ArmEvaluator& operator=(const ArmEvaluator&) = delete;

    /// The value with every expression in it evaluated, at any depth; keys that are expressions too. What fails to evaluate
    /// becomes an unknown whose reason says why: nothing is lost around it. "[[" is a plain bracket.
    [[nodiscard]] Json evaluate(const Json& value);

    /// Functions that were called but that this evaluator does not know, in order of first use.
    [[nodiscard]] const std::vector<std::string>& unsupportedFunctions() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace aksnet
