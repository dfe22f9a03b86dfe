// SPDX-License-Identifier: GPL-3.0-or-later
//
// A call as a function sees it: arguments evaluated when they are first asked for, and ways to answer.
//
// A function asks for what it needs and gives up in one place:
//     const auto a = call.integer(0);
//     const auto b = call.integer(1);
//     return a && b ? call.give(*a + *b) : call.failure();
#pragma once

#include "core/io/arm/evaluation.h"
#include "core/io/arm/functions.h"

namespace aksnet {

class ArmCall {
public:
    ArmCall(ArmEvaluation& evaluation, const ArmNode& node)
        : m_evaluation(evaluation), m_node(node), m_values(node.operands.size()) {}

    [[nodiscard]] ArmEvaluation& evaluation() const { return m_evaluation; }
    [[nodiscard]] std::size_t count() const { return m_values.size(); }
    [[nodiscard]] const ArmNode& node(std::size_t i) const { return m_node.operands[i]; }
    [[nodiscard]] std::string_view name() const { return m_node.name; }
    [[nodiscard]] const ArmValue& value(std::size_t i);
    [[nodiscard]] const Json& operator[](std::size_t i) { return *value(i); }
    /// Neither unknown, nor text with an unknown part, nor a list or object that is known in part. Elements may be unknown.
    [[nodiscard]] bool isKnown(std::size_t i);

    /// The argument as what it must be. If it is something else, failure() says so.
    [[nodiscard]] std::optional<long long> integer(std::size_t i);
    [[nodiscard]] const std::string* text(std::size_t i);
    [[nodiscard]] std::optional<bool> boolean(std::size_t i);
    [[nodiscard]] const Json::array_t* array(std::size_t i);
    [[nodiscard]] const Json::object_t* object(std::size_t i);
    [[nodiscard]] std::optional<ArmLambda> lambda(std::size_t i, std::size_t least, std::size_t most);

    [[nodiscard]] ArmValue give(Json value);
    /// Part of a value that is being made: counted, and bounded in depth.
    [[nodiscard]] Json copied(const Json& value) { return m_evaluation.copied(value); }
    /// An unknown that says why: "The text has only 3 characters."
    [[nodiscard]] ArmValue fail(std::string_view reason);
    /// What the first argument that was not as it must be was.
    [[nodiscard]] ArmValue failure();
    /// Notes why, unless something is noted already.
    void note(std::string reason);
    /// The value is unknown because an argument that was asked for is.
    [[nodiscard]] ArmValue unknown();
    /// Likewise of a part: stands for any number of elements, or keys.
    [[nodiscard]] Json unknownRest(const Json& of, std::string_view function = {}) const;
    /// The call with what its arguments are.
    [[nodiscard]] std::string expression() const;

private:
    ArmEvaluation& m_evaluation;
    const ArmNode& m_node;
    std::vector<ArmValue> m_values;
    std::string m_failure;
};

/// Does the element stand for any number of unknown ones?
[[nodiscard]] bool armIsRest(const Json& element);
/// Is the item in the list? None where an unknown decides. O(elements).
[[nodiscard]] std::optional<bool> armContains(const Json::array_t& list, const Json& item);
/// Objects in one; the value of a later one wins. Deep: objects in them likewise.
enum class ArmMerge : std::uint8_t { deep, shallow };
[[nodiscard]] ArmValue armMerged(ArmCall& call, std::span<const Json* const> objects, ArmMerge merge);
/// The number if it is a whole one, of any JSON kind.
[[nodiscard]] std::optional<long long> armInteger(const Json& value);

}  // namespace aksnet
