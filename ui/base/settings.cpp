// SPDX-License-Identifier: GPL-3.0-or-later
//
// See settings.h.
#include "ui/base/settings.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace aksnet::ui {

namespace {

constexpr QLatin1String settingsRecentKey("recentFiles");
constexpr QLatin1String settingsThemeKey("theme");
constexpr QLatin1String settingsGroupingKey("findings/grouping");
constexpr QLatin1String settingsGeometryKey("window/geometry");
constexpr QLatin1String settingsStateKey("window/state");
constexpr QLatin1String settingsFolderKey("lastFolder");

}  // namespace

Settings::Settings()
    : m_store(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("aksnet"), QStringLiteral("aksnet")) {}

QStringList Settings::recentFiles() const {
    return m_store.value(settingsRecentKey).toStringList();
}

void Settings::addRecentFile(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    while (files.size() > recentFileLimit) {
        files.removeLast();
    }
    m_store.setValue(settingsRecentKey, files);
}

void Settings::removeRecentFile(const QString& path) {
    QStringList files = recentFiles();
    files.removeAll(QFileInfo(path).absoluteFilePath());
    m_store.setValue(settingsRecentKey, files);
}

void Settings::clearRecentFiles() {
    m_store.remove(settingsRecentKey);
}

ThemeChoice Settings::themeChoice() const {
    const QString text = m_store.value(settingsThemeKey).toString();
    if (text == QLatin1String("light")) {
        return ThemeChoice::light;
    }
    return text == QLatin1String("dark") ? ThemeChoice::dark : ThemeChoice::system;
}

void Settings::setThemeChoice(ThemeChoice choice) {
    switch (choice) {
        case ThemeChoice::light: m_store.setValue(settingsThemeKey, QStringLiteral("light")); break;
        case ThemeChoice::dark: m_store.setValue(settingsThemeKey, QStringLiteral("dark")); break;
        case ThemeChoice::system: m_store.remove(settingsThemeKey); break;
    }
}

QString Settings::findingsGrouping() const {
    return m_store.value(settingsGroupingKey).toString();
}

void Settings::setFindingsGrouping(const QString& grouping) {
    m_store.setValue(settingsGroupingKey, grouping);
}

QByteArray Settings::windowGeometry() const {
    return m_store.value(settingsGeometryKey).toByteArray();
}

QByteArray Settings::windowState() const {
    return m_store.value(settingsStateKey).toByteArray();
}

void Settings::setWindow(const QByteArray& geometry, const QByteArray& state) {
    m_store.setValue(settingsGeometryKey, geometry);
    m_store.setValue(settingsStateKey, state);
}

QString Settings::lastFolder() const {
    const QString folder = m_store.value(settingsFolderKey).toString();
    return folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : folder;
}

void Settings::setLastFolder(const QString& folder) {
    m_store.setValue(settingsFolderKey, folder);
}

}  // namespace aksnet::ui
