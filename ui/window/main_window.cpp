// SPDX-License-Identifier: GPL-3.0-or-later
//
// See main_window.h. What the menus' actions are connected to stands in main_window_actions.cpp.
#include "ui/window/main_window.h"

#include "core/plan/query.h"
#include "ui/canvas/diagram_view.h"
#include "ui/canvas/minimap.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/locked_panel.h"
#include "ui/panels/outline_panel.h"
#include "ui/panels/trace_panel.h"
#include "ui/panels/usage_panel.h"
#include "ui/window/dock_builder.h"
#include "ui/window/edit_actions.h"
#include "ui/window/file_actions.h"
#include "ui/window/finding_actions.h"
#include "ui/window/menu_builder.h"
#include "ui/window/start_page.h"
#include "ui/window/status_widgets.h"

#include <QCloseEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QTreeView>

namespace aksnet::ui {

namespace {

constexpr QSize firstWindowSize(1440, 900);
constexpr QSize leastWindowSize(960, 600);
/// Raised whenever docks or tool bars change in a way that older saved places do not fit.
constexpr int windowStateVersion = 3;

QStringList localFilesOf(const QMimeData* data) {
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile()) {
            paths << url.toLocalFile();
        }
    }
    return paths;
}

}  // namespace

MainWindow::MainWindow(DocumentSession* session, QWidget* parent)
    : QMainWindow(parent), m_session(session), m_themes(m_settings.themeChoice()), m_actions(new ActionList(this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setMinimumSize(leastWindowSize);
    resize(firstWindowSize);
    buildCentre();
    buildPanels();
    m_files = new FileActions(session, &m_settings, &m_themes, this);
    m_edits = new EditActions(session, m_actions, this);
    m_findingActions = new FindingActions(session, &m_settings, m_actions, m_findings, this);
    m_status = new StatusWidgets(session, &m_themes, statusBar());
    buildMenus();
    connectFileActions();
    connectEditActions();
    connectViewActions();
    connectHelpActions();
    connectPanels();
    connectFindingActions();
    connectTrace();
    connectStartPage();
    connect(session, &DocumentSession::fileChanged, this, &MainWindow::followFile);
    connect(session, &DocumentSession::planChanged, this, &MainWindow::followPlan);
    connect(&m_themes, &ThemeManager::themeChanged, this, &MainWindow::followTheme);
    followFile();
    followPlan();
    followTheme();
    orderTabs();
    restorePlaces();
}

MainWindow::~MainWindow() {
    // The undo stack tells that it is empty when it goes; nobody here must listen by then.
    m_session->undoStack().disconnect(this);
    m_session->disconnect(this);
}

void MainWindow::buildCentre() {
    m_centre = new QStackedWidget(this);
    m_canvas = new DiagramView(m_session, m_centre);
    m_canvas->setObjectName(QStringLiteral("canvas"));
    m_startPage = new StartPage(m_centre);
    m_centre->addWidget(m_canvas);
    m_centre->addWidget(m_startPage);
    setCentralWidget(m_centre);
    new Minimap(m_canvas);
}

void MainWindow::buildPanels() {
    m_outline = new OutlinePanel(m_session, &m_themes);
    m_inspector = new InspectorPanel(m_session, &m_themes);
    m_findings = new FindingsPanel(m_session, &m_themes);
    m_usage = new UsagePanel(m_session, &m_themes);
    m_trace = new TracePanel(m_session, &m_themes);
    m_locked = new LockedPanel(m_session, &m_themes, m_actions->at(ActionId::showLocked));
    const Docks docks = buildDocks(this, {.outline = m_outline,
                                          .inspector = m_inspector,
                                          .findings = m_findings,
                                          .usage = m_usage,
                                          .trace = m_trace,
                                          .locked = m_locked});
    m_outlineDock = docks.outline;
    m_inspectorDock = docks.inspector;
    m_findingsDock = docks.findings;
    m_usageDock = docks.usage;
    m_traceDock = docks.trace;
    m_lockedDock = docks.locked;
}

void MainWindow::buildMenus() {
    const Docks docks{.outline = m_outlineDock,
                      .inspector = m_inspectorDock,
                      .findings = m_findingsDock,
                      .usage = m_usageDock,
                      .trace = m_traceDock,
                      .locked = m_lockedDock};
    const Menus menus = buildMenuBar(this, *m_actions, docks);
    buildToolBar(this, *m_actions, docks);
    connect(menus.recent, &QMenu::aboutToShow, this, [this, menu = menus.recent] { m_files->fillRecentMenu(menu); });
    for (const Sample& sample : allSamples()) {
        QAction* action = menus.samples->addAction(sample.title);
        action->setToolTip(sample.description);
        connect(action, &QAction::triggered, this, [this, path = sample.path] { m_files->openSample(path); });
    }
}

/// From left to right and down; done last, because moving widgets into docks reorders them. The inspector's fields are made
/// anew for each selection and so come at the end by themselves.
void MainWindow::orderTabs() {
    const QList<QWidget*> order =
        QList<QWidget*>{m_outline->filter(), m_outline->view(), m_canvas} + m_findings->tabStops();
    QWidget* previous = nullptr;
    for (QWidget* widget : order) {
        if (previous) {
            setTabOrder(previous, widget);
        }
        previous = widget;
    }
}

void MainWindow::openFiles(const QStringList& paths) {
    m_files->openPaths(paths);
}

void MainWindow::openSample(const QString& path) {
    m_files->openSample(path);
}

void MainWindow::setTheme(ThemeChoice choice) {
    m_settings.setThemeChoice(choice);
    m_themes.setChoice(choice);
}

void MainWindow::showUsage() {
    m_usageDock->show();
    m_usageDock->raise();
}

void MainWindow::showFindings() {
    m_findingsDock->show();
    m_findingsDock->raise();
}

void MainWindow::showTrace() {
    m_traceDock->show();
    m_traceDock->raise();
}

void MainWindow::showLocked() {
    m_lockedDock->show();
    m_lockedDock->raise();
}

void MainWindow::followFile() {
    setWindowTitle(tr("%1[*] – AksNet").arg(m_session->displayName()));
    setWindowFilePath(m_session->filePath());
    setWindowModified(m_session->isModified());
    m_actions->at(ActionId::save)->setEnabled(m_session->isModified() || m_session->filePath().isEmpty());
}

void MainWindow::followPlan() {
    const bool nothingYet = allObjects(m_session->plan()).empty() && m_session->filePath().isEmpty();
    m_centre->setCurrentWidget(nothingYet ? static_cast<QWidget*>(m_startPage) : m_canvas);
    if (nothingYet) {
        m_startPage->showRecentFiles(m_settings.recentFiles());
    }
    m_actions->at(ActionId::exportPicture)->setEnabled(!nothingYet);
    m_actions->at(ActionId::saveAs)->setEnabled(!nothingYet);
    for (const ActionId id :
         {ActionId::zoomIn, ActionId::zoomOut, ActionId::zoomReset, ActionId::fit, ActionId::showLocked}) {
        m_actions->at(id)->setEnabled(!nothingYet);
    }
}

void MainWindow::followTheme() {
    m_canvas->setTheme(m_themes.theme());
}

void MainWindow::goTo(ObjectRef object) {
    m_session->select({{object}});
    m_canvas->reveal(object);
}

void MainWindow::editObject(ObjectRef object) {
    m_session->select(object.kind == ObjectKind::plan ? Selection{} : Selection{{object}});
    m_inspectorDock->show();
    m_inspectorDock->raise();
    m_inspector->focusField(QStringLiteral("name"));
}

void MainWindow::showContextMenu(ObjectRef object, const QPoint& globalPosition) {
    QMenu menu(this);
    menu.setToolTipsVisible(true);
    fillContextMenu(&menu, *m_actions, object.kind);
    menu.exec(globalPosition);
}

void MainWindow::restorePlaces() {
    if (const QByteArray geometry = m_settings.windowGeometry(); !geometry.isEmpty()) {
        restoreGeometry(geometry);
        restoreState(m_settings.windowState(), windowStateVersion);
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_files->mayLeavePlan()) {
        event->ignore();
        return;
    }
    m_settings.setWindow(saveGeometry(), saveState(windowStateVersion));
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFilesOf(event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QStringList paths = localFilesOf(event->mimeData());
    event->acceptProposedAction();
    // Dialogs must not open while the other program still waits for the drop to end.
    QMetaObject::invokeMethod(this, [this, paths] { m_files->takeDropped(paths); }, Qt::QueuedConnection);
}

}  // namespace aksnet::ui
