// SPDX-License-Identifier: GPL-3.0-or-later
//
// See theme.h.
#include "core/diagram/theme.h"

#include <fmt/format.h>

namespace aksnet {

std::string Color::hex() const {
    return fmt::format("#{:02x}{:02x}{:02x}", red, green, blue);
}

}  // namespace aksnet
