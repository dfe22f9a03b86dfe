// SPDX-License-Identifier: GPL-3.0-or-later
//
// See choice_field.h.
#include "ui/panels/fields/choice_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QSignalBlocker>

namespace aksnet::ui {

namespace {

FieldInfo withoutLabel(FieldInfo info) {
    info.label = "";
    return info;
}

}  // namespace

ChoiceField::ChoiceField(const FieldInfo& info, QWidget* parent) : Field(info, parent), m_box(new QComboBox(this)) {
    m_box->setFocusPolicy(Qt::StrongFocus);
    // Long choices must not make the panel wider.
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(8);
    m_box->setPlaceholderText(QCoreApplication::translate("Form", info.placeholder));
    setEditor(m_box);
    connect(m_box, &QComboBox::activated, this, [this](int choice) {
        if (commit && choice != m_shown) {
            setOutcome(commit(choice));
            settle();
        }
    });
}

void ChoiceField::setChoices(const QStringList& texts) {
    if (texts == m_texts) {
        return;
    }
    m_texts = texts;
    const QSignalBlocker blocker(m_box);
    m_box->clear();
    m_box->addItems(texts);
    m_box->setCurrentIndex(m_shown);
}

void ChoiceField::show(int choice) {
    m_shown = choice;
    m_box->setCurrentIndex(choice);
}

CheckField::CheckField(const FieldInfo& info, QWidget* parent)
    : Field(withoutLabel(info), parent), m_box(new QCheckBox(this)) {
    m_box->setText(QCoreApplication::translate("Form", info.label));
    setEditor(m_box);
    m_box->setAccessibleName(m_box->text());
    connect(m_box, &QCheckBox::clicked, this, [this](bool checked) {
        if (commit) {
            setOutcome(commit(checked));
            settle();
        }
    });
}

void CheckField::show(bool checked) {
    m_box->setChecked(checked);
}

void CheckField::setText(const QString& text) {
    m_box->setText(text);
    m_box->setAccessibleName(text);
}

}  // namespace aksnet::ui
