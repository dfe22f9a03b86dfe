// SPDX-License-Identifier: GPL-3.0-or-later
//
// All templates are opened first, so that every reference finds what it names; then the resources are evaluated.
#include "core/io/arm/template_expander.h"

#include "core/base/text.h"
#include "core/io/arm/template_scope.h"
#include "core/io/arm/unknown.h"

#include <fmt/format.h>

namespace aksnet {
namespace {

void expanderNoteContext(const TemplateExpansion& all, const TemplateSource& source, const TemplateTarget& target,
                         std::vector<TemplateRemark>& remarks) {
    const auto note = [&](std::string_view function, ImportStatus status, std::string sentence) {
        if (all.askedContext.contains(std::string(function))) {
            remarks.push_back({status, source.path, std::move(sentence)});
        }
    };
    note("resourcegroup", ImportStatus::unknown,
         "The resource group is chosen when the template is deployed; what resourceGroup() answers is unknown.");
    note("subscription", ImportStatus::unknown,
         "The subscription is chosen when the template is deployed; what subscription() answers is unknown.");
    note("deployment", ImportStatus::defaulted,
         fmt::format("The deployment is taken to be called {}, after the file.", target.deployment));
    note("environment", ImportStatus::defaulted, "The environment is taken to be Azure's public cloud.");
}

ExpandedResource expanderResource(TemplateResource& resource) {
    ExpandedResource expanded;
    expanded.type = readableText(resource.type);
    expanded.name = readableText(resource.name);
    expanded.id = armIdOf(resource.id);
    expanded.file = resource.file;
    expanded.path = resource.path;
    expanded.isDeployment = equalsIgnoringCase(resource.type, "Microsoft.Resources/deployments");
    const bool isRead =
        resource.state == TemplateResourceState::deployed || resource.state == TemplateResourceState::mayBeDeployed;
    if (isRead && !expanded.isDeployment) {
        const Json* body = resource.owner->bodyOf(resource);
        expanded.body = body ? *body : Json();
    }
    expanded.state = resource.state;
    expanded.note = resource.note;
    expanded.remarks = std::move(resource.remarks);
    return expanded;
}

}  // namespace

ExpandedTemplate expandTemplate(const TemplateSource& source, std::span<const TemplateFile> files, GivenValues given,
                                TemplateBudget& budget) {
    TemplateExpansion all{budget, files, false, {}, {}, {}, {}};
    ExpandedTemplate expanded;
    const TemplateTarget target =
        targetOfTemplate(*source.armTemplate, source.file < files.size() ? files[source.file].name : std::string());
    {
        TemplateScope scope(all, {source.armTemplate, source.file, source.path}, target, std::move(given));
        std::vector<TemplateResource*> found;
        scope.collect(found);
        for (TemplateResource* resource : found) {
            if (!all.mayGoOn()) {
                break;
            }
            expanded.resources.push_back(expanderResource(*resource));
        }
        expanded.missingParameters = scope.missingParameters();
    }
    expanderNoteContext(all, source, target, expanded.remarks);
    for (const std::string& function : all.unsupported) {
        expanded.remarks.push_back({ImportStatus::notUnderstood, source.path,
                                    fmt::format("The function {} is not one that this version knows.", function)});
    }
    if (all.lacksRoom) {
        expanded.remarks.push_back({ImportStatus::notUnderstood, source.path,
                                    fmt::format("The templates make more than {} resources; the rest was left out.",
                                                grouped(TemplateBudget{}.resourcesLeft))});
    }
    if (!all.mayGoOn() && !budget.expressions.stop.stop_requested()) {
        expanded.remarks.push_back({ImportStatus::notUnderstood, source.path,
                                    "The templates take more work to evaluate than any real one needs; the rest was "
                                    "left out."});
    }
    expanded.linkedFiles = std::move(all.linkedFiles);
    expanded.unsupported = std::move(all.unsupported);
    return expanded;
}

}  // namespace aksnet
