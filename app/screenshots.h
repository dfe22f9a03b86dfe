// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of the main screens, for the README and for looking at one's work.
#pragma once

#include <QStringList>

namespace aksnet::app {

/// Opens a window, shows each screen in light and dark and writes it as PNG into `folder` (made if missing); `files` are
/// shown besides the samples. Returns an exit code; settings of the user are neither read nor changed.
[[nodiscard]] int writeScreenshots(const QString& folder, const QStringList& files);

}  // namespace aksnet::app
