// SPDX-License-Identifier: GPL-3.0-or-later
//
// Findings as SARIF 2.1.0 (OASIS standard, 2020-03-27) for code-scanning services.
#include "core/base/version.h"
#include "core/io/exporters/findings_output.h"
#include "core/rules/fingerprint.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include <fmt/format.h>

namespace aksnet {

namespace {

using SarifJson = nlohmann::ordered_json;

std::string_view sarifLevel(Severity severity) {
    return severity == Severity::info ? "note" : severityName(severity);
}

/// A path as a URI reference: what RFC 3986 does not allow in a path is written in percent.
std::string uriReference(std::string_view path) {
    constexpr std::string_view allowed = "-._~/";
    std::string uri = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        const bool isAlphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        uri += isAlphanumeric || allowed.find(c) != std::string_view::npos
                   ? std::string(1, c)
                   : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return uri;
}

SarifJson sarifRule(const Rule& rule) {
    const std::string full = rule.azureCode.empty()
                                 ? fmt::format("{}.", rule.title)
                                 : fmt::format("{}. Azure reports it as {}.", rule.title, rule.azureCode);
    return {{"id", rule.id},
            {"name", rule.name},
            {"shortDescription", {{"text", rule.title}}},
            {"fullDescription", {{"text", full}}},
            {"help",
             {{"text",
               fmt::format("Run `aksnet rules {}` for what it checks, why it matters and how to fix it.", rule.id)}}},
            {"defaultConfiguration", {{"level", sarifLevel(rule.severity)}}},
            {"properties", {{"tags", {rule.family}}}}};
}

SarifJson sarifResult(const Finding& finding, const std::string& fingerprint, std::string_view uri) {
    const auto all = allRules();
    const auto index = std::ranges::find(all, finding.ruleId, [](const Rule* rule) { return rule->id; }) - all.begin();
    SarifJson location = {{"physicalLocation", {{"artifactLocation", {{"uri", uri}}}, {"region", {{"startLine", 1}}}}}};
    location["logicalLocations"] = SarifJson::array({{{"fullyQualifiedName", finding.where}, {"kind", "object"}}});
    SarifJson result = {{"ruleId", finding.ruleId},
                        {"ruleIndex", index},
                        {"level", sarifLevel(finding.severity)},
                        {"message", {{"text", finding.message}}}};
    result["locations"] = SarifJson::array({std::move(location)});
    result["partialFingerprints"] = {{"aksnetFinding/v1", fingerprint}};
    if (!finding.waivedReason.empty()) {
        result["suppressions"] = SarifJson::array({{{"kind", "inSource"}, {"justification", finding.waivedReason}}});
    }
    return result;
}

SarifJson sarifRun(const CheckedPlan& plan) {
    SarifJson rules = SarifJson::array();
    for (const Rule* rule : allRules()) {
        rules.push_back(sarifRule(*rule));
    }
    SarifJson run = {
        {"tool", {{"driver", {{"name", "AksNet"}, {"version", engineVersion}, {"rules", std::move(rules)}}}}}};
    const std::string uri = uriReference(plan.file);
    // Services tell runs of one upload apart by this.
    run["automationDetails"] = {{"id", fmt::format("aksnet/{}/", uri)}};
    run["columnKind"] = "unicodeCodePoints";
    SarifJson results = SarifJson::array();
    const Snapshot& snapshot = *plan.snapshot;
    const auto prints = fingerprintsOf(*snapshot.facts->index, snapshot.findings);
    for (std::size_t i = 0; i < prints.size(); ++i) {
        results.push_back(sarifResult(snapshot.findings[i], prints[i], uri));
    }
    run["results"] = std::move(results);
    return run;
}

}  // namespace

std::string findingsAsSarif(std::span<const CheckedPlan> plans) {
    SarifJson json = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}};
    json["runs"] = SarifJson::array();
    for (const CheckedPlan& plan : plans) {
        json["runs"].push_back(sarifRun(plan));
    }
    return json.dump(2, ' ', false, SarifJson::error_handler_t::replace) + "\n";
}

}  // namespace aksnet
