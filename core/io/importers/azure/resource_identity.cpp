// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shapes are asked last and only where two telling keys come together, so nothing foreign is taken for a resource.
#include "core/io/importers/azure/resource_identity.h"

#include "core/base/text.h"
#include "core/io/importers/json_view.h"
#include "core/io/importers/plan_draft.h"

#include <algorithm>
#include <array>

namespace aksnet {
namespace {

constexpr std::size_t identityTypeSizeLimit = 256;

struct ResourceShape {
    std::string_view type;
    std::string_view key;                        ///< must be there
    std::array<std::string_view, 4> companions;  ///< one of them too
};

constexpr std::array resourceShapes{
    ResourceShape{armType::cluster,
                  "agentPoolProfiles",
                  {"networkProfile", "dnsPrefix", "kubernetesVersion", "nodeResourceGroup"}},
    ResourceShape{armType::virtualNetwork,
                  "addressSpace",
                  {"subnets", "virtualNetworkPeerings", "dhcpOptions", "enableDdosProtection"}},
    ResourceShape{armType::peering,
                  "remoteVirtualNetwork",
                  {"peeringState", "allowVirtualNetworkAccess", "useRemoteGateways", ""}},
    ResourceShape{armType::nodePool, "vmSize", {"maxPods", "osType", "vnetSubnetID", "orchestratorVersion"}},
};

constexpr std::array<std::string_view, 21> envelopeKeys{
    "id",
    "name",
    "type",
    "location",
    "tags",
    "resourceGroup",
    "etag",
    "kind",
    "sku",
    "identity",
    "zones",
    "managedBy",
    "plan",
    "tenantId",
    "subscriptionId",
    "systemData",
    "extendedLocation",
    "apiVersion",
    "dependsOn",
    "scale",
    "comments",
};

std::string typeFromShape(const Json& object) {
    const Json* properties = findIgnoringCase(object, "properties");
    const Json& fields = properties && properties->is_object() ? *properties : object;
    const auto has = [&](std::string_view key) { return !key.empty() && findIgnoringCase(fields, key); };
    for (const ResourceShape& shape : resourceShapes) {
        if (has(shape.key) && std::ranges::any_of(shape.companions, has)) {
            return std::string(shape.type);
        }
    }
    return {};
}

}  // namespace

bool looksLikeArmType(std::string_view text) {
    const std::size_t slash = text.find('/');
    return text.size() <= identityTypeSizeLimit && slash != std::string_view::npos && slash > 0 &&
           slash + 1 < text.size() && text.substr(0, slash).contains('.') &&
           text.find_first_of(" \t\r\n@:<>[](\"") == std::string_view::npos;
}

std::string resourceTypeOf(const Json& object) {
    if (!object.is_object()) {
        return {};
    }
    const auto id = ArmId::parse(textOf(object, "id"));
    const std::string_view type = textOf(object, "type");
    // Others than Microsoft offer resources too, but kubernetes.io/tls is none: their type must come with an id of it.
    if (looksLikeArmType(type) && (lowered(type).starts_with("microsoft.") || (id && id->isType(type)))) {
        return std::string(type);
    }
    const Json* name = findIgnoringCase(object, "name");
    if (name && !name->is_string()) {
        return {};
    }
    if (id) {
        return id->type();
    }
    return typeFromShape(object);
}

bool hasResourceContent(const Json& object) {
    return std::ranges::any_of(object.items(), [](const auto& item) {
        const bool empty = item.value().is_null() || (item.value().is_object() && item.value().empty());
        return !empty && std::ranges::none_of(envelopeKeys,
                                              [&](std::string_view key) { return sameIgnoringCase(key, item.key()); });
    });
}

bool isArmTemplate(const Json& object) {
    if (!object.is_object() || !findIgnoringCase(object, "resources")) {
        return false;
    }
    return lowered(textOf(object, "$schema")).contains("deploymenttemplate") ||
           findIgnoringCase(object, "contentVersion");
}

}  // namespace aksnet
