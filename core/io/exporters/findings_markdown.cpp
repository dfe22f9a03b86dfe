// SPDX-License-Identifier: GPL-3.0-or-later
//
// Findings as Markdown, for reviews, wikis and pull requests.
#include "core/base/text.h"
#include "core/io/exporters/findings_output.h"

#include <fmt/format.h>

namespace aksnet {
namespace {

/// Names come from files: what Markdown would read as a mark is kept as it stands, and a text stays on its line.
std::string asPlainMarkdown(std::string_view text) {
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

std::string sumTable(const std::vector<SumRow>& sum) {
    std::string out = "| | Sum | |\n| --- | --- | ---: |\n";
    for (const SumRow& row : sum) {
        out += fmt::format("| {} | {} | {} |\n", asPlainMarkdown(row.label), asPlainMarkdown(row.expression),
                           asPlainMarkdown(row.value));
    }
    return out;
}

void appendMarkdown(std::string& out, const Snapshot& snapshot, const Finding& finding) {
    const std::string name = snapshot.facts->index->nameOf(finding.subject);
    out += fmt::format("\n### {} {}\n\n**{}** · {}\n\n{}\n", finding.ruleId,
                       asPlainMarkdown(findRule(finding.ruleId)->title), severityName(finding.severity),
                       name.empty() ? "the plan" : asPlainMarkdown(name), asPlainMarkdown(finding.message));
    if (!finding.waivedReason.empty()) {
        out += fmt::format("\nAccepted: {}\n", asPlainMarkdown(finding.waivedReason));
    }
    if (finding.severity != finding.ruleSeverity) {
        out += fmt::format("\nBy its rule this is of severity {}.\n", severityName(finding.ruleSeverity));
    }
    if (!finding.sum.empty()) {
        out += '\n' + sumTable(finding.sum);
    }
    if (const std::string azure = azureAnswerOf(finding); !azure.empty()) {
        out += fmt::format("\nAzure says: {}\n", asPlainMarkdown(azure));
    }
    const std::vector<Remedy> remedies = remediesOf(*snapshot.facts, finding);
    for (std::size_t i = 0; i < remedies.size(); ++i) {
        out += fmt::format("{}- {}\n", i == 0 ? "\nAny of these clears it:\n\n" : "",
                           asPlainMarkdown(remedyText(remedies[i])));
    }
    for (std::size_t i = 0; i < finding.fixes.size(); ++i) {
        out += fmt::format("{}- {}\n", i == 0 ? "\nFixes:\n\n" : "", asPlainMarkdown(finding.fixes[i].label));
    }
}

std::string markdownTitle(const Snapshot& snapshot) {
    const std::string& name = snapshot.plan->name;
    return fmt::format("## Findings of {}\n", name.empty() ? "an untitled plan" : asPlainMarkdown(name));
}

}  // namespace

std::string azureAnswerOf(const Finding& finding) {
    if (finding.azureCode.empty()) {
        return finding.azureMessage;
    }
    return finding.azureMessage.empty() ? std::string(finding.azureCode)
                                        : fmt::format("{}: {}", finding.azureCode, finding.azureMessage);
}

std::string remedyText(const Remedy& remedy) {
    return fmt::format("{}{}{}: {}{}{}", remedy.lever, remedy.target.empty() ? "" : ", ", remedy.target,
                       catalog::effortTitle(remedy.effort), remedy.condition.empty() ? "" : ". ", remedy.condition);
}

std::string findingsAsMarkdown(const Snapshot& snapshot, std::span<const Finding* const> findings) {
    std::string out = markdownTitle(snapshot);
    for (const Finding* finding : findings) {
        appendMarkdown(out, snapshot, *finding);
    }
    return out;
}

std::string findingsAsMarkdown(const Snapshot& snapshot) {
    const FindingCounts& counts = snapshot.counts;
    const auto number = [](int value, std::string_view word) { return counted(static_cast<unsigned>(value), word); };
    std::string out = markdownTitle(snapshot);
    out += fmt::format("\n{}, {}, {}{}.\n", number(counts.error, "error"), number(counts.warning, "warning"),
                       number(counts.info, "note"),
                       counts.waived > 0 ? fmt::format(", {} accepted", counts.waived) : std::string());
    for (const bool waived : {false, true}) {
        for (const Finding& finding : snapshot.findings) {
            if (finding.waivedReason.empty() != waived) {
                appendMarkdown(out, snapshot, finding);
            }
        }
    }
    return out;
}

}  // namespace aksnet
