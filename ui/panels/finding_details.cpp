// SPDX-License-Identifier: GPL-3.0-or-later
//
// See finding_details.h.
#include "ui/panels/finding_details.h"

#include "ui/base/icons.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"
#include "ui/models/finding_text.h"
#include "ui/panels/eliding_button.h"
#include "ui/panels/finding_html.h"
#include "ui/panels/rule_page_view.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QTabBar>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

namespace aksnet::ui {

FindingDetails::FindingDetails(const ThemeManager* themes, QWidget* parent)
    : QTabWidget(parent),
      m_themes(themes),
      m_findingPage(new QWidget(this)),
      m_text(new QTextBrowser(m_findingPage)),
      m_rulePage(new RulePageView(this)),
      m_back(new QToolButton(this)),
      m_actions(new QWidget(m_findingPage)),
      m_actionsLayout(new QHBoxLayout(m_actions)) {
    tabBar()->setAccessibleName(tr("The finding and its rule"));
    m_text->setObjectName(QStringLiteral("findingText"));
    m_text->setAccessibleName(tr("Details of the finding"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenLinks(false);
    m_text->document()->setDocumentMargin(spacing::panel);
    m_actionsLayout->setContentsMargins(spacing::panel, spacing::normal, spacing::panel, spacing::normal);
    m_actions->setAutoFillBackground(true);
    m_actions->setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(m_findingPage);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_text, 1);
    column->addWidget(m_actions);
    addTab(m_findingPage, tr("Finding"));
    addTab(m_rulePage, tr("Rule page"));
    addBackButton();
    connect(themes, &ThemeManager::themeChanged, this, [this] {
        showText();
        showActions();
    });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        if (const auto object = parseObjectRef(toStd(url.path())); object && url.scheme() == QLatin1String("object")) {
            Q_EMIT revealRequested(*object);
        }
    });
    connect(this, &QTabWidget::currentChanged, this, &FindingDetails::followPage);
    showText();
    showActions();
    followPage();
}

/// Shown where a link has led away from the rule's own page.
void FindingDetails::addBackButton() {
    m_back->setIcon(makeIcon(QStringLiteral("arrow-left")));
    m_back->setToolTip(tr("Back to the page before (Alt+Left)"));
    m_back->setAccessibleName(tr("Back"));
    setCornerWidget(m_back, Qt::TopRightCorner);
    connect(m_back, &QToolButton::clicked, m_rulePage, &RulePageView::backward);
    connect(m_rulePage, &RulePageView::backwardAvailable, this, &FindingDetails::followPage);
}

void FindingDetails::show(SnapshotPtr snapshot, const Finding* finding) {
    m_snapshot = std::move(snapshot);
    m_finding = finding;
    showText();
    showActions();
    followPage();
}

void FindingDetails::showRulePage() {
    setCurrentWidget(m_rulePage);
    m_rulePage->setFocus(Qt::ShortcutFocusReason);
}

/// The rule's page is only made while it is looked at.
void FindingDetails::followPage() {
    const bool isRulePage = currentWidget() == m_rulePage;
    if (isRulePage) {
        m_rulePage->showRule(m_finding ? m_finding->ruleId : std::string_view());
    }
    m_back->setVisible(isRulePage && m_rulePage->isBackwardAvailable());
}

void FindingDetails::showText() {
    m_text->setHtml(m_finding ? findingHtml(*m_snapshot, *m_finding, m_themes->colors())
                              : QStringLiteral("<p style=\"color:%1\">%2</p>")
                                    .arg(m_themes->colors().mutedText.name(),
                                         tr("Choose a finding to see its sum, its rule and what can be done.")));
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
        addAction(tr("Take waiver back"), "", QStringLiteral("waive"),
                  [this, rule, subject] { Q_EMIT withdrawWaiverRequested(rule, subject); });
    }
    m_actionsLayout->addStretch();
}

}  // namespace aksnet::ui
