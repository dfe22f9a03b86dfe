// SPDX-License-Identifier: GPL-3.0-or-later
//
// Commands run as from a shell, with what they print.
#pragma once

#include "app/command_line.h"

#include <QDir>
#include <QStringList>

#include <sstream>

namespace aksnet::testing {

struct CommandRun {
    int code = -1;  ///< -1: nothing was run, the window would open
    QString out;
    QString err;
};

[[nodiscard]] inline CommandRun run(const QStringList& arguments) {
    std::ostringstream out;
    std::ostringstream err;
    const app::Streams streams{out, err};
    CommandRun result;
    const app::Invocation invocation = app::parseArguments(arguments, streams);
    if (invocation.exitCode) {
        result.code = *invocation.exitCode;
    } else if (invocation.command) {
        result.code = invocation.command(streams);
    }
    result.out = QString::fromStdString(out.str());
    result.err = QString::fromStdString(err.str());
    return result;
}

[[nodiscard]] inline QString samplePath(const char* name) {
    return QStringLiteral(AKSNET_SOURCE_DIR "/resources/samples/%1.aksnet.json").arg(QLatin1String(name));
}

/// The files of an import fixture, without what is expected of them.
[[nodiscard]] inline QStringList importPaths(const char* name) {
    const QDir folder(QStringLiteral(AKSNET_SOURCE_DIR "/tests/fixtures/imports/%1").arg(QLatin1String(name)));
    QStringList paths;
    for (const QString& file : folder.entryList({QStringLiteral("[0-9]*")}, QDir::Files, QDir::Name)) {
        paths << folder.filePath(file);
    }
    return paths;
}

}  // namespace aksnet::testing
