// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a place inside a JSON file is named to people: value[0].agentPoolProfiles[1].vnetSubnetId.
#pragma once

#include <string>
#include <string_view>

namespace aksnet {

/// "a", "b" → "a.b"; keys that are no words become a["b c"].
[[nodiscard]] std::string joinJsonPath(std::string_view path, std::string_view key);
[[nodiscard]] std::string joinJsonPath(std::string_view path, std::size_t index);

}  // namespace aksnet
