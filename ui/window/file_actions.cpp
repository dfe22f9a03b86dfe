// SPDX-License-Identifier: GPL-3.0-or-later
//
// See file_actions.h. Exporting stands in file_actions_export.cpp.
#include "ui/window/file_actions.h"

#include "ui/base/icons.h"
#include "ui/base/text.h"
#include "ui/dialogs/import_report_dialog.h"
#include "ui/dialogs/messages.h"
#include "ui/document/file_store.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QTimer>

#include <optional>

namespace aksnet::ui {

namespace {

const QString planFilter = QStringLiteral("Plans (*.aksnet.json)");
const QString importFilter = QStringLiteral("JSON from az, ARM or REST (*.json)");
const QString openFilter = QStringLiteral("Plans, pictures with a plan, Azure JSON (*.json *.svg *.png)");

/// The wait cursor while a file is read.
class WaitCursor {
public:
    WaitCursor() { QGuiApplication::setOverrideCursor(Qt::WaitCursor); }
    ~WaitCursor() { QGuiApplication::restoreOverrideCursor(); }
    WaitCursor(const WaitCursor&) = delete;
    WaitCursor& operator=(const WaitCursor&) = delete;
};

bool isPlanOrPicture(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("svg") || suffix == QLatin1String("png")) {
        return true;
    }
    const auto text = readFile(path);
    return text && looksLikePlan(*text);
}

}  // namespace

FileActions::FileActions(DocumentSession* session, Settings* settings, const ThemeManager* themes, QWidget* window)
    : QObject(window), m_session(session), m_settings(settings), m_themes(themes), m_window(window) {
    // The report comes up once opening is over and the plan stands behind it.
    connect(session, &DocumentSession::imported, this, [this](const ImportReport& report) {
        QTimer::singleShot(0, this, [this, report] { showReport(report); });
    });
}

bool FileActions::isEmptyPlan() const {
    // Numbers that were given once stay given, also after everything is gone again.
    Plan empty;
    empty.nextNumber = m_session->plan().nextNumber;
    return m_session->plan() == empty;
}

bool FileActions::mayLeavePlan() {
    if (!m_session->isModified() || (isEmptyPlan() && m_session->filePath().isEmpty())) {
        return true;
    }
    switch (askAboutUnsavedChanges(m_window, m_session->displayName())) {
        case UnsavedAnswer::save: return save();
        case UnsavedAnswer::discard: return true;
        case UnsavedAnswer::cancel: return false;
    }
    return false;
}

void FileActions::newPlan() {
    if (mayLeavePlan()) {
        m_session->newPlan();
    }
}

void FileActions::open() {
    const QStringList paths = QFileDialog::getOpenFileNames(
        m_window, tr("Open"), m_settings->lastFolder(),
        openFilter + QStringLiteral(";;") + planFilter + QStringLiteral(";;All files (*)"));
    if (!paths.isEmpty()) {
        openPaths(paths);
    }
}

void FileActions::import() {
    const QStringList paths =
        QFileDialog::getOpenFileNames(m_window, tr("Import into this plan"), m_settings->lastFolder(),
                                      importFilter + QStringLiteral(";;All files (*)"));
    if (!paths.isEmpty()) {
        importPaths(paths);
    }
}

void FileActions::openPaths(const QStringList& paths) {
    if (!mayLeavePlan()) {
        return;
    }
    if (paths.size() > 1) {
        m_session->newPlan();
        importPaths(paths);
        return;
    }
    Result<void> opened;
    {
        const WaitCursor wait;
        opened = m_session->open(paths.front());
    }
    if (!opened) {
        m_settings->removeRecentFile(paths.front());
        Q_EMIT recentFilesChanged();
        showError(m_window, tr("%1 could not be opened.").arg(QFileInfo(paths.front()).fileName()), opened.error());
        return;
    }
    remember(paths.front());
    Q_EMIT done(tr("Opened %1").arg(QFileInfo(paths.front()).fileName()));
}

void FileActions::importPaths(const QStringList& paths) {
    std::optional<Result<ImportReport>> report;
    {
        const WaitCursor wait;
        report = m_session->importFiles(paths);
    }
    m_settings->setLastFolder(QFileInfo(paths.front()).absolutePath());
    if (!*report) {
        showError(m_window, tr("Nothing could be imported."), report->error());
        return;
    }
    showReport(**report);
}

void FileActions::takeDropped(const QStringList& paths) {
    const bool opens = paths.size() == 1 && (isEmptyPlan() || isPlanOrPicture(paths.front()));
    if (opens) {
        openPaths(paths);
    } else if (!paths.isEmpty()) {
        importPaths(paths);
    }
}

void FileActions::openSample(const QString& path) {
    if (!mayLeavePlan()) {
        return;
    }
    auto files = openFiles({path});
    if (!files) {
        showError(m_window, tr("The sample could not be opened."), files.error());
        return;
    }
    m_session->setDocument(std::move(files->document), {});
}

bool FileActions::save() {
    return m_session->filePath().isEmpty() ? saveAs() : saveTo(m_session->filePath());
}

bool FileActions::saveAs() {
    QString path = QFileDialog::getSaveFileName(m_window, tr("Save the plan as"),
                                                suggestedPath(QStringLiteral("aksnet.json")), planFilter);
    if (path.isEmpty()) {
        return false;
    }
    if (!path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
        path += QLatin1String(".aksnet.json");
    }
    return saveTo(path);
}

bool FileActions::saveTo(const QString& path) {
    if (const auto saved = m_session->save(path); !saved) {
        showError(m_window, tr("The plan could not be saved."), saved.error());
        return false;
    }
    remember(path);
    Q_EMIT done(tr("Saved %1").arg(QFileInfo(path).fileName()));
    return true;
}

void FileActions::remember(const QString& path) {
    m_settings->addRecentFile(path);
    m_settings->setLastFolder(QFileInfo(path).absolutePath());
    Q_EMIT recentFilesChanged();
}

QString FileActions::suggestedPath(const QString& suffix) const {
    if (!m_session->filePath().isEmpty()) {
        const QFileInfo info(m_session->filePath());
        return info.dir().filePath(info.fileName().section(QLatin1Char('.'), 0, 0) + QLatin1Char('.') + suffix);
    }
    QString name = toQt(m_session->plan().name).simplified();
    name.replace(QLatin1Char('/'), QLatin1Char('-'));
    return QDir(m_settings->lastFolder()).filePath((name.isEmpty() ? tr("plan") : name) + QLatin1Char('.') + suffix);
}

void FileActions::fillRecentMenu(QMenu* menu) {
    menu->clear();
    int number = 0;
    for (const QString& path : m_settings->recentFiles()) {
        ++number;
        const QString name = QFileInfo(path).fileName().replace(QLatin1Char('&'), QLatin1String("&&"));
        QAction* action = menu->addAction(number < 10 ? QStringLiteral("&%1  %2").arg(number).arg(name) : name);
        action->setToolTip(QDir::toNativeSeparators(path));
        action->setData(path);
        connect(action, &QAction::triggered, this, [this, path] { openPaths({path}); });
    }
    if (number == 0) {
        menu->addAction(tr("No files yet"))->setEnabled(false);
        return;
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Forget these")), &QAction::triggered, this, [this] {
        m_settings->clearRecentFiles();
        Q_EMIT recentFilesChanged();
    });
}

void FileActions::showReport(const ImportReport& report) {
    ImportReportDialog dialog(report, *m_themes, m_window);
    dialog.exec();
}

}  // namespace aksnet::ui
