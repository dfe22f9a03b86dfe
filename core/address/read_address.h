// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading address text; addresses and prefixes make their own sentences of what is wrong with it.
#pragma once

#include "core/address/ip_address.h"

namespace aksnet {

/// The address that the text means, or why it means none, as a clause: "it has 2 of the 4 octets".
[[nodiscard]] std::expected<IpAddress, std::string> readAddress(std::string_view text);

}  // namespace aksnet
