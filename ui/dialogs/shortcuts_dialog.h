// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every action with its keys, as the actions themselves tell, and what keys and mouse do in the diagram.
#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QLineEdit;
class QTreeWidget;

namespace aksnet::ui {

struct ActionGroupList {
    QString title;
    QList<QAction*> actions;
};

class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsDialog(const QList<ActionGroupList>& groups, QWidget* parent = nullptr);

    [[nodiscard]] QTreeWidget* list() const { return m_list; }
    [[nodiscard]] QLineEdit* filter() const { return m_filter; }

private:
    void fillList(const QList<ActionGroupList>& groups);
    void arrangeList();
    void applyFilter(const QString& text);

    QTreeWidget* m_list;
    QLineEdit* m_filter;
};

}  // namespace aksnet::ui
