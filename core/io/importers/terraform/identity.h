// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which Azure resource a Terraform resource is. A state tells its id; a plan of what is yet to be made tells names, and
// where a name is unknown too, the address stands for it.
#pragma once

#include "core/io/importers/arm_id.h"
#include "core/io/importers/terraform/resolver.h"

namespace aksnet {

/// "Microsoft.Network/virtualNetworks/subnets" for azurerm_subnet and for an azapi_resource of that type; empty if unknown.
[[nodiscard]] std::string terraformArmType(const TerraformResource& resource);

class TerraformIdentities {
public:
    /// Both must outlive it. Costs a constant number of look-ups a resource.
    TerraformIdentities(const TerraformModel& model, const TerraformResolver& resolver);

    /// The id: stated, made of the parent's id and the name, of group and name, or of the address. Different for resources
    /// of different cases of a policy test. None for types that are no ARM type.
    [[nodiscard]] const ArmId* of(const TerraformResource& resource) const;
    /// The resource of that id that comes first; none if no resource has it.
    [[nodiscard]] const TerraformResource* withId(const ArmId& id) const;
    /// Likewise for an id that an expression stands for: of the one resource of the type (any if empty) it refers to.
    [[nodiscard]] const ArmId* referred(const Json* expression, const TerraformResource& from,
                                        std::string_view type) const;
    /// The ids of all resources of the type that an expression refers to.
    [[nodiscard]] std::vector<const ArmId*> allReferred(const Json* expression, const TerraformResource& from,
                                                        std::string_view type) const;

private:
    enum class Progress : std::uint8_t { none, begun, done };
    struct Entry {
        std::optional<ArmId> id;
        std::string type;
        Progress progress = Progress::none;
    };
    [[nodiscard]] std::size_t indexOf(const TerraformResource& resource) const;
    const ArmId* identified(std::size_t index);
    [[nodiscard]] std::optional<ArmId> identify(std::size_t index);
    [[nodiscard]] std::string groupOf(const TerraformResource& resource) const;
    [[nodiscard]] std::optional<ArmId> topLevel(const TerraformResource& resource, const std::string& type,
                                                std::string_view name) const;
    [[nodiscard]] std::optional<ArmId> parentOf(const TerraformResource& resource, std::string_view parentType);
    [[nodiscard]] const TerraformResource* referredParent(const Json* expression, const TerraformResource& from,
                                                          std::string_view type) const;
    [[nodiscard]] std::string topLevelName(std::string_view name) const;

    const TerraformModel& m_model;
    const TerraformResolver& m_resolver;
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, std::size_t> m_byName;  ///< top-level resources by type, group and name
    std::unordered_map<std::string, std::size_t> m_byId;
};

/// The expression of an attribute in the configuration of the resource's block; none if there is none.
[[nodiscard]] const Json* terraformExpression(const TerraformResource& resource, std::string_view attribute);

}  // namespace aksnet
