// SPDX-License-Identifier: GPL-3.0-or-later
//
// MainWindow: what its actions and panels are connected to.
#include "ui/canvas/diagram_view.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/guide_dialog.h"
#include "ui/dialogs/messages.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/panels/endpoint_field.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/locked_panel.h"
#include "ui/panels/outline_panel.h"
#include "ui/panels/trace_panel.h"
#include "ui/panels/trace_question.h"
#include "ui/panels/usage_panel.h"
#include "ui/window/dock_builder.h"
#include "ui/window/edit_actions.h"
#include "ui/window/file_actions.h"
#include "ui/window/finding_actions.h"
#include "ui/window/main_window.h"
#include "ui/window/start_page.h"
#include "ui/window/status_widgets.h"

#include <QActionGroup>
#include <QLineEdit>
#include <QStatusBar>
#include <QToolButton>

namespace aksnet::ui {

namespace {

constexpr int messageMilliseconds = 6000;
constexpr std::array themeActions{std::pair(ActionId::themeSystem, ThemeChoice::system),
                                  std::pair(ActionId::themeLight, ThemeChoice::light),
                                  std::pair(ActionId::themeDark, ThemeChoice::dark)};

}  // namespace

void MainWindow::connectFileActions() {
    const auto on = [this](ActionId id, auto slot) { connect(m_actions->at(id), &QAction::triggered, m_files, slot); };
    on(ActionId::newPlan, &FileActions::newPlan);
    on(ActionId::open, &FileActions::open);
    on(ActionId::import, &FileActions::import);
    on(ActionId::save, &FileActions::save);
    on(ActionId::saveAs, &FileActions::saveAs);
    on(ActionId::exportPicture, &FileActions::exportPicture);
    on(ActionId::closePlan, &FileActions::newPlan);
    connect(m_actions->at(ActionId::quit), &QAction::triggered, this, &MainWindow::close);
    connect(m_files, &FileActions::done, this,
            [this](const QString& text) { statusBar()->showMessage(text, messageMilliseconds); });
    connect(m_files, &FileActions::recentFilesChanged, this,
            [this] { m_startPage->showRecentFiles(m_settings.recentFiles()); });
}

void MainWindow::connectEditActions() {
    connect(m_actions->at(ActionId::rename), &QAction::triggered, this,
            [this] { editObject(m_session->selection().current()); });
    connect(m_actions->at(ActionId::filterOutline), &QAction::triggered, this, [this] {
        m_outlineDock->show();
        m_outlineDock->raise();
        m_outline->filter()->setFocus(Qt::ShortcutFocusReason);
        m_outline->filter()->selectAll();
    });
    connect(m_edits, &EditActions::added, this, [this](ObjectRef object) { editObject(object); });
    connect(m_edits, &EditActions::refused, this,
            [this](const QString& reason) { statusBar()->showMessage(reason, messageMilliseconds); });
}

void MainWindow::connectViewActions() {
    const auto onCanvas = [this](ActionId id, auto slot) {
        connect(m_actions->at(id), &QAction::triggered, m_canvas, slot);
    };
    onCanvas(ActionId::zoomIn, &DiagramView::zoomIn);
    onCanvas(ActionId::zoomOut, &DiagramView::zoomOut);
    onCanvas(ActionId::zoomReset, &DiagramView::zoomReset);
    onCanvas(ActionId::fit, &DiagramView::fit);
    connect(m_actions->at(ActionId::reveal), &QAction::triggered, this,
            [this] { m_canvas->reveal(m_session->selection().current()); });
    QAction* locked = m_actions->at(ActionId::showLocked);
    locked->setCheckable(true);
    connect(locked, &QAction::toggled, m_canvas, &DiagramView::showLocked);
    connect(m_canvas, &DiagramView::zoomChanged, m_status, &StatusWidgets::showZoom);
    connect(m_status->zoomButton(), &QToolButton::clicked, m_canvas, &DiagramView::zoomReset);
    auto* themes = new QActionGroup(this);
    for (const auto& [id, choice] : themeActions) {
        QAction* action = m_actions->at(id);
        action->setCheckable(true);
        action->setChecked(m_settings.themeChoice() == choice);
        themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice = choice] { setTheme(choice); });
    }
}

void MainWindow::connectHelpActions() {
    connect(m_actions->at(ActionId::guide), &QAction::triggered, this, [this] {
        auto* open = findChild<GuideDialog*>();
        auto* guide = open ? open : new GuideDialog(this);
        guide->setAttribute(Qt::WA_DeleteOnClose);
        guide->show();
        guide->raise();
        guide->activateWindow();
    });
    connect(m_actions->at(ActionId::shortcuts), &QAction::triggered, this, [this] {
        QList<ActionGroupList> groups;
        const std::array<QString, menuCount> titles{tr("File"),          tr("Edit"),           tr("Insert"),
                                                    tr("View"),          tr("Theme"),          tr("Findings"),
                                                    tr("Rule severity"), tr("Group findings"), tr("Help")};
        for (std::size_t i = 0; i < titles.size(); ++i) {
            ActionGroupList group{titles[i], {}};
            for (QAction* action : m_actions->menu(static_cast<MenuId>(i))) {
                if (!action->isSeparator()) {
                    group.actions << action;
                }
            }
            groups << group;
        }
        ShortcutsDialog(groups, this).exec();
    });
    connect(m_actions->at(ActionId::about), &QAction::triggered, this, [this] { AboutDialog(this).exec(); });
}

void MainWindow::connectPanels() {
    connect(m_canvas, &DiagramView::activated, this, &MainWindow::editObject);
    connect(m_canvas, &DiagramView::contextMenuRequested, this, &MainWindow::showContextMenu);
    connect(m_outline, &OutlinePanel::revealRequested, m_canvas, &DiagramView::reveal);
    connect(m_outline, &OutlinePanel::contextMenuRequested, this,
            [this](const QPoint& position) { showContextMenu(m_session->selection().current(), position); });
    connect(m_inspector, &InspectorPanel::revealRequested, m_canvas, &DiagramView::reveal);
    connect(m_inspector, &InspectorPanel::addRequested, m_edits, &EditActions::add);
    connect(m_inspector, &InspectorPanel::findingRequested, this, [this](const FindingKey& key) {
        showFindings();
        m_findings->choose(key);
    });
    connect(m_findings, &FindingsPanel::revealRequested, this, &MainWindow::goTo);
    connect(m_findings, &FindingsPanel::fixRefused, this,
            [this](const Error& error) { showError(this, tr("The fix no longer fits the plan."), error); });
    connect(m_usage, &UsagePanel::revealRequested, this, &MainWindow::goTo);
    connect(m_locked, &LockedPanel::revealRequested, this, &MainWindow::goTo);
    connect(m_status, &StatusWidgets::groupRequested, this, [this](FindingGroup group) {
        showFindings();
        m_findings->showOnly(group);
    });
}

void MainWindow::connectFindingActions() {
    connect(m_findingActions, &FindingActions::panelNeeded, this, &MainWindow::showFindings);
    connect(m_findingActions, &FindingActions::told, this,
            [this](const QString& text) { statusBar()->showMessage(text, messageMilliseconds); });
}

void MainWindow::connectTrace() {
    connect(m_trace, &TracePanel::pathChanged, m_canvas, &DiagramView::showPath);
    connect(m_trace, &TracePanel::revealRequested, this, &MainWindow::goTo);
    connect(m_trace, &TracePanel::pickingChanged, m_canvas, &DiagramView::setPicking);
    connect(m_trace, &TracePanel::pickingChanged, this, [this](bool picking) {
        if (picking) {
            m_canvas->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(m_canvas, &DiagramView::picked, m_trace->question(), &TraceQuestion::takePicked);
    connect(m_canvas, &DiagramView::internetPicked, m_trace->question(), &TraceQuestion::takeInternet);
    connect(m_canvas, &DiagramView::pickingCancelled, m_trace->question(), &TraceQuestion::stopPicking);
    connect(m_actions->at(ActionId::tracePath), &QAction::triggered, this, [this] {
        showTrace();
        m_trace->field(EndpointSide::source)->setFocus(Qt::ShortcutFocusReason);
    });
    for (const auto& [id, side] : {std::pair(ActionId::traceFrom, EndpointSide::source),
                                   std::pair(ActionId::traceTo, EndpointSide::destination)}) {
        connect(m_actions->at(id), &QAction::triggered, this, [this, side = side] {
            showTrace();
            m_trace->setEnd(side, m_session->selection().current());
        });
    }
}

void MainWindow::connectStartPage() {
    connect(m_startPage, &StartPage::newRequested, this, [this] { m_edits->add(NewKind::virtualNetwork, {}); });
    connect(m_startPage, &StartPage::openRequested, m_files, &FileActions::open);
    connect(m_startPage, &StartPage::importRequested, m_files, &FileActions::import);
    connect(m_startPage, &StartPage::fileRequested, this, [this](const QString& path) { m_files->openPaths({path}); });
    connect(m_startPage, &StartPage::sampleRequested, m_files, &FileActions::openSample);
}

}  // namespace aksnet::ui
