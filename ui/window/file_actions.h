// SPDX-License-Identifier: GPL-3.0-or-later
//
// New, open, import, save, export, close: what happens between the session, the disk and the user's answers.
#pragma once

#include "ui/base/theme_manager.h"
#include "ui/document/document_session.h"

#include <QObject>

class QMenu;

namespace aksnet::ui {

class FileActions : public QObject {
    Q_OBJECT
public:
    FileActions(DocumentSession* session, Settings* settings, const ThemeManager* themes, QWidget* window);

    /// Asks about unsaved changes; false if the user would rather stay.
    [[nodiscard]] bool mayLeavePlan();

    void newPlan();
    /// Asks for files.
    void open();
    void import();
    /// One file is opened, after the question about unsaved changes; several are imported together as a new plan.
    void openPaths(const QStringList& paths);
    /// Merges files into the plan as one undo step and shows the report.
    void importPaths(const QStringList& paths);
    /// What dropping files on the window means: plans and pictures open, anything else is imported (into the plan if it has
    /// something in it).
    void takeDropped(const QStringList& paths);
    /// A plan among the resources, as an unsaved document.
    void openSample(const QString& path);

    /// False if the user gave up or the file could not be written.
    bool save();
    bool saveAs();
    void exportPicture();

    /// Fills a menu with the recent files.
    void fillRecentMenu(QMenu* menu);

Q_SIGNALS:
    void recentFilesChanged();
    /// A sentence for the status bar.
    void done(const QString& message);

private:
    bool saveTo(const QString& path);
    void remember(const QString& path);
    [[nodiscard]] QString suggestedPath(const QString& suffix) const;
    void showReport(const ImportReport& report);
    [[nodiscard]] bool isEmptyPlan() const;

    DocumentSession* m_session;
    Settings* m_settings;
    const ThemeManager* m_themes;
    QWidget* m_window;
};

}  // namespace aksnet::ui
