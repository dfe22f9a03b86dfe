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

Json referenceUnknown(const std::string& target, std::string_view reason) {
    return unknownValue(fmt::format("reference('{}')", readableText(target)), reason);
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
    resource.body = std::move(body);
    resource.isBeingEvaluated = false;
    return &*resource.body;
}

/// By symbolic name, "name[2]" for a round of one; by id, "Microsoft.X/y/name" being one without its scope; by name.
TemplateResource* TemplateScope::find(const std::string& target) {
    declareAll();
    const auto named = [&](auto matches) -> TemplateResource* {
        const auto found = std::ranges::find_if(m_resources, [&](const auto& each) { return matches(*each); });
        return found == m_resources.end() ? nullptr : found->get();
    };
    if (!target.contains('/')) {
        const std::size_t bracket = target.ends_with(']') ? target.rfind('[') : std::string::npos;
        const std::string_view name = std::string_view(target).substr(0, bracket);
        TemplateResource* symbolic = named([&](const TemplateResource& each) {
            return equalsIgnoringCase(each.symbolicName, name) && !name.empty() &&
                   (bracket == std::string::npos ||
                    (!each.rounds.empty() && fmt::format("[{}]", each.rounds.back().index) == target.substr(bracket)));
        });
        return symbolic ? symbolic : named([&](const TemplateResource& each) {
            return equalsIgnoringCase(each.name, target) && each.state != TemplateResourceState::left;
        });
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
    return named([&](const TemplateResource& each) { return equalsIgnoringCase(each.name, target); });
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
        properties["provisioningState"] = "Succeeded";
    } else if (equalsIgnoringCase(resource.type, "Microsoft.Resources/deployments")) {
        return referenceUnknown(target, "The template of the deployment is not among the files.");
    } else {
        const Json* evaluated = bodyOf(resource);
        if (!evaluated) {
            return referenceUnknown(target, "The resource depends on itself.");
        }
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
    Json::array_t rounds;
    for (const auto& resource : m_resources) {
        const bool isRound = !resource->rounds.empty() && resource->rounds.back().ofResource &&
                             (equalsIgnoringCase(resource->symbolicName, loop) ||
                              equalsIgnoringCase(resource->rounds.back().name, loop));
        if (isRound) {
            rounds.push_back(answerOf(*resource, loop, full));
        }
    }
    return rounds.empty() && m_isOuter ? m_around->references(loop, full) : Json(rounds);
}

}  // namespace aksnet
