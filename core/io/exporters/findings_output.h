// SPDX-License-Identifier: GPL-3.0-or-later
//
// Findings for terminals, scripts and code-scanning services.
#pragma once

#include "core/engine/engine.h"

#include <span>

namespace aksnet {

/// Readable text: plan, counts, then each finding with its sum and ways to mend it; waived ones at the end.
[[nodiscard]] std::string findingsAsText(const Snapshot& snapshot);
/// The same of some findings of a plan, in their order and without counts.
[[nodiscard]] std::string findingsAsText(const Plan& plan, std::span<const Finding* const> findings);
/// Some findings of a plan as Markdown: a heading each, severity, sentence, sum as a table, ways to mend it.
[[nodiscard]] std::string findingsAsMarkdown(const Plan& plan, std::span<const Finding* const> findings);
/// {"plan", "counts", "findings": [{"rule", "name", "severity", "code", "subject", "where", "message", "sum"}]}; a waived
/// finding has "waived" with its reason and is not counted.
[[nodiscard]] std::string findingsAsJson(const Snapshot& snapshot);
/// SARIF 2.1.0 with all rules and one result a finding; `file` is the plan's file as it was named. Waived ones
/// are suppressed.
[[nodiscard]] std::string findingsAsSarif(const Snapshot& snapshot, std::string_view file);

}  // namespace aksnet
