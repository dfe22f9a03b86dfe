// SPDX-License-Identifier: GPL-3.0-or-later
//
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-deployment
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource
#include "core/io/arm/template_target.h"

#include "core/base/text.h"
#include "core/io/arm/template_input.h"
#include "core/io/arm/unknown.h"
#include "core/io/importers/json_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

constexpr std::string_view targetReason = "It is chosen when the template is deployed.";

std::string targetUnknown(std::string_view expression) {
    return unknownValue(expression, targetReason).get<std::string>();
}

const std::string& targetOwnSubscription() {
    static const std::string text = targetUnknown("subscription().subscriptionId");
    return text;
}

const std::string& targetOwnResourceGroup() {
    static const std::string text = targetUnknown("resourceGroup().name");
    return text;
}

/// The text without "/subscriptions/" and the like where it is followed by the one unknown.
std::string targetWithout(std::string text, std::string_view key, const std::string& unknown) {
    const std::size_t at = text.find(unknown);
    if (at != std::string::npos && at >= key.size() &&
        equalsIgnoringCase(std::string_view(text).substr(at - key.size(), key.size()), key)) {
        text.erase(at - key.size(), key.size() + unknown.size());
    }
    return text;
}

std::string targetScopeId(const TemplateTarget& target) {
    if (target.level == TemplateLevel::resourceGroup) {
        return fmt::format("/subscriptions/{}/resourceGroups/{}", target.subscription, target.resourceGroup);
    }
    return target.level == TemplateLevel::subscription ? fmt::format("/subscriptions/{}", target.subscription)
                                                       : std::string();
}

std::size_t targetPartCount(std::string_view text) {
    return text.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(text, '/')) + 1;
}

Json targetResourceGroup(const TemplateTarget& target) {
    if (target.level != TemplateLevel::resourceGroup) {
        return unknownValue("resourceGroup()", "The template is not deployed to a resource group.");
    }
    return Json{{"id", targetScopeId(target)},
                {"name", target.resourceGroup},
                {"type", "Microsoft.Resources/resourceGroups"},
                {"location", targetUnknown("resourceGroup().location")},
                {"tags", targetUnknown("resourceGroup().tags")},
                {"managedBy", nullptr},
                {"properties", Json{{"provisioningState", "Succeeded"}}}};
}

Json targetSubscription(const TemplateTarget& target) {
    return Json{{"id", fmt::format("/subscriptions/{}", target.subscription)},
                {"subscriptionId", target.subscription},
                {"tenantId", targetUnknown("subscription().tenantId")},
                {"displayName", targetUnknown("subscription().displayName")}};
}

Json targetDeployment(const TemplateTarget& target, const Json& armTemplate) {
    Json outline = Json::object();
    for (const std::string_view key : {"$schema", "contentVersion"}) {
        outline[std::string(key)] = textOf(armTemplate, key);
    }
    return Json{{"name", target.deployment},
                {"location", targetUnknown("deployment().location")},
                {"properties", Json{{"template", std::move(outline)},
                                    {"templateLink", Json{{"uri", target.uri}}},
                                    {"parameters", targetUnknown("deployment().properties.parameters")},
                                    {"mode", "Incremental"},
                                    {"provisioningState", "Accepted"}}}};
}

/// Azure's public cloud, as `az cloud show -n AzureCloud` prints it.
Json targetEnvironment() {
    return Json{
        {"name", "AzureCloud"},
        {"gallery", "https://gallery.azure.com/"},
        {"graph", "https://graph.windows.net/"},
        {"portal", "https://portal.azure.com"},
        {"graphAudience", "https://graph.windows.net/"},
        {"activeDirectoryDataLake", "https://datalake.azure.net/"},
        {"batch", "https://batch.core.windows.net/"},
        {"media", "https://rest.media.azure.net"},
        {"sqlManagement", "https://management.core.windows.net:8443/"},
        {"vmImageAliasDoc",
         "https://raw.githubusercontent.com/Azure/azure-rest-api-specs/master/arm-compute/"
         "quickstart-templates/aliases.json"},
        {"resourceManager", "https://management.azure.com/"},
        {"authentication",
         Json{{"loginEndpoint", "https://login.microsoftonline.com/"},
              {"audiences", Json::array({"https://management.core.windows.net/", "https://management.azure.com/"})},
              {"tenant", "common"},
              {"identityProvider", "AAD"}}},
        {"suffixes", Json{{"acrLoginServer", ".azurecr.io"},
                          {"azureDatalakeAnalyticsCatalogAndJob", "azuredatalakeanalytics.net"},
                          {"azureDatalakeStoreFileSystem", "azuredatalakestore.net"},
                          {"azureFrontDoorEndpointSuffix", "azurefd.net"},
                          {"keyvaultDns", ".vault.azure.net"},
                          {"sqlServerHostname", ".database.windows.net"},
                          {"storage", "core.windows.net"}}}};
}

}  // namespace

TemplateTarget targetOfTemplate(const Json& armTemplate, std::string_view file) {
    TemplateTarget target;
    const std::string schema = lowered(textOf(armTemplate, "$schema"));
    if (schema.contains("subscriptiondeploymenttemplate")) {
        target.level = TemplateLevel::subscription;
    } else if (schema.contains("managementgroupdeploymenttemplate")) {
        target.level = TemplateLevel::managementGroup;
    } else if (schema.contains("tenantdeploymenttemplate")) {
        target.level = TemplateLevel::tenant;
    }
    target.subscription = targetOwnSubscription();
    target.resourceGroup = targetOwnResourceGroup();
    // Without a name of its own a deployment is called after its file.
    const std::string_view baseName = baseNameOfLink(file);
    target.deployment = baseName.substr(0, baseName.rfind('.'));
    target.uri = fmt::format("https://template/{}", file);
    return target;
}

std::string idInTarget(const TemplateTarget& target, std::string_view type, std::string_view name) {
    std::string text = targetScopeId(target);
    const std::size_t slash = std::min(type.find('/'), type.size());
    text.append("/providers/").append(type.substr(0, slash));
    std::string_view types = type.substr(std::min(slash + 1, type.size()));
    std::string whole(name);
    // A name that is unknown as a whole stands for each of its parts.
    while (isUnknown(Json(std::string(name))) && targetPartCount(whole) < targetPartCount(types)) {
        whole.insert(0, std::string(name) + "/");
    }
    std::string_view names = whole;
    while (!types.empty() || !names.empty()) {
        const std::size_t typeEnd = std::min(types.find('/'), types.size());
        const std::size_t nameEnd = std::min(names.find('/'), names.size());
        text.append("/").append(types.substr(0, typeEnd)).append("/").append(names.substr(0, nameEnd));
        types.remove_prefix(std::min(typeEnd + 1, types.size()));
        names.remove_prefix(std::min(nameEnd + 1, names.size()));
    }
    return text;
}

std::optional<ArmId> armIdOf(std::string_view text) {
    if (!hasUnknownPart(text)) {
        return ArmId::parse(text);
    }
    std::string known = targetWithout(std::string(text), "/subscriptions/", targetOwnSubscription());
    known = targetWithout(std::move(known), "/resourceGroups/", targetOwnResourceGroup());
    return ArmId::parseUnstated(readableText(known));
}

Json contextOf(const TemplateTarget& target, const Json& armTemplate, std::string_view function) {
    if (function == "resourcegroup") {
        return targetResourceGroup(target);
    }
    if (function == "subscription") {
        return target.level == TemplateLevel::resourceGroup || target.level == TemplateLevel::subscription
                   ? targetSubscription(target)
                   : unknownValue("subscription()", "The template is not deployed to a subscription.");
    }
    if (function == "deployment") {
        return targetDeployment(target, armTemplate);
    }
    if (function == "environment") {
        return targetEnvironment();
    }
    return unknownValue(fmt::format("{}()", function == "managementgroup" ? "managementGroup" : function),
                        targetReason);
}

}  // namespace aksnet
