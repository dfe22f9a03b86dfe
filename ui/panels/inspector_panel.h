// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inspector: the form of whatever is selected, under its name and what is wrong with it.
#pragma once

#include "ui/models/findings_model.h"
#include "ui/panels/form.h"

#include <QScrollArea>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace aksnet::ui {

class InspectorPanel : public QWidget {
    Q_OBJECT
public:
    InspectorPanel(DocumentSession* session, const ThemeManager* themes, QWidget* parent = nullptr);

    /// The form on show; null while several things are selected.
    [[nodiscard]] Form* form() const { return m_form; }
    /// Puts the cursor into a field of the form, with its text selected; false if there is no such field.
    bool focusField(const QString& key);

Q_SIGNALS:
    void revealRequested(aksnet::ObjectRef object);
    void addRequested(aksnet::ui::NewKind kind, aksnet::ObjectRef near);
    void findingRequested(const aksnet::ui::FindingKey& key);

private:
    void followSelection();
    void followPlan();
    void followView(const PlanViewPtr& view);
    void rebuild();
    void showHeader();
    void showFindings();

    DocumentSession* m_session;
    const ThemeManager* m_themes;
    QLabel* m_icon;
    QLabel* m_kind;
    QLabel* m_name;
    QToolButton* m_reveal;
    QWidget* m_findings;
    QVBoxLayout* m_findingsLayout;
    QString m_findingsText;  ///< what m_findings shows, to leave it alone while that stays
    QScrollArea* m_scroll;
    Form* m_form = nullptr;
};

}  // namespace aksnet::ui
