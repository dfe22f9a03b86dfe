// SPDX-License-Identifier: GPL-3.0-or-later
//
// Terraform's addresses and references: `module.net["a.b"].azurerm_subnet.nodes[0]`, and what stands after them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aksnet {

/// What stands between two dots: `nodes[0]` is the name "nodes" with the key "[0]".
struct TerraformPart {
    std::string name;
    std::string key;  ///< with its brackets, as written; empty if there is none
};

/// The parts of an address or reference, dots inside brackets left alone; empty if brackets or quotes do not close.
[[nodiscard]] std::vector<TerraformPart> terraformParts(std::string_view text);

struct TerraformAddress {
    std::string module;  ///< `module.a[0].module.b`; empty: the root module
    bool isData = false;
    std::string type;
    std::string name;
    std::string key;  ///< of count or for_each; empty if there is none

    /// The address without its key: all instances of a resource share it.
    [[nodiscard]] std::string block() const;
    /// As the configuration of its module names it: `data.azurerm_subnet.nodes`.
    [[nodiscard]] std::string local() const;
};

/// none unless modules, type and name are all there.
[[nodiscard]] std::optional<TerraformAddress> parseTerraformAddress(std::string_view text);

/// `outer.module.name[key]`, without the dot for the root module.
[[nodiscard]] std::string terraformChildModule(std::string_view outer, std::string_view name, std::string_view key);

/// The key of the last module of a path; the path without it. Both are empty for the root module.
struct TerraformModulePath {
    std::string outer;
    std::string name;
    std::string key;
};
[[nodiscard]] TerraformModulePath splitTerraformModule(std::string_view module);

}  // namespace aksnet
