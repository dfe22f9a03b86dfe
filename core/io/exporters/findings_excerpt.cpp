// SPDX-License-Identifier: GPL-3.0-or-later
//
// Some findings as Markdown, to be pasted into an issue, a review or a wiki.
#include "core/base/text.h"
#include "core/io/exporters/findings_output.h"
#include "core/plan/query.h"
#include "core/rules/rule.h"

#include <fmt/format.h>

namespace aksnet {

namespace {

/// Names come from files: what Markdown would read as a mark is kept as it stands, and a text stays on its line.
std::string excerptText(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20) {
            out += ' ';
            continue;
        }
        if (std::string_view("\\`*_[]<>|#~").find(c) != std::string_view::npos) {
            out += '\\';
        }
        out += c;
    }
    return out;
}

void appendExcerptSum(std::string& out, const std::vector<SumRow>& sum) {
    if (sum.empty()) {
        return;
    }
    out += "\n| | Sum | |\n| --- | --- | ---: |\n";
    for (const SumRow& row : sum) {
        out += fmt::format("| {} | {} | {} |\n", excerptText(row.label), excerptText(row.expression),
                           excerptText(row.value));
    }
}

void appendExcerpt(std::string& out, const Plan& plan, const Finding& finding) {
    const Rule* rule = findRule(finding.ruleId);
    const std::string name = nameOf(plan, finding.subject);
    out += fmt::format("\n### {} {}\n\n**{}** · {}{}\n\n{}\n", finding.ruleId,
                       excerptText(rule ? rule->title : finding.ruleName), severityName(finding.severity),
                       name.empty() ? "the plan" : excerptText(name),
                       finding.azureCode.empty() ? "" : fmt::format(" · Azure error `{}`", finding.azureCode),
                       excerptText(finding.message));
    appendExcerptSum(out, finding.sum);
    if (!finding.fixes.empty()) {
        out += '\n';
    }
    for (const Fix& fix : finding.fixes) {
        out += fmt::format("- Fix: {}\n", excerptText(fix.label));
    }
    if (!finding.waivedReason.empty()) {
        out += fmt::format("\nAccepted: {}\n", excerptText(finding.waivedReason));
    }
}

}  // namespace

std::string findingsAsMarkdown(const Plan& plan, std::span<const Finding* const> findings) {
    std::string out =
        fmt::format("## Findings of {}\n", plan.name.empty() ? "an untitled plan" : excerptText(plan.name));
    for (const Finding* finding : findings) {
        appendExcerpt(out, plan, *finding);
    }
    return out;
}

}  // namespace aksnet
