// SPDX-License-Identifier: GPL-3.0-or-later
//
// Walks a type's rows; every row writes at most one value and names its place.
#include "core/io/importers/terraform/translation.h"

#include "core/io/importers/terraform/place.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

constexpr std::string_view terraformSensitiveSentence = "Terraform marks it as sensitive; it was not read.";

/// The value at a dotted path; none if there is none.
const Json* terraformAtPath(const Json& object, std::string_view dotted) {
    const Json* at = &object;
    for (std::size_t dot = dotted.find('.'); dot != std::string_view::npos; dot = dotted.find('.')) {
        at = terraformMember(at, dotted.substr(0, dot));
        dotted.remove_prefix(dot + 1);
    }
    return terraformMember(at, dotted);
}

void terraformPutAt(Json& object, std::string_view dotted, Json value) {
    Json* at = &object;
    for (std::size_t dot = dotted.find('.'); dot != std::string_view::npos; dot = dotted.find('.')) {
        at = &(*at)[std::string(dotted.substr(0, dot))];
        dotted.remove_prefix(dot + 1);
    }
    (*at)[std::string(dotted)] = std::move(value);
}

class TerraformTranslator {
public:
    TerraformTranslator(const TerraformResource& resource, const TerraformIdentities& identities)
        : m_resource(resource), m_identities(identities) {}

    TerraformTranslation run(const TerraformType& type) &&;

private:
    void apply(std::span<const TerraformRow> rows, const TerraformPlace& from, Json& to, const std::string& toPath);
    void group(const TerraformRow& row, const TerraformPlace& from, Json& to, const std::string& toPath);
    /// Null if there is nothing to write.
    Json valueOf(const TerraformRow& row, const TerraformPlace& at, const std::string& toPath);
    Json blocks(const TerraformRow& row, const TerraformPlace& at, const std::string& toPath);
    Json block(const TerraformRow& row, const TerraformPlace& at, const std::string& toPath);
    Json id(const TerraformRow& row, const TerraformPlace& at);
    Json ids(const TerraformRow& row, const TerraformPlace& at, const std::string& toPath);
    Json plain(const TerraformRow& row, const TerraformPlace& at);
    /// It is given a value that the document does not tell. Without a configuration nobody can say whether it is given one.
    [[nodiscard]] bool isOpen(const TerraformPlace& at) const {
        return at.isReferred() || (at.isUnknown() && !m_resource.configuration);
    }
    [[nodiscard]] bool isOwnSubnet(const TerraformPlace& subnet) const;
    void remarkUnknown(const TerraformPlace& at, std::string note);

    const TerraformResource& m_resource;
    const TerraformIdentities& m_identities;
    TerraformTranslation m_made;
};

TerraformTranslation TerraformTranslator::run(const TerraformType& type) && {
    const TerraformPlace values = terraformValues(m_resource);
    for (const std::string_view key : {"name", "location"}) {
        m_made.names.emplace(fmt::format(".{}", key), values.member(key).path);
        if (const std::string_view text = terraformText(m_resource.values, key); !text.empty()) {
            m_made.object[std::string(key)] = text;
        }
    }
    m_made.object["properties"] = Json::object();
    m_made.names.emplace(".properties", values.path);
    apply(type.rows, values, m_made.object, {});
    const ArmId* id = m_identities.of(m_resource);
    if (id && !terraformText(m_resource.values, "name").empty()) {
        m_made.object["name"] = id->name();  // the same but for a slash, or for the case of a policy test
    }
    return std::move(m_made);
}

void TerraformTranslator::remarkUnknown(const TerraformPlace& at, std::string note) {
    m_made.remarks.push_back({m_resource.path + at.path, std::move(note), ImportStatus::unknown});
}

void TerraformTranslator::apply(std::span<const TerraformRow> rows, const TerraformPlace& from, Json& to,
                                const std::string& toPath) {
    for (const TerraformRow& row : rows) {
        const std::string path = row.to.empty() ? toPath : fmt::format("{}.{}", toPath, row.to);
        if (terraformAtPath(to, row.to) && row.kind != TerraformAs::group) {
            continue;
        }
        if (row.kind == TerraformAs::group) {
            group(row, from, to, path);
            continue;
        }
        const std::string_view source = row.kind == TerraformAs::constant ? row.detail : row.from;
        const TerraformPlace at = source.empty() ? from : from.at(source);
        Json value = valueOf(row, at, path);
        if (value.is_null()) {
            m_made.names.try_emplace(path, at.path);
        } else {
            m_made.names.insert_or_assign(path, at.path);
            terraformPutAt(to, row.to, std::move(value));
        }
    }
}

void TerraformTranslator::group(const TerraformRow& row, const TerraformPlace& from, Json& to,
                                const std::string& toPath) {
    if (row.to.empty()) {
        apply(row.inner, from, to, toPath);
        return;
    }
    const Json* made = terraformAtPath(to, row.to);
    Json inner = made ? *made : Json::object();
    apply(row.inner, from, inner, toPath);
    if (!inner.empty()) {
        terraformPutAt(to, row.to, std::move(inner));
    }
}

Json TerraformTranslator::valueOf(const TerraformRow& row, const TerraformPlace& at, const std::string& toPath) {
    if (row.kind == TerraformAs::constant) {
        return row.detail.empty() || at.blockCount() > 0 ? Json(row.from) : Json();
    }
    if (at.isSensitive() && at.value && (!at.sensitive->is_structured() || !at.value->is_structured())) {
        remarkUnknown(at, std::string(terraformSensitiveSentence));
        return {};
    }
    switch (row.kind) {
        case TerraformAs::block: return block(row, at, toPath);
        case TerraformAs::blocks:
        case TerraformAs::subnetBlocks: return blocks(row, at, toPath);
        case TerraformAs::id: return id(row, at);
        case TerraformAs::idObject: {
            Json made = id(row, at);
            m_made.names.insert_or_assign(toPath + ".id", at.path);
            return made.is_string() ? Json{{"id", std::move(made)}} : made;
        }
        case TerraformAs::idObjects: return ids(row, at, toPath);
        default: return plain(row, at);
    }
}

Json TerraformTranslator::block(const TerraformRow& row, const TerraformPlace& at, const std::string& toPath) {
    if (at.blockCount() == 0) {
        if (isOpen(at)) {
            remarkUnknown(at, terraformUnknownSentence(at.references()));
        }
        return {};
    }
    Json made = Json::object();
    apply(row.inner, at.firstBlock(), made, toPath);
    return made;
}

Json TerraformTranslator::blocks(const TerraformRow& row, const TerraformPlace& at, const std::string& toPath) {
    const std::size_t count = at.blockCount();
    if (count == 0) {
        return block(row, at, toPath);
    }
    Json made = Json::array();
    for (std::size_t i = 0; i < count; ++i) {
        const TerraformPlace element = i == 0 ? at.firstBlock() : at.element(i);
        if (row.kind == TerraformAs::subnetBlocks && isOwnSubnet(element)) {
            continue;
        }
        const std::string path = fmt::format("{}[{}]", toPath, made.size());
        m_made.names.insert_or_assign(path, element.path);
        Json inner = Json::object();
        apply(row.inner, element, inner, path);
        made.push_back(std::move(inner));
    }
    return made;
}

bool TerraformTranslator::isOwnSubnet(const TerraformPlace& subnet) const {
    const ArmId* network = m_identities.of(m_resource);
    const std::string_view name = terraformText(subnet.value, "name");
    return network && !name.empty() && m_identities.withId(network->child("subnets", name));
}

Json TerraformTranslator::id(const TerraformRow& row, const TerraformPlace& at) {
    if (at.value && !at.isUnknown()) {
        return *at.value;
    }
    if (!isOpen(at)) {
        return {};
    }
    if (const ArmId* found = m_identities.referred(at.expression, m_resource, row.detail)) {
        return found->text();
    }
    remarkUnknown(at, terraformUnknownSentence(at.references()));
    return Json::object();
}

Json TerraformTranslator::ids(const TerraformRow& row, const TerraformPlace& at, const std::string& toPath) {
    Json made = Json::array();
    const auto add = [&](std::string_view text, const std::string& path) {
        if (!text.empty()) {
            m_made.names.insert_or_assign(fmt::format("{}[{}].id", toPath, made.size()), path);
            made.push_back({{"id", text}});
        }
    };
    for (std::size_t i = 0; at.value && at.value->is_array() && i < at.value->size(); ++i) {
        if (const Json& element = (*at.value)[i]; element.is_string()) {
            add(element.get_ref<const std::string&>(), at.element(i).path);
        }
    }
    if (isOpen(at)) {
        const auto referred = m_identities.allReferred(at.expression, m_resource, row.detail);
        for (const ArmId* id : referred) {
            add(id->text(), at.path);
        }
        if (referred.empty()) {
            remarkUnknown(at, terraformUnknownSentence(at.references()));
        }
    }
    return made.empty() ? Json() : made;
}

/// A list whose unknown elements are left out.
Json terraformKnownPart(const Json& value) {
    if (!value.is_array()) {
        return value;
    }
    Json known = Json::array();
    std::ranges::copy_if(value, std::back_inserter(known), [](const Json& element) { return !element.is_null(); });
    return known;
}

Json TerraformTranslator::plain(const TerraformRow& row, const TerraformPlace& at) {
    if (isOpen(at) && (row.kind != TerraformAs::assigned || at.isReferred())) {
        remarkUnknown(at, terraformUnknownSentence(at.references()));
    }
    if (!at.value) {
        return {};
    }
    const Json value = terraformKnownPart(*at.value);
    const auto word = [&](bool whenTrue) { return Json(value == whenTrue ? "Enabled" : "Disabled"); };
    switch (row.kind) {
        case TerraformAs::enabledWord: return value.is_boolean() ? word(true) : value;
        case TerraformAs::disabledWord: return value.is_boolean() ? word(false) : value;
        case TerraformAs::negated: return value.is_boolean() ? Json(value == false) : value;
        case TerraformAs::nonZero: return value == 0 ? Json() : value;
        case TerraformAs::named: {
            Json objects = Json::array();
            for (std::size_t i = 0; value.is_array() && i < value.size(); ++i) {
                objects.push_back({{std::string(row.detail), value[i]}});
            }
            return objects;
        }
        default: return value;
    }
}

}  // namespace

std::string terraformUnknownSentence(const std::string& references) {
    return references.empty() ? "It is known only after apply."
                              : fmt::format("It is known only after apply: it comes from {}.", references);
}

TerraformTranslation translateTerraform(const TerraformResource& resource, const TerraformType& type,
                                        const TerraformIdentities& identities) {
    return TerraformTranslator(resource, identities).run(type);
}

}  // namespace aksnet
