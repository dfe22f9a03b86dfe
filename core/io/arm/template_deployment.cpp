// SPDX-License-Identifier: GPL-3.0-or-later
//
// Deployments in a template: where their own template stands, what it is told, and where it puts what it makes.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/linked-templates
#include "core/base/text.h"
#include "core/io/arm/template_scope.h"
#include "core/io/arm/unknown.h"
#include "core/io/importers/json_path.h"
#include "core/io/importers/json_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

constexpr std::string_view deploymentType = "Microsoft.Resources/deployments";

bool deploymentIsOuter(const Json& properties) {
    const Json* options = findIgnoringCase(properties, "expressionEvaluationOptions");
    return !options || !equalsIgnoringCase(textOf(*options, "scope"), "inner");
}

/// How many templates stand around a scope at most.
constexpr int deepestDeployment = 20;

}  // namespace

TemplateTarget TemplateScope::targetOf(const TemplateResource& deployment, const Json& node) {
    TemplateTarget target = m_target;
    target.deployment = deployment.name;
    const std::string subscription = textAt(node, "subscriptionId", deployment.rounds);
    const std::string group = textAt(node, "resourceGroup", deployment.rounds);
    const std::string scope = textAt(node, "scope", deployment.rounds);
    if (!subscription.empty()) {
        target.subscription = subscription;
        target.level = TemplateLevel::subscription;
    }
    if (!group.empty()) {
        target.resourceGroup = group;
        target.level = TemplateLevel::resourceGroup;
    }
    if (scope == "/") {
        target.level = TemplateLevel::tenant;
    } else if (lowered(scope).contains("microsoft.management/managementgroups")) {
        target.level = TemplateLevel::managementGroup;
    }
    return target;
}

TemplateScope::Content TemplateScope::linkedContent(TemplateResource& deployment, const Json& link) {
    std::string uri = textAt(link, "uri", deployment.rounds);
    if (uri.empty()) {
        uri = textAt(link, "relativePath", deployment.rounds);
    }
    if (uri.empty()) {
        deployment.state = TemplateResourceState::notUnderstood;
        deployment.note = textOf(link, "id").empty() ? "Its link says neither uri nor relativePath."
                                                     : "Its template is a template spec, which is in no file.";
        return {};
    }
    std::vector<std::string> names;
    for (const TemplateFile& file : m_all.files) {
        names.push_back(file.name);
    }
    const auto found = fileOfLink(uri, names);
    if (!found) {
        const std::string_view baseName = baseNameOfLink(uri);
        deployment.state = TemplateResourceState::notUnderstood;
        deployment.note =
            hasUnknownPart(baseName) || baseName.empty()
                ? fmt::format("Its template stands in another file, whose name is unknown: {}.", readableText(uri))
                : fmt::format("Its template stands in {}, which is not among the files.", baseName);
        return {};
    }
    m_all.linkedFiles.insert(*found);
    deployment.note = fmt::format("A linked deployment; the resources of {} are read one by one.", names[*found]);
    return {m_all.files[*found].json, static_cast<std::uint32_t>(*found), {}, uri, true};
}

TemplateScope::Content TemplateScope::contentOf(TemplateResource& deployment, const Json& properties) {
    if (const Json* link = findIgnoringCase(properties, "templateLink"); link && link->is_object()) {
        return linkedContent(deployment, *link);
    }
    const Json* inner = findIgnoringCase(properties, "template");
    if (inner && inner->is_string()) {
        deployment.ownTemplate = evaluate(*inner, deployment.rounds);
        inner = &deployment.ownTemplate;
    }
    if (!inner || !inner->is_object()) {
        deployment.note = inner ? "Its template is the value of an expression that cannot be told."
                                : "The record of a deployment holds no resources.";
        deployment.state = inner ? TemplateResourceState::notUnderstood : TemplateResourceState::left;
        return {};
    }
    deployment.note = "A nested deployment; the resources of its template are read one by one.";
    return {inner, deployment.file, joinJsonPath(joinJsonPath(deployment.path, "properties"), "template"), {}, false};
}

/// The parameters that the deployment hands to its template, evaluated when they are asked for.
void TemplateScope::handOver(TemplateResource& deployment, const Json& properties) {
    const Json* parameters = findIgnoringCase(properties, "parameters");
    if (const Json* link = findIgnoringCase(properties, "parametersLink"); link && link->is_object()) {
        std::vector<std::string> names;
        for (const TemplateFile& file : m_all.files) {
            names.push_back(file.name);
        }
        const auto found = fileOfLink(textAt(*link, "uri", deployment.rounds), names);
        for (auto& [key, given] : found ? valuesOfParameterFile(m_all.files[*found]) : GivenValues()) {
            deployment.content->addArgument(key, {nullptr, given.value});
        }
        if (found) {
            m_all.linkedFiles.insert(*found);
        }
    }
    if (parameters && parameters->is_object()) {
        for (const auto& [name, holder] : parameters->get_ref<const Json::object_t&>()) {
            deployment.content->addArgument(name, {&holder, {}});
        }
    } else if (parameters && parameters->is_string()) {
        const Json evaluated = evaluate(*parameters, deployment.rounds);
        for (const auto& item : evaluated.items()) {
            const Json* value = evaluated.is_object() ? findIgnoringCase(item.value(), "value") : nullptr;
            if (value) {
                deployment.content->addArgument(item.key(), {nullptr, *value});
            }
        }
    }
}

void TemplateScope::open(TemplateResource& deployment) {
    if (deployment.isOpened || deployment.state == TemplateResourceState::notUnderstood ||
        deployment.state == TemplateResourceState::left || !equalsIgnoringCase(deployment.type, deploymentType)) {
        return;
    }
    deployment.isOpened = true;
    int depth = 0;
    for (const TemplateScope* scope = this; scope; scope = scope->m_around) {
        ++depth;
    }
    if (depth > deepestDeployment || m_all.budget.deploymentsLeft == 0) {
        deployment.state = TemplateResourceState::notUnderstood;
        deployment.note = depth > deepestDeployment
                              ? fmt::format("It nests deeper than {} deployments.", deepestDeployment)
                              : "There are more deployments than this version reads.";
        return;
    }
    --m_all.budget.deploymentsLeft;
    const Json* properties = findIgnoringCase(*deployment.node, "properties");
    if (!properties || !properties->is_object()) {
        deployment.state = TemplateResourceState::left;
        deployment.note = "The record of a deployment holds no resources.";
        return;
    }
    Content content = contentOf(deployment, *properties);
    if (!content.armTemplate) {
        return;
    }
    TemplateTarget target = targetOf(deployment, *deployment.node);
    target.uri = content.isLinked ? content.uri : target.uri;
    const bool isOuter = !content.isLinked && deploymentIsOuter(*properties);
    deployment.content = std::make_unique<TemplateScope>(
        *this, isOuter, Origin{content.armTemplate, content.file, content.path}, std::move(target), deployment.rounds);
    handOver(deployment, *properties);
}

void TemplateScope::collect(std::vector<TemplateResource*>& found) {
    declareAll();
    for (const auto& resource : m_resources) {
        if (!m_all.mayGoOn()) {
            return;
        }
        open(*resource);
        found.push_back(resource.get());
        if (resource->content) {
            resource->content->collect(found);
        }
    }
}

}  // namespace aksnet
