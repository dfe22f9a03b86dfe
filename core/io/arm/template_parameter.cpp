// SPDX-License-Identifier: GPL-3.0-or-later
//
// Type names come in any case. Allowed texts are compared without regard to case, as Azure does.
#include "core/io/arm/template_parameter.h"

#include "core/base/text.h"
#include "core/io/arm/unknown.h"
#include "core/io/importers/json_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aksnet {
namespace {

bool parameterSameValue(const Json& a, const Json& b) {
    return a == b || (a.is_string() && b.is_string() &&
                      equalsIgnoringCase(a.get_ref<const std::string&>(), b.get_ref<const std::string&>()));
}

/// A value as a message shows it, cut where it is long.
std::string parameterShown(const Json& value) {
    constexpr std::size_t longest = 80;
    if (value.is_string()) {
        return inQuotes(value.get_ref<const std::string&>());
    }
    std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    return text.size() <= longest ? text : text.substr(0, longest) + "…";
}

std::string parameterShownList(const std::vector<Json>& values) {
    constexpr std::size_t most = 12;
    std::string text;
    for (std::size_t i = 0; i < values.size() && i < most; ++i) {
        text += (i == 0 ? "" : ", ") + parameterShown(values[i]);
    }
    return values.size() <= most ? text : fmt::format("{} and {} more", text, values.size() - most);
}

/// How much there is of it, for minLength and maxLength; none for values that have no length.
std::optional<long long> parameterLength(const Json& value) {
    if (value.is_string()) {
        return static_cast<long long>(value.get_ref<const std::string&>().size());
    }
    return value.is_array() ? std::optional(static_cast<long long>(value.size())) : std::nullopt;
}

/// Does a value of that kind fit the declared type? Unknown type names take everything.
bool parameterFitsType(std::string_view type, const Json& value) {
    if (type == "string" || type == "securestring") {
        return value.is_string();
    }
    if (type == "int") {
        return value.is_number_integer();
    }
    if (type == "bool") {
        return value.is_boolean();
    }
    if (type == "array") {
        return value.is_array();
    }
    return (type != "object" && type != "secureobject") || value.is_object();
}

std::string_view parameterTypeWords(std::string_view type) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> words{{{"string", "a text"},
                                                                                  {"securestring", "a text"},
                                                                                  {"int", "a whole number"},
                                                                                  {"bool", "true or false"},
                                                                                  {"array", "a list"},
                                                                                  {"object", "an object"},
                                                                                  {"secureobject", "an object"}}};
    const auto* found = std::ranges::find(words, type, [](const auto& entry) { return entry.first; });
    return found == words.end() ? std::string_view("another value") : found->second;
}

}  // namespace

std::string TemplateParameter::type() const {
    return lowered(textOf(*node, "type"));
}

bool TemplateParameter::isSecure() const {
    return type().starts_with("secure");
}

bool TemplateParameter::isNullable() const {
    const Json* flag = findIgnoringCase(*node, "nullable");
    return flag && *flag == true;
}

const Json* TemplateParameter::defaultValue() const {
    return findIgnoringCase(*node, "defaultValue");
}

std::optional<long long> TemplateParameter::bound(std::string_view key) const {
    const Json* value = findIgnoringCase(*node, key);
    return value && value->is_number_integer() ? std::optional(value->get<long long>()) : std::nullopt;
}

std::vector<Json> TemplateParameter::allowedValues() const {
    const Json* list = findIgnoringCase(*node, "allowedValues");
    return list && list->is_array() ? list->get<std::vector<Json>>() : std::vector<Json>();
}

std::optional<TemplateParameter> findTemplateParameter(const Json& armTemplate, std::string_view name) {
    const Json* declared = findIgnoringCase(armTemplate, "parameters");
    const auto* member = declared ? findMember(*declared, name) : nullptr;
    if (!member || !member->second.is_object()) {
        return std::nullopt;
    }
    return TemplateParameter{member->first, &member->second};
}

std::vector<TemplateParameter> templateParameters(const Json& armTemplate) {
    std::vector<TemplateParameter> parameters;
    const Json* declared = findIgnoringCase(armTemplate, "parameters");
    if (declared && declared->is_object()) {
        for (const auto& [name, node] : declared->get_ref<const Json::object_t&>()) {
            if (node.is_object()) {
                parameters.push_back({name, &node});
            }
        }
    }
    return parameters;
}

std::optional<std::string> faultOfValue(const TemplateParameter& parameter, const Json& value) {
    if (value.is_null() || holdsUnknown(value)) {
        return std::nullopt;
    }
    if (!parameterFitsType(parameter.type(), value)) {
        return fmt::format("Parameter {} takes {}, not {}.", parameter.name, parameterTypeWords(parameter.type()),
                           parameterShown(value));
    }
    const std::vector<Json> allowed = parameter.allowedValues();
    const auto isAllowed = [&](const Json& element) {
        return std::ranges::any_of(allowed, [&](const Json& each) { return parameterSameValue(each, element); });
    };
    // Of a list every element must be among the allowed ones.
    const bool isFine =
        allowed.empty() || isAllowed(value) || (value.is_array() && std::ranges::all_of(value, isAllowed));
    if (!isFine) {
        return fmt::format("Parameter {} does not take {}; allowed are {}.", parameter.name, parameterShown(value),
                           parameterShownList(allowed));
    }
    struct Bound {
        std::string_view key;
        std::optional<long long> measured;
        bool isLeast;
    };
    const auto number = value.is_number_integer() ? std::optional(value.get<long long>()) : std::nullopt;
    const auto length = parameterLength(value);
    for (const Bound& bound : {Bound{"minValue", number, true}, Bound{"maxValue", number, false},
                               Bound{"minLength", length, true}, Bound{"maxLength", length, false}}) {
        const auto limit = bound.measured ? parameter.bound(bound.key) : std::nullopt;
        if (limit && (bound.isLeast ? *bound.measured < *limit : *bound.measured > *limit)) {
            return fmt::format("Parameter {} is {}; its {} is {}.", parameter.name, parameterShown(value), bound.key,
                               *limit);
        }
    }
    return std::nullopt;
}

Result<Json> valueFromText(const TemplateParameter& parameter, std::string_view text) {
    const std::string type = parameter.type();
    Json value = std::string(text);
    if (type != "string" && type != "securestring") {
        auto parsed = parseJsonText(text, parameter.name);
        if (parsed) {
            value = std::move(parsed->value);
        } else if (!type.empty()) {
            return fail(parameter.name, fmt::format("Parameter {} takes {}, not {}.", parameter.name,
                                                    parameterTypeWords(type), parameterShown(value)));
        }
    }
    if (auto fault = faultOfValue(parameter, value)) {
        return fail(parameter.name, std::move(*fault));
    }
    return value;
}

}  // namespace aksnet
