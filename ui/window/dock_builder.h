// SPDX-License-Identifier: GPL-3.0-or-later
//
// The docks around the diagram: outline left, inspector right, findings, address use, trace and what is locked below.
#pragma once

#include <QDockWidget>
#include <QMainWindow>

namespace aksnet::ui {

/// A dock with our own title bar: name, float and close buttons. While it shares its place with others their tabs name it
/// and the bar is left out.
class PanelDock : public QDockWidget {
    Q_OBJECT
public:
    PanelDock(const QString& id, const QString& title, const QString& iconName, QWidget* panel, QMainWindow* window);

private:
    void followTabs();

    QMainWindow* m_window;
    QWidget* m_titleBar = nullptr;
    QWidget* m_noTitleBar;
};

struct Docks {
    PanelDock* outline;
    PanelDock* inspector;
    PanelDock* findings;
    PanelDock* usage;
    PanelDock* trace;
    PanelDock* locked;
};

struct DockPanels {
    QWidget* outline;
    QWidget* inspector;
    QWidget* findings;
    QWidget* usage;
    QWidget* trace;
    QWidget* locked;
};

/// Puts the panels into docks at their first places.
[[nodiscard]] Docks buildDocks(QMainWindow* window, const DockPanels& panels);

}  // namespace aksnet::ui
