// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names are compared without regard to case and to the kind of slash.
#include "core/io/arm/template_input.h"

#include "core/base/text.h"
#include "core/io/arm/unknown.h"
#include "core/io/importers/json_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

std::string inputPath(std::string_view name) {
    std::string path = lowered(name);
    std::ranges::replace(path, '\\', '/');
    return path;
}

std::string_view inputBaseName(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

/// Without ".json" or ".jsonc".
std::string_view inputStem(std::string_view path) {
    for (const std::string_view suffix : {".jsonc", ".json"}) {
        if (path.ends_with(suffix)) {
            return path.substr(0, path.size() - suffix.size());
        }
    }
    return path;
}

/// true for "main" and "main.parameters", "main.dev.parameters", "main-param".
bool inputNamesTemplate(std::string_view parameters, std::string_view stem) {
    if (stem.empty() || !parameters.starts_with(stem)) {
        return false;
    }
    const std::string_view rest = parameters.substr(stem.size());
    return !rest.empty() && (rest.front() == '.' || rest.front() == '-' || rest.front() == '_') &&
           rest.contains("param");
}

bool inputIsValueHolder(const Json& member) {
    return member.is_object() &&
           (member.contains("value") || findIgnoringCase(member, "value") || findIgnoringCase(member, "reference"));
}

bool inputHoldsValues(const Json& members) {
    return members.is_object() && !members.empty() && std::ranges::all_of(members, inputIsValueHolder);
}

/// A link may end with the token of a storage account: "vnets.json" + «parameters('_artifactsLocationSasToken')».
std::string_view inputWithoutToken(std::string_view link) {
    const std::vector<TextPiece> pieces = textPieces(link);
    if (pieces.size() < 2 || !pieces.back().isUnknown) {
        return link;
    }
    const std::string_view known = link.substr(0, link.size() - pieces.back().text.size());
    return known.ends_with(".json") || known.ends_with(".jsonc") ? known : link;
}

/// How many parts, from the end, two paths share.
std::size_t inputSharedParts(std::string_view a, std::string_view b) {
    std::size_t shared = 0;
    while (!a.empty() && !b.empty() && inputBaseName(a) == inputBaseName(b)) {
        ++shared;
        a = a.substr(0, a.size() - std::min(a.size(), inputBaseName(a).size() + 1));
        b = b.substr(0, b.size() - std::min(b.size(), inputBaseName(b).size() + 1));
    }
    return shared;
}

}  // namespace

bool isParameterFile(const Json& json) {
    if (!json.is_object() || findIgnoringCase(json, "resources")) {
        return false;
    }
    if (lowered(textOf(json, "$schema")).contains("deploymentparameters")) {
        return true;
    }
    const Json* parameters = findIgnoringCase(json, "parameters");
    return parameters && findIgnoringCase(json, "contentVersion") && inputHoldsValues(*parameters);
}

GivenValues valuesOfParameterFile(const TemplateFile& file) {
    GivenValues values;
    const Json* parameters = findIgnoringCase(*file.json, "parameters");
    const bool isEnvelope = parameters && parameters->is_object() && !inputIsValueHolder(*parameters);
    const Json& members = isEnvelope ? *parameters : *file.json;
    if (!members.is_object()) {
        return values;
    }
    for (const auto& [name, holder] : members.get_ref<const Json::object_t&>()) {
        if (const Json* value = findIgnoringCase(holder, "value")) {
            values.insert_or_assign(lowered(name), GivenValue{name, *value, file.name});
        } else if (findIgnoringCase(holder, "reference")) {
            Json secret = unknownValue(fmt::format("parameters('{}')", name), "Its value stands in a Key Vault.");
            values.insert_or_assign(lowered(name), GivenValue{name, std::move(secret), file.name});
        }
    }
    return values;
}

std::optional<std::size_t> templateOfParameterFile(std::string_view file, std::span<const std::string> templates) {
    const std::string path = inputPath(file);
    std::optional<std::size_t> best;
    std::size_t bestSize = 0;
    for (std::size_t i = 0; i < templates.size(); ++i) {
        const std::string whole = inputPath(templates[i]);
        const std::string_view stem = inputStem(whole);
        // With its folder a name says more than without.
        const std::size_t size = inputNamesTemplate(path, stem) ? 2 * stem.size() + 1
                                 : inputNamesTemplate(inputBaseName(path), inputBaseName(stem))
                                     ? inputBaseName(stem).size()
                                     : 0;
        if (size > bestSize) {
            best = i;
            bestSize = size;
        }
    }
    return best || templates.size() != 1 ? best : std::optional<std::size_t>(0);
}

std::string_view baseNameOfLink(std::string_view link) {
    link = inputWithoutToken(link.substr(0, link.find_first_of("?#")));
    return link.substr(link.find_last_of("/\\") + 1);
}

std::optional<std::size_t> fileOfLink(std::string_view link, std::span<const std::string> files) {
    const std::string_view baseName = baseNameOfLink(link);
    if (baseName.empty() || hasUnknownPart(baseName)) {
        return std::nullopt;
    }
    const std::string path = inputPath(inputWithoutToken(link.substr(0, link.find_first_of("?#"))));
    std::optional<std::size_t> best;
    std::size_t most = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::size_t shared = inputSharedParts(inputPath(files[i]), path);
        if (shared > most) {
            best = i;
            most = shared;
        }
    }
    return best;
}

}  // namespace aksnet
