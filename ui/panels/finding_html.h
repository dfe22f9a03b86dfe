// SPDX-License-Identifier: GPL-3.0-or-later
//
// A finding in full, as rich text.
#pragma once

#include "core/engine/engine.h"
#include "ui/base/ui_colors.h"

#include <QString>

namespace aksnet::ui {

/// Rule and title, sentence, subject as the link "object:<ref>", Azure's error, what the plan says of it, sum, what
/// Azure says, what would clear it at which cost, place in the file.
[[nodiscard]] QString findingHtml(const Snapshot& snapshot, const Finding& finding, const UiColors& colors);

}  // namespace aksnet::ui
