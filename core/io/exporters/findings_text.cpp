// SPDX-License-Identifier: GPL-3.0-or-later
//
// Findings as text for terminals.
#include "core/io/exporters/findings_output.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet {

namespace {

std::string plural(int count, std::string_view word) {
    return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

std::string countsText(const FindingCounts& counts) {
    std::string text = fmt::format("{}, {}, {} info", plural(counts.error, "error"), plural(counts.warning, "warning"), counts.info);
    return counts.waived > 0 ? text + fmt::format(", {} waived", counts.waived) : text;
}

void appendSum(std::string& out, const std::vector<SumRow>& sum) {
    std::size_t labels = 0;
    std::size_t expressions = 0;
    for (const SumRow& row : sum) {
        labels = std::max(labels, row.label.size());
        expressions = std::max(expressions, row.expression.size());
    }
    for (const SumRow& row : sum) {
        out += fmt::format("      {:<{}}  {:<{}}  {:>12}\n", row.label, labels, row.expression, expressions, row.value);
    }
}

void appendFinding(std::string& out, const Finding& finding) {
    out += fmt::format("{:<8} {} {}{}\n    at {}\n    {}\n", severityName(finding.severity), finding.ruleId, finding.ruleName,
                       finding.azureCode.empty() ? std::string() : fmt::format(" [{}]", finding.azureCode), finding.where.empty() ? "the plan" : finding.where,
                       finding.message);
    appendSum(out, finding.sum);
    for (const Fix& fix : finding.fixes) {
        out += fmt::format("    fix: {}\n", fix.label);
    }
    if (!finding.waivedReason.empty()) {
        out += fmt::format("    waived: {}\n", finding.waivedReason);
    }
    out += '\n';
}

}  // namespace

std::string findingsAsText(const Snapshot& snapshot) {
    const std::string name = snapshot.plan->name.empty() ? "Untitled plan" : snapshot.plan->name;
    std::string out = fmt::format("{}: {}\n\n", name, countsText(snapshot.counts));
    for (const bool waived : {false, true}) {
        for (const Finding& finding : snapshot.findings) {
            if (finding.waivedReason.empty() != waived) {
                appendFinding(out, finding);
            }
        }
    }
    return snapshot.findings.empty() ? out + "Nothing to report.\n" : out;
}

}  // namespace aksnet
