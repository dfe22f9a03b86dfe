// SPDX-License-Identifier: GPL-3.0-or-later
//
// Entry point: a headless command, or the window.
#include "app/command_line.h"
#include "app/gui_main.h"
#include "ui/base/resources.h"

#include <QApplication>
#include <QTemporaryDir>

#include <iostream>

int main(int argc, char* argv[]) {
    using namespace aksnet::app;
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments << QString::fromLocal8Bit(argv[i]);
    }
    aksnet::ui::initResources();
    const Streams streams{std::cout, std::cerr};
    const Invocation invocation = parseArguments(arguments, streams);
    if (invocation.exitCode) {
        return *invocation.exitCode;
    }
    if (invocation.command) {
        if (!invocation.needsFonts) {
            const QCoreApplication application(argc, argv);
            return invocation.command(streams);
        }
        // Pictures need fonts and a painter but no display.
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Where no session has made a folder for it, Qt complains and makes one that stays; ours goes with the program.
        const QTemporaryDir runtimeFolder;
        if (!qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) {
            qputenv("XDG_RUNTIME_DIR", runtimeFolder.path().toLocal8Bit());
        }
        const QGuiApplication application(argc, argv);
        return invocation.command(streams);
    }
    const QApplication application(argc, argv);
    return runWindow(invocation);
}
