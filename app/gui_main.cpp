// SPDX-License-Identifier: GPL-3.0-or-later
//
// See gui_main.h.
#include "app/gui_main.h"

#include "app/screenshots.h"
#include "core/base/version.h"
#include "ui/base/text.h"
#include "ui/document/document_session.h"
#include "ui/window/main_window.h"

#include <QTimer>

namespace aksnet::app {

namespace {

/// One file is opened, several are imported into one plan; what went wrong is shown by the window.
void openAtStart(ui::MainWindow& window, const QStringList& files) {
    if (!files.isEmpty()) {
        QTimer::singleShot(0, &window, [&window, files] { window.openFiles(files); });
    }
}

}  // namespace

int runWindow(const Invocation& invocation) {
    QApplication::setApplicationName(QStringLiteral("AksNet"));
    QApplication::setOrganizationName(QStringLiteral("AksNet"));
    QApplication::setApplicationVersion(ui::toQt(engineVersion));
    QApplication::setDesktopFileName(QStringLiteral("org.aksnet.AksNet"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/aksnet.svg")));
    if (!invocation.screenshotFolder.isEmpty()) {
        return writeScreenshots(invocation.screenshotFolder, invocation.files);
    }
    ui::DocumentSession session;
    ui::MainWindow window(&session);
    window.show();
    openAtStart(window, invocation.files);
    return QApplication::exec();
}

}  // namespace aksnet::app
