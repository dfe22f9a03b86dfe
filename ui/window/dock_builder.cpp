// SPDX-License-Identifier: GPL-3.0-or-later
//
// See dock_builder.h.
#include "ui/window/dock_builder.h"

#include "ui/base/icons.h"
#include "ui/base/spacing.h"
#include "ui/base/style_sheet.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

namespace aksnet::ui {

namespace {

constexpr int outlineDockWidth = 300;
constexpr int inspectorDockWidth = 340;
constexpr int leastSideWidth = 220;
constexpr int bottomDockHeight = 252;

QToolButton* makeTitleButton(const QString& iconName, const QString& tip, QWidget* bar) {
    auto* button = new QToolButton(bar);
    button->setIcon(makeIcon(iconName));
    button->setIconSize(QSize(12, 12));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::NoFocus);
    return button;
}

/// Lets the mouse through to the dock, so that it can be dragged by its title.
QWidget* makeTitleBar(QDockWidget* dock) {
    auto* bar = new QFrame(dock);
    setLook(bar, "bar");
    auto* title = new QLabel(dock->windowTitle(), bar);
    setLook(title, "heading");
    auto* floating = makeTitleButton(QStringLiteral("float"), QDockWidget::tr("Detach"), bar);
    auto* close = makeTitleButton(QStringLiteral("close"), QDockWidget::tr("Hide"), bar);
    QObject::connect(floating, &QToolButton::clicked, dock, [dock] { dock->setFloating(!dock->isFloating()); });
    QObject::connect(close, &QToolButton::clicked, dock, &QDockWidget::close);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(spacing::panel, spacing::tight, spacing::tight, spacing::tight);
    row->setSpacing(0);
    row->addWidget(title, 1);
    row->addWidget(floating);
    row->addWidget(close);
    return bar;
}

}  // namespace

PanelDock::PanelDock(const QString& id, const QString& title, const QString& iconName, QWidget* panel,
                     QMainWindow* window)
    : QDockWidget(title, window), m_window(window), m_noTitleBar(new QWidget(this)) {
    setObjectName(id);
    setWidget(panel);
    m_titleBar = makeTitleBar(this);
    m_noTitleBar->hide();
    setTitleBarWidget(m_titleBar);
    toggleViewAction()->setIcon(makeIcon(iconName));
    toggleViewAction()->setToolTip(tr("Show or hide %1").arg(title.toLower()));
    // The main window rearranges its tabs after these signals.
    const auto later = [this] { QTimer::singleShot(0, this, &PanelDock::followTabs); };
    connect(this, &QDockWidget::dockLocationChanged, this, later);
    connect(this, &QDockWidget::topLevelChanged, this, later);
    connect(this, &QDockWidget::visibilityChanged, this, later);
}

void PanelDock::followTabs() {
    bool hasTabs = false;
    for (const QDockWidget* other : m_window->tabifiedDockWidgets(this)) {
        hasTabs = hasTabs || !other->isHidden();
    }
    QWidget* wanted = hasTabs && !isFloating() ? m_noTitleBar : m_titleBar;
    if (titleBarWidget() != wanted) {
        titleBarWidget()->hide();
        setTitleBarWidget(wanted);
        wanted->show();
    }
}

Docks buildDocks(QMainWindow* window, const DockPanels& panels) {
    window->setDockNestingEnabled(true);
    window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window->setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    const Docks docks{
        .outline = new PanelDock(QStringLiteral("outlineDock"), PanelDock::tr("Outline"),
                                 QStringLiteral("panel-outline"), panels.outline, window),
        .inspector = new PanelDock(QStringLiteral("inspectorDock"), PanelDock::tr("Inspector"),
                                   QStringLiteral("panel-inspector"), panels.inspector, window),
        .findings = new PanelDock(QStringLiteral("findingsDock"), PanelDock::tr("Findings"),
                                  QStringLiteral("panel-findings"), panels.findings, window),
        .usage = new PanelDock(QStringLiteral("usageDock"), PanelDock::tr("Address use"), QStringLiteral("panel-usage"),
                               panels.usage, window),
        .trace = new PanelDock(QStringLiteral("traceDock"), PanelDock::tr("Trace"), QStringLiteral("panel-trace"),
                               panels.trace, window),
        .locked = new PanelDock(QStringLiteral("lockedDock"), PanelDock::tr("Locked"), QStringLiteral("panel-locked"),
                                panels.locked, window),
    };
    panels.outline->setMinimumWidth(leastSideWidth);
    panels.inspector->setMinimumWidth(leastSideWidth + 4 * spacing::dialog);
    window->addDockWidget(Qt::LeftDockWidgetArea, docks.outline);
    window->addDockWidget(Qt::RightDockWidgetArea, docks.inspector);
    window->addDockWidget(Qt::BottomDockWidgetArea, docks.findings);
    window->tabifyDockWidget(docks.findings, docks.usage);
    window->tabifyDockWidget(docks.usage, docks.trace);
    window->tabifyDockWidget(docks.trace, docks.locked);
    docks.findings->raise();
    window->resizeDocks({docks.outline, docks.inspector}, {outlineDockWidth, inspectorDockWidth}, Qt::Horizontal);
    window->resizeDocks({docks.findings}, {bottomDockHeight}, Qt::Vertical);
    return docks;
}

}  // namespace aksnet::ui
