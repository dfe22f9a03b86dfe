// SPDX-License-Identifier: GPL-3.0-or-later
//
// See menu_builder.h.
#include "ui/window/menu_builder.h"

#include "ui/base/icons.h"
#include "ui/base/spacing.h"

#include <QMenu>
#include <QMenuBar>
#include <QToolBar>

#include <initializer_list>

namespace aksnet::ui {

namespace {

constexpr int toolIconSide = 18;

void addBefore(QMenu* menu, const QAction* before, QMenu* child) {
    menu->insertMenu(const_cast<QAction*>(before), child);
}

/// Kinds of things that the insert menu offers for a thing of that kind.
std::initializer_list<ActionId> additionsTo(ObjectKind kind) {
    switch (kind) {
        case ObjectKind::plan: {
            static constexpr auto all = {ActionId::addVirtualNetwork, ActionId::addCluster,
                                         ActionId::addExternalNetwork};
            return all;
        }
        case ObjectKind::virtualNetwork: {
            static constexpr auto all = {ActionId::addSubnet, ActionId::addPeering, ActionId::addCluster};
            return all;
        }
        case ObjectKind::subnet: {
            static constexpr auto all = {ActionId::addSubnet, ActionId::addCluster, ActionId::addPrivateEndpoint};
            return all;
        }
        case ObjectKind::cluster:
        case ObjectKind::nodePool: {
            static constexpr auto all = {ActionId::addNodePool};
            return all;
        }
        default: return {};
    }
}

/// Connections start or end at things of that kind.
bool canBeTraced(ObjectKind kind) {
    return kind == ObjectKind::nodePool || kind == ObjectKind::cluster || kind == ObjectKind::subnet ||
           kind == ObjectKind::subnetConsumer || kind == ObjectKind::firewall || kind == ObjectKind::externalNetwork;
}

void addTools(QToolBar* bar, const ActionList& actions, std::initializer_list<ActionId> ids) {
    for (const ActionId id : ids) {
        bar->addAction(actions.at(id));
    }
    bar->addSeparator();
}

}  // namespace

Menus buildMenuBar(QMainWindow* window, const ActionList& actions, const Docks& docks) {
    QMenuBar* bar = window->menuBar();
    QMenu* file = bar->addMenu(QMainWindow::tr("&File"));
    file->addActions(actions.menu(MenuId::file));
    auto* recent = new QMenu(QMainWindow::tr("Open &recent"), file);
    recent->setIcon(makeIcon(QStringLiteral("document-recent")));
    recent->setToolTipsVisible(true);
    auto* samples = new QMenu(QMainWindow::tr("Open sa&mple"), file);
    samples->setToolTipsVisible(true);
    addBefore(file, actions.at(ActionId::import), recent);
    addBefore(file, actions.at(ActionId::import), samples);
    bar->addMenu(QMainWindow::tr("&Edit"))->addActions(actions.menu(MenuId::edit));
    bar->addMenu(QMainWindow::tr("&Insert"))->addActions(actions.menu(MenuId::insert));
    QMenu* view = bar->addMenu(QMainWindow::tr("&View"));
    view->addActions(actions.menu(MenuId::view));
    QMenu* theme = view->addMenu(makeIcon(QStringLiteral("theme")), QMainWindow::tr("&Theme"));
    theme->addActions(actions.menu(MenuId::theme));
    view->addSeparator();
    for (const PanelDock* dock :
         {docks.outline, docks.inspector, docks.findings, docks.usage, docks.trace, docks.locked}) {
        view->addAction(dock->toggleViewAction());
    }
    QMenu* findings = bar->addMenu(QMainWindow::tr("Fi&ndings"));
    findings->addActions(actions.menu(MenuId::findings));
    addSeverityMenu(findings, actions);
    findings->addMenu(makeIcon(QStringLiteral("group")), QMainWindow::tr("&Group"))
        ->addActions(actions.menu(MenuId::grouping));
    bar->addMenu(QMainWindow::tr("&Help"))->addActions(actions.menu(MenuId::help));
    return {.recent = recent, .samples = samples};
}

QToolBar* buildToolBar(QMainWindow* window, const ActionList& actions, const Docks& docks) {
    QToolBar* bar = window->addToolBar(QMainWindow::tr("Tools"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setIconSize(QSize(toolIconSide, toolIconSide));
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    addTools(bar, actions, {ActionId::open, ActionId::import, ActionId::save, ActionId::exportPicture});
    addTools(bar, actions, {ActionId::undo, ActionId::redo});
    addTools(bar, actions,
             {ActionId::addVirtualNetwork, ActionId::addSubnet, ActionId::addCluster, ActionId::addNodePool,
              ActionId::addPrivateEndpoint, ActionId::addExternalNetwork, ActionId::addPeering});
    addTools(bar, actions, {ActionId::previousFinding, ActionId::nextFinding});
    addTools(bar, actions, {ActionId::zoomOut, ActionId::zoomIn, ActionId::fit});
    auto* stretch = new QWidget(bar);
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(stretch);
    for (const PanelDock* dock :
         {docks.outline, docks.findings, docks.usage, docks.trace, docks.locked, docks.inspector}) {
        bar->addAction(dock->toggleViewAction());
    }
    return bar;
}

QMenu* addSeverityMenu(QMenu* menu, const ActionList& actions) {
    QMenu* severity = menu->addMenu(QMainWindow::tr("Se&verity of this rule in this plan"));
    severity->addActions(actions.menu(MenuId::severity));
    return severity;
}

void fillFindingMenu(QMenu* menu, const ActionList& actions) {
    menu->addAction(actions.at(ActionId::waive));
    menu->addAction(actions.at(ActionId::withdrawWaiver));
    addSeverityMenu(menu, actions);
    menu->addAction(actions.at(ActionId::rulePage));
    menu->addSeparator();
    for (const ActionId id :
         {ActionId::copyFindings, ActionId::copyMarkdown, ActionId::copyShown, ActionId::copyShownMarkdown}) {
        menu->addAction(actions.at(id));
    }
}

void fillContextMenu(QMenu* menu, const ActionList& actions, ObjectKind kind) {
    for (const ActionId id : additionsTo(kind)) {
        menu->addAction(actions.at(id));
    }
    if (!menu->isEmpty()) {
        menu->addSeparator();
    }
    if (canBeTraced(kind)) {
        menu->addAction(actions.at(ActionId::traceFrom));
        menu->addAction(actions.at(ActionId::traceTo));
        menu->addSeparator();
    }
    menu->addAction(actions.at(ActionId::rename));
    if (kind == ObjectKind::plan) {
        menu->addAction(actions.at(ActionId::selectAll));
        menu->addAction(actions.at(ActionId::fit));
        return;
    }
    menu->addAction(actions.at(ActionId::reveal));
    menu->addAction(actions.at(ActionId::remove));
}

}  // namespace aksnet::ui
