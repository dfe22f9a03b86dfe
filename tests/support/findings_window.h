// SPDX-License-Identifier: GPL-3.0-or-later
//
// A window with the broken sample and its list of findings, for tests that click and type in it.
#pragma once

#include "tests/support/window_fixture.h"
#include "ui/panels/findings_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QPushButton>
#include <QTimer>
#include <QTreeView>

namespace aksnet::test {

struct OpenFindings : OpenWindow {
    ui::FindingsPanel& panel = *window.findings();

    explicit OpenFindings(const Workplace& place) {
        window.openFiles({place.copyOf(samplePath(QStringLiteral("broken")))});
    }
    [[nodiscard]] QAction* action(ui::ActionId id) const { return window.actionList().at(id); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, key, modifiers);
    }
    /// Offscreen nobody gives the window the keyboard back when a dialog closes.
    [[nodiscard]] bool isActiveAgain() {
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }
    [[nodiscard]] int indexInUndo() { return session.undoStack().index(); }
    /// Clicks a row of the list.
    void click(const QModelIndex& index, Qt::KeyboardModifiers modifiers = {}) {
        panel.view()->scrollTo(index);
        QTest::mouseClick(panel.view()->viewport(), Qt::LeftButton, modifiers,
                          panel.view()->visualRect(index).center());
    }
    [[nodiscard]] QModelIndex row(int heading, int row) const {
        const QAbstractItemModel& model = *panel.view()->model();
        return model.index(row, 0, model.index(heading, 0));
    }
};

inline QString clipboardText() {
    return QApplication::clipboard()->text();
}

/// Acts on the modal dialog of that kind that the next call opens.
template <class Dialog, class Act>
void onNextDialog(Act act) {
    QTimer::singleShot(0, qApp, [act] {
        auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        act(*dialog);
        if (dialog->isVisible()) {
            dialog->reject();
        }
    });
}

inline void pressButton(QDialog& dialog, const QString& text) {
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
        if (button->text().remove(QLatin1Char('&')) == text) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    QFAIL(qPrintable(QStringLiteral("no button ") + text));
}

}  // namespace aksnet::test
