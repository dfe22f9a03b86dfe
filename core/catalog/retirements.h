// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Azure has ended or announced the end of, as ISO dates: until that day it works.
#pragma once

#include "core/catalog/fact.h"

namespace aksnet::catalog {

inline constexpr Fact<std::string_view> kubenetRetires{"2028-03-31", sources::kubenet};
inline constexpr Fact<std::string_view> basicLoadBalancerRetires{"2025-09-30", sources::releaseNotes};

inline constexpr Fact<std::string_view> availabilitySetsRetire{"2025-09-30", sources::releaseNotes};
/// Azure's network policy manager.
inline constexpr Fact<std::string_view> azurePolicyWindowsRetires{"2026-09-30", sources::releaseNotes};
inline constexpr Fact<std::string_view> azurePolicyLinuxRetires{"2028-09-30", sources::releaseNotes};

}  // namespace aksnet::catalog
