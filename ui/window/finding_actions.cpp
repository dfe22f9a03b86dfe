// SPDX-License-Identifier: GPL-3.0-or-later
//
// See finding_actions.h.
#include "ui/window/finding_actions.h"

#include "core/advisor/fix_all.h"
#include "core/io/exporters/findings_output.h"
#include "ui/base/numbers.h"
#include "ui/base/text.h"
#include "ui/dialogs/fix_all_dialog.h"
#include "ui/dialogs/waive_dialog.h"
#include "ui/models/finding_text.h"
#include "ui/models/object_text.h"
#include "ui/panels/finding_details.h"
#include "ui/panels/findings_bar.h"
#include "ui/panels/findings_panel.h"
#include "ui/window/menu_builder.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDate>
#include <QLineEdit>
#include <QMenu>
#include <QTreeView>

#include <algorithm>

namespace aksnet::ui {

namespace {

constexpr std::array severityActions{std::pair(ActionId::severityError, Severity::error),
                                     std::pair(ActionId::severityWarning, Severity::warning),
                                     std::pair(ActionId::severityInfo, Severity::info)};

struct GroupingAction {
    ActionId id;
    FindingGrouping grouping;
    QLatin1String word;  ///< in the settings
};
constexpr std::array groupingActions{
    GroupingAction{ActionId::groupBySeverity, FindingGrouping::severity, QLatin1String("severity")},
    GroupingAction{ActionId::groupByRule, FindingGrouping::rule, QLatin1String("rule")},
    GroupingAction{ActionId::groupByThing, FindingGrouping::thing, QLatin1String("thing")}};

std::optional<Severity> severityInPlan(const Plan& plan, std::string_view rule) {
    std::optional<Severity> severity;
    for (const SeverityOverride& entry : plan.severityOverrides) {
        if (entry.rule == rule) {
            severity = entry.severity;
        }
    }
    return severity;
}

}  // namespace

FindingActions::FindingActions(DocumentSession* session, Settings* settings, const ActionList* actions,
                               FindingsPanel* panel, QWidget* window)
    : QObject(window), m_session(session), m_settings(settings), m_actions(actions), m_panel(panel), m_window(window) {
    connectList();
    connectCopies();
    connectSeverities();
    connectGrouping();
    arrangePanel();
    connect(m_actions->at(ActionId::waive), &QAction::triggered, this, [this] { waive(chosen(false)); });
    connect(m_actions->at(ActionId::withdrawWaiver), &QAction::triggered, this, &FindingActions::withdrawWaivers);
    connect(m_actions->at(ActionId::fixAll), &QAction::triggered, this, &FindingActions::fixAll);
    connect(m_panel, &FindingsPanel::waiveRequested, this,
            [this](const QString& rule, ObjectRef subject) { waive({{toStd(rule), subject}}); });
    connect(m_panel, &FindingsPanel::currentChanged, this, &FindingActions::followCurrent);
    connect(m_session, &DocumentSession::viewChanged, this, &FindingActions::followView);
    followView();
}

void FindingActions::connectList() {
    const auto inPanel = [this](ActionId id, auto act) {
        connect(m_actions->at(id), &QAction::triggered, this, [this, act] {
            Q_EMIT panelNeeded();
            act();
        });
    };
    inPanel(ActionId::nextFinding, [this] { m_panel->chooseNext(); });
    inPanel(ActionId::previousFinding, [this] { m_panel->choosePrevious(); });
    inPanel(ActionId::rulePage, [this] { m_panel->details()->showRulePage(); });
    inPanel(ActionId::filterFindings, [this] {
        m_panel->filter()->setFocus(Qt::ShortcutFocusReason);
        m_panel->filter()->selectAll();
    });
    QAction* only = m_actions->at(ActionId::onlySelected);
    only->setCheckable(true);
    only->setIconVisibleInMenu(false);  // there its tick stands in that place
    connect(only, &QAction::toggled, m_panel, &FindingsPanel::setOnlySelected);
    connect(m_panel, &FindingsPanel::onlySelectedChanged, only, &QAction::setChecked);
}

void FindingActions::connectCopies() {
    const auto copies = [this](ActionId id, auto findings, bool asMarkdown) {
        connect(m_actions->at(id), &QAction::triggered, this,
                [this, findings, asMarkdown] { copy((m_panel->*findings)(), asMarkdown); });
    };
    copies(ActionId::copyFindings, &FindingsPanel::chosen, false);
    copies(ActionId::copyMarkdown, &FindingsPanel::chosen, true);
    copies(ActionId::copyShown, &FindingsPanel::shown, false);
    copies(ActionId::copyShownMarkdown, &FindingsPanel::shown, true);
    // Text fields and pages copy their own text with the same keys.
    for (const ActionId id : {ActionId::copyFindings, ActionId::copyMarkdown}) {
        m_actions->at(id)->setShortcutContext(Qt::WidgetShortcut);
        m_panel->view()->addAction(m_actions->at(id));
    }
}

void FindingActions::connectSeverities() {
    auto* group = new QActionGroup(this);
    for (QAction* action : m_actions->menu(MenuId::severity)) {
        action->setCheckable(true);
        group->addAction(action);
    }
    for (const auto& [id, severity] : severityActions) {
        connect(m_actions->at(id), &QAction::triggered, this, [this, severity = severity] { setSeverity(severity); });
    }
    connect(m_actions->at(ActionId::severityOfRule), &QAction::triggered, this, [this] { setSeverity(std::nullopt); });
}

void FindingActions::connectGrouping() {
    auto* group = new QActionGroup(this);
    const QString remembered = m_settings->findingsGrouping();
    for (const GroupingAction& entry : groupingActions) {
        QAction* action = m_actions->at(entry.id);
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::toggled, this, [this, entry](bool on) {
            if (on) {
                m_panel->setGrouping(entry.grouping);
                m_settings->setFindingsGrouping(entry.word);
            }
        });
        action->setChecked(remembered == entry.word);
    }
    if (!group->checkedAction()) {
        m_actions->at(ActionId::groupBySeverity)->setChecked(true);
    }
}

void FindingActions::arrangePanel() {
    m_panel->bar()->addTool(m_actions->at(ActionId::onlySelected));
    m_panel->bar()->addTools(QStringLiteral("group"), tr("Group the findings"), m_actions->menu(MenuId::grouping));
    m_panel->bar()->addTool(m_actions->at(ActionId::fixAll));
    connect(m_panel->view(), &QWidget::customContextMenuRequested, this, &FindingActions::showContextMenu);
}

void FindingActions::showContextMenu(const QPoint& position) {
    QMenu menu(m_panel);
    menu.setToolTipsVisible(true);
    fillFindingMenu(&menu, *m_actions);
    menu.exec(m_panel->view()->viewport()->mapToGlobal(position));
}

void FindingActions::followView() {
    const PlanViewPtr& view = m_session->view();
    m_actions->at(ActionId::fixAll)->setEnabled(view && advisor::countOfSingleFixes(*view->snapshot) > 0);
    const bool hasFindings = view && !view->snapshot->findings.empty();
    for (const ActionId id :
         {ActionId::nextFinding, ActionId::previousFinding, ActionId::copyShown, ActionId::copyShownMarkdown}) {
        m_actions->at(id)->setEnabled(hasFindings);
    }
    followCurrent();
}

void FindingActions::followCurrent() {
    const Finding* current = m_panel->current();
    for (const ActionId id :
         {ActionId::rulePage, ActionId::copyFindings, ActionId::copyMarkdown, ActionId::severityOfRule}) {
        m_actions->at(id)->setEnabled(current != nullptr);
    }
    m_actions->at(ActionId::waive)->setEnabled(!chosen(false).empty());
    m_actions->at(ActionId::withdrawWaiver)->setEnabled(!chosen(true).empty());
    const auto inPlan = current ? severityInPlan(m_session->plan(), current->ruleId) : std::nullopt;
    for (const auto& [id, severity] : severityActions) {
        m_actions->at(id)->setEnabled(current != nullptr);
        m_actions->at(id)->setChecked(inPlan == severity);
    }
    m_actions->at(ActionId::severityOfRule)->setChecked(current && !inPlan);
}

void FindingActions::copy(const std::vector<const Finding*>& findings, bool asMarkdown) {
    if (findings.empty()) {
        return;
    }
    const Snapshot& snapshot = *m_session->view()->snapshot;
    QApplication::clipboard()->setText(
        toQt(asMarkdown ? findingsAsMarkdown(snapshot, findings) : findingsAsText(snapshot, findings)));
    Q_EMIT told(tr("%1 copied").arg(counted(findings.size(), QStringLiteral("finding"))));
}

void FindingActions::setSeverity(std::optional<Severity> severity) {
    if (const Finding* current = m_panel->current()) {
        apply(SetSeverity{std::string(current->ruleId), severity});
    }
}

/// The chosen findings that have a waiver, or those that have none that holds.
std::vector<FindingActions::Covered> FindingActions::chosen(bool waived) const {
    std::vector<Covered> covered;
    const PlanViewPtr& view = m_session->view();
    for (const Finding* finding : m_panel->chosen()) {
        const bool fits = waived ? waiverOf(*view->snapshot->plan, *finding) != nullptr : finding->waivedReason.empty();
        if (Covered one{std::string(finding->ruleId), finding->subject};
            fits && std::ranges::find(covered, one) == covered.end()) {
            covered.push_back(std::move(one));
        }
    }
    return covered;
}

void FindingActions::waive(const std::vector<Covered>& covered) {
    if (covered.empty()) {
        return;
    }
    const Covered& first = covered.front();
    const bool several = covered.size() > 1;
    WaiveDialog dialog(several ? counted(covered.size(), QStringLiteral("finding")) : toQt(first.rule),
                       several ? QString() : displayName(m_session->plan(), first.subject), m_window);
    const auto& waivers = m_session->plan().waivers;
    const auto earlier = std::ranges::find_if(
        waivers, [&](const Waiver& waiver) { return waiver.rule == first.rule && waiver.subject == first.subject; });
    if (!several && earlier != waivers.end()) {
        dialog.setReason(toQt(earlier->reason));
    }
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    EditGroup group{toStd(tr("Waive %1").arg(counted(covered.size(), QStringLiteral("finding")))), {}};
    for (const Covered& one : covered) {
        group.edits.emplace_back(AddWaiver{{one.rule, one.subject, toStd(dialog.reason()), toStd(dialog.expires())}});
    }
    apply(several ? Edit(Shared<EditGroup>(std::move(group))) : group.edits.front());
}

void FindingActions::withdrawWaivers() {
    const auto covered = chosen(true);
    EditGroup group{toStd(tr("Take back %1").arg(counted(covered.size(), QStringLiteral("waiver")))), {}};
    for (const Covered& one : covered) {
        group.edits.emplace_back(RemoveWaiver{one.rule, one.subject});
    }
    if (!group.edits.empty()) {
        apply(covered.size() > 1 ? Edit(Shared<EditGroup>(std::move(group))) : group.edits.front());
    }
}

void FindingActions::fixAll() {
    FixAllDialog dialog(m_session->planPtr(), toStd(QDate::currentDate().toString(Qt::ISODate)), m_window);
    connect(&dialog, &FixAllDialog::mended, this, [this](const advisor::FixAllResult& result) {
        apply(ReplacePlan{result.plan,
                          toStd(tr("Fix %1").arg(counted(result.applied.size(), QStringLiteral("finding"))))});
    });
    if (dialog.exec() == FixAllDialog::takenBack) {
        m_session->undoStack().undo();
    }
}

void FindingActions::apply(const Edit& edit) {
    if (const auto done = m_session->apply(edit); !done) {
        Q_EMIT told(toQt(done.error().what));
    }
}

}  // namespace aksnet::ui
