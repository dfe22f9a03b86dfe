// SPDX-License-Identifier: GPL-3.0-or-later
//
// FileActions: from the export dialog to the file.
#include "ui/base/text.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/messages.h"
#include "ui/document/file_store.h"
#include "ui/export/export.h"
#include "ui/window/file_actions.h"

#include <QDate>
#include <QFileInfo>
#include <QGuiApplication>

namespace aksnet::ui {

namespace {

QList<ExportFormatItem> formatItems() {
    QList<ExportFormatItem> items;
    for (const ExportFormat& format : exportFormats()) {
        const bool isPixels = format.key == QLatin1String("png");
        items << ExportFormatItem{format.key, format.title, isPixels, isPixels || format.key == QLatin1String("svg")};
    }
    return items;
}

Result<void> writePicture(const ExportChoice& choice, const PlanDocument& document) {
    const ExportFormat* format = findExportFormat(choice.format);
    const ExportOptions options{.theme = builtInTheme(choice.theme),
                                .legendAndTitle = choice.legendAndTitle,
                                .embedPlan = choice.embedPlan,
                                .scale = choice.scale,
                                .date = QDate::currentDate().toString(Qt::ISODate)};
    auto bytes = exportPicture(*format, document, options);
    return bytes ? writeFile(choice.path, *bytes) : std::unexpected(std::move(bytes.error()));
}

}  // namespace

void FileActions::exportPicture() {
    ExportChoice first;
    first.format = QStringLiteral("svg");
    first.theme = m_themes->isDark() ? QStringLiteral("dark") : QStringLiteral("light");
    first.path = suggestedPath(first.format);
    ExportDialog dialog(formatItems(), first, m_window);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    const ExportChoice choice = dialog.choice();
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    const auto written = writePicture(choice, {m_session->plan(), m_session->layout()});
    QGuiApplication::restoreOverrideCursor();
    if (!written) {
        showError(m_window, tr("The picture could not be written."), written.error());
        return;
    }
    m_settings->setLastFolder(QFileInfo(choice.path).absolutePath());
    Q_EMIT done(tr("Exported %1").arg(QFileInfo(choice.path).fileName()));
}

}  // namespace aksnet::ui
