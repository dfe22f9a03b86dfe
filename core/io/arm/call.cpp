// SPDX-License-Identifier: GPL-3.0-or-later
//
// See call.h.
#include "core/io/arm/call.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <cmath>

namespace aksnet {
namespace {

std::string_view armOrdinal(std::size_t i) {
    constexpr std::string_view words[] = {"first", "second", "third", "fourth", "fifth"};
    return i < std::size(words) ? words[i] : "next";
}

/// The first unknown in an argument: its own, of its text, of its rest.
std::optional<UnknownPart> armUnknownIn(const Json& value) {
    if (value.is_string() && hasUnknownPart(value.get_ref<const std::string&>())) {
        return firstUnknownPart(value.get_ref<const std::string&>());
    }
    if (value.is_array()) {
        for (const Json& element : value) {
            if (element.is_string() && isUnknownRest(element.get_ref<const std::string&>())) {
                return firstUnknownPart(element.get_ref<const std::string&>());
            }
        }
    } else if (value.is_object()) {
        for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
            if (isUnknownRest(key)) {
                return firstUnknownPart(key);
            }
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<long long> armInteger(const Json& value) {
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        return number <= static_cast<std::uint64_t>(std::numeric_limits<long long>::max())
                   ? std::optional(static_cast<long long>(number))
                   : std::nullopt;
    }
    if (value.is_number_integer()) {
        return value.get<long long>();
    }
    constexpr double exact = 9007199254740992.0;  // 2^53: beyond it a double skips whole numbers
    if (value.is_number_float()) {
        const double number = value.get<double>();
        if (std::abs(number) <= exact && number == std::floor(number)) {
            return static_cast<long long>(number);
        }
    }
    return std::nullopt;
}

const ArmValue& ArmCall::value(std::size_t i) {
    if (!m_values[i]) {
        m_values[i] = m_evaluation.evaluate(m_node.operands[i]);
    }
    return m_values[i];
}

bool ArmCall::isKnown(std::size_t i) {
    const Json& given = (*this)[i];
    m_evaluation.spend(given.is_structured() ? given.size() / 8 : 0);
    return !armUnknownIn(given);
}

void ArmCall::note(std::string reason) {
    if (m_failure.empty()) {
        m_failure = std::move(reason);
    }
}

std::optional<long long> ArmCall::integer(std::size_t i) {
    const auto number = armInteger((*this)[i]);
    if (!number) {
        note(fmt::format("{} takes a whole number as its {} argument, not {}.", m_node.name, armOrdinal(i),
                         armKind((*this)[i])));
    }
    return number;
}

const std::string* ArmCall::text(std::size_t i) {
    if ((*this)[i].is_string()) {
        return &(*this)[i].get_ref<const std::string&>();
    }
    note(fmt::format("{} takes text as its {} argument, not {}.", m_node.name, armOrdinal(i), armKind((*this)[i])));
    return nullptr;
}

std::optional<bool> ArmCall::boolean(std::size_t i) {
    if ((*this)[i].is_boolean()) {
        return (*this)[i].get<bool>();
    }
    note(fmt::format("{} takes true or false as its {} argument, not {}.", m_node.name, armOrdinal(i),
                     armKind((*this)[i])));
    return std::nullopt;
}

const Json::array_t* ArmCall::array(std::size_t i) {
    if ((*this)[i].is_array()) {
        return &(*this)[i].get_ref<const Json::array_t&>();
    }
    note(fmt::format("{} takes a list as its {} argument, not {}.", m_node.name, armOrdinal(i), armKind((*this)[i])));
    return nullptr;
}

const Json::object_t* ArmCall::object(std::size_t i) {
    if ((*this)[i].is_object()) {
        return &(*this)[i].get_ref<const Json::object_t&>();
    }
    note(
        fmt::format("{} takes an object as its {} argument, not {}.", m_node.name, armOrdinal(i), armKind((*this)[i])));
    return nullptr;
}

std::optional<ArmLambda> ArmCall::lambda(std::size_t i, std::size_t least, std::size_t most) {
    const ArmNode& given = m_node.operands[i];
    ArmLambda lambda;
    bool isWhole = given.kind == ArmNode::Kind::call && given.nameSpace.empty() &&
                   equalsIgnoringCase(given.name, "lambda") && !given.operands.empty();
    for (std::size_t k = 0; isWhole && k + 1 < given.operands.size(); ++k) {
        const ArmValue& name = given.operands[k].literal;
        isWhole = name && name->is_string();
        if (isWhole) {
            lambda.variables.push_back(name->get<std::string>());
        }
    }
    if (!isWhole || lambda.variables.size() < least || lambda.variables.size() > most) {
        note(fmt::format("{} takes lambda() with {} as its {} argument.", m_node.name, counted(least, "variable"),
                         armOrdinal(i)));
        return std::nullopt;
    }
    lambda.body = &given.operands.back();
    return lambda;
}

ArmValue ArmCall::give(Json value) {
    if (value.is_string()) {
        m_evaluation.charge(value.get_ref<const std::string&>().size());
    }
    return m_evaluation.isExhausted() ? fail({}) : armShared(std::move(value));
}

std::string ArmCall::expression() const {
    std::string text = m_node.nameSpace.empty() ? m_node.name : m_node.nameSpace + "." + m_node.name;
    text += '(';
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const std::string given = m_values[i] ? armText(*m_values[i]) : std::string();
        text += i == 0 ? "" : ", ";
        text += given.empty() ? armText(m_node.operands[i]) : given;
    }
    return text + ")";
}

ArmValue ArmCall::fail(std::string_view reason) {
    const std::string written = m_evaluation.isExhausted() ? m_node.name + "(…)" : expression();
    m_evaluation.charge(written.size());
    return armShared(unknownValue(written, m_evaluation.isExhausted() ? m_evaluation.whyExhausted() : reason));
}

ArmValue ArmCall::failure() {
    for (const ArmValue& given : m_values) {
        if (given && armUnknownIn(*given)) {
            return unknown();
        }
    }
    return fail(m_failure);
}

ArmValue ArmCall::unknown() {
    for (const ArmValue& given : m_values) {
        if (const auto part = given ? armUnknownIn(*given) : std::nullopt) {
            return fail(part->reason);
        }
    }
    return fail("The value is known only when the template is deployed.");
}

Json ArmCall::unknownRest(const Json& of, std::string_view function) const {
    UnknownPart part = armUnknownIn(of).value_or(UnknownPart{});
    std::string expression = part.expression.starts_with("...") ? part.expression.substr(3) : part.expression;
    if (!function.empty()) {
        expression = fmt::format("{}({})", function, expression);
    }
    return unknownValue("..." + expression, part.reason);
}

}  // namespace aksnet
