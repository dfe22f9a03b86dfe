// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as an expression of an ARM template: it comes to an end within its bounds, to the same value each time, and an
// unknown one says why. Parameters are unknown, 'list' is a list and 'object' an object; the variable 'self' is the expression
// itself, so that expressions can depend on themselves.
#include "core/io/arm/evaluator.h"
#include "tests/fuzz/fuzz.h"

namespace {

class FuzzScope : public aksnet::ArmScope {
public:
    using Json = aksnet::Json;

    std::optional<Json> parameter(std::string_view name) override {
        if (name == "list") {
            return Json{1, "two", {{"three", nullptr}}};
        }
        return name == "object" ? Json{{"a", {{"b", 1}}}, {"c", "d"}}
                                : aksnet::unknownValue("parameters('" + std::string(name) + "')", "It has no value.");
    }
    std::optional<Json> variable(std::string_view name) override {
        if (name != "self" || m_isAsked) {
            return std::nullopt;
        }
        m_isAsked = true;
        Json value = evaluator->evaluate(*text);
        m_isAsked = false;
        return value;
    }
    std::optional<long long> copyIndex(std::string_view loop) override {
        return loop.empty() ? std::optional(2LL) : std::nullopt;
    }
    Json reference(const std::string&, bool full) override {
        return full ? Json{{"properties", Json::object()}} : Json();
    }
    Json references(const std::string&, bool) override { return Json::array({1}); }
    const Json* userFunction(std::string_view nameSpace, std::string_view) override {
        static const Json function = Json::parse(
            R"({"parameters": [{"name": "p", "type": "string"}], "output": {"value": "[concat(parameters('p'), 'x')]"}})");
        return nameSpace == "own" ? &function : nullptr;
    }
    Json context(std::string_view) override { return Json{{"name", "g"}, {"id", "/g"}}; }

    aksnet::ArmEvaluator* evaluator = nullptr;
    const Json* text = nullptr;

private:
    bool m_isAsked = false;
};

aksnet::Json evaluatedOnce(const aksnet::Json& text) {
    aksnet::ArmBudget budget{.stepsLeft = 200'000, .bytesLeft = 4 << 20, .nestingLeft = 600, .stop = {}};
    FuzzScope scope;
    aksnet::ArmEvaluator evaluator(scope, budget);
    scope.evaluator = &evaluator;
    scope.text = &text;
    aksnet::Json value = evaluator.evaluate(text);
    mustHold(budget.nestingLeft == 600, "nesting ends where it began");
    return value;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const aksnet::Json text = "[" + std::string(textOfInput(data, size)) + "]";
    const aksnet::Json value = evaluatedOnce(text);
    mustHold(value == evaluatedOnce(text), "an expression has one value");
    if (aksnet::isUnknown(value)) {
        mustHold(!aksnet::firstUnknownPart(value.get_ref<const std::string&>()).reason.empty(), "an unknown says why");
    }
    return 0;
}
