// SPDX-License-Identifier: GPL-3.0-or-later
//
// Resources at the top level come first, so that children find them by name.
#include "core/io/importers/terraform/identity.h"

#include "core/base/text.h"
#include "core/io/importers/azure/resource_identity.h"
#include "core/io/importers/terraform/types.h"
#include "core/plan/enum_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

/// Names become parts of ids; a slash would divide them.
std::string terraformIdPart(std::string_view text) {
    std::string part(text);
    std::ranges::replace(part, '/', '_');
    return part;
}

bool isTerraformChildType(std::string_view armType) {
    return std::ranges::count(armType, '/') > 1;
}

std::string terraformNameKey(std::string_view type, std::string_view group, std::string_view name) {
    return lowered(fmt::format("{}\n{}\n{}", type, group, name));
}

/// An id of a type below another unknown resource: every level has the same name.
std::optional<ArmId> terraformPlaceholder(std::string_view group, std::string_view type, const std::string& name) {
    std::string names = name;
    for (auto levels = std::ranges::count(type, '/'); levels > 1; --levels) {
        names += "/" + name;
    }
    return ArmId::unstated({{}, group}, type, names);
}

bool isTerraformGroup(const TerraformResource& resource) {
    return resource.parsed.type == "azurerm_resource_group";
}

}  // namespace

std::string terraformArmType(const TerraformResource& resource) {
    if (resource.parsed.type == "azapi_resource") {
        const std::string_view stated = terraformText(resource.values, "type");
        const std::string_view type = stated.substr(0, stated.find('@'));
        return looksLikeArmType(type) && !type.contains("//") && !type.ends_with('/') ? std::string(type)
                                                                                      : std::string();
    }
    const TerraformType* known = findTerraformType(resource.parsed.type);
    return known ? std::string(known->armType) : std::string();
}

const Json* terraformExpression(const TerraformResource& resource, std::string_view attribute) {
    return terraformMember(terraformMember(resource.configuration, "expressions"), attribute);
}

TerraformIdentities::TerraformIdentities(const TerraformModel& model, const TerraformResolver& resolver)
    : m_model(model), m_resolver(resolver), m_entries(model.resources.size()) {
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        m_entries[i].type = terraformArmType(model.resources[i]);
    }
    for (const bool children : {false, true}) {
        for (std::size_t i = 0; i < m_entries.size(); ++i) {
            if (isTerraformChildType(m_entries[i].type) == children) {
                identified(i);
            }
        }
    }
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].id && model.resources[i].leftOut.empty()) {
            m_byId.try_emplace(m_entries[i].id->key(), i);
        }
    }
}

std::size_t TerraformIdentities::indexOf(const TerraformResource& resource) const {
    return static_cast<std::size_t>(&resource - m_model.resources.data());
}

const ArmId* TerraformIdentities::of(const TerraformResource& resource) const {
    const Entry& entry = m_entries[indexOf(resource)];
    return entry.id ? &*entry.id : nullptr;
}

const TerraformResource* TerraformIdentities::withId(const ArmId& id) const {
    const auto found = m_byId.find(id.key());
    return found == m_byId.end() ? nullptr : &m_model.resources[found->second];
}

std::vector<const ArmId*> TerraformIdentities::allReferred(const Json* expression, const TerraformResource& from,
                                                           std::string_view type) const {
    std::vector<const ArmId*> ids;
    if (!expression) {
        return ids;
    }
    const auto isWanted = [&](const TerraformResource& resource) {
        const ArmId* id = of(resource);
        return id && (type.empty() || id->isType(type));
    };
    for (const TerraformResource* found :
         m_resolver.targets(*expression, from, TerraformResolver::Instances::all, isWanted)) {
        ids.push_back(of(*found));
    }
    return ids;
}

const ArmId* TerraformIdentities::referred(const Json* expression, const TerraformResource& from,
                                           std::string_view type) const {
    if (!expression) {
        return nullptr;
    }
    const auto isWanted = [&](const TerraformResource& resource) {
        const ArmId* id = of(resource);
        return id && (type.empty() || id->isType(type));
    };
    const auto found = m_resolver.targets(*expression, from, TerraformResolver::Instances::one, isWanted);
    return found.size() == 1 ? of(*found.front()) : nullptr;
}

const TerraformResource* TerraformIdentities::referredParent(const Json* expression, const TerraformResource& from,
                                                             std::string_view type) const {
    if (!expression) {
        return nullptr;
    }
    const auto isWanted = [&](const TerraformResource& resource) {
        return sameIgnoringCase(m_entries[indexOf(resource)].type, type);
    };
    const auto found = m_resolver.targets(*expression, from, TerraformResolver::Instances::one, isWanted);
    return found.size() == 1 ? found.front() : nullptr;
}

/// The group's name as far as it is told, else the address of the group that is to be made.
std::string TerraformIdentities::groupOf(const TerraformResource& resource) const {
    if (const std::string_view stated = terraformText(resource.values, "resource_group_name"); !stated.empty()) {
        return terraformIdPart(stated);
    }
    for (const std::string_view attribute : {"resource_group_name", "parent_id"}) {
        const Json* expression = terraformExpression(resource, attribute);
        if (!expression) {
            continue;
        }
        const auto groups =
            m_resolver.targets(*expression, resource, TerraformResolver::Instances::one, isTerraformGroup);
        if (groups.size() == 1) {
            const std::string_view name = terraformText(groups.front()->values, "name");
            return terraformIdPart(name.empty() ? std::string_view(groups.front()->address) : name);
        }
    }
    return {};
}

std::string TerraformIdentities::topLevelName(std::string_view name) const {
    return terraformIdPart(m_model.label.empty() ? std::string(name) : fmt::format("{}: {}", m_model.label, name));
}

std::optional<ArmId> TerraformIdentities::topLevel(const TerraformResource& resource, const std::string& type,
                                                   std::string_view name) const {
    // The parent of an azapi_resource may be a group, whose id has no provider.
    if (const std::string_view group = terraformText(resource.values, "parent_id"); group.starts_with('/')) {
        const auto id = ArmId::parse(fmt::format("{}/providers/{}/{}", group, type, topLevelName(name)));
        if (id && id->isType(type)) {
            return id;
        }
    }
    return ArmId::unstated({{}, groupOf(resource)}, type, topLevelName(name));
}

std::optional<ArmId> TerraformIdentities::parentOf(const TerraformResource& resource, std::string_view parentType) {
    const TerraformType* known = findTerraformType(resource.parsed.type);
    const std::string_view attribute = known ? known->parent : std::string_view("parent_id");
    const std::string_view stated = terraformText(resource.values, attribute);
    const std::string group = groupOf(resource);
    if (attribute.ends_with("_id")) {
        if (auto id = ArmId::parse(stated); id && id->isType(parentType)) {
            return id;
        }
    } else if (!stated.empty()) {
        const auto found = m_byName.find(terraformNameKey(parentType, group, stated));
        return found != m_byName.end() ? m_entries[found->second].id
                                       : ArmId::unstated({{}, group}, parentType, topLevelName(stated));
    }
    const Json* expression = terraformExpression(resource, attribute);
    if (const TerraformResource* parent = referredParent(expression, resource, parentType)) {
        if (const ArmId* id = identified(indexOf(*parent))) {
            return *id;
        }
    }
    std::string name = terraformReferences(expression);
    if (name.empty()) {
        name = fmt::format("{{parent of {}}}", resource.address);
    } else if (!resource.parsed.module.empty()) {
        name = fmt::format("{}.{}", resource.parsed.module, name);
    }
    return terraformPlaceholder(group, parentType, topLevelName(name));
}

std::optional<ArmId> TerraformIdentities::identify(std::size_t index) {
    const TerraformResource& resource = m_model.resources[index];
    const std::string& type = m_entries[index].type;
    if (!type.contains('/')) {
        return std::nullopt;
    }
    if (auto stated = ArmId::parse(terraformText(resource.values, "id")); stated && stated->isType(type)) {
        return stated;
    }
    const std::string_view named = terraformText(resource.values, "name");
    // In braces, as every name that an import makes up.
    const std::string name =
        terraformIdPart(named.empty() ? fmt::format("{{{}}}", resource.address) : std::string(named));
    if (!isTerraformChildType(type)) {
        return topLevel(resource, type, name);
    }
    const std::size_t slash = type.rfind('/');
    const auto parent = parentOf(resource, std::string_view(type).substr(0, slash));
    return parent ? std::optional(parent->child(std::string_view(type).substr(slash + 1), name)) : std::nullopt;
}

const ArmId* TerraformIdentities::identified(std::size_t index) {
    Entry& entry = m_entries[index];
    if (entry.progress == Progress::none) {
        entry.progress = Progress::begun;
        entry.id = identify(index);
        entry.progress = Progress::done;
        const TerraformResource& resource = m_model.resources[index];
        const std::string_view name = terraformText(resource.values, "name");
        if (entry.id && !isTerraformChildType(entry.type) && !name.empty()) {
            m_byName.try_emplace(terraformNameKey(entry.type, groupOf(resource), name), index);
        }
    }
    return entry.id ? &*entry.id : nullptr;
}

}  // namespace aksnet
