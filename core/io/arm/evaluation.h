// SPDX-License-Identifier: GPL-3.0-or-later
//
// One evaluator at work: walks trees, keeps what it has parsed and asked, and counts what that costs.
#pragma once

#include "core/io/arm/evaluator.h"
#include "core/io/arm/expression.h"

#include <unordered_map>

namespace aksnet {

/// lambda('x', 'i', body) as an argument.
struct ArmLambda {
    std::vector<std::string> variables;
    const ArmNode* body = nullptr;
};

class ArmEvaluation {
public:
    ArmEvaluation(ArmScope& scope, ArmBudget& budget) : m_scope(scope), m_budget(budget) {}
    ~ArmEvaluation() = default;
    ArmEvaluation(const ArmEvaluation&) = delete;
    ArmEvaluation& operator=(const ArmEvaluation&) = delete;

    /// See ArmEvaluator::evaluate.
    [[nodiscard]] Json evaluateAll(const Json& value);
    [[nodiscard]] ArmValue evaluate(const ArmNode& node);
    /// The lambda's body with its variables set.
    [[nodiscard]] ArmValue invoke(const ArmLambda& lambda, std::vector<ArmValue> arguments);

    /// Of the user function at work, else of the template; none if it is not declared.
    [[nodiscard]] ArmValue parameter(const std::string& name);
    [[nodiscard]] ArmValue variable(const std::string& name);
    [[nodiscard]] ArmValue lambdaVariable(std::string_view name) const;
    [[nodiscard]] ArmScope& scope() const { return m_scope; }

    /// Counts work beyond one step a node; false once the bounds are reached.
    bool spend(std::uint64_t steps);
    /// May that much text be made?
    [[nodiscard]] bool affords(std::uint64_t bytes) const { return bytes <= m_budget.bytesLeft; }
    /// Counts text made; false once the bounds are reached.
    bool charge(std::uint64_t bytes);
    /// Counts the steps of looking at every element.
    void weigh(const Json& value);
    /// A copy that is counted; an unknown in place of what would nest too deep or is beyond the bounds.
    [[nodiscard]] Json copied(const Json& value, std::size_t depth = 1);
    /// Have the bounds been reached? Then evaluation comes to its end without doing anything more.
    [[nodiscard]] bool isExhausted() const { return !m_exhausted.empty(); }
    /// Why, as a sentence.
    [[nodiscard]] std::string_view whyExhausted() const { return m_exhausted; }

    [[nodiscard]] const std::vector<std::string>& unsupported() const { return m_unsupported; }

private:
    using Names = std::vector<std::pair<std::string, ArmValue>>;
    /// What names mean: a template's value sees no lambda's variables, a user function only its own parameters.
    struct Frame {
        bool isUserFunction = false;
        Names parameters;
        Names lambdaVariables;
    };
    struct TextHash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    using Cache = std::unordered_map<std::string, ArmValue, TextHash, std::equal_to<>>;
    using Parsed = std::shared_ptr<const Result<ArmNode>>;

    [[nodiscard]] Json evaluateWithin(const Json& value, std::size_t depth);
    [[nodiscard]] Json evaluateObject(const Json& value, std::size_t depth);
    [[nodiscard]] ArmValue evaluateText(std::string_view text);
    [[nodiscard]] Parsed parsed(std::string_view expression);
    [[nodiscard]] ArmValue evaluateNode(const ArmNode& node);
    [[nodiscard]] ArmValue access(const ArmNode& node);
    [[nodiscard]] ArmValue callFunction(const ArmNode& node);
    [[nodiscard]] ArmValue callUserFunction(const ArmNode& node);
    void noteUnsupported(const std::string& name);

    ArmScope& m_scope;
    ArmBudget& m_budget;
    std::string m_exhausted;
    Frame m_outermost;
    Frame* m_frame = &m_outermost;
    std::unordered_map<std::string, Parsed, TextHash, std::equal_to<>> m_parsed;
    Cache m_parameters;  ///< by name in lower case
    Cache m_variables;
    std::vector<std::string> m_unsupported;
};

/// The value of an object's key in any case, of a null too; nullptr if there is none.
[[nodiscard]] const Json* armMember(const Json& object, std::string_view key);
[[nodiscard]] ArmValue armNull();
[[nodiscard]] ArmValue armShared(Json value);
/// What a value is, for messages: "a list of 3", "the text 'x'".
[[nodiscard]] std::string armKind(const Json& value);

/// The text that a scalar makes in concat and format: 3, True, nothing for null; none for lists and objects.
[[nodiscard]] std::optional<std::string> armScalarText(const Json& value);
/// Are the two the same? None where an unknown decides.
[[nodiscard]] std::optional<bool> armSame(const Json& a, const Json& b);

/// One step of an access: the member or element, or an unknown, or none if there is none.
struct ArmAccess {
    ArmValue value;
    std::string missing;  ///< why there is none
};
[[nodiscard]] ArmAccess armAccess(const ArmValue& of, const Json& key);

}  // namespace aksnet
