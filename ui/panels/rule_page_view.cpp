// SPDX-License-Identifier: GPL-3.0-or-later
//
// See rule_page_view.h.
#include "ui/panels/rule_page_view.h"

#include "ui/base/markdown_look.h"
#include "ui/base/resources.h"
#include "ui/base/spacing.h"
#include "ui/base/text.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextCursor>

namespace aksnet::ui {

namespace {

constexpr double rulePageTitleSize = 1.15;  ///< of the text's size

}  // namespace

RulePageView::RulePageView(QWidget* parent) : QTextBrowser(parent) {
    initResources();
    setObjectName(QStringLiteral("rulePage"));
    setAccessibleName(tr("Rule page"));
    setFrameShape(QFrame::NoFrame);
    setOpenExternalLinks(true);
    document()->setDocumentMargin(spacing::panel);
    connect(this, &QTextBrowser::sourceChanged, this, &RulePageView::dress);
}

void RulePageView::showRule(std::string_view ruleId) {
    const QString rule = toQt(ruleId);
    if (rule == m_rule && !source().isEmpty()) {
        return;
    }
    m_rule = rule;
    setSource(rule.isEmpty() ? QUrl() : QUrl(QStringLiteral("qrc:/rules/%1.md").arg(rule)));
    if (rule.isEmpty()) {
        setPlainText(tr("Choose a finding to read its rule's page."));
    }
    clearHistory();
}

/// The page's title stands in a narrow panel: no larger than need be.
void RulePageView::dress() {
    dressMarkdown(*document(), palette());
    QTextCursor title(document());
    title.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    QTextCharFormat smaller;
    smaller.setFontPointSize(rulePageTitleSize * document()->defaultFont().pointSizeF());
    title.mergeCharFormat(smaller);
}

void RulePageView::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !source().isEmpty()) {
        const int place = verticalScrollBar()->value();
        reload();
        verticalScrollBar()->setValue(place);
    }
}

}  // namespace aksnet::ui
