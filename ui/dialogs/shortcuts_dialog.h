// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every action with its keys, as the actions themselves tell.
#pragma once

#include <QDialog>
#include <QList>

class QAction;

namespace aksnet::ui {

struct ActionGroupList {
    QString title;
    QList<QAction*> actions;
};

class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsDialog(const QList<ActionGroupList>& groups, QWidget* parent = nullptr);
};

}  // namespace aksnet::ui
