// SPDX-License-Identifier: GPL-3.0-or-later
//
// See waive_dialog.h.
#include "ui/dialogs/waive_dialog.h"

#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace aksnet::ui {

WaiveDialog::WaiveDialog(const QString& rule, const QString& subjectName, QWidget* parent)
    : QDialog(parent),
      m_reason(new QPlainTextEdit(this)),
      m_hasEnd(new QCheckBox(tr("&Until"), this)),
      m_end(new QDateEdit(this)) {
    setWindowTitle(tr("Waive %1").arg(rule));
    auto* intro = new QLabel(
        subjectName.isEmpty() ? tr("%1 stay in the list as accepted, with this reason, and count no longer.").arg(rule)
                              : tr("%1 about %2 stays in the list as accepted, with this reason, and counts no longer.")
                                    .arg(rule, subjectName),
        this);
    intro->setTextFormat(Qt::PlainText);
    intro->setWordWrap(true);
    auto* label = new QLabel(tr("&Why is it acceptable?"), this);
    setLook(label, "muted");
    label->setBuddy(m_reason);
    m_reason->setTabChangesFocus(true);
    m_reason->setMinimumSize(400, 72);
    m_reason->setObjectName(QStringLiteral("waiveReason"));
    m_end->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_end->setMinimumDate(QDate::currentDate());
    m_end->setDate(QDate::currentDate().addMonths(6));
    m_end->setObjectName(QStringLiteral("waiveEnd"));
    m_end->setEnabled(false);
    m_end->setAccessibleName(tr("Last day of the waiver"));
    connect(m_hasEnd, &QCheckBox::toggled, m_end, &QWidget::setEnabled);
    auto* end = new QHBoxLayout;
    end->addWidget(m_hasEnd);
    end->addWidget(m_end);
    end->addStretch();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* waive = buttons->addButton(tr("Waive"), QDialogButtonBox::AcceptRole);
    waive->setDefault(true);
    waive->setEnabled(false);
    connect(m_reason, &QPlainTextEdit::textChanged, this, [this, waive] { waive->setEnabled(!reason().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::dialog, spacing::dialog, spacing::dialog, spacing::section);
    column->setSpacing(spacing::normal);
    column->addWidget(intro);
    column->addSpacing(spacing::tight);
    column->addWidget(label);
    column->addWidget(m_reason);
    column->addLayout(end);
    column->addSpacing(spacing::normal);
    column->addWidget(buttons);
    resize(minimumSizeHint().width(), 300);
    m_reason->setFocus();
}

void WaiveDialog::setReason(const QString& reason) {
    m_reason->setPlainText(reason);
    m_reason->selectAll();
}

QString WaiveDialog::reason() const {
    return m_reason->toPlainText().trimmed();
}

QString WaiveDialog::expires() const {
    return m_hasEnd->isChecked() ? m_end->date().toString(Qt::ISODate) : QString();
}

}  // namespace aksnet::ui
