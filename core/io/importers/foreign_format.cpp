// SPDX-License-Identifier: GPL-3.0-or-later
//
// Telling signs only: a few keys of JSON, the first lines of text.
#include "core/io/importers/foreign_format.h"

#include "core/io/importers/json_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aksnet {
namespace {

/// JSON that has all these keys (empty ones do not count).
struct ForeignJson {
    std::array<std::string_view, 3> keys;
    std::string_view sentence;
};

constexpr std::array foreignJsons{
    ForeignJson{{"format_version", "planned_values", ""}, "This is a Terraform plan; this version does not read those."},
    ForeignJson{{"format_version", "values", ""}, "This is a Terraform state as JSON; this version does not read those."},
    ForeignJson{{"terraform_version", "", ""}, "This is a Terraform state; this version does not read those."},
    ForeignJson{{"mock", "", ""}, "This is a mock for testing policies, not an export of resources."},
    ForeignJson{{"base_network", "subnets", ""}, "This is a plan of Visual Subnet Calculator; this version does not read those."},
    ForeignJson{{"hub", "spokes", ""}, "This is a topology of cloudnet-draw; this version does not read those."},
    ForeignJson{{"available", "availableIPAddresses", ""}, "This is the answer to an address check; it describes no resource."},
};

constexpr std::string_view foreignAdvice =
    "Export the cluster with `az aks show -o json` and its network with `az network vnet show -o json`.";

std::string foreignMember(const Json& object, std::string_view key) {
    const Json* value = findIgnoringCase(object, key);
    return value && value->is_string() ? value->get<std::string>() : std::string();
}

std::string foreignObjectSentence(const Json& object) {
    const std::string schema = toLowerAscii(foreignMember(object, "$schema"));
    if (schema.contains("deploymentparameters")) {
        return "This is a parameter file of an ARM template; it holds values, not resources.";
    }
    const std::string kind = foreignMember(object, "kind");
    if (!kind.empty() && !foreignMember(object, "apiVersion").empty()) {
        return fmt::format("This is a Kubernetes object ({}), as kubectl prints it; it does not tell the Azure network. {}", kind,
                           foreignAdvice);
    }
    if (foreignMember(object, "apiVersion") == "vlabs") {
        return "This is a cluster model of AKS Engine, not an AKS resource.";
    }
    if (const Json* error = findIgnoringCase(object, "error"); error && error->is_object()) {
        return fmt::format("This is an error that Azure answered: {} {}", foreignMember(*error, "code"), foreignMember(*error, "message"));
    }
    for (const ForeignJson& foreign : foreignJsons) {
        const auto has = [&](std::string_view key) { return key.empty() || findIgnoringCase(object, key); };
        if (std::ranges::all_of(foreign.keys, has)) {
            return std::string(foreign.sentence);
        }
    }
    const Json* list = findIgnoringCase(object, "value");
    if (object.empty() || (list && list->is_array() && list->empty())) {
        return "There is nothing in it: the list is empty.";
    }
    return fmt::format("The JSON holds no Azure resource: nothing in it has the type, the id or the shape of one. {}", foreignAdvice);
}

/// true if some line begins with the word.
bool hasLineStarting(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        if (at == 0 || text[at - 1] == '\n') {
            return true;
        }
    }
    return false;
}

/// Text whose lines begin with the one word and, unless empty, also with the other.
struct ForeignText {
    std::string_view line;
    std::string_view otherLine;
    std::string_view sentence;
};

constexpr std::array foreignTexts{
    ForeignText{"apiVersion:", "kind:", "This is a Kubernetes manifest in YAML; it does not tell the Azure network."},
    ForeignText{"resource \"", "", "This is a Terraform configuration; this version does not read those."},
    ForeignText{"variable \"", "", "This is a Terraform configuration; this version does not read those."},
    ForeignText{"module \"", "", "This is a Terraform configuration; this version does not read those."},
    ForeignText{"targetScope", "", "This is a Bicep file; build it with `az bicep build` and import the template."},
    ForeignText{"param ", "", "This is a Bicep file; build it with `az bicep build` and import the template."},
    ForeignText{"@description(", "", "This is a Bicep file; build it with `az bicep build` and import the template."},
    ForeignText{"NAME ", "", "This is a table that kubectl or az printed for reading; print JSON with `-o json`."},
    ForeignText{"kubectl ", "", "This is a copy of a terminal; save only the JSON that the command printed."},
    ForeignText{"az ", "", "This is a copy of a terminal; save only the JSON that the command printed."},
    ForeignText{"$ ", "", "This is a copy of a terminal; save only the JSON that the command printed."},
};

}  // namespace

std::string foreignJsonSentence(const Json& json) {
    if (json.is_object()) {
        return foreignObjectSentence(json);
    }
    if (!json.is_array()) {
        return "The JSON is a single value, not a resource or a list of resources.";
    }
    if (json.empty()) {
        return "There is nothing in it: the list is empty.";
    }
    const Json& first = json.front();
    if (first.is_object() && findIgnoringCase(first, "model") && findIgnoringCase(first, "fields")) {
        return "This is a dump of a NetBox database; this version does not read those.";
    }
    return first.is_object() ? foreignObjectSentence(first)
                             : fmt::format("The JSON is a list of plain values, not of resources. {}", foreignAdvice);
}

std::string foreignTextSentence(std::string_view text) {
    constexpr std::size_t enough = 64 * 1024;
    const std::size_t start = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (start == std::string_view::npos || text[start] == '{' || text[start] == '[' || text[start] == '/') {
        return {};
    }
    const std::string_view body = text.substr(start, enough);
    if (body.front() == '"') {
        return "The text begins in the middle of a JSON object; its outer braces are missing.";
    }
    if (body.front() == '<') {
        return body.contains("<mxfile") ? "This is a draw.io drawing; AksNet cannot read a network from a picture."
                                        : "This is XML or HTML, not JSON.";
    }
    for (const ForeignText& foreign : foreignTexts) {
        if (hasLineStarting(body, foreign.line) && (foreign.otherLine.empty() || hasLineStarting(body, foreign.otherLine))) {
            return std::string(foreign.sentence);
        }
    }
    return fmt::format("This is not JSON. {}", foreignAdvice);
}

}  // namespace aksnet
