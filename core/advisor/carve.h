// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cutting new ranges out of a virtual network, an approved range or any space, clear of everything that is connected.
#pragma once

#include "core/rules/proposals.h"

namespace aksnet::advisor {

/// How a question about free blocks is put.
struct CarveOptions {
    Fit fit = Fit::best;         ///< best: blocks of the smallest gaps come first; first: the lowest come first
    std::size_t mostWanted = 1;  ///< how many blocks are listed at most
};

/// The IPv4 blocks that answer a question, most wanted first, at least one; or a sentence that says why there is none: how
/// large the largest free block is and who takes the space.
using Carving = Result<std::vector<Prefix>>;

/// Finds room in one plan. What is connected to a network is worked out once: the first question about it costs
/// O(n log n) in what is connected, every further one O(gaps of its free space × log) and the blocks listed.
///
/// Laws:  every block is aligned, inside the space asked for, and free
///        an Error says "no room" exactly if no aligned block of that length is free
class Carver {
public:
    explicit Carver(const Facts& facts) : m_facts(facts), m_proposals(facts) {}

    /// Blocks for a new subnet of the VNet: clear of its subnets, of peers and their other peers, of networks behind
    /// gateways, of clusters' pod and service ranges and of reserved space.
    [[nodiscard]] Carving subnets(VirtualNetworkId network, int length, const CarveOptions& options = {});
    /// Blocks of `space` for a further range of the VNet, clear of its own space besides.
    [[nodiscard]] Carving furtherRanges(VirtualNetworkId network, std::span<const Prefix> space, int length,
                                        const CarveOptions& options = {});
    /// Blocks of `space` for a VNet that is not in the plan yet, clear of every range of the plan.
    [[nodiscard]] Carving networks(std::span<const Prefix> space, int length, const CarveOptions& options = {});

    /// Where ranges of virtual networks come from: the plan's approved IPv4 ranges, or private space where it names none.
    [[nodiscard]] std::vector<Prefix> networkSpace() const;

    [[nodiscard]] rules::Proposals& proposals() { return m_proposals; }

private:
    const Facts& m_facts;
    rules::Proposals m_proposals;
};

}  // namespace aksnet::advisor
