// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys of for_each are any text in quotes, with \" and \\ inside.
#include "core/io/importers/terraform/address.h"

#include <fmt/format.h>

namespace aksnet {
namespace {

/// The end of the bracket that opens at `at`; npos if it does not close.
std::size_t endOfTerraformKey(std::string_view text, std::size_t at) {
    bool quoted = false;
    for (++at; at < text.size(); ++at) {
        if (quoted && text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            quoted = !quoted;
        } else if (text[at] == ']' && !quoted) {
            return at + 1;
        }
    }
    return std::string_view::npos;
}

std::string joinTerraformModules(const std::vector<TerraformPart>& parts, std::size_t count) {
    std::string module;
    for (std::size_t i = 0; i + 1 < count; i += 2) {
        module = terraformChildModule(module, parts[i + 1].name, parts[i + 1].key);
    }
    return module;
}

}  // namespace

std::vector<TerraformPart> terraformParts(std::string_view text) {
    std::vector<TerraformPart> parts(1);
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '.') {
            parts.emplace_back();
            ++at;
        } else if (text[at] == '[') {
            const std::size_t end = endOfTerraformKey(text, at);
            if (end == std::string_view::npos) {
                return {};
            }
            if (parts.back().key.empty()) {
                parts.back().key = text.substr(at, end - at);
            }
            at = end;
        } else {
            parts.back().name += text[at++];
        }
    }
    return parts;
}

std::string TerraformAddress::local() const {
    return fmt::format("{}{}.{}", isData ? "data." : "", type, name);
}

std::string TerraformAddress::block() const {
    return module.empty() ? local() : fmt::format("{}.{}", module, local());
}

std::optional<TerraformAddress> parseTerraformAddress(std::string_view text) {
    const std::vector<TerraformPart> parts = terraformParts(text);
    std::size_t at = 0;
    while (at + 1 < parts.size() && parts[at].name == "module") {
        at += 2;
    }
    TerraformAddress address;
    address.module = joinTerraformModules(parts, at);
    address.isData = at < parts.size() && parts[at].name == "data";
    at += address.isData ? 1 : 0;
    if (at + 1 >= parts.size() || parts[at].name.empty() || parts[at + 1].name.empty()) {
        return std::nullopt;
    }
    address.type = parts[at].name;
    address.name = parts[at + 1].name;
    address.key = parts[at + 1].key;
    return address;
}

std::string terraformChildModule(std::string_view outer, std::string_view name, std::string_view key) {
    return fmt::format("{}{}module.{}{}", outer, outer.empty() ? "" : ".", name, key);
}

TerraformModulePath splitTerraformModule(std::string_view module) {
    const std::vector<TerraformPart> parts = terraformParts(module);
    if (parts.size() < 2) {
        return {};
    }
    return {joinTerraformModules(parts, parts.size() - 2), parts.back().name, parts.back().key};
}

}  // namespace aksnet
