// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every overlap that matters, each looked for only where it can do harm: ranges of unrelated VNets, and pod or service
// ranges that several clusters share, may be equal without any fault.
#include "core/address/overlap_sweep.h"
#include "core/address/prefix_index.h"
#include "core/facts/build.h"

#include <algorithm>
#include <tuple>

namespace aksnet::facts {

namespace {

/// Prefixes of one VNet, indexed the first time a cluster asks.
struct NetworkRanges {
    PrefixIndex subnets;    ///< value: position in owners
    PrefixIndex reachable;  ///< value: position in Facts::reachable of the VNet
    std::vector<SubnetId> owners;
    bool built = false;
};

/// A subnet's prefix; lists of them are ordered by subnet, so that which of two equal ones holds the other hangs on nothing
/// else.
struct SubnetRange {
    SubnetId subnet;
    Prefix prefix;
};

std::vector<SubnetRange> subnetRangesOf(const VirtualNetwork& network) {
    std::vector<SubnetRange> ranges;
    for (const Subnet& subnet : network.subnets) {
        for (const Prefix& prefix : subnet.addressPrefixes) {
            ranges.push_back({subnet.id, prefix});
        }
    }
    std::ranges::sort(ranges, {}, [](const SubnetRange& range) { return std::tie(range.subnet, range.prefix); });
    return ranges;
}

/// Each subnet with those that hold it, the closest first. A subnet's own prefixes are passed by, but looked at no longer
/// than it takes to fill the list from the others of a sound subnet.
void addSubnetOverlaps(Facts& facts, const VirtualNetwork& network) {
    constexpr std::size_t mostLookedAt = 4 * mostListedOverlaps;
    const std::vector<SubnetRange> ranges = subnetRangesOf(network);
    std::vector<Prefix> prefixes;
    std::ranges::transform(ranges, std::back_inserter(prefixes), &SubnetRange::prefix);
    forEachNested(prefixes, [&](std::size_t position, std::span<const std::uint32_t> holders) {
        const SubnetRange& inner = ranges[position];
        std::size_t listed = 0;
        std::size_t left = holders.size();
        while (left > 0 && listed < mostListedOverlaps && holders.size() - left < mostLookedAt) {
            const SubnetRange& outer = ranges[holders[--left]];
            if (outer.subnet != inner.subnet) {
                facts.overlaps.push_back(
                    {OverlapKind::subnets, inner.subnet, outer.subnet, inner.prefix, outer.prefix});
                ++listed;
            }
        }
        if (listed > 0) {
            facts.overlaps.back().more = left;
        }
    });
}

/// VNet space against what the VNet reaches: peers in the plan once a pair, unknown remotes, and external networks.
void addNetworkOverlaps(Facts& facts, const VirtualNetwork& network) {
    const auto ranges = facts.reachableFrom(network.id);
    if (ranges.empty()) {
        return;
    }
    std::vector<PrefixIndex::Entry> entries;
    for (const Prefix& prefix : network.addressPrefixes) {
        entries.push_back({prefix, 0});
    }
    const PrefixIndex own(std::move(entries));
    for (const ReachableRange& range : ranges) {
        own.findOverlapping(range.prefix, [&](const PrefixIndex::Entry& mine) {
            const bool isExternal = range.owner.kind == ObjectKind::externalNetwork;
            const bool isPeer = range.owner.kind == ObjectKind::virtualNetwork;
            // The other end sees the same overlap, and the VNet with the smaller number reports it; but where only subnets
            // are peered, each end compares its own space with the other's subnets.
            if (isPeer && range.owner.number < network.id.value) {
                const VirtualNetwork* other = facts.index->find(VirtualNetworkId(range.owner.number));
                if (std::ranges::any_of(other->peerings, [&](const Peering& back) {
                        return back.remoteVirtualNetwork == network.id && back.peerCompleteVnets.value_or(true);
                    })) {
                    return;
                }
            }
            facts.overlaps.push_back({isExternal ? OverlapKind::networkAndExternal : OverlapKind::peeredNetworks,
                                      network.id, range.owner, mine.prefix, range.prefix});
        });
    }
}

const NetworkRanges& rangesOf(const Facts& facts, std::vector<NetworkRanges>& cache, VirtualNetworkId id) {
    NetworkRanges& ranges = cache[facts.positionOfNumber[id.value]];
    if (ranges.built) {
        return ranges;
    }
    ranges.built = true;
    std::vector<PrefixIndex::Entry> subnets;
    for (const Subnet& subnet : facts.index->find(id)->subnets) {
        for (const Prefix& prefix : subnet.addressPrefixes) {
            subnets.push_back({prefix, static_cast<std::uint32_t>(ranges.owners.size())});
            ranges.owners.push_back(subnet.id);
        }
    }
    ranges.subnets = PrefixIndex(std::move(subnets));
    std::vector<PrefixIndex::Entry> reachable;
    for (const ReachableRange& range : facts.reachableFrom(id)) {
        reachable.push_back({range.prefix, static_cast<std::uint32_t>(reachable.size())});
    }
    ranges.reachable = PrefixIndex(std::move(reachable));
    return ranges;
}

struct ClusterOverlapKinds {
    OverlapKind subnet;
    OverlapKind network;
    OverlapKind reachable;
};

/// What one range meets, listed as far as overlaps are.
class OverlapList {
public:
    OverlapList(Facts& facts, OverlapKind kind, ObjectRef owner, const Prefix& range)
        : m_facts(facts), m_kind(kind), m_owner(owner), m_range(range) {}

    void add(ObjectRef met, const Prefix& prefix) {
        if (m_met++ < mostListedOverlaps) {
            m_facts.overlaps.push_back({m_kind, m_owner, met, m_range, prefix});
            m_last = m_facts.overlaps.size() - 1;
        } else {
            ++m_facts.overlaps[m_last].more;
        }
    }
    [[nodiscard]] bool empty() const { return m_met == 0; }

private:
    Facts& m_facts;
    OverlapKind m_kind;
    ObjectRef m_owner;
    Prefix m_range;
    std::size_t m_met = 0;
    std::size_t m_last = 0;
};

/// One of a cluster's own ranges against its VNet's subnets, the rest of the VNet's space, and what the VNet reaches.
void addClusterRange(Facts& facts, const ClusterFacts& cluster, const Prefix& range, const ClusterOverlapKinds& kinds,
                     const NetworkRanges& ranges) {
    OverlapList subnets(facts, kinds.subnet, cluster.cluster, range);
    ranges.subnets.findOverlapping(
        range, [&](const PrefixIndex::Entry& entry) { subnets.add(ranges.owners[entry.value], entry.prefix); });
    if (subnets.empty()) {
        for (const Prefix& space : facts.index->find(*cluster.virtualNetwork)->addressPrefixes) {
            if (space.overlaps(range)) {
                facts.overlaps.push_back({kinds.network, cluster.cluster, *cluster.virtualNetwork, range, space});
            }
        }
    }
    const auto reachable = facts.reachableFrom(*cluster.virtualNetwork);
    OverlapList foreign(facts, kinds.reachable, cluster.cluster, range);
    ranges.reachable.findOverlapping(
        range, [&](const PrefixIndex::Entry& entry) { foreign.add(reachable[entry.value].owner, entry.prefix); });
}

void addClusterOverlaps(Facts& facts, const ClusterFacts& cluster, std::vector<NetworkRanges>& cache) {
    for (const ClusterRange& service : cluster.serviceCidrs) {
        for (const ClusterRange& pod : cluster.podCidrs) {
            if (service.prefix.overlaps(pod.prefix)) {
                facts.overlaps.push_back(
                    {OverlapKind::serviceAndPod, cluster.cluster, cluster.cluster, service.prefix, pod.prefix});
            }
        }
    }
    if (!cluster.virtualNetwork) {
        return;
    }
    const NetworkRanges& ranges = rangesOf(facts, cache, *cluster.virtualNetwork);
    for (const ClusterRange& pod : cluster.podCidrs) {
        addClusterRange(facts, cluster, pod.prefix,
                        {OverlapKind::podAndSubnet, OverlapKind::podAndNetwork, OverlapKind::podAndReachable}, ranges);
    }
    for (const ClusterRange& service : cluster.serviceCidrs) {
        addClusterRange(
            facts, cluster, service.prefix,
            {OverlapKind::serviceAndSubnet, OverlapKind::serviceAndNetwork, OverlapKind::serviceAndReachable}, ranges);
    }
}

}  // namespace

bool addOverlaps(Facts& facts, const std::stop_token& stop) {
    for (const auto& network : facts.plan->virtualNetworks) {
        if (stop.stop_requested()) {
            return false;
        }
        addSubnetOverlaps(facts, *network);
        addNetworkOverlaps(facts, *network);
    }
    std::vector<NetworkRanges> cache(facts.plan->virtualNetworks.size());
    for (const ClusterFacts& cluster : facts.clusters) {
        if (stop.stop_requested()) {
            return false;
        }
        addClusterOverlaps(facts, cluster, cache);
    }
    std::ranges::sort(facts.overlaps, {}, [](const RangeOverlap& overlap) {
        return std::tuple(overlap.kind, overlap.a, overlap.b, overlap.aPrefix, overlap.bPrefix);
    });
    return true;
}

}  // namespace aksnet::facts
