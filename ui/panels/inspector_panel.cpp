// SPDX-License-Identifier: GPL-3.0-or-later
//
// See inspector_panel.h.
#include "ui/panels/inspector_panel.h"

#include "core/plan/query.h"
#include "ui/base/icons.h"
#include "ui/base/numbers.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"
#include "ui/models/object_text.h"
#include "ui/panels/effort_marks.h"
#include "ui/panels/fields/text_field.h"
#include "ui/panels/finding_line.h"
#include "ui/panels/forms/forms.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace aksnet::ui {

namespace {

constexpr std::size_t mostInspectorFindings = 3;

bool concerns(const Finding& finding, ObjectRef object) {
    return finding.waivedReason.empty() &&
           (finding.subject == object || std::ranges::find(finding.related, object) != finding.related.end());
}

}  // namespace

InspectorPanel::InspectorPanel(DocumentSession* session, const ThemeManager* themes, QWidget* parent)
    : QWidget(parent), m_session(session), m_themes(themes) {
    setObjectName(QStringLiteral("inspectorPanel"));
    auto* header = new QFrame(this);
    setLook(header, "panel");
    m_icon = new QLabel(header);
    m_kind = new QLabel(header);
    setLook(m_kind, "muted");
    m_name = new QLabel(header);
    setLook(m_name, "title");
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_reveal = new QToolButton(header);
    m_reveal->setIcon(makeIcon(QStringLiteral("reveal")));
    m_reveal->setToolTip(tr("Show in the diagram"));
    m_reveal->setAccessibleName(m_reveal->toolTip());
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(spacing::panel, spacing::normal, spacing::normal, spacing::normal);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_kind);
    texts->addWidget(m_name);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    row->addWidget(m_reveal, 0, Qt::AlignTop);
    m_findings = new QWidget(this);
    m_findingsLayout = new QVBoxLayout(m_findings);
    m_findingsLayout->setContentsMargins(spacing::panel, 0, spacing::panel, spacing::normal);
    m_findingsLayout->setSpacing(spacing::tight);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(m_findings);
    column->addWidget(m_scroll, 1);
    connect(m_reveal, &QToolButton::clicked, this,
            [this] { Q_EMIT revealRequested(m_session->selection().current()); });
    connect(session, &DocumentSession::selectionChanged, this, &InspectorPanel::followSelection);
    connect(session, &DocumentSession::planChanged, this, &InspectorPanel::followPlan);
    connect(session, &DocumentSession::documentReplaced, this, &InspectorPanel::rebuild);
    connect(session, &DocumentSession::viewChanged, this, &InspectorPanel::followView);
    connect(themes, &ThemeManager::themeChanged, this, [this] {
        m_findingsText.clear();
        showHeader();
        showFindings();
    });
    rebuild();
}

bool InspectorPanel::focusField(const QString& key) {
    Field* field = m_form ? m_form->find(key) : nullptr;
    if (!field) {
        return false;
    }
    m_scroll->ensureWidgetVisible(field);
    field->editor()->setFocus(Qt::ShortcutFocusReason);
    if (auto* text = qobject_cast<TextField*>(field)) {
        text->selectAll();
    }
    return true;
}

void InspectorPanel::followSelection() {
    const bool isSame =
        m_form && m_session->selection().objects.size() <= 1 && m_form->object() == m_session->selection().current();
    if (!isSame) {
        rebuild();
    }
}

void InspectorPanel::followPlan() {
    const Plan& plan = m_session->plan();
    if (m_form && PlanIndex(plan).contains(m_form->object()) && m_form->fits(plan)) {
        m_form->showPlan(plan);
        showHeader();
        return;
    }
    rebuild();
}

void InspectorPanel::followView(const PlanViewPtr& view) {
    if (m_form) {
        m_form->showView(*view);
    }
    showFindings();
}

void InspectorPanel::rebuild() {
    const Selection& selection = m_session->selection();
    const int scrolledTo = m_scroll->verticalScrollBar()->value();
    const bool isSame = m_form && m_form->object() == selection.current();
    // The old form may be in the middle of telling us something: it goes when that is done.
    if (QWidget* old = m_scroll->takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    m_form = nullptr;
    if (selection.objects.size() > 1) {
        auto* hint = new QLabel(tr("Select one thing to edit it. Delete and move work on all of them."), m_scroll);
        hint->setWordWrap(true);
        hint->setMargin(spacing::panel);
        hint->setAlignment(Qt::AlignTop);
        setLook(hint, "muted");
        m_scroll->setWidget(hint);
    } else {
        m_form = new Form(m_session, m_themes, selection.current());
        buildForm(*m_form);
        addEffortMarks(*m_form);
        connect(m_form, &Form::selectRequested, this, [this](ObjectRef object) {
            m_session->select({{object}});
            Q_EMIT revealRequested(object);
        });
        connect(m_form, &Form::addRequested, this, &InspectorPanel::addRequested);
        m_scroll->setWidget(m_form);
        if (isSame) {
            m_scroll->verticalScrollBar()->setValue(scrolledTo);
        }
    }
    showHeader();
    showFindings();
}

void InspectorPanel::showHeader() {
    const Selection& selection = m_session->selection();
    const ObjectRef current = selection.current();
    const bool isSeveral = selection.objects.size() > 1;
    m_icon->setPixmap(
        kindIcon(isSeveral ? ObjectKind::plan : current.kind).pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
    m_kind->setText(isSeveral ? tr("Selection") : kindTitle(current.kind));
    m_name->setText(isSeveral ? tr("%1 things").arg(selection.objects.size())
                              : displayName(m_session->plan(), current));
    m_reveal->setVisible(current.kind != ObjectKind::plan);
}

void InspectorPanel::showFindings() {
    std::vector<const Finding*> shown;
    std::size_t total = 0;
    if (m_form && m_form->object().kind != ObjectKind::plan && m_session->view()) {
        for (const Finding& finding : m_session->view()->snapshot->findings) {
            if (concerns(finding, m_form->object()) && ++total <= mostInspectorFindings) {
                shown.push_back(&finding);
            }
        }
    }
    QString text = QString::number(static_cast<qulonglong>(total));
    for (const Finding* finding : shown) {
        text += toQt(finding->message);
    }
    if (text == m_findingsText) {
        return;
    }
    m_findingsText = text;
    while (QLayoutItem* item = m_findingsLayout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Finding* finding : shown) {
        auto* line = new FindingLine(*finding, *m_themes, m_findings);
        connect(line, &FindingLine::clicked, this,
                [this, key = FindingKey{finding->ruleId, finding->subject, finding->where}] {
                    Q_EMIT findingRequested(key);
                });
        m_findingsLayout->addWidget(line);
    }
    if (total > mostInspectorFindings) {
        auto* more =
            new QLabel(tr("and %1 more in the findings list").arg(grouped(total - mostInspectorFindings)), m_findings);
        setLook(more, "muted");
        m_findingsLayout->addWidget(more);
    }
    m_findings->setVisible(!shown.empty());
}

}  // namespace aksnet::ui
