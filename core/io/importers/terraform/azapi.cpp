// SPDX-License-Identifier: GPL-3.0-or-later
//
// The azapi provider takes ARM's own JSON. What in it is unknown is told by a mask of the same shape, but the configuration
// has one expression for the whole body.
#include "core/io/importers/plan_draft.h"
#include "core/io/importers/terraform/place.h"
#include "core/io/importers/terraform/translation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aksnet {
namespace {

/// Which type an id in a body has, by the last key and, for "id", the key before it.
struct AzapiLink {
    std::string_view key;
    std::string_view type;
};
constexpr std::array azapiLinks{
    AzapiLink{"vnetSubnetID", armType::subnet},
    AzapiLink{"podSubnetID", armType::subnet},
    AzapiLink{"subnetId", armType::subnet},
    AzapiLink{"subnet", armType::subnet},
    AzapiLink{"routeTable", armType::routeTable},
    AzapiLink{"natGateway", armType::natGateway},
    AzapiLink{"networkSecurityGroup", armType::networkSecurityGroup},
    AzapiLink{"remoteVirtualNetwork", armType::virtualNetwork},
    AzapiLink{"publicIPAddress", armType::publicIpAddress},
};

std::string_view azapiLinkedType(std::string_view key) {
    const auto found =
        std::ranges::find_if(azapiLinks, [&](const AzapiLink& link) { return sameIgnoringCase(link.key, key); });
    return found == azapiLinks.end() ? std::string_view() : found->type;
}

class AzapiTranslator {
public:
    AzapiTranslator(const TerraformResource& resource, const TerraformIdentities& identities)
        : m_resource(resource), m_identities(identities), m_body(terraformValues(resource).member("body")) {}

    std::optional<TerraformTranslation> run() &&;

private:
    /// Fills in what the mask says is unknown; `key` is the last one that is not "id".
    void fill(Json& value, const Json& mask, const std::string& path, std::string_view key);

    const TerraformResource& m_resource;
    const TerraformIdentities& m_identities;
    TerraformPlace m_body;
    TerraformTranslation m_made;
};

void AzapiTranslator::fill(Json& value, const Json& mask, const std::string& path, std::string_view key) {
    if (mask.is_object() && (value.is_object() || value.is_null())) {
        for (const auto& item : mask.items()) {
            const Json& inner = item.value();
            if (inner == false || (inner.is_structured() && inner.empty())) {
                continue;
            }
            const bool isId = item.key() == "id";
            fill(value[item.key()], inner, joinJsonPath(path, item.key()), isId ? key : item.key());
        }
    } else if (mask.is_array() && value.is_array()) {
        for (std::size_t i = 0; i < mask.size() && i < value.size(); ++i) {
            fill(value[i], mask[i], joinJsonPath(path, i), key);
        }
    } else if (mask == true && value.is_null()) {
        const std::string_view type = azapiLinkedType(key);
        const ArmId* id = type.empty() ? nullptr : m_identities.referred(m_body.expression, m_resource, type);
        if (id) {
            value = id->text();
        } else {
            m_made.remarks.push_back({path, terraformUnknownSentence(m_body.references()), ImportStatus::unknown});
            value = type.empty() ? Json() : Json::object();
        }
    }
}

std::optional<TerraformTranslation> AzapiTranslator::run() && {
    const TerraformPlace values = terraformValues(m_resource);
    Json body = m_body.value ? *m_body.value : Json();
    const bool isText = body.is_string();
    if (isText) {
        auto parsed = parseJsonText(m_body.value->get_ref<const std::string&>(), {});
        body = parsed ? std::move(parsed->value) : Json();
    }
    if (!body.is_object() || m_body.isSensitive()) {
        return std::nullopt;
    }
    if (m_body.unknown && !isText) {
        fill(body, *m_body.unknown, m_resource.path + m_body.path, {});
    }
    m_made.object = std::move(body);
    for (const auto& item : m_made.object.items()) {
        m_made.names.emplace("." + item.key(), isText ? m_body.path : joinJsonPath(m_body.path, item.key()));
    }
    for (const std::string_view key : {"name", "location"}) {
        m_made.names.insert_or_assign(fmt::format(".{}", key), values.member(key).path);
        if (const std::string_view text = terraformText(m_resource.values, key); !text.empty()) {
            m_made.object[std::string(key)] = text;
        }
    }
    m_made.object.erase("id");
    return std::move(m_made);
}

}  // namespace

std::optional<TerraformTranslation> translateAzapi(const TerraformResource& resource,
                                                   const TerraformIdentities& identities) {
    return AzapiTranslator(resource, identities).run();
}

}  // namespace aksnet
