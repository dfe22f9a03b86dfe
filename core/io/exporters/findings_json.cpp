// SPDX-License-Identifier: GPL-3.0-or-later
//
// Findings as JSON for scripts.
#include "core/io/exporters/findings_output.h"
#include "core/rules/fingerprint.h"

#include <nlohmann/json.hpp>

namespace aksnet {

namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson findingJson(const Snapshot& snapshot, const Finding& finding, const std::string& fingerprint) {
    OrderedJson json;
    json["rule"] = finding.ruleId;
    json["name"] = finding.ruleName;
    json["severity"] = severityName(finding.severity);
    json["code"] = finding.azureCode.empty() ? OrderedJson(nullptr) : OrderedJson(finding.azureCode);
    json["subject"] = snapshot.facts->index->nameOf(finding.subject);
    json["where"] = finding.where;
    json["message"] = finding.message;
    json["sum"] = OrderedJson::array();
    for (const SumRow& row : finding.sum) {
        json["sum"].push_back({{"label", row.label}, {"expression", row.expression}, {"value", row.value}});
    }
    json["fixes"] = OrderedJson::array();
    for (const Fix& fix : finding.fixes) {
        json["fixes"].push_back(fix.label);
    }
    json["remedies"] = OrderedJson::array();
    for (const Remedy& remedy : remediesOf(*snapshot.facts, finding)) {
        json["remedies"].push_back({{"lever", remedy.lever},
                                    {"target", remedy.target},
                                    {"effort", catalog::effortTitle(remedy.effort)},
                                    {"condition", remedy.condition}});
    }
    json["azureMessage"] = finding.azureMessage.empty() ? OrderedJson(nullptr) : OrderedJson(finding.azureMessage);
    json["fingerprint"] = fingerprint;
    if (finding.severity != finding.ruleSeverity) {
        json["ruleSeverity"] = severityName(finding.ruleSeverity);
    }
    if (!finding.waivedReason.empty()) {
        json["waived"] = finding.waivedReason;
    }
    return json;
}

}  // namespace

std::string findingsAsJson(const Snapshot& snapshot) {
    OrderedJson json;
    json["plan"] = snapshot.plan->name;
    json["counts"] = {
        {"error", snapshot.counts.error}, {"warning", snapshot.counts.warning}, {"info", snapshot.counts.info}};
    json["findings"] = OrderedJson::array();
    const auto prints = fingerprintsOf(*snapshot.facts->index, snapshot.findings);
    for (std::size_t i = 0; i < prints.size(); ++i) {
        json["findings"].push_back(findingJson(snapshot, snapshot.findings[i], prints[i]));
    }
    // Names come from files and may hold bytes that are no UTF-8; they must not stop the report.
    return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

}  // namespace aksnet
