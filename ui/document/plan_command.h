// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one undo command of the program: the whole value before and after.
#pragma once

#include "ui/document/document_session.h"

#include <QUndoCommand>

namespace aksnet::ui {

/// Plans share what did not change (Shared<T>), so a step costs what the edit touched.
class PlanCommand : public QUndoCommand {
public:
    struct State {
        std::shared_ptr<const Plan> plan;
        Layout layout;
    };

    PlanCommand(DocumentSession& session, State before, State after, const QString& text, QString mergeKey);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    DocumentSession& m_session;
    State m_before;
    State m_after;
    QString m_mergeKey;
};

}  // namespace aksnet::ui
