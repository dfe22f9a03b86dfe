// SPDX-License-Identifier: GPL-3.0-or-later
//
// Findings for terminals, scripts and code-scanning services.
#pragma once

#include "core/engine/engine.h"
#include "core/rules/lever.h"

#include <span>

namespace aksnet {

/// Readable text: plan, counts, then each finding with its sum and ways to mend it; waived ones at the end.
[[nodiscard]] std::string findingsAsText(const Snapshot& snapshot);
/// The same of some findings, in their order and without counts.
[[nodiscard]] std::string findingsAsText(const Snapshot& snapshot, std::span<const Finding* const> findings);
/// {"plan", "counts", "findings": [{"rule", "name", "severity", "code", "subject", "where", "message", "sum", "fixes",
/// "remedies", "azureMessage", "fingerprint"}]}; a waived finding has "waived" with its reason and is not counted.
[[nodiscard]] std::string findingsAsJson(const Snapshot& snapshot);
/// Markdown for reviews and pull requests: counts, then each finding under a heading with its sum as a table.
[[nodiscard]] std::string findingsAsMarkdown(const Snapshot& snapshot);
/// The same of some findings, in their order and without counts.
[[nodiscard]] std::string findingsAsMarkdown(const Snapshot& snapshot, std::span<const Finding* const> findings);

/// A plan that was checked, with the file it came from as it was named.
struct CheckedPlan {
    SnapshotPtr snapshot;
    std::string file;
};
/// SARIF 2.1.0 with a run for each plan: all rules, and one result a finding. Waived ones are suppressed.
[[nodiscard]] std::string findingsAsSarif(std::span<const CheckedPlan> plans);
/// JUnit XML with a suite for each plan: a case for each finding, which fails at `failing` or graver and is skipped if
/// waived, and one that passes for each rule without a finding.
[[nodiscard]] std::string findingsAsJunit(std::span<const CheckedPlan> plans, Severity failing);

/// What Azure says of it, as far as known: "InsufficientSubnetSize: Pre-allocated IPs …"; else empty.
[[nodiscard]] std::string azureAnswerOf(const Finding& finding);
/// "max pods, 23 or fewer: new pool".
[[nodiscard]] std::string remedyText(const Remedy& remedy);

}  // namespace aksnet
