// SPDX-License-Identifier: GPL-3.0-or-later
//
// What all resources have in common: names, groups, ids of other resources.
#include "core/io/importers/azure/readers.h"

#include "core/io/arm/template_target.h"
#include "core/io/arm/unknown.h"

#include <fmt/format.h>

namespace aksnet {
namespace {

/// Reads an id given as text; says so where it is none.
MaybeReference sharedReferenceFrom(const JsonView& view, std::string_view key) {
    const Json* value = view.find(key);
    if (value && value->is_string() && hasUnknownPart(value->get_ref<const std::string&>())) {
        // An id of which a name is unknown still tells the others, and joins with ids of the same expression.
        if (auto id = armIdOf(value->get_ref<const std::string&>())) {
            return Reference{std::move(*id), view.pathOf(key)};
        }
    }
    const std::string text = view.text(key);
    if (text.empty()) {
        return std::nullopt;
    }
    auto id = ArmId::parse(text);
    if (!id) {
        view.note(key, "The text is not an Azure resource id.");
        return std::nullopt;
    }
    return Reference{std::move(*id), view.pathOf(key)};
}

}  // namespace

std::string readName(const JsonView& view, const ArmId& id) {
    std::string name = view.quietText("name");
    name.erase(0, name.rfind('/') + 1);
    if (sameIgnoringCase(name, id.name())) {
        return name;
    }
    if (!name.empty()) {
        view.ignore("name", fmt::format("The id says {} instead; the plan follows the id.", id.name()));
    }
    return std::string(id.name());
}

ResourceInfo readInfo(const ResourceObject& resource) {
    ResourceInfo info;
    info.name = readName(resource.view, resource.id);
    info.resourceGroup = resource.id.resourceGroup();
    if (info.resourceGroup.empty()) {
        info.resourceGroup = resource.view.quietText("resourceGroup");
    }
    info.location = resource.view.quietText("location");
    info.armId = resource.id.stated();
    return info;
}

MaybeReference readReference(const JsonView& view, std::string_view key) {
    const Json* value = view.find(key);
    if (!value || !value->is_object()) {
        return sharedReferenceFrom(view, key);
    }
    const JsonView object = view.object(key);
    if (!object.has("id") && !value->empty()) {
        view.note(key, "The resource is described in place, without an id; it was left out.");
        return std::nullopt;
    }
    return sharedReferenceFrom(object, "id");
}

References readReferences(const JsonView& view, std::string_view key) {
    References references;
    for (const JsonView& element : view.objects(key)) {
        if (auto reference = sharedReferenceFrom(element, "id")) {
            references.push_back(std::move(*reference));
        }
    }
    return references;
}

std::optional<ArmId> readChildId(const JsonView& view, const ArmId& parent, std::string_view type) {
    auto stated = ArmId::parse(view.quietText("id"));
    if (stated && stated->depth() == parent.depth() + 1 && stated->parent()->key() == parent.key() &&
        stated->isType(fmt::format("{}/{}", parent.type(), type))) {
        return stated;
    }
    const std::string name = view.readableText("name");
    if (name.empty() || name.contains('/')) {
        view.problems().add(view.path(), fmt::format("This element of {} has no name.", type));
        return std::nullopt;
    }
    return parent.child(type, name);
}

}  // namespace aksnet
