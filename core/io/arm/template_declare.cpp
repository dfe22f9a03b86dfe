// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which resources a template makes: conditions, loops, children, names. Their properties are evaluated later.
// https://learn.microsoft.com/azure/azure-resource-manager/templates/resource-declaration
#include "core/base/text.h"
#include "core/io/arm/template_loop.h"
#include "core/io/arm/template_scope.h"
#include "core/io/arm/unknown.h"
#include "core/io/importers/azure/resource_identity.h"
#include "core/io/importers/json_path.h"
#include "core/io/importers/json_view.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

/// The loop that repeats a whole resource.
const Json* declareLoopOf(const Json& node) {
    const Json* copy = findIgnoringCase(node, "copy");
    return copy && copy->is_object() && findIgnoringCase(*copy, "count") ? copy : nullptr;
}

/// A name as text, whatever it was evaluated to.
std::string declareText(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.is_null() ? std::string() : value.dump();
}

}  // namespace

std::string TemplateScope::textAt(const Json& node, std::string_view key, const LoopRounds& rounds) {
    const Json* value = findIgnoringCase(node, key);
    return value ? declareText(evaluate(*value, rounds)) : std::string();
}

void TemplateScope::declareAll() {
    if (!m_isDeclared) {
        m_isDeclared = true;
        declareIn(*m_origin.armTemplate, m_origin.path, nullptr);
    }
}

void TemplateScope::declareIn(const Json& holder, const std::string& path, const Parent* parent) {
    const Json* resources = findIgnoringCase(holder, "resources");
    if (!resources || !resources->is_structured()) {
        return;
    }
    const std::string place = joinJsonPath(path, "resources");
    if (resources->is_array()) {
        for (std::size_t i = 0; i < resources->size() && !m_all.lacksRoom && m_all.mayGoOn(); ++i) {
            declare((*resources)[i], joinJsonPath(place, i), {}, parent);
        }
        return;
    }
    for (const auto& [name, node] : resources->get_ref<const Json::object_t&>()) {
        if (m_all.lacksRoom || !m_all.mayGoOn()) {
            return;
        }
        declare(node, joinJsonPath(place, name), name, parent);
    }
}

void TemplateScope::declare(const Json& node, const std::string& path, const std::string& symbolicName,
                            const Parent* parent) {
    TemplateResource resource;
    resource.node = &node;
    resource.owner = this;
    resource.file = m_origin.file;
    resource.path = path;
    resource.symbolicName = symbolicName;
    resource.rounds = parent ? parent->resource.rounds : m_baseRounds;
    if (!node.is_object()) {
        resource.state = TemplateResourceState::notUnderstood;
        resource.note = "This is not a resource but a single value.";
        keep(std::move(resource));
        return;
    }
    const Json* loop = declareLoopOf(node);
    if (!loop) {
        declareRound(std::move(resource), parent);
        return;
    }
    const LoopCount count = loopCountOf(evaluate(*findIgnoringCase(*loop, "count"), resource.rounds));
    const std::string name = textAt(*loop, "name", resource.rounds);
    const std::string countPath = joinJsonPath(joinJsonPath(path, "copy"), "count");
    if (count.count == 0) {
        resource.type = textOf(node, "type");
        resource.name = textOf(node, "name");
        resource.state = count.note.empty() ? TemplateResourceState::left : TemplateResourceState::notUnderstood;
        resource.note = count.note.empty() ? "Its loop has no rounds." : count.note;
        keep(std::move(resource));
        return;
    }
    for (long long i = 0; i < count.count && m_all.mayGoOn() && !m_all.lacksRoom; ++i) {
        TemplateResource round;
        round.node = resource.node;
        round.owner = this;
        round.file = resource.file;
        round.path = path;
        round.symbolicName = symbolicName;
        round.rounds = resource.rounds;
        round.rounds.push_back({name, i, true});
        if (count.isUnknown) {
            round.state = TemplateResourceState::mayBeDeployed;
            round.remarks.push_back({ImportStatus::unknown, countPath, count.note + " Its first round is read."});
        } else if (!count.note.empty() && i == 0) {
            round.remarks.push_back({ImportStatus::notUnderstood, countPath, count.note});
        }
        declareRound(std::move(round), parent);
    }
}

/// Names, id and children of one resource.
void TemplateScope::declareRound(TemplateResource resource, const Parent* parent) {
    const Json& node = *resource.node;
    resource.type = textAt(node, "type", resource.rounds);
    resource.name = textAt(node, "name", resource.rounds);
    if (parent && !resource.type.empty() && !looksLikeArmType(resource.type)) {
        resource.type = fmt::format("{}/{}", parent->resource.type, resource.type);
        resource.name = fmt::format("{}/{}", parent->resource.name, resource.name);
    }
    if (hasUnknownPart(resource.name)) {
        resource.remarks.push_back({ImportStatus::unknown, joinJsonPath(resource.path, "name"),
                                    unknownNote("The name", firstUnknownPart(resource.name))});
    }
    resource.id = idInTarget(targetOf(resource, node), resource.type, resource.name);
    judgeCondition(resource, parent);
    TemplateResource* made = keep(std::move(resource));
    if (made == nullptr) {
        return;
    }
    if (const auto id = armIdOf(made->id); id && made->state != TemplateResourceState::left) {
        m_all.byId.try_emplace(id->key(), made);
    }
    const Parent self{*made};
    declareIn(node, made->path, &self);
}

TemplateResource* TemplateScope::keep(TemplateResource resource) {
    if (m_all.budget.resourcesLeft == 0) {
        m_all.lacksRoom = true;
        return nullptr;
    }
    --m_all.budget.resourcesLeft;
    TemplateResource* kept = m_resources.emplace_back(std::make_unique<TemplateResource>(std::move(resource))).get();
    const std::string symbol = lowered(kept->symbolicName);
    const std::string name = lowered(kept->name);
    if (!symbol.empty()) {
        m_bySymbol.try_emplace(symbol, kept);
    }
    m_byName.try_emplace(name, kept);
    if (kept->state != TemplateResourceState::left) {
        m_byDeployedName.try_emplace(name, kept);
    }
    if (!kept->rounds.empty() && kept->rounds.back().ofResource) {
        const std::string loop = lowered(kept->rounds.back().name);
        m_byLoop[loop].push_back(kept);
        if (!symbol.empty() && symbol != loop) {
            m_byLoop[symbol].push_back(kept);
        }
        m_bySymbol.try_emplace(fmt::format("{}[{}]", symbol, kept->rounds.back().index), kept);
    }
    return kept;
}

void TemplateScope::judgeCondition(TemplateResource& resource, const Parent* parent) {
    const Json& node = *resource.node;
    if (const Json* existing = findIgnoringCase(node, "existing"); existing && *existing == true) {
        resource.state = TemplateResourceState::left;
        resource.isReference = true;
        resource.note = "The template only refers to it; it does not describe it.";
        return;
    }
    if (parent && parent->resource.state == TemplateResourceState::left && !parent->resource.isReference) {
        resource.state = TemplateResourceState::left;
        resource.note = "The resource that it stands in is not deployed.";
        return;
    }
    const Json* condition = findIgnoringCase(node, "condition");
    if (!condition) {
        return;
    }
    const Json value = evaluate(*condition, resource.rounds);
    const std::string text = declareText(value);
    if (value.is_string() && hasUnknownPart(text)) {
        resource.state = TemplateResourceState::mayBeDeployed;
        resource.remarks.push_back(
            {ImportStatus::unknown, joinJsonPath(resource.path, "condition"),
             unknownNote("Whether it is deployed", firstUnknownPart(text)) + " It is taken to be."});
    } else if (equalsIgnoringCase(text, "false")) {
        resource.state = TemplateResourceState::left;
        resource.note = condition->is_string() && condition->get_ref<const std::string&>().starts_with('[')
                            ? fmt::format("Its condition {} is false.", condition->get_ref<const std::string&>())
                            : "Its condition is false.";
    } else if (!equalsIgnoringCase(text, "true")) {
        resource.remarks.push_back({ImportStatus::notUnderstood, joinJsonPath(resource.path, "condition"),
                                    "The condition is neither true nor false; the resource is taken to be deployed."});
    }
}

}  // namespace aksnet
