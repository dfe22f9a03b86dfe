// SPDX-License-Identifier: GPL-3.0-or-later
//
// Telling signs only: a few keys of JSON, the first lines of text.
#include "core/io/importers/foreign_format.h"

#include "core/base/text.h"
#include "core/io/importers/json_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace aksnet {
namespace {

constexpr std::string_view terraformMessagesSentence =
    "These are the messages of `terraform plan -json`, which do not tell the whole plan; `terraform plan -out p` and "
    "`terraform show -json p > p.json` make a JSON plan to import.";
constexpr std::string_view terraformEmptySentence = "There is no resource in this plan or state of Terraform.";
constexpr std::string_view terraformOldStateSentence =
    "This is a Terraform state of an old version; `terraform state pull > state.json` with Terraform 0.12 or newer writes "
    "it in version 4.";

/// JSON that has all these keys (empty ones do not count).
struct ForeignJson {
    std::array<std::string_view, 3> keys;
    std::string_view sentence;
    bool wantsAdvice = false;
};

constexpr std::array foreignJsons{
    ForeignJson{{"@level", "@message", ""}, terraformMessagesSentence},
    ForeignJson{{"format_version", "planned_values", ""}, terraformEmptySentence},
    ForeignJson{{"format_version", "terraform_version", ""}, terraformEmptySentence},
    ForeignJson{{"terraform_version", "version", "resources"}, terraformEmptySentence},
    ForeignJson{{"terraform_version", "version", ""}, terraformOldStateSentence},
    ForeignJson{{"version", "modules", "serial"}, terraformOldStateSentence},
    ForeignJson{{"mock", "", ""}, "This is a mock for testing policies, not an export of resources."},
    ForeignJson{{"available", "availableIPAddresses", ""},
                "This is the answer to an address check; it describes no resource."},
};

constexpr std::string_view foreignAdvice =
    "Export the cluster with `az aks show -o json` and its network with `az network vnet show -o json`.";

std::string withAdvice(std::string_view sentence, bool isWanted) {
    return fmt::format("{}{}{}", sentence, isWanted ? " " : "", isWanted ? foreignAdvice : std::string_view());
}

/// "This is an error that Azure answered: NotFound. The resource …"
std::string foreignErrorSentence(const Json& error) {
    std::string sentence = "This is an error that Azure answered";
    for (const std::string_view key : {"code", "message"}) {
        const std::string_view part = textOf(error, key);
        sentence += part.empty() ? "" : fmt::format("{}{}", key == "code" ? ": " : ". ", part);
    }
    return sentence.ends_with('.') ? sentence : sentence + ".";
}

std::string foreignObjectSentence(const Json& object) {
    const std::string schema = lowered(textOf(object, "$schema"));
    if (schema.contains("deploymentparameters")) {
        return "This is a parameter file of an ARM template; it holds values, not resources.";
    }
    const std::string_view kind = textOf(object, "kind");
    if (!kind.empty() && !textOf(object, "apiVersion").empty()) {
        const Json* items = findIgnoringCase(object, "items");
        if (items && items->empty()) {
            return "There is nothing in it: the list is empty.";
        }
        return fmt::format(
            "This is a Kubernetes object ({}), as kubectl prints it; it does not tell the Azure network. {}", kind,
            foreignAdvice);
    }
    if (textOf(object, "apiVersion") == "vlabs") {
        return "This is a cluster model of AKS Engine, not an AKS resource.";
    }
    if (const Json* error = findIgnoringCase(object, "error"); error && error->is_object()) {
        return foreignErrorSentence(*error);
    }
    for (const ForeignJson& foreign : foreignJsons) {
        const auto has = [&](std::string_view key) { return key.empty() || findIgnoringCase(object, key); };
        if (std::ranges::all_of(foreign.keys, has)) {
            return withAdvice(foreign.sentence, foreign.wantsAdvice);
        }
    }
    if (object.empty()) {
        return "There is nothing in it: the object is empty.";
    }
    const Json* list = findIgnoringCase(object, "value");
    if (list && list->is_array() && list->empty()) {
        return "There is nothing in it: the list is empty.";
    }
    return fmt::format("The JSON holds no Azure resource: nothing in it has the type, the id or the shape of one. {}",
                       foreignAdvice);
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

constexpr std::string_view kubernetesSentence =
    "This is a Kubernetes manifest in YAML; of a cluster, print JSON with `kubectl get nodes -o json`.";
constexpr std::string_view terraformSentence =
    "This is a Terraform configuration; `terraform plan -out p` and `terraform show -json p > p.json` make a JSON plan of "
    "it to import.";
constexpr std::string_view terraformPrintedSentence =
    "This is a Terraform plan printed for reading; `terraform plan -out p` and `terraform show -json p > p.json` make a "
    "JSON plan to import.";
constexpr std::string_view bicepSentence =
    "This is Bicep source; `az bicep build --file {0}` or `bicep build {0}` makes a JSON template of it to import.";
constexpr std::string_view tableSentence =
    "This was printed for reading; print JSON with `-o json` (in PowerShell: `| ConvertTo-Json -Depth 20`).";
constexpr std::string_view terminalSentence =
    "This is a copy of a terminal; save only the JSON that the command printed.";
constexpr std::string_view yamlSentence = "This is YAML, not JSON; print JSON with `-o json`.";

/// Text whose lines begin with the one word and, unless empty, also with the other.
struct ForeignText {
    std::string_view line;
    std::string_view otherLine;
    std::string_view sentence;
    bool wantsAdvice = false;
};

/// Asked from the top: a Terraform line begins with a quoted type where one of Bicep has a name.
constexpr std::array foreignTexts{
    ForeignText{"apiVersion:", "kind:", kubernetesSentence, true},
    ForeignText{"resource \"", "", terraformSentence},
    ForeignText{"data \"", "", terraformSentence},
    ForeignText{"variable \"", "", terraformSentence},
    ForeignText{"module \"", "", terraformSentence},
    ForeignText{"provider \"", "", terraformSentence},
    ForeignText{"terraform {", "", terraformSentence},
    ForeignText{"locals {", "", terraformSentence},
    ForeignText{"Terraform used the selected providers", "", terraformPrintedSentence},
    ForeignText{"Terraform will perform the following actions", "", terraformPrintedSentence},
    ForeignText{"using '", "", "This is a parameter file of Bicep; it holds values, not resources."},
    ForeignText{"targetScope", "", bicepSentence},
    ForeignText{"param ", "", bicepSentence},
    ForeignText{"@description(", "", bicepSentence},
    ForeignText{"resource ", "", bicepSentence},
    ForeignText{"module ", "", bicepSentence},
    ForeignText{"kubectl ", "", terminalSentence},
    ForeignText{"az ", "", terminalSentence},
    ForeignText{"$ ", "", terminalSentence},
    ForeignText{"PS ", "", terminalSentence},
    ForeignText{"NAME ", "", tableSentence},
    ForeignText{"Name  ", "", tableSentence},
    ForeignText{"----", "", tableSentence},
    ForeignText{"---", "", yamlSentence},
    ForeignText{"agentPoolProfiles:", "", yamlSentence},
    ForeignText{"addressSpace:", "", yamlSentence},
    ForeignText{"- addressSpace:", "", yamlSentence},
    ForeignText{"- aadProfile:", "", yamlSentence},
    ForeignText{"name:", "", yamlSentence},
};

/// What the first bytes of a file that is no text tell; empty for text.
std::string_view foreignBytesSentence(std::string_view text) {
    const auto startsUtf16 = [](unsigned char a, unsigned char b) { return a == 0 && b >= ' ' && b < 0x7f; };
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
        (text.size() >= 2 && (startsUtf16(static_cast<unsigned char>(text[0]), static_cast<unsigned char>(text[1])) ||
                              startsUtf16(static_cast<unsigned char>(text[1]), static_cast<unsigned char>(text[0]))))) {
        return "The file is UTF-16 text; save it as UTF-8 (in PowerShell: `| Out-File -Encoding utf8`).";
    }
    constexpr std::size_t directoryStart = 0x10000;
    if (text.starts_with("PK\x03\x04") && text.substr(0, directoryStart).contains("tfplan")) {
        return "This is a saved Terraform plan; `terraform show -json p > p.json` prints it as JSON, where p is this file.";
    }
    if (text.starts_with("PK\x03\x04") || text.starts_with("\x1F\x8B")) {
        return "This is a compressed archive; unpack it and import the files in it.";
    }
    constexpr std::size_t enough = 512;
    const bool isBinary = std::ranges::any_of(text.substr(0, enough), [](char c) { return c >= 0 && c < '\t'; });
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    const bool startsAsJson = start != std::string_view::npos && (text[start] == '{' || text[start] == '[');
    return isBinary && !startsAsJson ? "This is not text but some binary file." : std::string_view();
}

/// Puts the file's name where "{0}" stands in a command, in quotes if a shell would take it apart.
std::string foreignCommand(std::string sentence, std::string_view name) {
    const bool isPlain = std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("._-/").contains(c);
    });
    constexpr std::string_view mark = "{0}";
    const std::string shown = isPlain ? std::string(name.empty() ? "main.bicep" : name) : inQuotes(name);
    for (std::size_t at = sentence.find(mark); at != std::string::npos; at = sentence.find(mark, at + shown.size())) {
        sentence.replace(at, mark.size(), shown);
    }
    return sentence;
}

/// The text without the blanks and the comment lines it begins with.
std::string_view foreignBody(std::string_view text) {
    while (true) {
        const std::size_t start = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
        text.remove_prefix(std::min(start, text.size()));
        if (!text.starts_with("//") && !text.starts_with("#") && !text.starts_with("/*")) {
            return text;
        }
        const std::string_view end = text.starts_with("/*") ? "*/" : "\n";
        const std::size_t found = text.find(end);
        text.remove_prefix(found == std::string_view::npos ? text.size() : found + end.size());
    }
}

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
    return first.is_object() ? foreignObjectSentence(first)
                             : fmt::format("The JSON is a list of plain values, not of resources. {}", foreignAdvice);
}

std::string foreignTextSentence(std::string_view text, std::string_view name) {
    if (const std::string_view sentence = foreignBytesSentence(text); !sentence.empty()) {
        return std::string(sentence);
    }
    constexpr std::size_t enough = std::size_t{64} << 10;
    const std::string_view body = foreignBody(text).substr(0, enough);
    if (body.empty()) {
        return "The file is empty.";
    }
    if (body.starts_with("{\"@level\"")) {
        return std::string(terraformMessagesSentence);
    }
    if (body.front() == '{' || body.front() == '[') {
        return {};
    }
    if (body.front() == '"') {
        return "The text begins in the middle of a JSON object; its outer braces are missing.";
    }
    if (body.front() == '<') {
        return body.contains("<mxfile") ? "This is a draw.io drawing; AksNet cannot read a network from a picture."
                                        : "This is XML or HTML, not JSON.";
    }
    for (const ForeignText& foreign : foreignTexts) {
        if (hasLineStarting(body, foreign.line) &&
            (foreign.otherLine.empty() || hasLineStarting(body, foreign.otherLine))) {
            std::string sentence = withAdvice(foreign.sentence, foreign.wantsAdvice);
            return foreign.sentence == bicepSentence ? foreignCommand(std::move(sentence), name) : sentence;
        }
    }
    return fmt::format("This is not JSON. {}", foreignAdvice);
}

}  // namespace aksnet
