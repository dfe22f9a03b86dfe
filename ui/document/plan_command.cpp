// SPDX-License-Identifier: GPL-3.0-or-later
//
// See plan_command.h.
#include "ui/document/plan_command.h"

namespace aksnet::ui {

PlanCommand::PlanCommand(DocumentSession& session, State before, State after, const QString& text, QString mergeKey)
    : QUndoCommand(text),
      m_session(session),
      m_before(std::move(before)),
      m_after(std::move(after)),
      m_mergeKey(std::move(mergeKey)) {}

void PlanCommand::undo() {
    m_session.show(m_before.plan, m_before.layout);
}

void PlanCommand::redo() {
    m_session.show(m_after.plan, m_after.layout);
}

bool PlanCommand::mergeWith(const QUndoCommand* other) {
    const auto* next = static_cast<const PlanCommand*>(other);
    if (next->m_mergeKey != m_mergeKey) {
        return false;
    }
    m_after = next->m_after;
    setText(next->text());
    // Typing a value and typing the old one again leaves nothing to undo.
    if (m_after.layout == m_before.layout && *m_after.plan == *m_before.plan) {
        setObsolete(true);
    }
    return true;
}

}  // namespace aksnet::ui
