// SPDX-License-Identifier: GPL-3.0-or-later
//
// The composition root of the window: session, main window, and nothing else that lives as long as the program.
#pragma once

#include "app/command_line.h"

#include <QApplication>

namespace aksnet::app {

/// Shows the window with the invocation's files and runs until it is closed; or writes screenshots and ends. A QApplication
/// exists.
[[nodiscard]] int runWindow(const Invocation& invocation);

}  // namespace aksnet::app
