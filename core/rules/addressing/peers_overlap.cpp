// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: two peers of one virtual network share addresses, though they are not peered with each other.
// Why: Azure compares a new peer with all peers that a network has, and refuses the second. Fix: readdress one of them.
// One finding for each peer that lies in others, however many those are.
#include "core/address/overlap_sweep.h"
#include "core/rules/definitions.h"
#include "core/rules/overlap_report.h"
#include "core/rules/wording.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// The field of a peer that holds its range: a network has it itself, of an unknown one the peering knows the last.
std::string_view rangeField(ObjectRef peer) {
    return peer.kind == ObjectKind::virtualNetwork ? "addressSpace.addressPrefixes" : "remoteAddressPrefixes";
}

/// Pairs that are peered with each other in either direction: those are IP-003's to report. Built once there is an overlap.
class PeeredPairs {
public:
    explicit PeeredPairs(const Facts& facts) : m_facts(facts) {}

    [[nodiscard]] bool contains(ObjectRef a, ObjectRef b) {
        if (!m_pairs) {
            m_pairs.emplace();
            for (const auto& network : m_facts.plan->virtualNetworks) {
                for (const Peering& peering : network->peerings) {
                    m_pairs->emplace(network->id, peering.remoteVirtualNetwork
                                                      ? ObjectRef(*peering.remoteVirtualNetwork)
                                                      : ObjectRef(peering.id));
                }
            }
        }
        return m_pairs->contains({a, b}) || m_pairs->contains({b, a});
    }

private:
    const Facts& m_facts;
    std::optional<std::set<std::pair<ObjectRef, ObjectRef>>> m_pairs;
};

/// The peer `second` and all it meets of the hub's other peers.
void reportPeers(const Facts& facts, FindingSink& sink, const VirtualNetwork& hub, const ReachableRange& second,
                 std::span<const ReachableRange* const> met, std::size_t unlisted) {
    std::vector<std::string> others;
    std::vector<ObjectRef> related;
    std::vector<SumRow> sum;
    for (const ReachableRange* first : met) {
        others.push_back(fmt::format("{} of {}", first->prefix.text(), titled(facts, first->owner)));
        if (std::ranges::find(related, first->owner) == related.end()) {
            related.push_back(first->owner);
        }
        sum.push_back({titled(facts, first->owner), fmt::format("peer of {}", hub.info.name), first->prefix.text()});
    }
    related.emplace_back(hub.id);
    sum.push_back({titled(facts, second.owner), fmt::format("peer of {}", hub.info.name), second.prefix.text()});
    const Prefix& shared = met.front()->prefix.length() >= second.prefix.length() ? met.front()->prefix : second.prefix;
    sum.push_back({"shared", AddressRange(shared).text(), shared.text()});
    addUnlisted(unlisted, sum);
    const bool isOne = met.size() + unlisted == 1;
    Finding& finding =
        sink.add(second.owner, rangeField(second.owner),
                 fmt::format("The range {} of {} overlaps {}; {} are peered with {}, and Azure refuses {} of these "
                             "peerings.",
                             second.prefix.text(), titled(facts, second.owner), listed(others, unlisted),
                             isOne ? "both" : "all", hub.info.name, isOne ? "the second" : "all but one"));
    finding.related = std::move(related);
    finding.sum = std::move(sum);
}

void checkPeersOf(const Facts& facts, FindingSink& sink, const VirtualNetwork& hub, PeeredPairs& peered) {
    constexpr std::size_t mostListed = 3;
    constexpr std::size_t mostLookedAt = 64;
    std::vector<ReachableRange> peers;
    std::ranges::copy_if(facts.reachableFrom(hub.id), std::back_inserter(peers),
                         [](const ReachableRange& range) { return range.owner.kind != ObjectKind::externalNetwork; });
    // Of equal ranges the later peer is the subject, but one in the plan before one outside, which cannot be changed here.
    std::ranges::stable_sort(peers, {}, [](const ReachableRange& peer) {
        return std::tuple(peer.owner.kind == ObjectKind::virtualNetwork, peer.owner, peer.prefix);
    });
    std::vector<Prefix> prefixes;
    std::ranges::transform(peers, std::back_inserter(prefixes), &ReachableRange::prefix);
    forEachNested(prefixes, [&](std::size_t position, std::span<const std::uint32_t> holders) {
        std::vector<const ReachableRange*> met;
        std::size_t left = holders.size();
        while (left > 0 && met.size() < mostListed && holders.size() - left < mostLookedAt) {
            const ReachableRange& holder = peers[holders[--left]];
            if (holder.owner != peers[position].owner && !peered.contains(holder.owner, peers[position].owner)) {
                met.push_back(&holder);
            }
        }
        if (!met.empty()) {
            reportPeers(facts, sink, hub, peers[position], met, left);
        }
    });
}

void checkPeersOverlap(const Facts& facts, FindingSink& sink) {
    PeeredPairs peered(facts);
    for (const auto& network : facts.plan->virtualNetworks) {
        checkPeersOf(facts, sink, *network, peered);
    }
}

}  // namespace

const Rule peersOverlap{
    .id = "IP-007",
    .name = "peers-overlap",
    .family = "addressing",
    .severity = Severity::error,
    .title = "Peers of one virtual network overlap",
    .azureCode = "VnetAddressSpaceOverlapsWithAlreadyPeeredVnet",
    .levers = {Lever::addressSpace, Lever::peering},
    .check = checkPeersOverlap,
};

}  // namespace aksnet::rules
