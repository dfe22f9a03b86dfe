// SPDX-License-Identifier: GPL-3.0-or-later
//
// Light, dark, or as the desktop has it: one place that decides and that dresses the application.
#pragma once

#include "core/diagram/theme.h"
#include "ui/base/color.h"
#include "ui/base/settings.h"
#include "ui/base/ui_colors.h"

#include <QObject>

namespace aksnet::ui {

/// Owned by the window and handed to whatever paints in colours of its own; everything else follows the palette.
class ThemeManager : public QObject {
    Q_OBJECT
public:
    /// Reads the diagram themes from ":/themes/…" and dresses the application in `choice`.
    explicit ThemeManager(ThemeChoice choice, QObject* parent = nullptr);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);

    [[nodiscard]] bool isDark() const { return m_dark; }
    /// Colours of diagram, charts and findings.
    [[nodiscard]] const Theme& theme() const { return m_dark ? m_darkTheme : m_lightTheme; }
    [[nodiscard]] const UiColors& colors() const { return m_dark ? darkColors() : lightColors(); }

Q_SIGNALS:
    void themeChanged();

private:
    void dressApplication();

    ThemeChoice m_choice;
    bool m_dark = false;
    Theme m_lightTheme;
    Theme m_darkTheme;
};

/// One of the themes under ":/themes": "light", "dark", "print". The files are ours, so a broken one is a programming error.
[[nodiscard]] Theme builtInTheme(const QString& name);

}  // namespace aksnet::ui
