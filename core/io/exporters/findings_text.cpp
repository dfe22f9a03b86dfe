// SPDX-License-Identifier: GPL-3.0-or-later
//
// Findings as text for terminals.
#include "core/base/text.h"
#include "core/io/exporters/findings_output.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet {

namespace {

/// Names come from files: what a terminal would take for a command or for a line end must not reach it.
std::string forTerminal(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8Length(text, at);
        const std::string_view character = text.substr(at, std::max<std::size_t>(length, 1));
        const auto first = static_cast<unsigned char>(character.front());
        // U+0080 to U+009F are control characters too.
        const bool isControl = first < 0x20 || first == 0x7F ||
                               (first == 0xC2 && length == 2 && static_cast<unsigned char>(character.back()) < 0xA0);
        out += length == 0 || isControl ? std::string_view("\xEF\xBF\xBD") : character;
        at += character.size();
    }
    return out;
}

/// Columns on the terminal, as fmt counts them when it fills up.
std::size_t columnsOf(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string plural(int count, std::string_view word) {
    return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

std::string countsText(const FindingCounts& counts) {
    std::string text =
        fmt::format("{}, {}, {} info", plural(counts.error, "error"), plural(counts.warning, "warning"), counts.info);
    return counts.waived > 0 ? text + fmt::format(", {} waived", counts.waived) : text;
}

void appendSum(std::string& out, std::vector<SumRow> sum) {
    std::size_t labels = 0;
    std::size_t expressions = 0;
    for (SumRow& row : sum) {
        row = {forTerminal(row.label), forTerminal(row.expression), forTerminal(row.value)};
        labels = std::max(labels, columnsOf(row.label));
        expressions = std::max(expressions, columnsOf(row.expression));
    }
    for (const SumRow& row : sum) {
        out += fmt::format("      {:<{}}  {:<{}}  {:>12}\n", row.label, labels, row.expression, expressions, row.value);
    }
}

void appendFinding(std::string& out, const Snapshot& snapshot, const Finding& finding) {
    out += fmt::format(
        "{:<8} {} {}{}{}\n    at {}\n    {}\n", severityName(finding.severity), finding.ruleId, finding.ruleName,
        finding.azureCode.empty() ? std::string() : fmt::format(" [{}]", finding.azureCode),
        finding.severity == finding.ruleSeverity ? std::string()
                                                 : fmt::format(" ({} by its rule)", severityName(finding.ruleSeverity)),
        finding.where.empty() ? "the plan" : forTerminal(finding.where), forTerminal(finding.message));
    appendSum(out, finding.sum);
    if (const std::string azure = azureAnswerOf(finding); !azure.empty()) {
        out += fmt::format("    Azure says: {}\n", forTerminal(azure));
    }
    for (const Remedy& remedy : remediesOf(*snapshot.facts, finding)) {
        out += fmt::format("    clears it: {}\n", forTerminal(remedyText(remedy)));
    }
    for (const Fix& fix : finding.fixes) {
        out += fmt::format("    fix: {}\n", forTerminal(fix.label));
    }
    if (!finding.waivedReason.empty()) {
        out += fmt::format("    waived: {}\n", forTerminal(finding.waivedReason));
    }
    out += '\n';
}

std::string textTitle(const Plan& plan) {
    return plan.name.empty() ? "Untitled plan" : forTerminal(plan.name);
}

}  // namespace

std::string findingsAsText(const Snapshot& snapshot, std::span<const Finding* const> findings) {
    std::string out = textTitle(*snapshot.plan) + "\n\n";
    for (const Finding* finding : findings) {
        appendFinding(out, snapshot, *finding);
    }
    return out;
}

std::string findingsAsText(const Snapshot& snapshot) {
    std::string out = fmt::format("{}: {}\n\n", textTitle(*snapshot.plan), countsText(snapshot.counts));
    for (const bool waived : {false, true}) {
        for (const Finding& finding : snapshot.findings) {
            if (finding.waivedReason.empty() != waived) {
                appendFinding(out, snapshot, finding);
            }
        }
    }
    return snapshot.findings.empty() ? out + "Nothing to report.\n" : out;
}

}  // namespace aksnet
