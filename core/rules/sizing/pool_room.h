// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a pool may be changed without running out of addresses.
#pragma once

#include "core/facts/facts.h"

namespace aksnet::rules {

/// true if its subnets and the cluster's pod CIDR hold what the pool takes at peak after the change beyond what it takes
/// now. The change leaves its subnets and its model as they are.
[[nodiscard]] bool hasRoomFor(const Facts& facts, const PoolFacts& pool, const NodePool& changed);

}  // namespace aksnet::rules
