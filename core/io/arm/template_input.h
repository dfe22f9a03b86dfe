// SPDX-License-Identifier: GPL-3.0-or-later
//
// Parameter files and how files find each other by their names.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/parameter-files
#pragma once

#include "core/io/importers/json_text.h"

#include <map>
#include <optional>
#include <span>

namespace aksnet {

/// A file that takes part in expanding templates; the JSON outlives the expansion.
struct TemplateFile {
    std::string name;
    const Json* json = nullptr;
};

/// A parameter's value with the file it comes from, empty for one that was set by name.
struct GivenValue {
    std::string name;  ///< of the parameter, in the file's spelling
    Json value;
    std::string file;
};
/// By the parameter's name in lower case.
using GivenValues = std::map<std::string, GivenValue, std::less<>>;

/// By its schema, or by being nothing but an envelope around parameters with values.
[[nodiscard]] bool isParameterFile(const Json& json);

/// The values of a parameter file, also of one without the envelope. Nothing in it is evaluated: "[x]" is text. A null is no
/// value; one from a Key Vault is an unknown.
[[nodiscard]] GivenValues valuesOfParameterFile(const TemplateFile& file);

/// Which of the templates a parameter file is for: the one whose name it carries ("main.parameters.json" is for "main.json"), or
/// the only one. none if that cannot be told.
[[nodiscard]] std::optional<std::size_t> templateOfParameterFile(std::string_view file,
                                                                 std::span<const std::string> templates);

/// The file that a link means: of those with the link's base name the one that shares most of its path. none if there is none, or
/// if the link's base name has an unknown part.
[[nodiscard]] std::optional<std::size_t> fileOfLink(std::string_view link, std::span<const std::string> files);

/// "vnets.json" of "https://host/nested/vnets.json?sv=1".
[[nodiscard]] std::string_view baseNameOfLink(std::string_view link);

}  // namespace aksnet
