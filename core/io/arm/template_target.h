// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a deployment puts what it makes, and what resourceGroup(), subscription() … answer there. A template does not say which
// subscription and group it is deployed to: those are unknowns, and ids leave them out.
#pragma once

#include "core/io/importers/arm_id.h"
#include "core/io/importers/json_text.h"

namespace aksnet {

enum class TemplateLevel : std::uint8_t { resourceGroup, subscription, managementGroup, tenant };

/// The texts may have unknown parts.
struct TemplateTarget {
    TemplateLevel level = TemplateLevel::resourceGroup;
    std::string subscription;
    std::string resourceGroup;
    std::string deployment;  ///< name of the deployment
    std::string uri;         ///< of the template
};

/// Of a template that is deployed by itself: its level by its schema, the rest unknown.
[[nodiscard]] TemplateTarget targetOfTemplate(const Json& armTemplate, std::string_view file);

/// The id of a resource of the target, with unknown parts; `name` has as many parts as the type.
[[nodiscard]] std::string idInTarget(const TemplateTarget& target, std::string_view type, std::string_view name);

/// An id that may have unknown parts: those are read as their readable text, and the template's own subscription and group are
/// left out, for nobody knows them. Such an id counts as unstated.
[[nodiscard]] std::optional<ArmId> armIdOf(std::string_view text);

/// What the function of that name in lower case answers: resourcegroup, subscription, tenant, managementgroup, deployment,
/// environment.
[[nodiscard]] Json contextOf(const TemplateTarget& target, const Json& armTemplate, std::string_view function);

}  // namespace aksnet
