// SPDX-License-Identifier: GPL-3.0-or-later
//
// See theme_manager.h.
#include "ui/base/theme_manager.h"

#include "core/io/theme_file.h"
#include "ui/base/app_style.h"
#include "ui/base/resources.h"
#include "ui/base/style_sheet.h"

#include <QApplication>
#include <QFile>

namespace aksnet::ui {

namespace {

/// Whether the desktop's palette was dark before this program set its own.
bool desktopIsDark() {
    static const bool isDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return isDark;
}

}  // namespace

Theme builtInTheme(const QString& name) {
    initResources();
    const QString path = QStringLiteral(":/themes/%1.json").arg(name);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("The theme %s is not among the resources.", qPrintable(path));
    }
    auto theme = parseTheme(file.readAll().toStdString(), path.toStdString());
    if (!theme) {
        qFatal("%s", theme.error().text().c_str());
    }
    return std::move(*theme);
}

ThemeManager::ThemeManager(ThemeChoice choice, QObject* parent)
    : QObject(parent),
      m_choice(choice),
      m_lightTheme(builtInTheme(QStringLiteral("light"))),
      m_darkTheme(builtInTheme(QStringLiteral("dark"))) {
    dressApplication();
}

void ThemeManager::setChoice(ThemeChoice choice) {
    if (choice == m_choice) {
        return;
    }
    m_choice = choice;
    dressApplication();
    Q_EMIT themeChanged();
}

void ThemeManager::dressApplication() {
    const bool systemDark = desktopIsDark();
    m_dark = m_choice == ThemeChoice::dark || (m_choice == ThemeChoice::system && systemDark);
    if (qobject_cast<AppStyle*>(QApplication::style()) == nullptr && qApp->styleSheet().isEmpty()) {
        QApplication::setStyle(new AppStyle);
    }
    QApplication::setPalette(makePalette(colors()));
    qApp->setStyleSheet(makeStyleSheet(colors()));
}

}  // namespace aksnet::ui
