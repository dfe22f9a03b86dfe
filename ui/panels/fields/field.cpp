// SPDX-License-Identifier: GPL-3.0-or-later
//
// See field.h.
#include "ui/panels/fields/field.h"

#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>

#include <algorithm>

namespace aksnet::ui {

namespace {

constexpr int errorDelayMilliseconds = 700;
constexpr int oneLineHeight = 28;

QLabel* makeFieldLine(const char* look, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setLook(label, look);
    label->hide();
    return label;
}

void showFieldLine(QLabel* label, const QString& text) {
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

}  // namespace

Field::Field(const FieldInfo& info, QWidget* parent)
    : QWidget(parent), m_info(info), m_key(QString::fromUtf8(info.key)), m_row(new QWidget(this)) {
    m_label = new QLabel(QCoreApplication::translate("Form", info.label), this);
    setLook(m_label, "muted");
    m_label->setWordWrap(true);
    m_mark = new QLabel(this);
    m_mark->hide();
    auto* head = new QWidget(this);
    head->setFixedWidth(labelWidth);
    auto* heading = new QHBoxLayout(head);
    heading->setContentsMargins(0, 0, 0, 0);
    heading->setSpacing(2);
    heading->addWidget(m_label, 1);
    heading->addWidget(m_mark);
    m_note = makeFieldLine("muted", this);
    m_error = makeFieldLine("error", this);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::normal);
    grid->setVerticalSpacing(2);
    grid->addWidget(head, 0, 0, Qt::AlignTop);
    grid->addWidget(m_row, 0, 1);
    grid->addWidget(m_note, 1, 1);
    grid->addWidget(m_error, 2, 1);
    grid->setColumnStretch(1, 1);
    // Forms are as tall as their contents; what is left over stays below the last field.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::normal);
    m_errorTimer.setSingleShot(true);
    m_errorTimer.setInterval(errorDelayMilliseconds);
    connect(&m_errorTimer, &QTimer::timeout, this, [this] { showError(m_refusal); });
}

void Field::setEditor(QWidget* editor) {
    m_editor = editor;
    m_row->layout()->addWidget(editor);
    if (*m_info.unit != '\0') {
        auto* unit = new QLabel(QCoreApplication::translate("Form", m_info.unit), m_row);
        setLook(unit, "muted");
        m_row->layout()->addWidget(unit);
    }
    editor->setObjectName(m_key);
    editor->setAccessibleName(m_label->text());
    const QString tip = QCoreApplication::translate("Form", m_info.tip);
    editor->setToolTip(tip);
    editor->setAccessibleDescription(tip);
    m_label->setToolTip(tip);
    m_label->setBuddy(editor);
    editor->installEventFilter(this);
    setFocusProxy(editor);
    // The first line of the label stands level with the editor's text.
    m_label->setMinimumHeight(std::min(editor->sizeHint().height(), oneLineHeight));
    m_label->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void Field::setMark(const QPixmap& mark, const QString& tip) {
    m_mark->setPixmap(mark);
    m_mark->setToolTip(tip);
    m_mark->setAccessibleName(tip);
    m_mark->setVisible(!mark.isNull());
}

void Field::setNote(const QString& text) {
    showFieldLine(m_note, text);
}

QString Field::note() const {
    return m_note->text();
}

void Field::setOutcome(const Result<void>& outcome) {
    m_errorTimer.stop();
    if (outcome) {
        m_refusal.clear();
        showError({});
        return;
    }
    m_refusal = toQt(outcome.error().what);
    m_errorTimer.start();
}

void Field::settle() {
    m_errorTimer.stop();
    showError(m_refusal);
}

void Field::showError(const QString& text) {
    showFieldLine(m_error, text);
    setFaulty(m_editor, !text.isEmpty());
}

QString Field::error() const {
    return m_error->text();
}

bool Field::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::FocusIn: ++m_visit; break;
        case QEvent::FocusOut: settle(); break;
        case QEvent::ShortcutOverride: {
            // Undo is the document's: one step back in the plan, not a letter back in this field.
            const auto* key = static_cast<QKeyEvent*>(event);
            if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
                event->ignore();
                return true;
            }
            break;
        }
        case QEvent::Wheel:
            // Scrolling a form must not change the numbers the pointer passes over.
            if (!m_editor->hasFocus() &&
                (qobject_cast<QAbstractSpinBox*>(watched) || qobject_cast<QComboBox*>(watched))) {
                event->ignore();
                return true;
            }
            break;
        default: break;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace aksnet::ui
