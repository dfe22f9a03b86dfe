// SPDX-License-Identifier: GPL-3.0-or-later
//
// See evaluation.h. Recursion is bounded in all: by the depth of JSON, of one expression, and by the nodes that wait for one
// another through parameters, variables and user functions (ArmBudget::nestingLeft).
#include "core/io/arm/evaluation.h"

#include "core/base/text.h"
#include "core/io/arm/call.h"
#include "core/io/importers/json_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace aksnet {
namespace {

constexpr std::size_t parsedLimit = 50'000;  // trees kept; a template has as many texts at most as it is long
constexpr std::size_t bytesOfElement = 16;   // sizeof(Json)

/// Size in bytes, and how deep it nests (1 for a scalar), as far as `deepest`.
struct ArmMeasure {
    std::uint64_t bytes = 0;
    std::size_t depth = 0;
};

void armMeasure(const Json& value, std::size_t depth, ArmMeasure& measure) {
    measure.bytes += bytesOfElement;
    measure.depth = std::max(measure.depth, depth);
    if (value.is_string()) {
        measure.bytes += value.get_ref<const std::string&>().size();
    } else if (value.is_array()) {
        for (const Json& element : value) {
            armMeasure(element, depth + 1, measure);
        }
    } else if (value.is_object()) {
        for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
            measure.bytes += key.size() + bytesOfElement;
            armMeasure(member, depth + 1, measure);
        }
    }
}

/// Takes one of what is left as long as it lives.
class ArmNesting {
public:
    explicit ArmNesting(int& left) : m_left(left) { --m_left; }
    ~ArmNesting() { ++m_left; }
    ArmNesting(const ArmNesting&) = delete;
    ArmNesting& operator=(const ArmNesting&) = delete;

private:
    int& m_left;
};

}  // namespace

bool ArmEvaluation::spend(std::uint64_t steps) {
    if (isExhausted()) {
        return false;
    }
    constexpr std::uint64_t steadily = 0xFFF;
    const bool looks = (m_budget.stepsLeft & ~steadily) != ((m_budget.stepsLeft - steps) & ~steadily);
    if (m_budget.stepsLeft < steps) {
        m_budget.stepsLeft = 0;
        m_exhausted = "The templates take more steps to evaluate than any real one needs.";
        return false;
    }
    m_budget.stepsLeft -= steps;
    if (looks && m_budget.stop.stop_requested()) {
        m_exhausted = importCancelled;
        return false;
    }
    return true;
}

bool ArmEvaluation::charge(std::uint64_t bytes) {
    if (isExhausted()) {
        return false;
    }
    if (!affords(bytes)) {
        m_budget.bytesLeft = 0;
        m_exhausted = "The templates make more text and elements than any real one does.";
        return false;
    }
    m_budget.bytesLeft -= bytes;
    return true;
}

void ArmEvaluation::weigh(const Json& value) {
    if (value.is_structured()) {
        ArmMeasure measure;
        armMeasure(value, 1, measure);
        spend(measure.bytes / (2 * bytesOfElement));
    }
}

Json ArmEvaluation::copied(const Json& value, std::size_t depth) {
    ArmMeasure measure;
    armMeasure(value, depth, measure);
    if (!charge(measure.bytes)) {
        return unknownValue("…", m_exhausted);
    }
    if (measure.depth >= static_cast<std::size_t>(jsonDepthLimit)) {
        return unknownValue("…", fmt::format("The value nests deeper than {} levels.", jsonDepthLimit));
    }
    return value;
}

Json ArmEvaluation::evaluateAll(const Json& value) {
    Frame frame;
    Frame* const before = std::exchange(m_frame, &frame);
    Json evaluated = evaluateWithin(value, 1);
    m_frame = before;
    return evaluated;
}

Json ArmEvaluation::evaluateWithin(const Json& value, std::size_t depth) {
    if (value.is_object()) {
        return evaluateObject(value, depth);
    }
    if (value.is_array()) {
        Json::array_t elements;
        elements.reserve(value.size());
        for (const Json& element : value) {
            elements.push_back(evaluateWithin(element, depth + 1));
        }
        charge(elements.size() * bytesOfElement);
        return elements;
    }
    if (!value.is_string()) {
        return value;
    }
    const auto& text = value.get_ref<const std::string&>();
    if (isArmExpression(text)) {
        return copied(*evaluateText(text), depth);
    }
    charge(text.size());
    return text.starts_with("[[") && text.ends_with(']') ? Json(text.substr(1)) : value;
}

Json ArmEvaluation::evaluateObject(const Json& value, std::size_t depth) {
    Json::object_t members;
    for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
        charge(key.size() + 2 * bytesOfElement);
        std::string name = key;
        if (isArmExpression(key)) {
            const ArmValue made = evaluateText(key);
            name = made->is_string() ? made->get<std::string>() : made->dump();
        }
        members.insert_or_assign(std::move(name), evaluateWithin(member, depth + 1));
    }
    return members;
}

ArmEvaluation::Parsed ArmEvaluation::parsed(std::string_view expression) {
    if (const auto known = m_parsed.find(expression); known != m_parsed.end()) {
        return known->second;
    }
    if (m_parsed.size() >= parsedLimit) {
        m_parsed.clear();
    }
    spend(expression.size());
    auto tree = std::make_shared<const Result<ArmNode>>(parseArmExpression(expression));
    m_parsed.emplace(expression, tree);
    return tree;
}

ArmValue ArmEvaluation::evaluateText(std::string_view text) {
    const std::string_view expression = text.substr(1, text.size() - 2);
    if (!spend(1)) {
        return armShared(unknownValue(expression, m_exhausted));
    }
    const Parsed tree = parsed(expression);
    return *tree ? evaluate(**tree) : armShared(unknownValue(expression, tree->error().what));
}

ArmValue ArmEvaluation::evaluate(const ArmNode& node) {
    if (node.kind == ArmNode::Kind::literal) {
        return node.literal;
    }
    if (!spend(1)) {
        return armShared(unknownValue("…", m_exhausted));
    }
    if (m_budget.nestingLeft <= 0) {
        return armShared(unknownValue(armText(node), "Too many values depend on one another to reach this one."));
    }
    const ArmNesting nesting(m_budget.nestingLeft);
    if (node.kind == ArmNode::Kind::access) {
        return access(node);
    }
    return node.nameSpace.empty() ? callFunction(node) : callUserFunction(node);
}

ArmValue ArmEvaluation::access(const ArmNode& node) {
    ArmValue value = evaluate(node.operands.front());
    for (std::size_t i = 1; i < node.operands.size(); ++i) {
        const ArmValue key = evaluate(node.operands[i]);
        spend(value->is_array() ? value->size() / 8 : 1);
        ArmAccess found = armAccess(value, *key);
        if (!found.value) {
            if (node.isSafe[i - 1]) {
                return armNull();
            }
            return armShared(unknownValue(armText(node), found.missing));
        }
        value = std::move(found.value);
    }
    return value;
}

ArmValue ArmEvaluation::callFunction(const ArmNode& node) {
    ArmCall call(*this, node);
    const ArmFunction* function = node.function;
    if (function == nullptr) {
        noteUnsupported(node.name);
        return call.fail(fmt::format("No function has the name {}.", inQuotes(node.name)));
    }
    if (call.count() < function->least || call.count() > function->most) {
        const bool isFew = call.count() < function->least;
        return call.fail(fmt::format("{} takes {} {}, but {} given.", function->name,
                                     function->least == function->most ? "exactly" : (isFew ? "at least" : "at most"),
                                     counted(isFew ? function->least : function->most, "argument"),
                                     call.count() == 1 ? "1 is" : fmt::format("{} are", call.count())));
    }
    if (function->arguments == ArmFunction::Arguments::known) {
        for (std::size_t i = 0; i < call.count(); ++i) {
            if (!call.isKnown(i)) {
                for (std::size_t k = i + 1; k < call.count(); ++k) {
                    std::ignore = call.value(k);  // so that the expression tells them apart from other rounds
                }
                return call.unknown();
            }
        }
    }
    return isExhausted() ? call.fail({}) : function->run(call);
}

ArmValue ArmEvaluation::callUserFunction(const ArmNode& node) {
    ArmCall call(*this, node);
    const Json* function = m_scope.userFunction(node.nameSpace, node.name);
    if (function == nullptr) {
        noteUnsupported(node.nameSpace + "." + node.name);
        return call.fail(fmt::format("The template has no function {}.", inQuotes(node.nameSpace + "." + node.name)));
    }
    const Json* parameters = armMember(*function, "parameters");
    const std::size_t declared = parameters && parameters->is_array() ? parameters->size() : 0;
    if (call.count() != declared) {
        return call.fail(fmt::format("The function has {}, but {} {} given.", counted(declared, "parameter"),
                                     call.count(), call.count() == 1 ? "is" : "are"));
    }
    Frame frame{.isUserFunction = true, .parameters = {}, .lambdaVariables = {}};
    for (std::size_t i = 0; i < declared; ++i) {
        const Json* name = armMember((*parameters)[i], "name");
        frame.parameters.emplace_back(name && name->is_string() ? name->get<std::string>() : "", call.value(i));
    }
    const Json* output = armMember(*function, "output");
    const Json* value = output ? armMember(*output, "value") : nullptr;
    if (value == nullptr) {
        return call.fail("The function has no output value.");
    }
    Frame* const before = std::exchange(m_frame, &frame);
    ArmValue result = armShared(evaluateWithin(*value, 1));
    m_frame = before;
    return result;
}

ArmValue ArmEvaluation::invoke(const ArmLambda& lambda, std::vector<ArmValue> arguments) {
    const std::size_t before = m_frame->lambdaVariables.size();
    for (std::size_t i = 0; i < lambda.variables.size() && i < arguments.size(); ++i) {
        m_frame->lambdaVariables.emplace_back(lambda.variables[i], std::move(arguments[i]));
    }
    ArmValue result = evaluate(*lambda.body);
    m_frame->lambdaVariables.resize(before);
    return result;
}

ArmValue ArmEvaluation::lambdaVariable(std::string_view name) const {
    const Names& names = m_frame->lambdaVariables;
    const auto found = std::find_if(names.rbegin(), names.rend(),
                                    [&](const auto& entry) { return equalsIgnoringCase(entry.first, name); });
    return found == names.rend() ? nullptr : found->second;
}

ArmValue ArmEvaluation::parameter(const std::string& name) {
    if (m_frame->isUserFunction) {
        const Names& names = m_frame->parameters;
        const auto found =
            std::ranges::find_if(names, [&](const auto& entry) { return equalsIgnoringCase(entry.first, name); });
        return found == names.end() ? nullptr : found->second;
    }
    if (const auto known = m_parameters.find(lowered(name)); known != m_parameters.end()) {
        return known->second;
    }
    auto asked = m_scope.parameter(name);
    return asked ? m_parameters[lowered(name)] = armShared(std::move(*asked)) : nullptr;
}

ArmValue ArmEvaluation::variable(const std::string& name) {
    if (const auto known = m_variables.find(lowered(name)); known != m_variables.end()) {
        return known->second;
    }
    auto asked = m_scope.variable(name);
    return asked ? m_variables[lowered(name)] = armShared(std::move(*asked)) : nullptr;
}

void ArmEvaluation::noteUnsupported(const std::string& name) {
    if (std::ranges::find(m_unsupported, name) == m_unsupported.end() && m_unsupported.size() < 100) {
        m_unsupported.push_back(name);
    }
}

}  // namespace aksnet
