// SPDX-License-Identifier: GPL-3.0-or-later
//
// A plan tells a resource up to four times: its values under planned_values, what is unknown under resource_changes, the
// expressions under configuration, and data sources under prior_state. Some tools repeat a module's resources in the root.
#include "core/io/importers/terraform/model.h"

#include "core/io/importers/json_path.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace aksnet {
namespace {

const Json& terraformListOrEmpty(const Json* value) {
    static const Json empty = Json::array();
    return value && value->is_array() ? *value : empty;
}

const Json& terraformList(const Json* object, std::string_view key) {
    return terraformListOrEmpty(terraformMember(object, key));
}

bool isTerraformPlan(const Json& document) {
    const Json* planned = terraformMember(&document, "planned_values");
    const Json* changes = terraformMember(&document, "resource_changes");
    return (planned && planned->is_object()) || (changes && changes->is_array());
}

/// What `terraform show -json` prints of a state; without `values` when nothing was applied yet.
bool isTerraformState(const Json& document) {
    return terraformMember(&document, "format_version") &&
           (terraformMember(&document, "terraform_version") || terraformMember(&document, "values"));
}

bool isTerraformStateFile(const Json& document) {
    const Json* version = terraformMember(&document, "version");
    const Json* resources = terraformMember(&document, "resources");
    return version && *version == 4 && resources && resources->is_array() &&
           (terraformMember(&document, "lineage") || terraformMember(&document, "terraform_version"));
}

std::string terraformKeyText(const Json* index) {
    if (!index || index->is_null()) {
        return {};
    }
    return fmt::format("[{}]", index->dump(-1, ' ', false, Json::error_handler_t::replace));
}

class TerraformModelReader {
public:
    explicit TerraformModelReader(std::string place) : m_place(std::move(place)) {}

    TerraformModel plan(const Json& document) &&;
    TerraformModel state(const Json& document) &&;
    TerraformModel stateFile(const Json& document) &&;

private:
    /// Adds a resource unless its address is known.
    TerraformResource* add(const Json& resource, std::string path, std::string_view valuesKey);
    void module(const Json* module, const std::string& path, bool onlyData);
    void changes(const Json& changes, bool haveValues);
    void change(const Json& change, const std::string& path, bool haveValues);
    void instance(const Json& resource, const Json& instance, const std::string& path);
    const Json* maskOf(const Json* attributePaths);

    std::string m_place;
    TerraformModel m_model;
};

TerraformResource* TerraformModelReader::add(const Json& resource, std::string path, std::string_view valuesKey) {
    std::string address(terraformText(&resource, "address"));
    if (address.empty()) {
        const bool isData = terraformText(&resource, "mode") == "data";
        address = fmt::format("{}{}.{}{}", isData ? "data." : "", terraformText(&resource, "type"),
                              terraformText(&resource, "name"), terraformKeyText(terraformMember(&resource, "index")));
    }
    if (!m_model.byAddress.try_emplace(address, m_model.resources.size()).second) {
        return nullptr;
    }
    TerraformResource& added = m_model.resources.emplace_back();
    added.parsed = parseTerraformAddress(address).value_or(TerraformAddress());
    // Authors of policy tests do not mind whether the address fits the type.
    if (const std::string_view type = terraformText(&resource, "type"); !type.empty()) {
        added.parsed.type = type;
    }
    added.parsed.isData = added.parsed.isData || terraformText(&resource, "mode") == "data";
    added.address = std::move(address);
    added.values = terraformMember(&resource, valuesKey);
    added.sensitive = terraformMember(&resource, "sensitive_values");
    added.valuesPath = joinJsonPath(path, valuesKey);
    added.path = std::move(path);
    return &added;
}

void TerraformModelReader::module(const Json* module, const std::string& path, bool onlyData) {
    std::size_t index = 0;
    for (const Json& resource : terraformList(module, "resources")) {
        if (resource.is_object() && (!onlyData || terraformText(&resource, "mode") == "data")) {
            add(resource, joinJsonPath(joinJsonPath(path, "resources"), index), "values");
        }
        ++index;
    }
    index = 0;
    for (const Json& child : terraformList(module, "child_modules")) {
        this->module(&child, joinJsonPath(joinJsonPath(path, "child_modules"), index++), onlyData);
    }
}

void TerraformModelReader::change(const Json& change, const std::string& path, bool haveValues) {
    const Json* body = terraformMember(&change, "change");
    const Json& actions = terraformList(body, "actions");
    const auto isOnly = [&](std::string_view action) { return actions.size() == 1 && actions[0] == action; };
    if (isOnly("delete") || isOnly("forget")) {
        if (TerraformResource* gone = add(change, path, "change")) {
            gone->leftOut = isOnly("delete") ? "The plan deletes it."
                                             : "The plan takes it out of Terraform's care; it stays in Azure.";
        }
        return;
    }
    if (!haveValues && body) {
        if (TerraformResource* added = add(change, path, "change")) {
            added->values = terraformMember(body, "after");
            added->valuesPath = joinJsonPath(added->valuesPath, "after");
            added->sensitive = terraformMember(body, "after_sensitive");
        }
    }
    const auto known = m_model.byAddress.find(std::string(terraformText(&change, "address")));
    if (known != m_model.byAddress.end()) {
        m_model.resources[known->second].unknown = terraformMember(body, "after_unknown");
    }
}

void TerraformModelReader::changes(const Json& changes, bool haveValues) {
    std::size_t index = 0;
    for (const Json& element : changes) {
        if (element.is_object()) {
            change(element, joinJsonPath(joinJsonPath(m_place, "resource_changes"), index), haveValues);
        }
        ++index;
    }
}

TerraformModel TerraformModelReader::plan(const Json& document) && {
    const Json* planned = terraformMember(&document, "planned_values");
    const bool haveValues = planned && planned->is_object();
    if (haveValues) {
        module(terraformMember(planned, "root_module"),
               joinJsonPath(joinJsonPath(m_place, "planned_values"), "root_module"), false);
    }
    if (const Json* prior = terraformMember(&document, "prior_state")) {
        module(terraformMember(terraformMember(prior, "values"), "root_module"),
               joinJsonPath(joinJsonPath(joinJsonPath(m_place, "prior_state"), "values"), "root_module"), true);
    }
    changes(terraformList(&document, "resource_changes"), haveValues);
    m_model.configuration = terraformMember(terraformMember(&document, "configuration"), "root_module");
    return std::move(m_model);
}

TerraformModel TerraformModelReader::state(const Json& document) && {
    module(terraformMember(terraformMember(&document, "values"), "root_module"),
           joinJsonPath(joinJsonPath(m_place, "values"), "root_module"), false);
    return std::move(m_model);
}

/// State files tell sensitive attributes as paths; here they become the mask that plans have.
const Json* TerraformModelReader::maskOf(const Json* attributePaths) {
    if (terraformListOrEmpty(attributePaths).empty()) {
        return nullptr;
    }
    Json& mask = m_model.made.emplace_back(Json::object());
    for (const Json& steps : *attributePaths) {
        Json* at = &mask;
        for (const Json& step : terraformListOrEmpty(&steps)) {
            // Elements of lists are masked together: what is secret in one block is so in its neighbours.
            if (terraformText(&step, "type") == "get_attr" && !at->is_boolean()) {
                at = &(*at)[std::string(terraformText(&step, "value"))];
            }
        }
        if (at != &mask) {
            *at = true;
        }
    }
    return &mask;
}

void TerraformModelReader::instance(const Json& resource, const Json& instance, const std::string& path) {
    const std::string_view module = terraformText(&resource, "module");
    const bool isData = terraformText(&resource, "mode") == "data";
    const std::string deposed(terraformText(&instance, "deposed"));
    Json told = {{"type", terraformText(&resource, "type")}, {"mode", isData ? "data" : "managed"}};
    told["address"] = fmt::format("{}{}{}{}.{}{}{}", module, module.empty() ? "" : ".", isData ? "data." : "",
                                  terraformText(&resource, "type"), terraformText(&resource, "name"),
                                  terraformKeyText(terraformMember(&instance, "index_key")),
                                  deposed.empty() ? std::string() : fmt::format(" (deposed {})", deposed));
    if (TerraformResource* added = add(told, path, "attributes")) {
        added->values = terraformMember(&instance, "attributes");
        added->sensitive = maskOf(terraformMember(&instance, "sensitive_attributes"));
        added->leftOut = deposed.empty() ? "" : "It was replaced, and Terraform has yet to delete it.";
    }
}

TerraformModel TerraformModelReader::stateFile(const Json& document) && {
    std::size_t index = 0;
    for (const Json& resource : document.at("resources")) {
        const std::string path = joinJsonPath(joinJsonPath(m_place, "resources"), index++);
        std::size_t number = 0;
        for (const Json& element : terraformList(&resource, "instances")) {
            instance(resource, element, joinJsonPath(joinJsonPath(path, "instances"), number++));
        }
    }
    return std::move(m_model);
}

}  // namespace

const Json* terraformMember(const Json* object, std::string_view key) {
    if (!object || !object->is_object()) {
        return nullptr;
    }
    const auto& members = object->get_ref<const Json::object_t&>();
    const auto found = members.find(key);
    return found == members.end() ? nullptr : &found->second;
}

std::string_view terraformText(const Json* object, std::string_view key) {
    const Json* value = terraformMember(object, key);
    return value && value->is_string() ? std::string_view(value->get_ref<const std::string&>()) : std::string_view();
}

bool holdsTerraformResources(const Json& document) {
    const auto inModule = [](const Json* values) {
        const Json* root = terraformMember(values, "root_module");
        return !terraformList(root, "resources").empty() || !terraformList(root, "child_modules").empty();
    };
    if (isTerraformPlan(document)) {
        return inModule(terraformMember(&document, "planned_values")) ||
               inModule(terraformMember(terraformMember(&document, "prior_state"), "values")) ||
               !terraformList(&document, "resource_changes").empty();
    }
    if (isTerraformStateFile(document)) {
        return !terraformList(&document, "resources").empty();
    }
    if (isTerraformState(document)) {
        return inModule(terraformMember(&document, "values"));
    }
    const Json* cases = terraformMember(&document, "mock");
    return cases && cases->is_object() && std::ranges::any_of(*cases, [](const Json& plan) {
               return isTerraformPlan(plan) && holdsTerraformResources(plan);
           });
}

std::vector<TerraformModel> readTerraformModels(const Json& document) {
    std::vector<TerraformModel> models;
    if (isTerraformPlan(document)) {
        models.push_back(TerraformModelReader({}).plan(document));
    } else if (isTerraformStateFile(document)) {
        models.push_back(TerraformModelReader({}).stateFile(document));
    } else if (isTerraformState(document)) {
        models.push_back(TerraformModelReader({}).state(document));
    } else if (const Json* cases = terraformMember(&document, "mock"); cases && cases->is_object()) {
        for (const auto& item : cases->items()) {
            models.push_back(TerraformModelReader(joinJsonPath("mock", item.key())).plan(item.value()));
            models.back().label = item.key();
        }
    }
    return models;
}

}  // namespace aksnet
