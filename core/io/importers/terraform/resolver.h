// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an expression of a Terraform configuration refers to. A plan tells no id that Azure has yet to give out, but it
// tells of which resource the id will be.
#pragma once

#include "core/io/importers/terraform/model.h"

#include <functional>

namespace aksnet {

class TerraformResolver {
public:
    /// The model must outlive the resolver. Fills in the configuration of its resources.
    explicit TerraformResolver(TerraformModel& model);

    enum class Instances { one, all };
    /// The resources for which `wanted` holds among those that the expression refers to, through variables, outputs and
    /// for_each. Of a resource with several instances the one with the key of `from` where the expression says so, else
    /// none or all of them. Costs at most a fixed number of steps.
    [[nodiscard]] std::vector<const TerraformResource*> targets(
        const Json& expression, const TerraformResource& from, Instances instances,
        const std::function<bool(const TerraformResource&)>& wanted) const;

private:
    /// Where a reference stands: names mean what they mean in its module; count and each are those of its block.
    struct Scope {
        std::string module;
        std::string key;
        const Json* block = nullptr;
        bool isElement = false;  ///< the key is that of an element of what is referred to
    };
    struct Search;
    [[nodiscard]] static std::string elementKey(const TerraformPart& part, const Scope& scope, bool sameKey);
    void followExpression(const Json& expression, const Scope& scope, Search& search) const;
    void follow(const std::string& reference, const Scope& scope, bool sameKey, Search& search) const;
    void followVariable(const TerraformPart& variable, const Scope& scope, bool sameKey, Search& search) const;
    void followOutput(const std::vector<TerraformPart>& parts, const Scope& scope, bool sameKey, Search& search) const;
    void followResource(const std::string& reference, const Scope& scope, bool sameKey, Search& search) const;

    [[nodiscard]] const Json* moduleCall(std::string_view module) const;
    [[nodiscard]] const Json* moduleConfiguration(std::string_view module) const;

    const TerraformModel& m_model;
    std::unordered_map<std::string, std::vector<const TerraformResource*>> m_byBlock;
    std::unordered_map<std::string, std::vector<std::string>> m_moduleKeys;  ///< by module path without the last key
};

/// What an expression refers to, without parts of what is named already: "azurerm_subnet.nodes.id"; empty if nothing.
[[nodiscard]] std::string terraformReferences(const Json* expression);

}  // namespace aksnet
