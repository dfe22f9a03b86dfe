// SPDX-License-Identifier: GPL-3.0-or-later
//
// See text_field.h.
#include "ui/panels/fields/text_field.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace aksnet::ui {

namespace {

constexpr int mostLinesShown = 8;

}  // namespace

TextField::TextField(const FieldInfo& info, Lines lines, QWidget* parent) : Field(info, parent) {
    const QString placeholder = QCoreApplication::translate("Form", info.placeholder);
    if (lines == Lines::one) {
        m_line = new QLineEdit(this);
        m_line->setPlaceholderText(placeholder);
        setEditor(m_line);
        connect(m_line, &QLineEdit::textEdited, this, &TextField::edited);
        connect(m_line, &QLineEdit::editingFinished, this, &TextField::settle);
    } else {
        m_area = new QPlainTextEdit(this);
        m_area->setPlaceholderText(placeholder);
        m_area->setTabChangesFocus(true);
        m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
        m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setEditor(m_area);
        connect(m_area, &QPlainTextEdit::textChanged, this, &TextField::edited);
        connect(m_area->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
                &TextField::growToContents);
        growToContents();
    }
}

QString TextField::text() const {
    return m_line ? m_line->text() : m_area->toPlainText();
}

void TextField::selectAll() {
    if (m_line) {
        m_line->selectAll();
    } else {
        m_area->selectAll();
    }
}

void TextField::show(const QString& text) {
    const bool isKnown = text == m_shown;
    m_shown = text;
    // A commit of ours comes back in the plan's spelling: the one being typed stays until the field is left.
    if (isKnown || m_committing) {
        return;
    }
    setEditorText(text);
    setOutcome({});
}

void TextField::setEditorText(const QString& text) {
    if (text == this->text()) {
        return;
    }
    m_setting = true;
    if (m_line) {
        const int cursor = m_line->cursorPosition();
        m_line->setText(text);
        m_line->setCursorPosition(m_line->hasFocus() ? std::min(cursor, static_cast<int>(text.size())) : 0);
    } else {
        m_area->setPlainText(text);
    }
    m_setting = false;
}

void TextField::edited() {
    if (m_setting || !commit) {
        return;
    }
    m_committing = true;
    const auto done = commit(text());
    m_committing = false;
    setOutcome(done);
}

void TextField::settle() {
    Field::settle();
    if (!isRefused()) {
        setEditorText(m_shown);
    }
}

bool TextField::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && isRefused()) {
        setOutcome({});
        settle();
        return true;
    }
    return Field::eventFilter(watched, event);
}

void TextField::growToContents() {
    const auto* layout = m_area->document()->documentLayout();
    const int lines = std::clamp(static_cast<int>(layout->documentSize().height()), 1, mostLinesShown);
    const QMargins margins = m_area->contentsMargins();
    const int frame = margins.top() + margins.bottom() + 2 * static_cast<int>(m_area->document()->documentMargin());
    m_area->setFixedHeight(lines * m_area->fontMetrics().lineSpacing() + frame + 2);
}

}  // namespace aksnet::ui
