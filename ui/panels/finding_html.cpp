// SPDX-License-Identifier: GPL-3.0-or-later
//
// See finding_html.h.
#include "ui/panels/finding_html.h"

#include "core/rules/lever.h"
#include "ui/base/text.h"
#include "ui/models/finding_text.h"
#include "ui/models/object_text.h"

namespace aksnet::ui {

namespace {

QString escapedText(std::string_view text) {
    return toQt(text).toHtmlEscaped();
}

/// The arithmetic, aligned: label, expression, value at the right.
QString sumTable(const std::vector<SumRow>& sum, const UiColors& colors) {
    if (sum.empty()) {
        return {};
    }
    QString html = QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\" style=\"margin-top:4px\">");
    for (const SumRow& row : sum) {
        html += QStringLiteral(
                    "<tr><td>%1</td><td style=\"color:%4; padding-left:12px\">%2</td>"
                    "<td align=\"right\" style=\"padding-left:16px\"><b>%3</b></td></tr>")
                    .arg(escapedText(row.label), escapedText(row.expression), escapedText(row.value),
                         colors.mutedText.name());
    }
    return html + QStringLiteral("</table>");
}

/// "aks-nodes · Azure error InsufficientSubnetSize"
QString factsLine(const Finding& finding, const Plan& plan, const UiColors& colors) {
    QStringList parts{QStringLiteral("<a href=\"object:%1\" style=\"color:%3\">%2</a>")
                          .arg(toQt(toText(finding.subject)), displayName(plan, finding.subject).toHtmlEscaped(),
                               colors.accent.name())};
    if (!finding.azureCode.empty()) {
        parts << QStringLiteral("Azure error <code>%1</code>").arg(escapedText(finding.azureCode));
    }
    return QStringLiteral("<p style=\"color:%2; margin-top:2px\">%1</p>")
        .arg(parts.join(QStringLiteral(" &nbsp;·&nbsp; ")), colors.mutedText.name());
}

/// What would clear it: lever, how far, and what turning it costs once the cluster stands.
QString remedyTable(const std::vector<Remedy>& remedies, const UiColors& colors) {
    if (remedies.empty()) {
        return {};
    }
    QString html =
        QStringLiteral("<p style=\"margin-bottom:2px\"><b>%1</b></p><table cellspacing=\"0\" cellpadding=\"3\">")
            .arg(QObject::tr("What would clear it, and what that costs once the cluster stands"));
    for (const Remedy& remedy : remedies) {
        html +=
            QStringLiteral(
                "<tr><td>%1</td><td style=\"padding-left:12px\">%2</td><td style=\"padding-left:12px\"><b>%3</b></td>"
                "<td style=\"color:%5; padding-left:12px\">%4</td></tr>")
                .arg(escapedText(remedy.lever), escapedText(remedy.target),
                     escapedText(catalog::effortTitle(remedy.effort)), escapedText(remedy.condition),
                     colors.mutedText.name());
    }
    return html + QStringLiteral("</table>");
}

}  // namespace

QString findingHtml(const Snapshot& snapshot, const Finding& finding, const UiColors& colors) {
    const Plan& plan = *snapshot.plan;
    QString html = QStringLiteral("<p style=\"margin-bottom:2px\"><b>%1 &nbsp;%2</b></p>")
                       .arg(escapedText(finding.ruleId), ruleTitle(finding).toHtmlEscaped());
    html += QStringLiteral("<p style=\"margin-top:2px; margin-bottom:2px\">%1</p>").arg(escapedText(finding.message));
    html += factsLine(finding, plan, colors);
    if (const QString waiver = waiverText(plan, finding); !waiver.isEmpty()) {
        html += QStringLiteral("<p><b>%1</b></p>").arg(waiver.toHtmlEscaped());
    }
    if (const QString severity = severityOverrideText(finding); !severity.isEmpty()) {
        html += QStringLiteral("<p style=\"color:%2\">%1</p>").arg(severity, colors.mutedText.name());
    }
    html += sumTable(finding.sum, colors);
    if (!finding.azureMessage.empty()) {
        html +=
            QStringLiteral("<p>%1 <i>%2</i></p>").arg(QObject::tr("Azure says:"), escapedText(finding.azureMessage));
    }
    html += remedyTable(remediesOf(*snapshot.facts, finding), colors);
    if (!finding.where.empty()) {
        html += QStringLiteral("<p style=\"color:%2\">In the plan file: <code>%1</code></p>")
                    .arg(escapedText(finding.where), colors.mutedText.name());
    }
    return html;
}

}  // namespace aksnet::ui
