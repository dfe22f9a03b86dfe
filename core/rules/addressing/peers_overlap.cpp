// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: two peers of one virtual network share addresses, though they are not peered with each other.
// Why: Azure compares a new peer with all peers that a network has, and refuses the second. Fix: readdress one of them.
#include "core/address/overlap_sweep.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// The field of a peer that holds its range: a network has it itself, of an unknown one the peering knows the last.
std::string_view rangeField(ObjectRef peer) {
    return peer.kind == ObjectKind::virtualNetwork ? "addressSpace.addressPrefixes" : "remoteAddressPrefixes";
}

/// Peers of each other are IP-003's to report.
bool arePeered(const Facts& facts, ObjectRef a, ObjectRef b) {
    const auto reaches = [&](ObjectRef from, ObjectRef to) {
        return from.kind == ObjectKind::virtualNetwork &&
               std::ranges::any_of(facts.reachableFrom(VirtualNetworkId(from.number)),
                                   [&](const ReachableRange& range) { return range.owner == to; });
    };
    return reaches(a, b) || reaches(b, a);
}

void reportPeers(const Facts& facts, FindingSink& sink, const VirtualNetwork& hub, const ReachableRange& first,
                 const ReachableRange& second) {
    Finding& finding = sink.add(
        second.owner, rangeField(second.owner),
        fmt::format(
            "The range {} of {} overlaps {} of {}; both are peered with {}, and Azure refuses the second of these peerings.",
            second.prefix.text(), titled(facts, second.owner), first.prefix.text(), titled(facts, first.owner),
            hub.info.name));
    finding.related = {first.owner, hub.id};
    const Prefix& shared = first.prefix.length() >= second.prefix.length() ? first.prefix : second.prefix;
    finding.sum = {{titled(facts, first.owner), fmt::format("peer of {}", hub.info.name), first.prefix.text()},
                   {titled(facts, second.owner), fmt::format("peer of {}", hub.info.name), second.prefix.text()},
                   {"shared", AddressRange(shared).text(), shared.text()}};
}

void checkPeersOverlap(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
        std::vector<ReachableRange> peers;
        std::ranges::copy_if(
            facts.reachableFrom(network->id), std::back_inserter(peers),
            [](const ReachableRange& range) { return range.owner.kind != ObjectKind::externalNetwork; });
        // The later peer is the subject, but one in the plan before one outside, which cannot be changed here.
        std::ranges::stable_sort(peers, {}, [](const ReachableRange& peer) {
            return std::tuple(peer.owner.kind == ObjectKind::virtualNetwork, peer.owner, peer.prefix);
        });
        std::vector<Prefix> prefixes;
        std::ranges::transform(peers, std::back_inserter(prefixes), &ReachableRange::prefix);
        for (const auto& [first, second] : findOverlaps(std::span<const Prefix>(prefixes))) {
            if (peers[first].owner != peers[second].owner &&
                !arePeered(facts, peers[first].owner, peers[second].owner)) {
                reportPeers(facts, sink, *network, peers[first], peers[second]);
            }
        }
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
    .check = checkPeersOverlap,
};

}  // namespace aksnet::rules
