// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Azure has ended or announced the end of, as ISO dates: until that day it works.
#pragma once

#include "core/catalog/fact.h"

namespace aksnet::catalog {

inline constexpr Fact<std::string_view> kubenetRetires{"2028-03-31", "AKS: configure kubenet", "2026-04-16"};
inline constexpr Fact<std::string_view> basicLoadBalancerRetires{"2025-09-30", "AKS: Standard load balancer", "2026"};

}  // namespace aksnet::catalog
