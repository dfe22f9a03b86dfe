// SPDX-License-Identifier: GPL-3.0-or-later
//
// Findings as JUnit XML, which continuous integration servers show as test results.
#include "core/base/text.h"
#include "core/io/exporters/findings_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace aksnet {
namespace {

/// Text or attribute value; what XML 1.0 cannot hold becomes U+FFFD.
std::string asXml(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8Length(text, at);
        const std::string_view character = text.substr(at, std::max<std::size_t>(length, 1));
        at += character.size();
        const auto first = static_cast<unsigned char>(character.front());
        const bool isForbidden = length == 0 || (first < 0x20 && first != '\t' && first != '\n' && first != '\r') ||
                                 character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
        switch (character.front()) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\n': out += "&#10;"; break;
            default: out += isForbidden ? std::string_view("\xEF\xBF\xBD") : character;
        }
    }
    return out;
}

std::string junitDetails(const Snapshot& snapshot, const Finding& finding) {
    std::string out = fmt::format("{}\nat {}\n", finding.message, finding.where.empty() ? "the plan" : finding.where);
    for (const SumRow& row : finding.sum) {
        out += fmt::format("{}  {}  {}\n", row.label, row.expression, row.value);
    }
    for (const Remedy& remedy : remediesOf(*snapshot.facts, finding)) {
        out += fmt::format("{}\n", remedyText(remedy));
    }
    return out;
}

std::string junitCase(const Snapshot& snapshot, const Finding& finding, Severity failing) {
    const std::string details = junitDetails(snapshot, finding);
    std::string inner;
    if (!finding.waivedReason.empty()) {
        inner = fmt::format("<skipped message=\"{}\"/>", asXml(finding.waivedReason));
    } else if (finding.severity <= failing) {
        inner = fmt::format("<failure type=\"{}\" message=\"{}\">{}</failure>", severityName(finding.severity),
                            asXml(finding.message), asXml(details));
    } else {
        inner = fmt::format("<system-out>{}</system-out>", asXml(details));
    }
    return fmt::format("    <testcase classname=\"{}\" name=\"{}: {}\">{}</testcase>\n",
                       findRule(finding.ruleId)->family, finding.ruleId,
                       asXml(snapshot.facts->index->nameOf(finding.subject)), inner);
}

std::string junitSuite(const CheckedPlan& plan, Severity failing) {
    const Snapshot& snapshot = *plan.snapshot;
    std::string cases;
    std::set<std::string_view> found;
    std::size_t failures = 0;
    std::size_t skipped = 0;
    for (const Finding& finding : snapshot.findings) {
        cases += junitCase(snapshot, finding, failing);
        found.insert(finding.ruleId);
        const bool isWaived = !finding.waivedReason.empty();
        skipped += isWaived ? 1 : 0;
        failures += !isWaived && finding.severity <= failing ? 1 : 0;
    }
    std::size_t quiet = 0;
    for (const Rule* rule : allRules()) {
        if (!found.contains(rule->id)) {
            cases += fmt::format("    <testcase classname=\"{}\" name=\"{}: {}\"/>\n", rule->family, rule->id,
                                 asXml(rule->title));
            ++quiet;
        }
    }
    const std::string& name = snapshot.plan->name.empty() ? plan.file : snapshot.plan->name;
    return fmt::format(
        "  <testsuite name=\"{}\" file=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"0\">\n{}"
        "  </testsuite>\n",
        asXml(name), asXml(plan.file), snapshot.findings.size() + quiet, failures, skipped, cases);
}

}  // namespace

std::string findingsAsJunit(std::span<const CheckedPlan> plans, Severity failing) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"AksNet\">\n";
    for (const CheckedPlan& plan : plans) {
        out += junitSuite(plan, failing);
    }
    return out + "</testsuites>\n";
}

}  // namespace aksnet
