// SPDX-License-Identifier: GPL-3.0-or-later
//
// Azure resources as `az`, REST, Resource Graph, `az rest` and literal ARM templates give them: alone, in a list, wrapped
// in value, data or responses. Finds every resource, hands it on, and accounts for each in the log.
#include "core/io/importers/azure/resource_identity.h"
#include "core/io/importers/azure/resource_import.h"
#include "core/io/importers/azure/resource_obstacle.h"
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

/// The resource that a template's nested `resources` stand in.
struct TemplateParent {
    std::string type;
    std::string name;
};

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
            templateResources(object, path, nullptr);
        } else if (!resourceTypeOf(object).empty()) {
            resource(object, path, nullptr);
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

    void templateResources(const Json& holder, const std::string& path, const TemplateParent* parent) {
        const Json* resources = findIgnoringCase(holder, "resources");
        if (!resources || !resources->is_structured()) {
            return;
        }
        const std::string place = joinJsonPath(path, "resources");
        std::size_t index = 0;
        for (const auto& item : resources->items()) {
            const std::string at =
                resources->is_array() ? joinJsonPath(place, index++) : joinJsonPath(place, item.key());
            if (item.value().is_object()) {
                resource(item.value(), at, parent);
            } else {
                account(ImportStatus::notUnderstood, at, {}, {}, "This is not a resource but a single value.");
            }
        }
    }

    void resource(const Json& object, const std::string& path, const TemplateParent* parent);
    void readInto(const Json& object, const std::string& path, const TemplateParent& named);

    ImportEntryHandle account(ImportStatus status, const std::string& path, std::string type, std::string name,
                              std::string note) {
        return m_sink.log.open({status, path, std::move(type), std::move(name), std::move(note)});
    }

    ImportSink& m_sink;
    std::deque<Json> m_made;  ///< rows of tables as objects; views point into them while they are read
};

void AzureResourceWalk::resource(const Json& object, const std::string& path, const TemplateParent* parent) {
    if (m_sink.stop.stop_requested()) {
        return;
    }
    TemplateParent named{resourceTypeOf(object), std::string(textOf(object, "name"))};
    const std::string stated(textOf(object, "type"));
    if (parent && !stated.empty() && !looksLikeArmType(stated)) {
        named = {fmt::format("{}/{}", parent->type, stated), fmt::format("{}/{}", parent->name, named.name)};
    }
    const bool deployment = sameIgnoringCase(named.type, "Microsoft.Resources/deployments");
    const auto obstacle = deployment || isReadableType(named.type) ? templateObstacle(object) : std::nullopt;
    if (named.type.empty()) {
        account(ImportStatus::notUnderstood, path, stated, named.name,
                "The object does not say which type of resource it is.");
    } else if (obstacle) {
        account(obstacle->status, path, named.type, named.name, obstacle->note);
    } else if (deployment) {
        const Json* properties = findIgnoringCase(object, "properties");
        const Json* inner = properties ? findIgnoringCase(*properties, "template") : nullptr;
        const bool linked = properties && findIgnoringCase(*properties, "templateLink");
        account(linked ? ImportStatus::notUnderstood : ImportStatus::ignored, path, named.type, named.name,
                linked  ? "Its template stands in another file."
                : inner ? "A nested deployment; the resources of its template are read one by one."
                        : "The record of a deployment holds no resources.");
        if (inner && inner->is_object()) {
            templateResources(*inner, joinJsonPath(joinJsonPath(path, "properties"), "template"), nullptr);
        }
    } else {
        readInto(object, path, named);
    }
    templateResources(object, path, &named);
}

void AzureResourceWalk::readInto(const Json& object, const std::string& path, const TemplateParent& named) {
    auto id = ArmId::parse(textOf(object, "id"));
    const std::string name = id ? std::string(id->name()) : named.name;
    const auto obstacle = isReadableType(named.type) ? identityObstacle(object, named.type, named.name, id)
                                                     : std::optional(outcomeOfOtherResource(named.type, object, id));
    if (obstacle) {
        account(obstacle->status, path, named.type, name, obstacle->note);
        return;
    }
    id = id ? id : ArmId::unstated({{}, textOf(object, "resourceGroup")}, named.type, named.name);
    if (!id) {
        account(ImportStatus::notUnderstood, path, named.type, name,
                fmt::format("The {} has no id, and its name does not say where it belongs.", resourceWord(named.type)));
        return;
    }
    ReadingProblems problems;
    const ResourceObject resource{JsonView(&object, path, problems), std::move(*id), named.type};
    const ImportEntryHandle entry =
        account(ImportStatus::imported, path, named.type, std::string(resource.id.name()), {});
    ResourceOutcome outcome = importResource(resource, m_sink.merger);
    const bool imported = outcome.status == ImportStatus::imported;
    m_sink.log.settle(entry, outcome.status, std::move(outcome.note));
    for (ReadingProblems::Property& problem : problems.properties) {
        if (imported) {
            m_sink.log.remark({problem.status, std::move(problem.path), named.type, name, std::move(problem.note)});
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
