// SPDX-License-Identifier: GPL-3.0-or-later
//
// See messages.h.
#include "ui/dialogs/messages.h"

#include "ui/base/numbers.h"
#include "ui/base/text.h"

#include <QCoreApplication>
#include <QPushButton>

namespace aksnet::ui {

namespace {

/// More consequences than these are counted, so that the box stays on the screen.
constexpr int mostConsequences = 8;

QString inMessages(const char* text) {
    return QCoreApplication::translate("Messages", text);
}

}  // namespace

void showError(QWidget* parent, const QString& whatFailed, const Error& error) {
    QMessageBox box(QMessageBox::Warning, QCoreApplication::applicationName(), whatFailed, QMessageBox::Ok, parent);
    QString text = toQt(error.what);
    if (!error.where.empty()) {
        text += QStringLiteral("\n\n") + toQt(error.where);
    }
    box.setInformativeText(text);
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box.exec();
}

UnsavedAnswer askAboutUnsavedChanges(QWidget* parent, const QString& planName) {
    QMessageBox box(QMessageBox::Question, QCoreApplication::applicationName(), inMessages("Save the changes to %1?").arg(planName),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, parent);
    box.setInformativeText(inMessages("They are lost if you do not save them."));
    box.setDefaultButton(QMessageBox::Save);
    box.button(QMessageBox::Discard)->setText(inMessages("Do not save"));
    switch (box.exec()) {
        case QMessageBox::Save: return UnsavedAnswer::save;
        case QMessageBox::Discard: return UnsavedAnswer::discard;
        default: return UnsavedAnswer::cancel;
    }
}

bool askToRemove(QWidget* parent, const QString& what, const QStringList& consequences) {
    QMessageBox box(QMessageBox::Question, QCoreApplication::applicationName(), inMessages("Delete %1?").arg(what), QMessageBox::NoButton, parent);
    QStringList lines = consequences.mid(0, mostConsequences);
    if (consequences.size() > mostConsequences) {
        lines << inMessages("and %1 more").arg(grouped(static_cast<std::uint64_t>(consequences.size() - mostConsequences)));
    }
    box.setInformativeText(lines.join(QLatin1Char('\n')) + QStringLiteral("\n\n") + inMessages("You can undo this."));
    QPushButton* agree = box.addButton(inMessages("Delete"), QMessageBox::AcceptRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(agree);
    box.exec();
    return box.clickedButton() == agree;
}

}  // namespace aksnet::ui
