// SPDX-License-Identifier: GPL-3.0-or-later
//
// Resource functions: ids are put together, what a live resource would answer is asked of the scope or stays unknown. Names
// that are not known stand in an id as themselves.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource
#include "core/base/text.h"
#include "core/io/arm/call.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

namespace aksnet {
namespace {

/// The arguments of an id function from `first` on: what stands before the type, and the "namespace/type/name…" after it.
struct IdArguments {
    std::vector<std::string> leading;
    std::string path;
};

std::vector<std::string> partedBySlash(std::string_view text) {
    std::vector<std::string> parts;
    for (const auto part : std::views::split(text, '/')) {
        parts.emplace_back(std::string_view(part.begin(), part.end()));
    }
    return parts;
}

/// "Microsoft.Network/virtualNetworks/subnets" and its names, in turn; names may also come joined: "vnet/subnet".
std::optional<std::string> pathOfResource(ArmCall& call, const std::string& type,
                                          const std::vector<std::string>& given) {
    // People end the type with a slash now and then, and Azure lets them.
    const std::vector<std::string> types =
        partedBySlash(std::string_view(type).substr(0, type.find_last_not_of('/') + 1));
    std::vector<std::string> names = given;
    if (names.size() != types.size() - 1) {
        names.clear();
        for (const std::string& name : given) {
            std::ranges::copy(partedBySlash(name), std::back_inserter(names));
        }
    }
    if (names.size() != types.size() - 1) {
        call.note(fmt::format("The type {} needs {}, but {} given.", inQuotes(type), counted(types.size() - 1, "name"),
                              given.size() == 1 ? "1 is" : fmt::format("{} are", given.size())));
        return std::nullopt;
    }
    std::string path = types.front();
    for (std::size_t i = 0; i < names.size(); ++i) {
        path.append("/").append(types[i + 1]).append("/").append(names[i]);
    }
    return path;
}

/// The type is the first argument with a slash, at most `most` arguments after `first`.
std::optional<IdArguments> idArguments(ArmCall& call, std::size_t first, std::size_t most) {
    IdArguments arguments;
    std::vector<std::string> names;
    std::string type;
    for (std::size_t i = first; i < call.count(); ++i) {
        auto text = armScalarText(call[i]);
        if (!text) {
            call.note(fmt::format("{} takes texts, not {}.", call.name(), armKind(call[i])));
            return std::nullopt;
        }
        if (!type.empty()) {
            names.push_back(std::move(*text));
        } else if (text->find('/') != std::string::npos) {
            type = std::move(*text);
        } else if (arguments.leading.size() < most) {
            arguments.leading.push_back(std::move(*text));
        } else {
            break;
        }
    }
    if (type.empty()) {
        call.note(fmt::format("{} has no resource type like 'Microsoft.Network/virtualNetworks' in its arguments.",
                              call.name()));
        return std::nullopt;
    }
    auto path = pathOfResource(call, type, names);
    if (!path) {
        return std::nullopt;
    }
    arguments.path = std::move(*path);
    return arguments;
}

/// A member of what resourceGroup() and its like answer, as text; empty where the deployment has no such scope.
std::string fromContext(ArmCall& call, std::string_view function, std::string_view member) {
    const Json context = call.evaluation().scope().context(function);
    if (isUnknown(context)) {
        const UnknownPart part = firstUnknownPart(context.get_ref<const std::string&>());
        return unknownValue(fmt::format("{}.{}", part.expression, member), part.reason).get<std::string>();
    }
    const Json* value = armMember(context, member);
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

ArmValue runResourceId(ArmCall& call) {
    const auto arguments = idArguments(call, 0, 2);
    if (!arguments) {
        return call.failure();
    }
    const auto& leading = arguments->leading;
    const std::string subscription =
        leading.size() == 2 ? leading.front() : fromContext(call, "subscription", "subscriptionId");
    const std::string group = leading.empty() ? fromContext(call, "resourcegroup", "name") : leading.back();
    std::string id = subscription.empty() ? std::string() : "/subscriptions/" + subscription;
    id += group.empty() ? std::string() : "/resourceGroups/" + group;
    return call.give(id + "/providers/" + arguments->path);
}

ArmValue runSubscriptionResourceId(ArmCall& call) {
    const auto arguments = idArguments(call, 0, 1);
    if (!arguments) {
        return call.failure();
    }
    const std::string subscription =
        arguments->leading.empty() ? fromContext(call, "subscription", "subscriptionId") : arguments->leading.front();
    return call.give(fmt::format("/subscriptions/{}/providers/{}", subscription, arguments->path));
}

ArmValue runTenantResourceId(ArmCall& call) {
    const auto arguments = idArguments(call, 0, 0);
    return arguments ? call.give("/providers/" + arguments->path) : call.failure();
}

ArmValue runManagementGroupResourceId(ArmCall& call) {
    const auto arguments = idArguments(call, 0, 1);
    if (!arguments) {
        return call.failure();
    }
    const std::string group =
        arguments->leading.empty() ? fromContext(call, "managementgroup", "name") : arguments->leading.front();
    return call.give(
        fmt::format("/providers/Microsoft.Management/managementGroups/{}/providers/{}", group, arguments->path));
}

ArmValue runExtensionResourceId(ArmCall& call) {
    const std::string* base = call.text(0);
    const auto arguments = idArguments(call, 1, 0);
    if (base == nullptr || !arguments) {
        return call.failure();
    }
    std::string_view trunk = *base;
    trunk.remove_suffix(trunk.ends_with('/') ? 1 : 0);
    return call.give(fmt::format("{}/providers/{}", trunk, arguments->path));
}

/// Is the last argument 'Full'?
bool asksFull(ArmCall& call, std::size_t at) {
    return call.count() > at && call[at].is_string() &&
           equalsIgnoringCase(call[at].get_ref<const std::string&>(), "full");
}

ArmValue runReference(ArmCall& call) {
    const std::string* target = call.text(0);
    if (target == nullptr || isUnknown(call[0])) {
        return call.failure();
    }
    return call.give(call.evaluation().scope().reference(*target, asksFull(call, 2) || asksFull(call, 1)));
}

ArmValue runReferences(ArmCall& call) {
    const std::string* loop = call.text(0);
    if (loop == nullptr || isUnknown(call[0])) {
        return call.failure();
    }
    return call.give(call.evaluation().scope().references(*loop, asksFull(call, 1) || asksFull(call, 2)));
}

ArmValue runAsksAzure(ArmCall& call) {
    for (std::size_t i = 0; i < call.count(); ++i) {
        std::ignore = call.value(i);
    }
    return call.fail("Only Azure can answer this, at deployment.");
}

constexpr ArmFunction resourceFunctions[] = {
    {"resourceId", 2, anyNumber, ArmFunction::Arguments::any, runResourceId},
    {"subscriptionResourceId", 2, anyNumber, ArmFunction::Arguments::any, runSubscriptionResourceId},
    {"tenantResourceId", 2, anyNumber, ArmFunction::Arguments::any, runTenantResourceId},
    {"managementGroupResourceId", 2, anyNumber, ArmFunction::Arguments::any, runManagementGroupResourceId},
    {"extensionResourceId", 3, anyNumber, ArmFunction::Arguments::any, runExtensionResourceId},
    {"reference", 1, 3, ArmFunction::Arguments::any, runReference},
    {"references", 1, 3, ArmFunction::Arguments::any, runReferences},
    {"list", 0, anyNumber, ArmFunction::Arguments::any, runAsksAzure},
    {"pickZones", 3, 5, ArmFunction::Arguments::any, runAsksAzure},
    {"providers", 1, 2, ArmFunction::Arguments::any, runAsksAzure},
    {"toLogicalZone", 3, 3, ArmFunction::Arguments::any, runAsksAzure},
    {"toLogicalZones", 3, 3, ArmFunction::Arguments::any, runAsksAzure},
    {"toPhysicalZone", 3, 3, ArmFunction::Arguments::any, runAsksAzure},
    {"toPhysicalZones", 3, 3, ArmFunction::Arguments::any, runAsksAzure},
};

}  // namespace

std::span<const ArmFunction> armResourceFunctions() {
    return resourceFunctions;
}

}  // namespace aksnet
