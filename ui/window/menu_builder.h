// SPDX-License-Identifier: GPL-3.0-or-later
//
// Menu bar, tool bar and context menu, all made of the same actions.
#pragma once

#include "ui/document/selection.h"
#include "ui/window/action_list.h"
#include "ui/window/dock_builder.h"

#include <QMainWindow>

class QMenu;
class QToolBar;

namespace aksnet::ui {

/// What the window still fills or follows after the menu bar is made.
struct Menus {
    QMenu* recent;
    QMenu* samples;
};

[[nodiscard]] Menus buildMenuBar(QMainWindow* window, const ActionList& actions, const Docks& docks);
QToolBar* buildToolBar(QMainWindow* window, const ActionList& actions, const Docks& docks);

/// "Severity of this rule in this plan ▸".
QMenu* addSeverityMenu(QMenu* menu, const ActionList& actions);
/// What can be done with the chosen findings.
void fillFindingMenu(QMenu* menu, const ActionList& actions);
/// What can be done with a thing of that kind: things to add in it first, then rename, show and delete.
void fillContextMenu(QMenu* menu, const ActionList& actions, ObjectKind kind);

}  // namespace aksnet::ui
