// SPDX-License-Identifier: GPL-3.0-or-later
//
// See form.h.
#include "ui/panels/form.h"

#include "ui/base/icons.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/base/text.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace aksnet::ui {

Form::Form(DocumentSession* session, const ThemeManager* themes, ObjectRef object, QWidget* parent)
    : QWidget(parent), m_session(session), m_themes(themes), m_object(object), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(spacing::panel, spacing::panel, spacing::panel, spacing::panel);
    m_layout->setSpacing(spacing::normal);
    m_layout->addStretch();
}

Field* Form::find(const QString& key) const {
    const auto found = std::ranges::find(m_fields, key, [](const Field* field) { return field->key(); });
    return found == m_fields.end() ? nullptr : *found;
}

QLabel* Form::addSection(const QString& title) {
    auto* label = new QLabel(title, this);
    setLook(label, "section");
    if (m_layout->count() > 1) {
        m_layout->insertSpacing(m_layout->count() - 1, spacing::tight);
    }
    addWidget(label);
    return label;
}

void Form::addWidget(QWidget* widget) {
    m_layout->insertWidget(m_layout->count() - 1, widget);
}

void Form::addField(Field* field) {
    m_fields.push_back(field);
    addWidget(field);
}

void Form::addButton(const QString& text, const QString& iconName, std::function<void()> clicked) {
    auto* button = new QPushButton(makeIcon(iconName), text, this);
    setLook(button, "link");
    connect(button, &QPushButton::clicked, this, std::move(clicked));
    m_layout->insertWidget(m_layout->count() - 1, button, 0, Qt::AlignLeft);
}

void Form::followPlan(FollowPlan follow) {
    follow(m_session->plan());
    m_planFollowers.push_back(std::move(follow));
}

void Form::followView(FollowView follow) {
    if (m_session->view()) {
        follow(*m_session->view());
    }
    m_viewFollowers.push_back(std::move(follow));
}

void Form::setShape(std::function<QString(const Plan&)> shape) {
    m_builtShape = shape(m_session->plan());
    m_shape = std::move(shape);
}

bool Form::fits(const Plan& plan) const {
    return !m_shape || m_shape(plan) == m_builtShape;
}

Result<void> Form::apply(const Edit& edit, const Field& field) {
    const QString mergeKey = QStringLiteral("%1/%2/%3").arg(toQt(toText(m_object)), field.key()).arg(field.visit());
    return m_session->apply(edit, mergeKey);
}

void Form::showPlan(const Plan& plan) {
    for (const FollowPlan& follow : m_planFollowers) {
        follow(plan);
    }
}

void Form::showView(const PlanView& view) {
    for (const FollowView& follow : m_viewFollowers) {
        follow(view);
    }
}

}  // namespace aksnet::ui
