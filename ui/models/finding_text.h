// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a finding, its rule and what the plan says of it are put in words.
#pragma once

#include "core/rules/finding.h"
#include "core/rules/rule.h"

#include <QString>

namespace aksnet::ui {

/// The rule that found it; constant time. Null for a rule that is no longer there.
[[nodiscard]] const Rule* ruleOf(const Finding& finding);
/// "sizing"; empty for an unknown rule.
[[nodiscard]] std::string_view familyOf(const Finding& finding);
/// "Model capability" for "model-capability".
[[nodiscard]] QString familyTitle(std::string_view family);
/// What the rule is called on its page; its name where it has no page.
[[nodiscard]] QString ruleTitle(const Finding& finding);
/// "error", "warning", "note".
[[nodiscard]] QString severityWord(Severity severity);

/// "Warning here; the rule says error."; empty where the plan leaves the rule's own severity.
[[nodiscard]] QString severityOverrideText(const Finding& finding);

/// The waiver that covers the finding, or covered it until its last day; null if there is none.
[[nodiscard]] const Waiver* waiverOf(const Plan& plan, const Finding& finding);
/// "Accepted until 2026-12-31: nobody calls it." or "Accepted until 2026-01-31; counts again."; empty without a waiver.
[[nodiscard]] QString waiverText(const Plan& plan, const Finding& finding);

}  // namespace aksnet::ui
