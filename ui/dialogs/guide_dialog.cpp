// SPDX-License-Identifier: GPL-3.0-or-later
//
// See guide_dialog.h.
#include "ui/dialogs/guide_dialog.h"

#include "ui/base/icons.h"
#include "ui/base/markdown_look.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QShortcut>
#include <QSplitter>
#include <QTextBrowser>
#include <QToolButton>

#include <algorithm>

namespace aksnet::ui {

namespace {

constexpr int guideUrlRole = Qt::UserRole;
constexpr int guideTextRole = Qt::UserRole + 1;
constexpr QSize guideSize(1040, 720);
constexpr int guideContentsWidth = 290;
constexpr int guideChapterHeight = 36;
constexpr int guideSearchWidth = 280;

QAction* makeGuideAction(const QString& iconName, const QString& text, const QString& keys, QWidget* owner) {
    auto* action = new QAction(makeIcon(iconName), text, owner);
    action->setShortcut(QKeySequence(keys));
    action->setToolTip(QStringLiteral("%1 (%2)").arg(text, action->shortcut().toString(QKeySequence::NativeText)));
    action->setEnabled(false);
    owner->addAction(action);
    return action;
}

bool isGuidePage(const QListWidgetItem* item) {
    return item->data(guideUrlRole).isValid();
}

}  // namespace

GuideDialog::GuideDialog(QWidget* parent)
    : QDialog(parent),
      m_pages(new QListWidget(this)),
      m_search(new QLineEdit(this)),
      m_text(new QTextBrowser(this)),
      m_nothing(new QLabel(tr("No page has these words."), m_pages)),
      m_back(makeGuideAction(QStringLiteral("arrow-left"), tr("Back"), QStringLiteral("Alt+Left"), this)),
      m_forward(makeGuideAction(QStringLiteral("arrow-right"), tr("Forward"), QStringLiteral("Alt+Right"), this)) {
    setWindowTitle(tr("Guide"));
    resize(guideSize);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(makeContents());
    makePage();
    splitter->addWidget(m_text);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({guideContentsWidth, guideSize.width() - guideContentsWidth});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(splitter, 1);
    connect(new QShortcut(QKeySequence(QKeySequence::Find), this), &QShortcut::activated, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    connect(new QShortcut(QKeySequence(QStringLiteral("F3")), this), &QShortcut::activated, this,
            &GuideDialog::findNext);
    fillContents();
    m_pages->setFocus();
}

QWidget* GuideDialog::makeBar() {
    auto* bar = new QFrame(this);
    setLook(bar, "bar");
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(spacing::normal, spacing::tight + 2, spacing::normal, spacing::tight + 2);
    row->setSpacing(spacing::tight);
    for (QAction* action : {m_back, m_forward}) {
        auto* button = new QToolButton(bar);
        button->setDefaultAction(action);
        button->setAccessibleName(action->text());
        row->addWidget(button);
    }
    row->addStretch();
    m_search->setPlaceholderText(tr("Search the guide"));
    m_search->setToolTip(tr("Pages with all these words (Ctrl+F). Enter goes to the next place on the page."));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->addAction(makeIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->setFixedWidth(guideSearchWidth);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &GuideDialog::followSearch);
    row->addWidget(m_search);
    return bar;
}

QWidget* GuideDialog::makeContents() {
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->setFrameShape(QFrame::NoFrame);
    setLook(m_pages, "contents");
    m_pages->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pages->setMinimumWidth(guideContentsWidth / 2);
    connect(m_pages, &QListWidget::currentRowChanged, this, &GuideDialog::showRow);
    m_nothing->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    setLook(m_nothing, "muted");
    auto* overlay = new QVBoxLayout(m_pages);
    overlay->setContentsMargins(spacing::section, spacing::section, spacing::section, 0);
    overlay->addWidget(m_nothing, 0, Qt::AlignTop);
    return m_pages;
}

void GuideDialog::makePage() {
    m_text->setAccessibleName(tr("Page"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setOpenExternalLinks(true);
    m_text->document()->setDocumentMargin(spacing::dialog);
    m_text->setLineWrapMode(QTextEdit::WidgetWidth);
    connect(m_text, &QTextBrowser::sourceChanged, this, &GuideDialog::followSource);
    connect(m_text, &QTextBrowser::backwardAvailable, m_back, &QAction::setEnabled);
    connect(m_text, &QTextBrowser::forwardAvailable, m_forward, &QAction::setEnabled);
    connect(m_back, &QAction::triggered, m_text, &QTextBrowser::backward);
    connect(m_forward, &QAction::triggered, m_text, &QTextBrowser::forward);
}

void GuideDialog::fillContents() {
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    for (const GuideChapter& chapter : guideChapters()) {
        auto* heading = new QListWidgetItem(chapter.title, m_pages);
        heading->setFont(bold);
        heading->setFlags(Qt::NoItemFlags);
        heading->setTextAlignment(Qt::AlignLeft | Qt::AlignBottom);
        heading->setSizeHint(QSize(0, guideChapterHeight));
        heading->setForeground(palette().brush(QPalette::PlaceholderText));
        for (const GuidePage& page : chapter.pages) {
            auto* item = new QListWidgetItem(page.title, m_pages);
            item->setData(guideUrlRole, page.url);
            item->setData(guideTextRole, page.text);
            item->setToolTip(page.title);
        }
    }
    m_pages->setCurrentRow(1);
}

void GuideDialog::showRow(int row) {
    const QListWidgetItem* item = m_pages->item(row);
    if (item && isGuidePage(item) && item->data(guideUrlRole).toUrl() != m_text->source()) {
        m_text->setSource(item->data(guideUrlRole).toUrl());
    }
}

/// A link, the history or the list brought another page.
void GuideDialog::followSource(const QUrl& source) {
    dressMarkdown(*m_text->document(), palette());
    for (int row = 0; row < m_pages->count(); ++row) {
        if (m_pages->item(row)->data(guideUrlRole).toUrl() == source) {
            setWindowTitle(tr("%1 – Guide").arg(m_pages->item(row)->text()));
            m_pages->setCurrentRow(row);
            break;
        }
    }
    markWords();
}

QStringList GuideDialog::words() const {
    return m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

bool GuideDialog::hasWords(int row) {
    if (m_plainTexts.isEmpty()) {
        for (int i = 0; i < m_pages->count(); ++i) {
            QTextDocument page;
            page.setMarkdown(m_pages->item(i)->data(guideTextRole).toString());
            m_plainTexts << page.toPlainText();
        }
    }
    return std::ranges::all_of(
        words(), [&](const QString& word) { return m_plainTexts[row].contains(word, Qt::CaseInsensitive); });
}

void GuideDialog::followSearch() {
    int firstShown = -1;
    int heading = -1;
    for (int row = 0; row < m_pages->count(); ++row) {
        QListWidgetItem* item = m_pages->item(row);
        if (!isGuidePage(item)) {
            heading = row;
            item->setHidden(true);
            continue;
        }
        const bool shown = hasWords(row);
        item->setHidden(!shown);
        if (shown) {
            m_pages->item(heading)->setHidden(false);
            firstShown = firstShown < 0 ? row : firstShown;
        }
    }
    m_nothing->setVisible(firstShown < 0);
    if (firstShown >= 0 && (!m_pages->currentItem() || m_pages->currentItem()->isHidden())) {
        m_pages->setCurrentRow(firstShown);
    } else {
        markWords();
    }
}

/// Marks the searched words on the page and brings the first of them into sight.
void GuideDialog::markWords() {
    QList<QTextEdit::ExtraSelection> marks;
    QTextCursor first;
    for (const QString& word : words()) {
        for (QTextCursor at = m_text->document()->find(word); !at.isNull(); at = m_text->document()->find(word, at)) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = at;
            mark.format.setBackground(palette().brush(QPalette::Highlight));
            marks << mark;
            if (first.isNull() || at.position() < first.position()) {
                first = at;
            }
        }
    }
    m_text->setExtraSelections(marks);
    if (!first.isNull()) {
        first.clearSelection();
        m_text->setTextCursor(first);
    }
}

void GuideDialog::findNext() {
    auto marks = m_text->extraSelections();
    if (marks.isEmpty()) {
        return;
    }
    std::ranges::sort(marks, {}, [](const QTextEdit::ExtraSelection& mark) { return mark.cursor.selectionStart(); });
    const int here = m_text->textCursor().selectionEnd();
    const auto next = std::ranges::find_if(marks, [&](const auto& mark) { return mark.cursor.selectionEnd() > here; });
    m_text->setTextCursor((next == marks.end() ? marks.begin() : next)->cursor);
}

bool GuideDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_search || event->type() != QEvent::KeyPress) {
        return QDialog::eventFilter(watched, event);
    }
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: findNext(); return true;
        case Qt::Key_Up:
        case Qt::Key_Down: QCoreApplication::sendEvent(m_pages, event); return true;
        case Qt::Key_Escape:
            // The first press ends the search, the second closes the guide.
            if (!m_search->text().isEmpty()) {
                m_search->clear();
                return true;
            }
            break;
        default: break;
    }
    return QDialog::eventFilter(watched, event);
}

void GuideDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() != QEvent::PaletteChange || m_text->source().isEmpty()) {
        return;
    }
    for (int row = 0; row < m_pages->count(); ++row) {
        if (!isGuidePage(m_pages->item(row))) {
            m_pages->item(row)->setForeground(palette().brush(QPalette::PlaceholderText));
        }
    }
    const int place = m_text->verticalScrollBar()->value();
    m_text->reload();
    m_text->verticalScrollBar()->setValue(place);
}

}  // namespace aksnet::ui
