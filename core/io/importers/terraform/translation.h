// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Terraform resource in ARM's words, for the readers of Azure resources.
#pragma once

#include "core/io/importers/json_view.h"
#include "core/io/importers/terraform/identity.h"
#include "core/io/importers/terraform/types.h"

#include <map>

namespace aksnet {

struct TerraformTranslation {
    Json object = Json::object();
    /// Where in the file stands what stands at a path of the object; both below the resource's path.
    std::map<std::string, std::string, std::less<>> names;
    std::vector<ReadingProblems::Property> remarks;
};

/// By the rows of a type. An id that is known only after apply is that of the resource the configuration refers to; if that
/// is not one, an empty object stands for it, so that nobody takes it for not set.
[[nodiscard]] TerraformTranslation translateTerraform(const TerraformResource& resource, const TerraformType& type,
                                                      const TerraformIdentities& identities);

/// The body of an azapi_resource, which is ARM's already, an object or JSON text; none if it is known only after apply.
[[nodiscard]] std::optional<TerraformTranslation> translateAzapi(const TerraformResource& resource,
                                                                 const TerraformIdentities& identities);

/// "It is known only after apply: it comes from azurerm_subnet.nodes.id."
[[nodiscard]] std::string terraformUnknownSentence(const std::string& references);

}  // namespace aksnet
