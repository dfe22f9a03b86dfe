// SPDX-License-Identifier: GPL-3.0-or-later
//
// The order in which a subnet's addresses are given out; layouts and capacities follow the same.
#pragma once

#include "core/facts/layout_filler.h"

namespace aksnet::facts {

/// A pool's nodes, stage after stage: those of now, those the autoscaler adds, surge.
using StageCounts = std::array<std::uint64_t, 3>;

/// A subnet's prefixes of one family as they are being filled, in order.
class SubnetFilling {
public:
    /// Azure's five are taken. `demands`: how many things take addresses, to make room for their segments at once.
    explicit SubnetFilling(std::span<const Prefix> prefixes, IpFamily family = IpFamily::v4, std::size_t demands = 0);

    /// Takes the addresses that the plan states for things other than pools, then places the rest of what they take.
    void placeOthers(const Facts& facts, const SubnetFacts& subnet);
    /// Takes only the stated addresses, which is all that is known of other things' IPv6 addresses.
    void takeStated(const Facts& facts, const SubnetFacts& subnet);
    /// Places a run in the first prefixes that have room.
    void place(Run run);

    /// Addresses that found no room.
    [[nodiscard]] Uint128 unplaced() const;
    /// One layout a prefix; the last tells what was not placed.
    [[nodiscard]] std::vector<RangeLayout> finish(SubnetId subnet) &&;

private:
    std::vector<LayoutFiller> m_fillers;
    std::vector<Unplaced> m_unplaced;
};

/// The runs of a pool's nodes in a subnet, one a stage that has nodes, into the lists of their stages.
void addPoolRuns(const PoolFacts& pool, const SubnetDemand& demand, SubnetId subnet, const StageCounts& counts,
                 std::array<std::vector<Run>, 3>& stages);

/// The layouts of a subnet, from what is known of it and what the plan says.
[[nodiscard]] std::vector<RangeLayout> layoutOf(const Facts& facts, const SubnetFacts& subnet, const Subnet& planned);

}  // namespace aksnet::facts
