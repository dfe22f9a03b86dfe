// SPDX-License-Identifier: GPL-3.0-or-later
//
// The application style sheet: flat surfaces, hairlines and visible focus on top of Fusion.
#pragma once

#include "ui/base/ui_colors.h"

#include <QString>

namespace aksnet::ui {

/// Widgets may ask for a look by dynamic property:
///   QLabel       look = "muted" | "heading" | "title" | "display" | "section" | "error" | "chip"
///   QPushButton  look = "primary" | "link" | "row" | "tile"
///   QFrame       look = "card" | "panel" | "bar"
///   QLineEdit …  faulty = true
[[nodiscard]] QString makeStyleSheet(const UiColors& colors);

/// Sets the property and has the widget styled again.
void setLook(QWidget* widget, const char* look);
void setFaulty(QWidget* widget, bool faulty);

}  // namespace aksnet::ui
