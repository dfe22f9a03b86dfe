// SPDX-License-Identifier: GPL-3.0-or-later
//
// See proposals.h.
#include "core/rules/proposals.h"

#include "core/catalog/ranges.h"

#include <algorithm>

namespace aksnet::rules {

namespace {

using namespace literals;

constexpr std::uint32_t noSubnet = 0;

template <class Add>
void eachReservedRange(Add add) {
    for (const auto& forbidden : catalog::platformForbiddenRanges()) {
        add(forbidden.range);
    }
    for (const auto& reserved : catalog::aksReservedRanges()) {
        add(reserved.range);
    }
}

template <class Add>
void eachRange(std::span<const ClusterRange> ranges, Add add) {
    for (const ClusterRange& range : ranges) {
        add(range.prefix);
    }
}

/// The cluster's pod and service ranges, with the cluster as owner.
template <class Take>
void eachRangeOf(const ClusterFacts& cluster, Take take) {
    const auto own = [&](const Prefix& prefix) { take(prefix, ObjectRef(cluster.cluster)); };
    eachRange(cluster.podCidrs, own);
    eachRange(cluster.serviceCidrs, own);
}

}  // namespace

Proposals::Proposals(const Facts& facts) : m_facts(facts) {}

const Proposals::Neighbours& Proposals::neighboursOf(VirtualNetworkId network) {
    if (!m_neighbours) {
        m_neighbours.emplace();
        for (const auto& from : m_facts.plan->virtualNetworks) {
            for (const Peering& peering : from->peerings) {
                if (peering.remoteVirtualNetwork && *peering.remoteVirtualNetwork != from->id) {
                    (*m_neighbours)[*peering.remoteVirtualNetwork].peeredHere.push_back(&*from);
                }
            }
        }
        for (const ClusterFacts& cluster : m_facts.clusters) {
            if (cluster.virtualNetwork) {
                (*m_neighbours)[*cluster.virtualNetwork].clusters.push_back(&cluster);
            }
        }
    }
    return (*m_neighbours)[network];
}

template <class Take>
void Proposals::eachForeignRange(VirtualNetworkId network, Take take) {
    eachReservedRange([&](const Prefix& prefix) { take(prefix, ObjectRef()); });
    for (const ReachableRange& range : m_facts.reachableFrom(network)) {
        take(range.prefix, range.owner);
    }
    const auto takeClusters = [&](VirtualNetworkId id) {
        for (const ClusterFacts* cluster : neighboursOf(id).clusters) {
            eachRangeOf(*cluster, take);
        }
    };
    takeClusters(network);
    for (const VirtualNetwork* peer : neighboursOf(network).peeredHere) {
        std::ranges::for_each(peer->addressPrefixes, [&](const Prefix& prefix) { take(prefix, ObjectRef(peer->id)); });
        takeClusters(peer->id);
        for (const ReachableRange& sibling : m_facts.reachableFrom(peer->id)) {
            if (sibling.owner != ObjectRef(network) && sibling.owner.kind != ObjectKind::externalNetwork) {
                take(sibling.prefix, sibling.owner);
            }
        }
    }
}

Proposals::Room& Proposals::roomOf(VirtualNetworkId network) {
    const auto [at, isNew] = m_rooms.try_emplace(network);
    Room& room = at->second;
    if (!isNew) {
        return room;
    }
    const VirtualNetwork& value = *m_facts.index->find(network);
    std::vector<PrefixIndex::Entry> taken;
    AddressSetBuilder all;
    AddressSetBuilder beyond;
    eachForeignRange(network, [&](const Prefix& prefix, ObjectRef) {
        taken.push_back({prefix, noSubnet});
        all.add(prefix);
        beyond.add(prefix);
    });
    for (const Subnet& subnet : value.subnets) {
        for (const Prefix& prefix : subnet.addressPrefixes) {
            taken.push_back({prefix, subnet.id.value});
            all.add(prefix);
        }
    }
    std::ranges::for_each(value.addressPrefixes, [&](const Prefix& prefix) { beyond.add(prefix); });
    room.space = AddressSet(value.addressPrefixes);
    room.free = room.space.without(std::move(all).build());
    room.beyond = std::move(beyond).build();
    room.taken = PrefixIndex(std::move(taken));
    return room;
}

std::optional<Prefix> Proposals::freeBlock(VirtualNetworkId network, int length) {
    Room& room = roomOf(network);
    const auto [at, isNew] = room.blocks.try_emplace(length);
    if (isNew) {
        at->second = findFree(room.free, IpFamily::v4, length);
    }
    return at->second;
}

std::optional<Prefix> Proposals::subnetRange(VirtualNetworkId network, SubnetId subnet, const Prefix& current,
                                             int length) {
    // Blocks only nest: one that is at least as large as the current range and shares addresses with it is the one that
    // holds it. So there is one way to grow in place, and everywhere else the subnet's own addresses do not matter.
    if (length <= current.length()) {
        const Room& room = roomOf(network);
        const Prefix grown = Prefix::containing(current.first(), length);
        bool isFree = room.space.contains(AddressRange(grown));
        room.taken.findOverlapping(
            grown, [&](const PrefixIndex::Entry& entry) { isFree = isFree && entry.value == subnet.value; });
        if (isFree) {
            return grown;
        }
    }
    return freeBlock(network, length);
}

bool Proposals::isFreeForVnet(VirtualNetworkId network, const Prefix& range) {
    return !roomOf(network).beyond.overlaps(range);
}

std::vector<TakenRange> Proposals::foreignRanges(VirtualNetworkId network) {
    std::vector<TakenRange> ranges;
    eachForeignRange(network, [&](const Prefix& prefix, ObjectRef owner) { ranges.push_back({prefix, owner}); });
    return ranges;
}

std::vector<TakenRange> Proposals::allRanges() const {
    std::vector<TakenRange> ranges;
    const auto add = [&](const Prefix& prefix, ObjectRef owner) { ranges.push_back({prefix, owner}); };
    eachReservedRange([&](const Prefix& prefix) { add(prefix, ObjectRef()); });
    for (const auto& network : m_facts.plan->virtualNetworks) {
        std::ranges::for_each(network->addressPrefixes, [&](const Prefix& prefix) { add(prefix, network->id); });
        for (const Subnet& subnet : network->subnets) {
            std::ranges::for_each(subnet.addressPrefixes, [&](const Prefix& prefix) { add(prefix, subnet.id); });
        }
        for (const ReachableRange& range : m_facts.reachableFrom(network->id)) {
            add(range.prefix, range.owner);
        }
    }
    for (const ExternalNetwork& external : m_facts.plan->externalNetworks) {
        std::ranges::for_each(external.addressPrefixes, [&](const Prefix& prefix) { add(prefix, external.id); });
    }
    for (const ClusterFacts& cluster : m_facts.clusters) {
        eachRangeOf(cluster, add);
    }
    return ranges;
}

const std::vector<AddressSet>& Proposals::clusterSpace(std::optional<VirtualNetworkId> network) {
    const auto [at, isNew] = m_clusterSpaces.try_emplace(network);
    if (!isNew) {
        return at->second;
    }
    AddressSetBuilder taken;
    const auto take = [&](const Prefix& prefix) { taken.add(prefix); };
    eachReservedRange(take);
    if (network) {
        const VirtualNetwork& value = *m_facts.index->find(*network);
        std::ranges::for_each(value.addressPrefixes, take);
        for (const Subnet& subnet : value.subnets) {
            std::ranges::for_each(subnet.addressPrefixes, take);
        }
        for (const ReachableRange& range : m_facts.reachableFrom(*network)) {
            take(range.prefix);
        }
    } else {
        take(catalog::managedVirtualNetwork());
    }
    const AddressSet used = std::move(taken).build();
    // Where people look for such a range first: AKS's own default, then the lesser used private blocks.
    for (const Prefix& space : {"10.244.0.0/16"_prefix, "100.64.0.0/10"_prefix, "172.16.0.0/12"_prefix,
                                "192.168.0.0/16"_prefix, "10.0.0.0/8"_prefix}) {
        at->second.push_back(AddressSet(AddressRange(space)).without(used));
    }
    return at->second;
}

std::optional<Prefix> Proposals::clusterRange(const ClusterFacts& cluster, int length,
                                              std::span<const ClusterRange> otherRanges) {
    AddressSetBuilder builder;
    eachRange(otherRanges, [&](const Prefix& prefix) { builder.add(prefix); });
    const AddressSet others = std::move(builder).build();
    for (const AddressSet& space : clusterSpace(cluster.virtualNetwork)) {
        if (const auto block = findFree(space.without(others), IpFamily::v4, length, Fit::first)) {
            return block;
        }
    }
    return std::nullopt;
}

}  // namespace aksnet::rules
