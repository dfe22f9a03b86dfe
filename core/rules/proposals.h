// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where there is room: ranges that rules propose, which collide with nothing that is connected.
#pragma once

#include "core/address/allocator.h"
#include "core/address/prefix_index.h"
#include "core/facts/facts.h"

#include <map>
#include <vector>

namespace aksnet::rules {

/// A range that new ones must keep clear of, and whose it is; the plan itself stands for reserved space.
struct TakenRange {
    Prefix prefix;
    ObjectRef owner;
};

/// Proposals for one plan. What a network's findings ask for again and again is worked out once: the first question about
/// a network costs O(n log n) in what is connected to it, every further one O(gaps of its free space) at most. Lives as
/// long as one run of the rules, in one thread.
class Proposals {
public:
    explicit Proposals(const Facts& facts);

    [[nodiscard]] const Facts& facts() const { return m_facts; }

    /// A free IPv4 block of that length in the VNet, the best fit: it meets no subnet and nothing foreign.
    [[nodiscard]] std::optional<Prefix> freeBlock(VirtualNetworkId network, int length);

    /// The block of that length that grows `current`, a range of the subnet, in place if nothing else has addresses of it;
    /// otherwise a free block.
    [[nodiscard]] std::optional<Prefix> subnetRange(VirtualNetworkId network, SubnetId subnet, const Prefix& current,
                                                    int length);

    /// true if the VNet can be given this range besides those it has: it meets neither its own space nor anything foreign.
    [[nodiscard]] bool isFreeForVnet(VirtualNetworkId network, const Prefix& range);

    /// The addresses that a new block of the VNet may have: freeBlock finds room in them.
    [[nodiscard]] const AddressSet& freeIn(VirtualNetworkId network) { return roomOf(network).free; }
    /// The addresses that a further range of the VNet must keep clear of: see isFreeForVnet.
    [[nodiscard]] const AddressSet& closedToVnet(VirtualNetworkId network) { return roomOf(network).beyond; }
    /// What ranges of the network must keep clear of besides its own subnets, range by range.
    [[nodiscard]] std::vector<TakenRange> foreignRanges(VirtualNetworkId network);
    /// What a network that is not in the plan yet keeps clear of, as it may be peered with any: reserved space and every
    /// range of the plan.
    [[nodiscard]] std::vector<TakenRange> allRanges() const;

    /// A private IPv4 range of that length for a cluster that meets nothing the cluster can reach, nor its other range, nor
    /// reserved space; none if private space is exhausted.
    [[nodiscard]] std::optional<Prefix> clusterRange(const ClusterFacts& cluster, int length,
                                                     std::span<const ClusterRange> otherRanges);

private:
    /// What is known of one network's space.
    struct Room {
        AddressSet space;
        AddressSet free;
        AddressSet beyond;                            ///< all that a further range of the network must not meet
        PrefixIndex taken;                            ///< value: number of the subnet, or 0
        std::map<int, std::optional<Prefix>> blocks;  ///< free blocks by length, as far as asked for
    };
    /// Who looks at a network from outside, and who lies in it.
    struct Neighbours {
        std::vector<const VirtualNetwork*> peeredHere;  ///< networks with a peering that leads here
        std::vector<const ClusterFacts*> clusters;
    };
    Room& roomOf(VirtualNetworkId network);
    const Neighbours& neighboursOf(VirtualNetworkId network);
    /// What ranges of the network must not meet: reserved space, all that it reaches, all that is peered with it together
    /// with the other peers of those (Azure compares them too), and the ranges of clusters here and there. Calls
    /// take(prefix, owner).
    template <class Take>
    void eachForeignRange(VirtualNetworkId network, Take take);
    /// Private space that no cluster of the network (none: of the one that AKS makes) has to leave alone, most wanted first.
    const std::vector<AddressSet>& clusterSpace(std::optional<VirtualNetworkId> network);

    const Facts& m_facts;
    std::optional<std::map<VirtualNetworkId, Neighbours>> m_neighbours;  ///< once asked for
    std::map<VirtualNetworkId, Room> m_rooms;
    std::map<std::optional<VirtualNetworkId>, std::vector<AddressSet>> m_clusterSpaces;
};

}  // namespace aksnet::rules
