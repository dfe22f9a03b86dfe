// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small text helpers that do not depend on any locale.
#pragma once

#include "core/base/uint128.h"

#include <string>
#include <string_view>

namespace aksnet {

/// ASCII letters in lower case; everything else unchanged.
[[nodiscard]] std::string lowered(std::string_view text);
/// Compares without regard to the case of ASCII letters.
[[nodiscard]] bool equalsIgnoringCase(std::string_view a, std::string_view b);
/// Without leading and trailing blanks, tabs and line ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// 1581 → "1,581".
[[nodiscard]] std::string grouped(Uint128 number);

}  // namespace aksnet
