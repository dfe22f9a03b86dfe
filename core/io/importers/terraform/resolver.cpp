// SPDX-License-Identifier: GPL-3.0-or-later
//
// References are lists such as ["azurerm_subnet.a[0].id", "azurerm_subnet.a[0]", "azurerm_subnet.a"]: the longest first.
#include "core/io/importers/terraform/resolver.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace aksnet {
namespace {

/// A question follows no more references than this; real chains of modules have a dozen.
constexpr int terraformStepLimit = 200;
constexpr int terraformDepthLimit = 100;
constexpr std::size_t terraformNamedReferences = 4;

std::vector<std::string> distinctReferences(const Json* expression) {
    std::vector<std::string> distinct;
    const Json* references = terraformMember(expression, "references");
    if (!references || !references->is_array()) {
        return distinct;
    }
    for (const Json& element : *references) {
        if (!element.is_string()) {
            continue;
        }
        const auto& text = element.get_ref<const std::string&>();
        const bool isPart = !distinct.empty() && distinct.back().starts_with(text) &&
                            (distinct.back().size() == text.size() || distinct.back()[text.size()] == '.' ||
                             distinct.back()[text.size()] == '[');
        if (!isPart) {
            distinct.push_back(text);
        }
    }
    return distinct;
}

}  // namespace

struct TerraformResolver::Search {
    Instances instances;
    const std::function<bool(const TerraformResource&)>& wanted;
    std::vector<const TerraformResource*> found = {};
    std::unordered_set<std::string> seen = {};
    int steps = 0;
    int depth = 0;
};

std::string terraformReferences(const Json* expression) {
    std::string text;
    std::size_t count = 0;
    for (const std::string& reference : distinctReferences(expression)) {
        if (++count > terraformNamedReferences) {
            return text + " …";
        }
        text += (text.empty() ? "" : ", ") + reference;
    }
    return text;
}

TerraformResolver::TerraformResolver(TerraformModel& model) : m_model(model) {
    // Blocks of a module by their name, for modules that have instances.
    std::unordered_map<std::string, std::unordered_map<std::string, const Json*>> blocks;
    for (TerraformResource& resource : model.resources) {
        const TerraformAddress& address = resource.parsed;
        m_byBlock[address.block()].push_back(&resource);
        const auto [known, isNew] = blocks.try_emplace(address.module);
        if (isNew) {
            const Json* list = terraformMember(moduleConfiguration(address.module), "resources");
            for (std::size_t i = 0; list && list->is_array() && i < list->size(); ++i) {
                known->second.try_emplace(std::string(terraformText(&(*list)[i], "address")), &(*list)[i]);
            }
            for (std::string module = address.module; !module.empty();) {
                TerraformModulePath path = splitTerraformModule(module);
                std::vector<std::string>& keys = m_moduleKeys[terraformChildModule(path.outer, path.name, {})];
                if (std::ranges::find(keys, path.key) == keys.end()) {
                    keys.push_back(path.key);
                }
                module = std::move(path.outer);
            }
        }
        const auto block = known->second.find(address.local());
        resource.configuration = block == known->second.end() ? nullptr : block->second;
    }
}

const Json* TerraformResolver::moduleCall(std::string_view module) const {
    const TerraformModulePath path = splitTerraformModule(module);
    return path.name.empty()
               ? nullptr
               : terraformMember(terraformMember(moduleConfiguration(path.outer), "module_calls"), path.name);
}

const Json* TerraformResolver::moduleConfiguration(std::string_view module) const {
    const Json* configuration = m_model.configuration;
    const std::vector<TerraformPart> parts = terraformParts(module);
    for (std::size_t i = 1; i < parts.size(); i += 2) {
        const Json* call = terraformMember(terraformMember(configuration, "module_calls"), parts[i].name);
        configuration = terraformMember(call, "module");
    }
    return configuration;
}

std::vector<const TerraformResource*> TerraformResolver::targets(
    const Json& expression, const TerraformResource& from, Instances instances,
    const std::function<bool(const TerraformResource&)>& wanted) const {
    Search search{instances, wanted};
    followExpression(expression, {from.parsed.module, from.parsed.key, from.configuration}, search);
    return std::move(search.found);
}

void TerraformResolver::followExpression(const Json& expression, const Scope& scope, Search& search) const {
    const std::vector<std::string> references = distinctReferences(&expression);
    const bool sameKey =
        std::ranges::any_of(references,
                            [](const std::string& text) { return text == "count.index" || text == "each.key"; }) ||
        scope.isElement;
    if (++search.depth <= terraformDepthLimit) {
        for (const std::string& reference : references) {
            follow(reference, scope, sameKey, search);
        }
    }
    --search.depth;
}

void TerraformResolver::follow(const std::string& reference, const Scope& scope, bool sameKey, Search& search) const {
    if (++search.steps > terraformStepLimit ||
        !search.seen.insert(fmt::format("{}\n{}\n{}", scope.module, scope.key, reference)).second) {
        return;
    }
    const std::vector<TerraformPart> parts = terraformParts(reference);
    if (parts.size() < 2) {
        return;
    }
    const std::string& first = parts.front().name;
    if (first == "var") {
        followVariable(parts[1], scope, sameKey, search);
    } else if (first == "each") {
        // each.value is the element of for_each with the block's own key.
        const Json* source = terraformMember(scope.block, "for_each_expression");
        if (source && parts[1].name == "value") {
            Scope element = scope;
            element.isElement = true;
            for (const std::string& of : distinctReferences(source)) {
                follow(of, element, true, search);
            }
        }
    } else if (first == "module") {
        followOutput(parts, scope, sameKey, search);
    } else {
        followResource(reference, scope, sameKey, search);
    }
}

/// `module.net.ids["a"]` asks for one element, `module.net.ids[count.index]` for that with the key of the block; so does what
/// a variable passes on when one element of it is asked for.
std::string TerraformResolver::elementKey(const TerraformPart& part, const Scope& scope, bool sameKey) {
    return !part.key.empty() ? part.key : sameKey ? scope.key : std::string();
}

void TerraformResolver::followVariable(const TerraformPart& variable, const Scope& scope, bool sameKey,
                                       Search& search) const {
    const Json* call = moduleCall(scope.module);
    if (const Json* argument = terraformMember(terraformMember(call, "expressions"), variable.name)) {
        TerraformModulePath path = splitTerraformModule(scope.module);
        const std::string element = elementKey(variable, scope, sameKey);
        followExpression(
            *argument, {std::move(path.outer), element.empty() ? std::move(path.key) : element, call, !element.empty()},
            search);
    }
}

void TerraformResolver::followOutput(const std::vector<TerraformPart>& parts, const Scope& scope, bool sameKey,
                                     Search& search) const {
    const auto known = m_moduleKeys.find(terraformChildModule(scope.module, parts[1].name, {}));
    std::vector<std::string> keys{parts[1].key};
    if (keys.front().empty() && known != m_moduleKeys.end()) {
        keys = known->second;
        if (sameKey && std::ranges::find(keys, scope.key) != keys.end()) {
            keys = {scope.key};
        }
    }
    if (parts.size() < 3 || (keys.size() > 1 && search.instances == Instances::one)) {
        return;
    }
    for (const std::string& key : keys) {
        const std::string child = terraformChildModule(scope.module, parts[1].name, key);
        const Json* outputs = terraformMember(moduleConfiguration(child), "outputs");
        if (const Json* expression = terraformMember(terraformMember(outputs, parts[2].name), "expression")) {
            const std::string element = elementKey(parts[2], scope, sameKey);
            followExpression(*expression, {child, element, nullptr, !element.empty()}, search);
        }
    }
}

void TerraformResolver::followResource(const std::string& reference, const Scope& scope, bool sameKey,
                                       Search& search) const {
    auto address = parseTerraformAddress(reference);
    if (!address) {
        return;
    }
    address->module = scope.module;
    const auto known = m_byBlock.find(address->block());
    if (known == m_byBlock.end()) {
        return;
    }
    const auto take = [&](const TerraformResource& candidate) {
        if (search.wanted(candidate) && std::ranges::find(search.found, &candidate) == search.found.end()) {
            search.found.push_back(&candidate);
        }
    };
    const std::string& key = address->key.empty() && sameKey ? scope.key : address->key;
    const auto exact = m_model.byAddress.find(address->block() + key);
    if (exact != m_model.byAddress.end()) {
        take(m_model.resources[exact->second]);
    } else if (address->key.empty() && (known->second.size() == 1 || search.instances == Instances::all)) {
        std::ranges::for_each(known->second, [&](const TerraformResource* candidate) { take(*candidate); });
    }
}

}  // namespace aksnet
