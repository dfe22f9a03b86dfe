// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads a theme from its JSON text.
#pragma once

#include "core/base/result.h"
#include "core/diagram/theme.h"

namespace aksnet {

/// A theme file's content; every role must be given. The Error names the key that is missing or wrong.
[[nodiscard]] Result<Theme> parseTheme(std::string_view text, std::string_view name);

}  // namespace aksnet
