// SPDX-License-Identifier: GPL-3.0-or-later
//
// An id is kept as its text and the places of its parts.
#include "core/io/importers/arm_id.h"

#include "core/base/text.h"
#include "core/plan/enum_text.h"

#include <algorithm>

namespace aksnet {
namespace {

constexpr std::size_t armIdSizeLimit = 4096;

}  // namespace

bool startsIgnoringCase(std::string_view text, std::string_view start) {
    return sameIgnoringCase(text.substr(0, start.size()), start);
}

std::optional<ArmId> ArmId::parse(std::string_view text) {
    if (text.size() > armIdSizeLimit) {
        return std::nullopt;
    }
    ArmId id;
    id.m_text = std::string(text);
    bool afterProvider = false;
    std::string_view previous;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t slash = std::min(text.find('/', at), text.size());
        const Part part{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(slash - at)};
        const std::string_view word = text.substr(at, slash - at);
        const bool atEdge = at == 0 || slash == text.size();
        at = slash + 1;
        if (word.empty()) {
            if (atEdge) {
                continue;
            }
            return std::nullopt;
        }
        if (afterProvider && sameIgnoringCase(word, "providers") && id.m_parts.size() % 2 == 1) {
            id.m_parts.clear();  // an extension resource: its own provider follows
        } else if (afterProvider) {
            id.m_parts.push_back(part);
        } else if (sameIgnoringCase(previous, "subscriptions")) {
            id.m_subscription = part;
        } else if (sameIgnoringCase(previous, "resourceGroups")) {
            id.m_resourceGroup = part;
        } else {
            afterProvider = sameIgnoringCase(word, "providers");
        }
        previous = word;
    }
    if (id.m_parts.size() < 3 || id.m_parts.size() % 2 == 0) {
        return std::nullopt;
    }
    return id;
}

std::optional<ArmId> ArmId::parseUnstated(std::string_view text) {
    auto id = parse(text);
    if (id) {
        id->m_stated = false;
    }
    return id;
}

std::optional<ArmId> ArmId::unstated(Scope scope, std::string_view type, std::string_view name) {
    const std::size_t slash = type.find('/');
    if (slash == std::string_view::npos || scope.subscription.contains('/') || scope.resourceGroup.contains('/')) {
        return std::nullopt;
    }
    std::string text;
    if (!scope.subscription.empty()) {
        text.append("/subscriptions/").append(scope.subscription);
    }
    if (!scope.resourceGroup.empty()) {
        text.append("/resourceGroups/").append(scope.resourceGroup);
    }
    text.append("/providers/").append(type.substr(0, slash));
    std::string_view types = type.substr(slash + 1);
    while (!types.empty() && !name.empty()) {
        const std::size_t typeEnd = std::min(types.find('/'), types.size());
        const std::size_t nameEnd = std::min(name.find('/'), name.size());
        text.append("/").append(types.substr(0, typeEnd)).append("/").append(name.substr(0, nameEnd));
        types.remove_prefix(std::min(typeEnd + 1, types.size()));
        name.remove_prefix(std::min(nameEnd + 1, name.size()));
    }
    if (!types.empty() || !name.empty()) {
        return std::nullopt;
    }
    return parseUnstated(text);
}

std::string ArmId::type() const {
    std::string type(view(m_parts.front()));
    for (std::size_t i = 1; i < m_parts.size(); i += 2) {
        type.append("/").append(view(m_parts[i]));
    }
    return type;
}

bool ArmId::isType(std::string_view type) const {
    return sameIgnoringCase(this->type(), type);
}

std::string ArmId::key() const {
    std::string key;
    key.reserve(m_text.size() + 16);
    if (m_subscription.size > 0) {
        key.append("/subscriptions/").append(subscription());
    }
    if (m_resourceGroup.size > 0) {
        key.append("/resourcegroups/").append(resourceGroup());
    }
    key.append("/providers");
    for (const Part part : m_parts) {
        key.append("/").append(view(part));
    }
    return lowered(key);
}

std::optional<ArmId> ArmId::parent() const {
    return depth() < 2 ? std::nullopt : ancestor(depth() - 1);
}

std::optional<ArmId> ArmId::ancestor(std::size_t pairs) const {
    if (pairs == 0 || pairs > depth()) {
        return std::nullopt;
    }
    ArmId id = *this;
    id.m_parts.resize(1 + 2 * pairs);
    id.m_text.resize(id.m_parts.back().begin + id.m_parts.back().size);
    return id;
}

ArmId ArmId::child(std::string_view type, std::string_view name) const {
    ArmId id = *this;
    id.m_text.resize(m_parts.back().begin + m_parts.back().size);
    for (const std::string_view word : {type, name}) {
        id.m_text.append("/");
        id.m_parts.push_back({static_cast<std::uint32_t>(id.m_text.size()), static_cast<std::uint32_t>(word.size())});
        id.m_text.append(word);
    }
    return id;
}

}  // namespace aksnet
