// SPDX-License-Identifier: GPL-3.0-or-later
//
// The resources of a Terraform plan or state, whatever the document's shape, each once and with what the document says of it
// in other places.
#pragma once

#include "core/io/importers/json_text.h"
#include "core/io/importers/terraform/address.h"

#include <deque>
#include <unordered_map>

namespace aksnet {

struct TerraformResource {
    std::string address;  ///< as written
    TerraformAddress parsed;
    std::string path;        ///< JSON path of the resource in the file
    std::string valuesPath;  ///< JSON path of its values
    const Json* values = nullptr;
    const Json* unknown = nullptr;        ///< true where a value is known only after apply
    const Json* sensitive = nullptr;      ///< true where a value is not to be read
    const Json* configuration = nullptr;  ///< of its block, with `expressions`
    std::string leftOut;                  ///< why it is not to be read; empty if it is
};

/// Views into the document, which must outlive it.
struct TerraformModel {
    std::string label;  ///< of a policy test's case; resources of different cases are never the same
    std::vector<TerraformResource> resources;
    const Json* configuration = nullptr;  ///< of the root module
    std::deque<Json> made;                ///< masks that the document tells in another form
    std::unordered_map<std::string, std::size_t> byAddress;
};

/// true for what `terraform show -json` prints, a state file of version 4, and cases of policy tests that wrap plans, if
/// there seems to be a resource in it.
[[nodiscard]] bool holdsTerraformResources(const Json& document);

/// One model for a plan or a state; one for each case of a policy test.
[[nodiscard]] std::vector<TerraformModel> readTerraformModels(const Json& document);

/// A member by its exact key; none if absent or if there is no object. Null is a value here: an attribute that is not set.
[[nodiscard]] const Json* terraformMember(const Json* object, std::string_view key);
/// Its text; empty if it has none.
[[nodiscard]] std::string_view terraformText(const Json* object, std::string_view key);

}  // namespace aksnet
