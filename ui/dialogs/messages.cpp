// SPDX-License-Identifier: GPL-3.0-or-later
//
// See messages.h.
#include "ui/dialogs/messages.h"

#include "ui/base/icons.h"
#include "ui/base/numbers.h"
#include "ui/base/spacing.h"
#include "ui/base/text.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>

namespace aksnet::ui {

namespace {

/// More consequences than these are counted, so that the box stays on the screen.
constexpr int mostConsequences = 8;
constexpr int messageIconSide = 2 * iconSide;
constexpr int leastMessageWidth = 360;
constexpr int mostMessageWidth = 760;

QString inMessages(const char* text) {
    return QCoreApplication::translate("Messages", text);
}

/// A box with one sentence and, below it, the rest. Names come from files: nothing in them is taken for markup.
class MessageBox : public QMessageBox {
public:
    MessageBox(Icon icon, const QString& sentence, const QString& rest, QWidget* parent)
        : QMessageBox(icon, QCoreApplication::applicationName(), sentence, NoButton, parent) {
        setTextFormat(Qt::PlainText);
        setInformativeText(rest);
        if (auto* label = findChild<QLabel*>(QStringLiteral("qt_msgbox_informativelabel"))) {
            label->setTextFormat(Qt::PlainText);
            label->setMinimumWidth(widthFor(rest, label->fontMetrics()));
        }
        const QIcon picture = makeIcon(icon == Question ? QStringLiteral("help") : QStringLiteral("severity-warning"),
                                       palette().color(QPalette::Link));
        setIconPixmap(picture.pixmap(QSize(messageIconSide, messageIconSide), devicePixelRatioF()));
    }

private:
    /// Labels break lines at blanks only: a long place such as "plan.json:clusters[0].networkProfile" needs its whole length.
    static int widthFor(const QString& text, const QFontMetrics& metrics) {
        int widest = leastMessageWidth;
        for (const QString& word : text.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts)) {
            widest = std::max(widest, metrics.horizontalAdvance(word) + 1);
        }
        return std::min(widest, mostMessageWidth);
    }
};

/// True if the user presses the button that says so; Enter presses it too where the deed can be undone.
bool agreesTo(MessageBox& box, const QString& deed, bool canBeUndone) {
    QPushButton* agree = box.addButton(deed, QMessageBox::AcceptRole);
    QPushButton* cancel = box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(canBeUndone ? agree : cancel);
    box.exec();
    return box.clickedButton() == agree;
}

}  // namespace

void showError(QWidget* parent, const QString& whatFailed, const Error& error) {
    QString text = toQt(error.what);
    if (!error.where.empty()) {
        text += QStringLiteral("\n\n") + toQt(error.where);
    }
    MessageBox box(QMessageBox::Warning, whatFailed, text, parent);
    box.setStandardButtons(QMessageBox::Ok);
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box.exec();
}

UnsavedAnswer askAboutUnsavedChanges(QWidget* parent, const QString& planName) {
    MessageBox box(QMessageBox::Question, inMessages("Save the changes to %1?").arg(planName),
                   inMessages("They are lost if you do not save them."), parent);
    box.setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    box.setDefaultButton(QMessageBox::Save);
    box.button(QMessageBox::Discard)->setText(inMessages("Do not save"));
    switch (box.exec()) {
        case QMessageBox::Save: return UnsavedAnswer::save;
        case QMessageBox::Discard: return UnsavedAnswer::discard;
        default: return UnsavedAnswer::cancel;
    }
}

bool askToRemove(QWidget* parent, const QString& what, const QStringList& consequences) {
    QStringList lines = consequences.mid(0, mostConsequences);
    if (consequences.size() > mostConsequences) {
        lines << inMessages("and %1 more")
                     .arg(grouped(static_cast<std::uint64_t>(consequences.size() - mostConsequences)));
    }
    const QString rest = lines.join(QLatin1Char('\n')) + QStringLiteral("\n\n") + inMessages("You can undo this.");
    MessageBox box(QMessageBox::Question, inMessages("Delete %1?").arg(what), rest, parent);
    return agreesTo(box, inMessages("Delete"), true);
}

bool askToReplace(QWidget* parent, const QString& fileName) {
    MessageBox box(QMessageBox::Question, inMessages("Replace %1?").arg(fileName),
                   inMessages("There is a file of this name. What it holds now is lost."), parent);
    return agreesTo(box, inMessages("Replace"), false);
}

}  // namespace aksnet::ui
