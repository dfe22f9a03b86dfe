// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the parts of capacity share; only core/facts uses this.
#pragma once

#include "core/facts/capacity.h"
#include "core/facts/subnet_filling.h"

namespace aksnet::facts {

/// The pool's nodes at each occasion if it has that many now and can grow to that many. What there is now never exceeds the
/// maximum, as in layouts: a plan that says otherwise has a finding.
[[nodiscard]] PerOccasion<std::uint32_t> nodesOf(const Cluster& cluster, const NodePool& pool, int nodesNow,
                                                 int nodesMax);

/// What the service's check counts of a share.
struct CountedNodes {
    std::uint64_t nodes;
    std::uint64_t perNode;
};
[[nodiscard]] CountedNodes countedNodes(const RangeCapacity& range, const PoolShare& share, Operation operation,
                                        Arithmetic arithmetic);

/// Nodes like those of the pool that find room at that occasion beside all there is; at most `most`.
[[nodiscard]] std::uint32_t extraNodes(const Facts& facts, const PlanCapacity& capacity, const RangeCapacity& range,
                                       NodePoolId pool, Occasion occasion, std::uint32_t most);

/// The nodes of an occasion, stage after stage.
[[nodiscard]] StageCounts stagesAt(const PerOccasion<std::uint32_t>& nodes, Occasion occasion);

/// Addresses that find no room in those prefixes when the subnet's pools have those nodes, given pool by pool in the order of
/// its demands. Needed only where blocks are handed out; elsewhere sums say the same.
[[nodiscard]] std::uint64_t unplacedAddresses(const Facts& facts, const SubnetFacts& subnet,
                                              std::span<const Prefix> prefixes, std::span<const StageCounts> pools);
/// unplacedAddresses in the range as it is, its shares at that occasion.
[[nodiscard]] std::uint64_t unplacedAddresses(const Facts& facts, const PlanCapacity& capacity,
                                              const RangeCapacity& range, Occasion occasion);

/// The smallest prefix length up to `longest` for each occasion, 0 where there is none. Needs all else of the range.
[[nodiscard]] PerOccasion<std::uint8_t> smallestPrefixes(const Facts& facts, const PlanCapacity& capacity,
                                                         const RangeCapacity& range, int longest);

}  // namespace aksnet::facts
