// SPDX-License-Identifier: GPL-3.0-or-later
//
// See number_field.h.
#include "ui/panels/fields/number_field.h"

#include "ui/base/numbers.h"
#include "ui/base/text.h"

#include <QCoreApplication>
#include <QLineEdit>

namespace aksnet::ui {

namespace {

/// The widest number a plan file can hold is far below this; the box itself refuses nothing that may be typed.
constexpr int widestNumber = 99'999'999;

}  // namespace

OptionalSpinBox::OptionalSpinBox(bool mayBeEmpty, int stepFrom, QWidget* parent)
    : QSpinBox(parent), m_mayBeEmpty(mayBeEmpty), m_stepFrom(stepFrom) {
    setRange(mayBeEmpty ? emptyValue : 0, widestNumber);
    setAccelerated(true);
    setFocusPolicy(Qt::StrongFocus);
    setCorrectionMode(QAbstractSpinBox::CorrectToPreviousValue);
}

std::optional<int> OptionalSpinBox::number() const {
    return value() == emptyValue ? std::nullopt : std::optional(value());
}

void OptionalSpinBox::setNumber(std::optional<int> number) {
    setValue(number.value_or(m_mayBeEmpty ? emptyValue : 0));
}

void OptionalSpinBox::stepBy(int steps) {
    if (value() == emptyValue) {
        setValue(std::max(0, m_stepFrom + steps));
        selectAll();
        return;
    }
    // Stepping down stops at 0: only emptying the box says "not stated".
    QSpinBox::stepBy(std::max(steps, -value()));
}

QString OptionalSpinBox::textFromValue(int value) const {
    return value == emptyValue ? QString() : QString::number(value);
}

int OptionalSpinBox::valueFromText(const QString& text) const {
    return text.isEmpty() ? emptyValue : text.toInt();
}

QValidator::State OptionalSpinBox::validate(QString& input, int&) const {
    if (input.isEmpty()) {
        return m_mayBeEmpty ? QValidator::Acceptable : QValidator::Intermediate;
    }
    bool isNumber = false;
    const int number = input.toInt(&isNumber);
    const bool isPlain = isNumber && number >= 0 && number <= widestNumber && input.front().isDigit();
    return isPlain ? QValidator::Acceptable : QValidator::Invalid;
}

QAbstractSpinBox::StepEnabled OptionalSpinBox::stepEnabled() const {
    return value() > 0 || value() == emptyValue ? StepUpEnabled | StepDownEnabled : StepEnabled(StepUpEnabled);
}

NumberField::NumberField(const FieldInfo& info, const NumberRangeInfo& range, QWidget* parent)
    : Field(info, parent), m_range(range), m_box(new OptionalSpinBox(range.mayBeEmpty, range.stepFrom, this)) {
    setPlaceholder(QCoreApplication::translate("Form", info.placeholder));
    setEditor(m_box);
    connect(m_box, &QSpinBox::valueChanged, this, &NumberField::edited);
    connect(m_box, &QSpinBox::editingFinished, this, &NumberField::settle);
}

void NumberField::setPlaceholder(const QString& text) {
    m_box->findChild<QLineEdit*>()->setPlaceholderText(text);
}

void NumberField::show(std::optional<int> number) {
    const bool isKnown = number == m_shown;
    m_shown = number;
    if (m_busy || isKnown) {
        return;
    }
    m_busy = true;
    m_box->setNumber(number);
    m_busy = false;
    setOutcome({});
}

Result<void> NumberField::take(std::optional<int> number) {
    if (number && (*number < m_range.least || *number > m_range.most)) {
        return fail("", toStd(tr("%1 is outside %2 to %3.")
                                  .arg(grouped(static_cast<std::uint64_t>(*number)),
                                       grouped(static_cast<std::uint64_t>(m_range.least)),
                                       grouped(static_cast<std::uint64_t>(m_range.most)))));
    }
    return commit(number);
}

void NumberField::edited() {
    if (m_busy || !commit) {
        return;
    }
    m_busy = true;
    setOutcome(take(m_box->number()));
    m_busy = false;
}

void NumberField::settle() {
    Field::settle();
    if (!isRefused() && !m_busy) {
        m_busy = true;
        m_box->setNumber(m_shown);
        m_busy = false;
    }
}

}  // namespace aksnet::ui
