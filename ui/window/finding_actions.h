// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the findings menu does: going through the list, copying, waiving, changing severities, fixing all.
#pragma once

#include "ui/base/settings.h"
#include "ui/document/document_session.h"
#include "ui/models/findings_model.h"
#include "ui/window/action_list.h"

#include <QObject>

namespace aksnet::ui {

class FindingsPanel;

class FindingActions : public QObject {
    Q_OBJECT
public:
    /// Puts tools into the panel's bar and its context menu. All given outlive this.
    FindingActions(DocumentSession* session, Settings* settings, const ActionList* actions, FindingsPanel* panel,
                   QWidget* window);

Q_SIGNALS:
    /// Something is about to happen in the list that the user wants to see.
    void panelNeeded();
    /// What came of it, for the status bar.
    void told(const QString& text);

private:
    /// What a waiver covers.
    struct Covered {
        std::string rule;
        ObjectRef subject;
        bool operator==(const Covered&) const = default;
    };

    void connectList();
    void connectCopies();
    void connectSeverities();
    void connectGrouping();
    void arrangePanel();
    void followCurrent();
    void followView();
    void showContextMenu(const QPoint& position);
    void copy(const std::vector<const Finding*>& findings, bool asMarkdown);
    void setSeverity(std::optional<Severity> severity);
    [[nodiscard]] std::vector<Covered> chosen(bool waived) const;
    void waive(const std::vector<Covered>& covered);
    void withdrawWaivers();
    void fixAll();
    void apply(const Edit& edit);

    DocumentSession* m_session;
    Settings* m_settings;
    const ActionList* m_actions;
    FindingsPanel* m_panel;
    QWidget* m_window;
};

}  // namespace aksnet::ui
