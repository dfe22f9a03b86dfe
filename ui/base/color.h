// SPDX-License-Identifier: GPL-3.0-or-later
//
// Core's colours as Qt's.
#pragma once

#include "core/diagram/theme.h"

#include <QColor>

namespace aksnet::ui {

[[nodiscard]] inline QColor toQt(Color color) {
    return {color.red, color.green, color.blue};
}

}  // namespace aksnet::ui
