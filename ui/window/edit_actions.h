// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adding, removing, renaming and selecting: what the edit and insert menus do to the session.
#pragma once

#include "ui/document/document_session.h"
#include "ui/models/new_objects.h"
#include "ui/window/action_list.h"

#include <QObject>

namespace aksnet::ui {

class EditActions : public QObject {
    Q_OBJECT
public:
    EditActions(DocumentSession* session, const ActionList* actions, QWidget* window);

    /// Adds a thing near `near` and selects it; says in the status bar why if it cannot be.
    void add(NewKind kind, ObjectRef near);
    /// Removes the selection as one step, after a question if more goes with it than is selected.
    void removeSelected();
    void selectAll();

Q_SIGNALS:
    void added(aksnet::ObjectRef object);
    void refused(const QString& reason);

private:
    void connectAdd(ActionId id, NewKind kind);
    void showUndoState();
    void followPlan();
    void followSelection();
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] QStringList consequences() const;

    DocumentSession* m_session;
    const ActionList* m_actions;
    QWidget* m_window;
};

}  // namespace aksnet::ui
