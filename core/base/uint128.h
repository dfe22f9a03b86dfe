// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers large enough to count IPv6 addresses.
#pragma once

#include <string>

namespace aksnet {

__extension__ using Uint128 = unsigned __int128;

/// Decimal digits without grouping.
[[nodiscard]] std::string toText(Uint128 number);

}  // namespace aksnet
