// SPDX-License-Identifier: GPL-3.0-or-later
//
// What reference() can tell without a deployment: what the templates state of the resource, and the outputs of deployments.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource#reference
#include "core/base/text.h"
#include "core/io/arm/template_scope.h"
#include "core/io/arm/unknown.h"
#include "core/io/importers/json_view.h"
#include "core/io/importers/plan_draft.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

constexpr std::uint64_t referenceCost = 16;  // in steps

Json referenceUnknown(const std::string& target, std::string_view reason) {
    return unknownValue(fmt::format("reference('{}')", readableText(target)), reason);
}

/// Number of values in it.
std::uint64_t referenceSize(const Json& value) {
    std::uint64_t size = 1;
    if (value.is_structured()) {
        for (const Json& element : value) {
            size += referenceSize(element);
        }
    }
    return size;
}

/// Azure gives the parts of a network ids of their own; templates ask for them.
void referenceAddChildIds(Json& properties, std::string_view list, const std::string& id) {
    const auto children = properties.find(list);
    if (children == properties.end() || !children->is_array()) {
        return;
    }
    for (Json& child : *children) {
        if (child.is_object() && !child.contains("id") && child.contains("name") && child["name"].is_string()) {
            child["id"] = fmt::format("{}/{}/{}", id, list, child["name"].get_ref<const std::string&>());
        }
    }
}

}  // namespace

const Json* TemplateScope::bodyOf(TemplateResource& resource) {
    if (resource.body) {
        return &*resource.body;
    }
    if (resource.isBeingEvaluated) {
        return nullptr;
    }
    resource.isBeingEvaluated = true;
    Json body = Json::object();
    for (const auto& [key, value] : resource.node->get_ref<const Json::object_t&>()) {
        const bool isOfTemplate =
            std::ranges::any_of(std::initializer_list<std::string_view>{"copy", "condition", "resources", "dependsOn",
                                                                        "comments", "metadata", "existing"},
                                [&](std::string_view word) { return equalsIgnoringCase(key, word); });
        if (!isOfTemplate) {
            body[key] = evaluateWithLoops(value, resource.rounds);
        }
    }
    resource.bodySize = referenceSize(body);
    resource.body = std::move(body);
    resource.isBeingEvaluated = false;
    return &*resource.body;
}

/// By symbolic name, "name[2]" for a round of one; by id, "Microsoft.X/y/name" being one without its scope; by name.
TemplateResource* TemplateScope::find(const std::string& target) {
    declareAll();
    m_all.spend(referenceCost);
    const std::string name = lowered(target);
    const auto in = [&](const std::unordered_map<std::string, TemplateResource*>& index) {
        const auto found = index.find(name);
        return found == index.end() ? nullptr : found->second;
    };
    if (!target.contains('/')) {
        TemplateResource* symbolic = in(m_bySymbol);
        return symbolic ? symbolic : in(m_byDeployedName);
    }
    auto id = armIdOf(target);
    if (!id) {
        const std::string probe = idInTarget(m_target, "x/y", "z");  // to learn how the scope's ids begin
        id = armIdOf(probe.substr(0, probe.rfind("/x/y/z") + 1) + target);
    }
    if (id) {
        if (const auto found = m_all.byId.find(id->key()); found != m_all.byId.end()) {
            return found->second;
        }
    }
    return in(m_byName);
}

Json TemplateScope::answerOf(TemplateResource& resource, const std::string& target, bool full) {
    if (resource.isReference) {
        return referenceUnknown(target, "The resource is not described by the template.");
    }
    if (resource.state == TemplateResourceState::left) {
        return referenceUnknown(target, "The resource is not deployed.");
    }
    open(resource);
    Json properties;
    Json body = Json::object();
    if (resource.content) {
        properties = Json::object();
        properties["outputs"] = resource.content->outputs();
        m_all.spend(referenceSize(properties));
        properties["provisioningState"] = "Succeeded";
    } else if (equalsIgnoringCase(resource.type, "Microsoft.Resources/deployments")) {
        return referenceUnknown(target, "The template of the deployment is not among the files.");
    } else {
        const Json* evaluated = bodyOf(resource);
        if (!evaluated) {
            return referenceUnknown(target, "The resource depends on itself.");
        }
        m_all.spend(resource.bodySize);
        body = *evaluated;
        const Json* stated = findIgnoringCase(body, "properties");
        properties = stated ? *stated : Json::object();
        if (properties.is_object() && equalsIgnoringCase(resource.type, armType::virtualNetwork)) {
            referenceAddChildIds(properties, "subnets", resource.id);
        }
    }
    if (!full) {
        return properties;
    }
    body["id"] = resource.id;
    body["name"] = resource.name;
    body["type"] = resource.type;
    body["properties"] = std::move(properties);
    return body;
}

Json TemplateScope::reference(const std::string& target, bool full) {
    TemplateResource* resource = find(target);
    if (!resource && m_isOuter) {
        return m_around->reference(target, full);
    }
    if (!resource) {
        return referenceUnknown(target, "Only the deployed resource can tell.");
    }
    return resource->owner->answerOf(*resource, target, full);  // by the names of its own template
}

Json TemplateScope::references(const std::string& loop, bool full) {
    declareAll();
    m_all.spend(referenceCost);
    Json::array_t rounds;
    if (const auto found = m_byLoop.find(lowered(loop)); found != m_byLoop.end()) {
        for (TemplateResource* resource : found->second) {
            rounds.push_back(answerOf(*resource, loop, full));
        }
    }
    return rounds.empty() && m_isOuter ? m_around->references(loop, full) : Json(rounds);
}

}  // namespace aksnet
