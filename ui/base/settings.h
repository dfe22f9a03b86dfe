// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the program remembers between runs: window places, recent files, theme. Never anything about a plan.
#pragma once

#include <QSettings>
#include <QStringList>

namespace aksnet::ui {

enum class ThemeChoice : std::uint8_t { system, light, dark };

/// A thin, typed door to one INI file in the user's configuration folder (tests redirect it with QSettings::setPath).
class Settings {
public:
    static constexpr int recentFileLimit = 10;

    Settings();

    /// Absolute paths, newest first, whether or not they still exist.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString& path);
    void removeRecentFile(const QString& path);
    void clearRecentFiles();

    [[nodiscard]] ThemeChoice themeChoice() const;
    void setThemeChoice(ThemeChoice choice);

    /// What the findings stand under: a word of the caller's; empty before the first choice.
    [[nodiscard]] QString findingsGrouping() const;
    void setFindingsGrouping(const QString& grouping);

    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray windowState() const;
    void setWindow(const QByteArray& geometry, const QByteArray& state);

    /// Folder of the last file chosen in a dialog; the user's documents folder before that.
    [[nodiscard]] QString lastFolder() const;
    void setLastFolder(const QString& folder);

private:
    QSettings m_store;
};

}  // namespace aksnet::ui
