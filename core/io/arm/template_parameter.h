// SPDX-License-Identifier: GPL-3.0-or-later
//
// A parameter that a template declares: its type, what values it takes, and how a value given on the command line or in a
// dialog is read. https://learn.microsoft.com/azure/azure-resource-manager/templates/parameters
#pragma once

#include "core/base/result.h"
#include "core/io/importers/json_text.h"

#include <optional>

namespace aksnet {

struct TemplateParameter {
    std::string name;  ///< as declared
    const Json* node;  ///< its declaration; lives as long as the template

    /// "string", "int" … in lower case; empty if not stated.
    [[nodiscard]] std::string type() const;
    [[nodiscard]] bool isSecure() const;
    [[nodiscard]] bool isNullable() const;
    /// none if there is none, or if it is null.
    [[nodiscard]] const Json* defaultValue() const;
    /// minValue, maxLength …; none if not stated.
    [[nodiscard]] std::optional<long long> bound(std::string_view key) const;
    /// Empty if all are allowed.
    [[nodiscard]] std::vector<Json> allowedValues() const;
};

/// Found without regard to case; none if the template declares no such parameter.
[[nodiscard]] std::optional<TemplateParameter> findTemplateParameter(const Json& armTemplate, std::string_view name);
/// In the order of their names.
[[nodiscard]] std::vector<TemplateParameter> templateParameters(const Json& armTemplate);

/// Why Azure would refuse the value, as a sentence; none if it would take it, or if the value is not known.
[[nodiscard]] std::optional<std::string> faultOfValue(const TemplateParameter& parameter, const Json& value);

/// A value written as text: as it is where a text is due, else JSON. An Error says what is wrong with it.
[[nodiscard]] Result<Json> valueFromText(const TemplateParameter& parameter, std::string_view text);

}  // namespace aksnet
