// SPDX-License-Identifier: GPL-3.0-or-later
//
// For tests of dialogs: opening, answering boxes, and what holds of every dialog with a keyboard or a screen reader.
#pragma once

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include <functional>

namespace aksnet::test {

inline QPushButton* buttonNamed(const QWidget& dialog, const QString& text) {
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
        if (QString(button->text()).remove(QLatin1Char('&')) == text) {
            return button;
        }
    }
    return nullptr;
}

inline bool opens(QWidget& dialog) {
    dialog.show();
    return QTest::qWaitForWindowActive(&dialog);
}

/// Runs when the next message box stands open; it must close the box.
inline void onNextBox(const std::function<void(QMessageBox&)>& act) {
    QTimer::singleShot(0, qApp, [act] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(box);
        act(*box);
        if (box->isVisible()) {
            box->close();
        }
    });
}

/// Walks the Tab chain once around.
inline QList<QWidget*> tabStops() {
    QList<QWidget*> stops;
    for (int i = 0; i < 50; ++i) {
        QWidget* now = QApplication::focusWidget();
        if (!now || stops.contains(now)) {
            break;
        }
        stops << now;
        QTest::keyClick(now, Qt::Key_Tab);
    }
    return stops;
}

/// Says which control takes keys, is in use, and is never reached by Tab.
inline QString unreachable(QWidget& dialog) {
    const QList<QWidget*> stops = tabStops();
    for (QWidget* control : dialog.findChildren<QWidget*>()) {
        const bool wants = (control->focusPolicy() & Qt::TabFocus) && control->isVisible() && control->isEnabled() &&
                           !control->focusProxy();
        // The field inside a spin box and the view inside a combo box are reached through it.
        const bool isPart = qobject_cast<QAbstractSpinBox*>(control->parentWidget()) || control->window() != &dialog ||
                            control->objectName().startsWith(QLatin1String("qt_"));
        if (wants && !isPart && !stops.contains(control)) {
            return QString::fromLatin1(control->metaObject()->className()) + QLatin1Char(' ') + control->objectName() +
                   control->accessibleName();
        }
    }
    return {};
}

/// Says which control a screen reader would find nameless.
inline QString nameless(QWidget& dialog) {
    QList<const QWidget*> labelled;
    for (const QLabel* label : dialog.findChildren<QLabel*>()) {
        if (label->buddy() && !label->text().isEmpty()) {
            labelled << label->buddy();
            labelled << label->buddy()->focusProxy();
        }
    }
    for (const QWidget* control : dialog.findChildren<QWidget*>()) {
        const bool isField = qobject_cast<const QLineEdit*>(control) || qobject_cast<const QComboBox*>(control) ||
                             qobject_cast<const QAbstractSpinBox*>(control) ||
                             qobject_cast<const QPlainTextEdit*>(control) ||
                             qobject_cast<const QAbstractItemView*>(control);
        const bool isPart = qobject_cast<const QAbstractSpinBox*>(control->parentWidget()) ||
                            qobject_cast<const QHeaderView*>(control) || control->window() != &dialog;
        if (isField && !isPart && control->accessibleName().isEmpty() && !labelled.contains(control)) {
            return QString::fromLatin1(control->metaObject()->className()) + QLatin1Char(' ') + control->objectName();
        }
    }
    return {};
}

}  // namespace aksnet::test
