// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line: what was asked for, and the commands that need no window.
#pragma once

#include <QStringList>

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace aksnet::app {

/// Where commands write; tests pass string streams.
struct Streams {
    std::ostream& out;
    std::ostream& err;
};

/// Exit codes of every command.
enum ExitCode : int {
    exitClean = 0,
    exitFindings = 1,  ///< `check` found something at the level of --fail-on
    exitUnusable = 2,  ///< bad arguments, or a file that cannot be used; the reason is on the error stream
};

/// What the arguments ask for.
struct Invocation {
    std::function<int(Streams)> command;  ///< a headless command, or empty: open the window
    bool needsFonts = false;              ///< the command draws: it needs a QGuiApplication, though no display
    QStringList files;                    ///< for the window
    QString screenshotFolder;             ///< not empty: write screenshots there instead of waiting for the user
    std::optional<int> exitCode;          ///< set when nothing is left to do (--help, --version, bad arguments)
};

/// Reads the arguments (without the program's name). Help and complaints go to the streams.
[[nodiscard]] Invocation parseArguments(const QStringList& arguments, Streams streams);

}  // namespace aksnet::app
