// SPDX-License-Identifier: GPL-3.0-or-later
//
// Colours of the window's own parts (panels, text, borders, controls). The diagram's colours come from core's Theme.
#pragma once

#include <QColor>
#include <QPalette>

namespace aksnet::ui {

struct UiColors {
    QColor window;  ///< behind panels, tool bar, status bar
    QColor panel;   ///< contents of panels
    QColor field;   ///< inside text fields
    QColor raised;  ///< buttons, chips
    QColor hover;   ///< under the pointer
    QColor pressed;
    QColor border;       ///< hairlines between parts
    QColor fieldBorder;  ///< around fields and buttons: at least 3 : 1 against their surroundings
    QColor text;
    QColor mutedText;  ///< captions, units, placeholders: still at least 4.5 : 1
    QColor disabledText;
    QColor accent;      ///< focus, links, the primary button
    QColor accentText;  ///< on accent
    QColor selection;   ///< behind selected rows and text
    QColor error;       ///< text of refused input, borders of faulty fields
    QColor tip;
    QColor tipText;
};

[[nodiscard]] const UiColors& lightColors();
[[nodiscard]] const UiColors& darkColors();

/// The palette widgets paint with: Mid is the border, PlaceholderText the muted text, Link and Accent-like roles the accent.
[[nodiscard]] QPalette makePalette(const UiColors& colors);

}  // namespace aksnet::ui
