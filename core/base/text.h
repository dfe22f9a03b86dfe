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
/// Bytes of the UTF-8 character at `at`; 0 if none stands there (overlong, cut off, a surrogate, beyond U+10FFFF).
[[nodiscard]] std::size_t utf8Length(std::string_view text, std::size_t at);
/// A stranger's text as messages show it: in quotes, whole characters only, "…" for what is beyond 60 of them, and "�" for
/// control characters and bytes that are not UTF-8.
[[nodiscard]] std::string inQuotes(std::string_view text);
/// 1581 → "1,581".
[[nodiscard]] std::string grouped(Uint128 number);
/// "1 node", "1,581 nodes", "0 addresses": the noun is given in the singular.
[[nodiscard]] std::string counted(Uint128 number, std::string_view noun);

}  // namespace aksnet
