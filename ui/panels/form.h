// SPDX-License-Identifier: GPL-3.0-or-later
//
// The inspector's page about one thing: sections of fields that follow the plan and change it through edits.
#pragma once

#include "ui/base/theme_manager.h"
#include "ui/document/document_session.h"
#include "ui/models/new_objects.h"
#include "ui/panels/fields/field.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace aksnet::ui {

/// Holds the fields in order and tells them when plan or engine results change. Which fields there are is written with
/// FormBuilder, one file a kind of thing (ui/panels/forms).
class Form : public QWidget {
    Q_OBJECT
public:
    using FollowPlan = std::function<void(const Plan&)>;
    using FollowView = std::function<void(const PlanView&)>;

    Form(DocumentSession* session, const ThemeManager* themes, ObjectRef object, QWidget* parent = nullptr);

    [[nodiscard]] DocumentSession& session() const { return *m_session; }
    [[nodiscard]] const ThemeManager* themes() const { return m_themes; }
    [[nodiscard]] ObjectRef object() const { return m_object; }
    [[nodiscard]] Field* find(const QString& key) const;

    /// The heading, to be hidden where there is nothing below it.
    QLabel* addSection(const QString& title);
    void addWidget(QWidget* widget);
    void addField(Field* field);
    /// A quiet button in its own row, for "Add subnet" and the like.
    void addButton(const QString& text, const QString& iconName, std::function<void()> clicked);

    /// Called now and whenever the plan changes, as long as the thing is in it.
    void followPlan(FollowPlan follow);
    /// Called now if there are results, and whenever new ones come.
    void followView(FollowView follow);
    /// Text that tells how many rows the form has; when it changes the form is built again.
    void setShape(std::function<QString(const Plan&)> shape);
    [[nodiscard]] bool fits(const Plan& plan) const;

    /// Applies an edit that belongs to a field: keys typed in one visit of the field are one undo step.
    Result<void> apply(const Edit& edit, const Field& field);

    void showPlan(const Plan& plan);
    void showView(const PlanView& view);

Q_SIGNALS:
    /// The user wants to see another thing.
    void selectRequested(aksnet::ObjectRef object);
    /// The user wants a new thing near this one.
    void addRequested(aksnet::ui::NewKind kind, aksnet::ObjectRef near);

private:
    DocumentSession* m_session;
    const ThemeManager* m_themes;
    ObjectRef m_object;
    QVBoxLayout* m_layout;
    std::vector<Field*> m_fields;
    std::vector<FollowPlan> m_planFollowers;
    std::vector<FollowView> m_viewFollowers;
    std::function<QString(const Plan&)> m_shape;
    QString m_builtShape;
};

}  // namespace aksnet::ui
