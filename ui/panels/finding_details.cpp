// SPDX-License-Identifier: GPL-3.0-or-later
//
// See finding_details.h.
#include "ui/panels/finding_details.h"

#include "core/rules/rule.h"
#include "ui/base/icons.h"
#include "ui/base/markdown_look.h"
#include "ui/base/resources.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"
#include "ui/models/object_text.h"
#include "ui/panels/eliding_button.h"

#include <QDesktopServices>
#include <QFile>
#include <QHBoxLayout>
#include <QMenu>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

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

QString findingHtml(const Finding& finding, const Plan& plan, const UiColors& colors) {
    const Rule* rule = findRule(finding.ruleId);
    QString html =
        QStringLiteral("<p style=\"margin-bottom:2px\"><b>%1 &nbsp;%2</b></p>")
            .arg(escapedText(finding.ruleId), rule ? escapedText(rule->title) : escapedText(finding.ruleName));
    html += QStringLiteral("<p style=\"margin-top:2px; margin-bottom:2px\">%1</p>").arg(escapedText(finding.message));
    html += factsLine(finding, plan, colors);
    if (!finding.waivedReason.empty()) {
        html += QStringLiteral("<p><b>Accepted:</b> %1</p>").arg(escapedText(finding.waivedReason));
    }
    html += sumTable(finding.sum, colors);
    if (!finding.where.empty()) {
        html += QStringLiteral("<p style=\"color:%2\">In the plan file: <code>%1</code></p>")
                    .arg(escapedText(finding.where), colors.mutedText.name());
    }
    return html;
}

}  // namespace

QString rulePage(std::string_view ruleId) {
    initResources();
    QFile file(QStringLiteral(":/rules/%1.md").arg(toQt(ruleId)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

FindingDetails::FindingDetails(const ThemeManager* themes, QWidget* parent)
    : QWidget(parent),
      m_themes(themes),
      m_text(new QTextBrowser(this)),
      m_actions(new QWidget(this)),
      m_actionsLayout(new QHBoxLayout(m_actions)) {
    m_text->setObjectName(QStringLiteral("findingText"));
    m_text->setAccessibleName(tr("Details of the finding"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(spacing::panel);
    m_actionsLayout->setContentsMargins(spacing::panel, spacing::normal, spacing::panel, spacing::normal);
    m_actions->setAutoFillBackground(true);
    m_actions->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_text, 1);
    column->addWidget(m_actions);
    connect(themes, &ThemeManager::themeChanged, this, [this] {
        showText();
        showActions();
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        if (url.scheme() == QLatin1String("object")) {
            if (const auto object = parseObjectRef(toStd(url.path()))) {
                Q_EMIT revealRequested(*object);
            }
        } else if (url.scheme() == QLatin1String("https")) {
            QDesktopServices::openUrl(url);
        }
    });
    showText();
    showActions();
}

void FindingDetails::show(SnapshotPtr snapshot, const Finding* finding) {
    m_snapshot = std::move(snapshot);
    m_finding = finding;
    showText();
    showActions();
}

void FindingDetails::showText() {
    if (!m_finding) {
        m_text->setHtml(QStringLiteral("<p style=\"color:%1\">%2</p>")
                            .arg(m_themes->colors().mutedText.name(),
                                 tr("Choose a finding to see its sum, its rule and what can be done.")));
        return;
    }
    m_text->setHtml(findingHtml(*m_finding, *m_snapshot->plan, m_themes->colors()));
    // The page's own title says what the finding's heading has said already.
    const QString page = rulePage(m_finding->ruleId).section(QLatin1Char('\n'), 1);
    if (!page.isEmpty()) {
        QTextDocument markdown;
        markdown.setDefaultFont(m_text->font());
        markdown.setMarkdown(page);
        dressMarkdown(markdown, m_text->palette());
        QTextCursor cursor(m_text->document());
        cursor.movePosition(QTextCursor::End);
        cursor.insertHtml(QStringLiteral("<hr>"));
        // What is inserted first takes the format of the block it goes into.
        cursor.insertBlock(markdown.firstBlock().blockFormat());
        cursor.insertFragment(QTextDocumentFragment(&markdown));
    }
    m_text->moveCursor(QTextCursor::Start);
}

QToolButton* FindingDetails::addIconAction(const QString& tip, const QString& iconName) {
    auto* button = new QToolButton(m_actions);
    button->setObjectName(iconName);
    button->setIcon(makeIcon(iconName));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    m_actionsLayout->addWidget(button);
    return button;
}

void FindingDetails::addAction(const QString& text, const char* look, const QString& iconName,
                               std::function<void()> act) {
    const bool isPrimary = qstrcmp(look, "primary") == 0;
    auto* button =
        new ElidingButton(makeIcon(iconName, isPrimary ? m_themes->colors().accentText : QColor()), text, m_actions);
    button->setObjectName(iconName);
    setLook(button, look);
    connect(button, &QPushButton::clicked, this, std::move(act));
    m_actionsLayout->addWidget(button);
}

/// The first fix is the one to press; the others wait behind a button beside it.
void FindingDetails::addFixes(const std::vector<Fix>& fixes) {
    if (fixes.empty()) {
        return;
    }
    // Copies: a click changes the plan, and the finding may be gone before the handler is done.
    const auto request = [this](const Fix& fix) { return [this, fix] { Q_EMIT fixRequested(fix); }; };
    addAction(toQt(fixes.front().label), "primary", QStringLiteral("fix"), request(fixes.front()));
    if (fixes.size() == 1) {
        return;
    }
    auto* others = addIconAction(tr("Other fixes"), QStringLiteral("more"));
    others->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(others);
    for (std::size_t i = 1; i < fixes.size(); ++i) {
        connect(menu->addAction(toQt(fixes[i].label)), &QAction::triggered, this, request(fixes[i]));
    }
    others->setMenu(menu);
}

void FindingDetails::showActions() {
    while (QLayoutItem* item = m_actionsLayout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    m_actions->setVisible(m_finding != nullptr);
    if (!m_finding) {
        return;
    }
    const QString rule = toQt(m_finding->ruleId);
    const ObjectRef subject = m_finding->subject;
    addFixes(m_finding->fixes);
    if (m_finding->waivedReason.empty()) {
        connect(addIconAction(tr("Waive: accept this finding, with a reason"), QStringLiteral("waive")),
                &QToolButton::clicked, this, [this, rule, subject] { Q_EMIT waiveRequested(rule, subject); });
    } else {
        addAction(tr("Withdraw waiver"), "", QStringLiteral("waive"),
                  [this, rule, subject] { Q_EMIT withdrawWaiverRequested(rule, subject); });
    }
    m_actionsLayout->addStretch();
}

}  // namespace aksnet::ui
