// SPDX-License-Identifier: GPL-3.0-or-later
//
// The main window: puts canvas, panels, menus and file work around one document session and passes their wishes on.
// What they do stands in their own classes; nothing here knows the domain.
#pragma once

#include "ui/base/settings.h"
#include "ui/base/theme_manager.h"
#include "ui/document/document_session.h"
#include "ui/window/action_list.h"

#include <QMainWindow>

class QStackedWidget;

namespace aksnet::ui {

class DiagramView;
class EditActions;
class FileActions;
class FindingActions;
class FindingsPanel;
class InspectorPanel;
class LockedPanel;
class OutlinePanel;
class PanelDock;
class StartPage;
class StatusWidgets;
class TracePanel;
class UsagePanel;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// The session outlives the window.
    explicit MainWindow(DocumentSession* session, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// One file opens; several are imported together as a new plan.
    void openFiles(const QStringList& paths);
    /// Opens a plan of ":/samples".
    void openSample(const QString& path);
    void setTheme(ThemeChoice choice);
    void showUsage();
    void showFindings();
    void showTrace();
    void showLocked();

    [[nodiscard]] const ActionList& actionList() const { return *m_actions; }
    [[nodiscard]] DiagramView* canvas() const { return m_canvas; }
    [[nodiscard]] OutlinePanel* outline() const { return m_outline; }
    [[nodiscard]] InspectorPanel* inspector() const { return m_inspector; }
    [[nodiscard]] FindingsPanel* findings() const { return m_findings; }
    [[nodiscard]] UsagePanel* usage() const { return m_usage; }
    [[nodiscard]] TracePanel* tracePanel() const { return m_trace; }
    [[nodiscard]] LockedPanel* lockedPanel() const { return m_locked; }
    [[nodiscard]] FileActions* fileActions() const { return m_files; }
    [[nodiscard]] StartPage* startPage() const { return m_startPage; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildCentre();
    void buildPanels();
    void buildMenus();
    void connectFileActions();
    void connectEditActions();
    void connectViewActions();
    void connectHelpActions();
    void connectPanels();
    void connectFindingActions();
    void connectTrace();
    void connectStartPage();
    void followFile();
    void followPlan();
    void followTheme();
    void goTo(ObjectRef object);
    void editObject(ObjectRef object);
    void showContextMenu(ObjectRef object, const QPoint& globalPosition);
    void orderTabs();
    void restorePlaces();

    DocumentSession* m_session;
    Settings m_settings;
    ThemeManager m_themes;
    ActionList* m_actions;
    QStackedWidget* m_centre = nullptr;
    DiagramView* m_canvas = nullptr;
    StartPage* m_startPage = nullptr;
    OutlinePanel* m_outline = nullptr;
    InspectorPanel* m_inspector = nullptr;
    FindingsPanel* m_findings = nullptr;
    UsagePanel* m_usage = nullptr;
    TracePanel* m_trace = nullptr;
    LockedPanel* m_locked = nullptr;
    PanelDock* m_inspectorDock = nullptr;
    PanelDock* m_findingsDock = nullptr;
    PanelDock* m_usageDock = nullptr;
    PanelDock* m_traceDock = nullptr;
    PanelDock* m_lockedDock = nullptr;
    PanelDock* m_outlineDock = nullptr;
    FileActions* m_files = nullptr;
    EditActions* m_edits = nullptr;
    FindingActions* m_findingActions = nullptr;
    StatusWidgets* m_status = nullptr;
};

}  // namespace aksnet::ui
