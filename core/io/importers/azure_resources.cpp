// SPDX-License-Identifier: GPL-3.0-or-later
//
// Azure resources as `az`, REST, Resource Graph, `az rest` and ARM templates give them: alone, in a list, wrapped
// in value, data or responses. Finds every resource, hands it on, and accounts for each in the log.
#include "core/io/importers/azure/resource_identity.h"
#include "core/io/importers/azure/resource_reading.h"
#include "core/io/importers/azure/template_library.h"
#include "core/io/importers/importer.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

namespace aksnet {
namespace {

/// Resource Graph's table form.
bool azureIsTable(const Json& value) {
    return value.is_object() && value.contains("columns") && value.contains("rows");
}

class AzureResourceWalk {
public:
    explicit AzureResourceWalk(ImportSink& sink) : m_sink(sink) {}

    void value(const Json& value, const std::string& path) {
        if (value.is_object()) {
            object(value, path);
        } else if (value.is_array()) {
            list(value, path);
        } else if (!value.is_null()) {
            account(ImportStatus::notUnderstood, path, {}, {}, "This is not a resource but a single value.");
        }
    }

private:
    void object(const Json& object, const std::string& path) {
        if (m_sink.stop.stop_requested()) {
            return;
        }
        if (isArmTemplate(object)) {
            m_sink.templates.read(object, path, m_sink);
        } else if (!resourceTypeOf(object).empty()) {
            resource(object, path);
        } else if (!wrapped(object, path) && !members(object, path)) {
            account(ImportStatus::notUnderstood, path, {}, {},
                    "The object has neither the type nor the id nor the shape of an Azure "
                    "resource.");
        }
    }

    void list(const Json& list, const std::string& path) {
        std::size_t index = 0;
        for (const Json& element : list) {
            value(element, joinJsonPath(path, index++));
        }
    }

    /// Answers of list and graph queries and recorded exchanges.
    bool wrapped(const Json& object, const std::string& path) {
        const Json* values = findIgnoringCase(object, "value");
        const Json* data = findIgnoringCase(object, "data");
        const Json* responses = findIgnoringCase(object, "responses");
        if (values && values->is_array()) {
            list(*values, joinJsonPath(path, "value"));
            noteFurtherPages(object, path);
            return true;
        }
        if (data && data->is_array()) {
            list(*data, joinJsonPath(path, "data"));
            noteFurtherPages(object, path);
            return true;
        }
        if (data && azureIsTable(*data)) {
            table(*data, joinJsonPath(path, "data"));
            noteFurtherPages(object, path);
            return true;
        }
        if (responses && responses->is_structured()) {
            if (findIgnoringCase(object, "parameters")) {
                m_sink.log.remark({ImportStatus::ignored,
                                   joinJsonPath(path, "parameters"),
                                   {},
                                   {},
                                   "The request of the exchange; its answers are read."});
            }
            exchange(*responses, joinJsonPath(path, "responses"));
            return true;
        }
        return false;
    }

    void noteFurtherPages(const Json& object, const std::string& path) {
        for (const std::string_view key : {"nextLink", "$skipToken", "skip_token"}) {
            const Json* link = findIgnoringCase(object, key);
            if (link && link->is_string() && !link->get_ref<const std::string&>().empty()) {
                m_sink.log.remark({ImportStatus::ignored,
                                   joinJsonPath(path, key),
                                   {},
                                   {},
                                   "The answer may go on: what stands on further pages is not in this file."});
            }
        }
    }

    /// Resource Graph's table form: column names once, then rows of values.
    void table(const Json& data, const std::string& path) {
        const Json& columns = data.at("columns");
        const Json& rows = data.at("rows");
        for (std::size_t row = 0; rows.is_array() && columns.is_array() && row < rows.size(); ++row) {
            Json& object = m_made.emplace_back(Json::object());
            for (std::size_t i = 0; rows[row].is_array() && i < rows[row].size() && i < columns.size(); ++i) {
                const Json* name = findIgnoringCase(columns[i], "name");
                if (name && name->is_string()) {
                    object[name->get<std::string>()] = rows[row][i];
                }
            }
            value(object, joinJsonPath(joinJsonPath(path, "rows"), row));
        }
    }

    /// {"200": {"body": …}} of REST examples, or the [{"content": …}] of batches.
    void exchange(const Json& responses, const std::string& path) {
        std::size_t index = 0;
        for (const auto& item : responses.items()) {
            const std::string place =
                responses.is_array() ? joinJsonPath(path, index++) : joinJsonPath(path, item.key());
            const Json* body = findIgnoringCase(item.value(), "body");
            const std::string_view key = body ? "body" : "content";
            body = body ? body : findIgnoringCase(item.value(), "content");
            if (body) {
                value(*body, joinJsonPath(place, key));
            }
        }
    }

    /// {"newVNet": {…}}: what `az … create` answers.
    bool members(const Json& object, const std::string& path) {
        bool any = false;
        for (const auto& item : object.items()) {
            const Json& member = item.value();
            const Json& probe = member.is_array() && !member.empty() ? member.front() : member;
            if (probe.is_object() && (isArmTemplate(probe) || !resourceTypeOf(probe).empty())) {
                value(member, joinJsonPath(path, item.key()));
                any = true;
            }
        }
        return any;
    }

    void resource(const Json& object, const std::string& path);
    static FoundResource childOf(const FoundResource& parent, const Json& child, const std::string& path);

    ImportEntryHandle account(ImportStatus status, const std::string& path, std::string type, std::string name,
                              std::string note) {
        return m_sink.log.open({status, path, std::move(type), std::move(name), std::move(note)});
    }

    ImportSink& m_sink;
    std::deque<Json> m_made;  ///< rows of tables as objects; views point into them while they are read
};

/// A resource inside another one may state only the end of its type and name.
FoundResource AzureResourceWalk::childOf(const FoundResource& parent, const Json& child, const std::string& path) {
    FoundResource found{child, path, resourceTypeOf(child), std::string(textOf(child, "name")),
                        ArmId::parse(textOf(child, "id"))};
    const std::string_view stated = textOf(child, "type");
    if (!stated.empty() && !looksLikeArmType(stated)) {
        found.type = fmt::format("{}/{}", parent.type, stated);
        found.name = fmt::format("{}/{}", parent.name, found.name);
    }
    return found;
}

void AzureResourceWalk::resource(const Json& object, const std::string& path) {
    if (m_sink.stop.stop_requested()) {
        return;
    }
    FoundResource found{object, path, resourceTypeOf(object), std::string(textOf(object, "name")),
                        ArmId::parse(textOf(object, "id"))};
    const Json* properties = findIgnoringCase(object, "properties");
    const Json* inner = properties ? findIgnoringCase(*properties, "template") : nullptr;
    if (sameIgnoringCase(found.type, "Microsoft.Resources/deployments") && inner && inner->is_object()) {
        account(ImportStatus::ignored, path, found.type, found.name,
                "A nested deployment; the resources of its template are read one by one.");
        m_sink.templates.read(*inner, joinJsonPath(joinJsonPath(path, "properties"), "template"), m_sink);
        return;
    }
    readAzureResource(found, m_sink);
    const Json* children = findIgnoringCase(object, "resources");
    for (std::size_t i = 0; children && children->is_array() && i < children->size(); ++i) {
        const Json& child = (*children)[i];
        const std::string place = joinJsonPath(joinJsonPath(path, "resources"), i);
        if (child.is_object()) {
            readAzureResource(childOf(found, child, place), m_sink);
        }
    }
}

/// Would the walk find a resource? Follows the same wrappers.
bool azureHoldsResource(const Json& value) {
    if (value.is_array()) {
        return std::ranges::any_of(value, azureHoldsResource);
    }
    if (!value.is_object()) {
        return false;
    }
    if (isArmTemplate(value) || !resourceTypeOf(value).empty()) {
        return true;
    }
    for (const std::string_view key : {"value", "data", "body", "content"}) {
        const Json* inner = findIgnoringCase(value, key);
        if (inner && (azureHoldsResource(*inner) || azureIsTable(*inner))) {
            return true;
        }
    }
    const Json* responses = findIgnoringCase(value, "responses");
    if (responses && responses->is_structured() && std::ranges::any_of(*responses, azureHoldsResource)) {
        return true;
    }
    return std::ranges::any_of(value, [](const Json& member) {
        const Json& probe = member.is_array() && !member.empty() ? member.front() : member;
        return probe.is_object() && (isArmTemplate(probe) || !resourceTypeOf(probe).empty());
    });
}

bool azureSniff(const ImportDocument& document) {
    return document.json && azureHoldsResource(*document.json);
}

void azureRead(const ImportDocument& document, ImportSink& sink) {
    AzureResourceWalk(sink).value(*document.json, {});
}

}  // namespace

const Importer azureResourcesImporter{"azureResources", "Azure resources (az, REST, Resource Graph, ARM)", azureSniff,
                                      azureRead};

}  // namespace aksnet
