// SPDX-License-Identifier: GPL-3.0-or-later
//
// See finding_text.h.
#include "ui/models/finding_text.h"

#include "ui/base/text.h"

#include <algorithm>
#include <ranges>
#include <unordered_map>

namespace aksnet::ui {

const Rule* ruleOf(const Finding& finding) {
    static const auto rules = [] {
        std::unordered_map<std::string_view, const Rule*> byId;
        for (const Rule* rule : allRules()) {
            byId.emplace(rule->id, rule);
        }
        return byId;
    }();
    const auto found = rules.find(finding.ruleId);
    return found == rules.end() ? nullptr : found->second;
}

std::string_view familyOf(const Finding& finding) {
    const Rule* rule = ruleOf(finding);
    return rule ? rule->family : std::string_view();
}

QString familyTitle(std::string_view family) {
    QString title = toQt(family).replace(QLatin1Char('-'), QLatin1Char(' '));
    if (!title.isEmpty()) {
        title.front() = title.front().toUpper();
    }
    return title;
}

QString ruleTitle(const Finding& finding) {
    const Rule* rule = ruleOf(finding);
    return toQt(rule ? rule->title : finding.ruleName);
}

QString severityWord(Severity severity) {
    return severity == Severity::info ? QStringLiteral("note") : toQt(severityName(severity));
}

QString severityOverrideText(const Finding& finding) {
    if (finding.severity == finding.ruleSeverity) {
        return {};
    }
    QString here = severityWord(finding.severity);
    here.front() = here.front().toUpper();
    return QStringLiteral("%1 in this plan; the rule says %2.").arg(here, severityWord(finding.ruleSeverity));
}

const Waiver* waiverOf(const Plan& plan, const Finding& finding) {
    const auto covers = [&](const Waiver& waiver) {
        // Of several waivers for one finding the expired ones say nothing while another holds.
        const bool holds =
            finding.waivedReason.empty() || waiver.reason.empty() || waiver.reason == finding.waivedReason;
        return waiver.rule == finding.ruleId && waiver.subject == finding.subject && holds;
    };
    const auto newestFirst = plan.waivers | std::views::reverse;
    const auto found = std::ranges::find_if(newestFirst, covers);
    return found == newestFirst.end() ? nullptr : &*found;
}

QString waiverText(const Plan& plan, const Finding& finding) {
    const Waiver* waiver = waiverOf(plan, finding);
    const QString until =
        waiver && !waiver->expires.empty() ? QStringLiteral(" until %1").arg(toQt(waiver->expires)) : QString();
    if (!finding.waivedReason.empty()) {
        return QStringLiteral("Accepted%1: %2").arg(until, toQt(finding.waivedReason));
    }
    return waiver ? QStringLiteral("Accepted%1; counts again.").arg(until) : QString();
}

}  // namespace aksnet::ui
