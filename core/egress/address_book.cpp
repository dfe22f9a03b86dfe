// SPDX-License-Identifier: GPL-3.0-or-later
//
// See address_book.h.
#include "core/egress/address_book.h"

#include "core/catalog/ranges.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet::egress {

namespace {

/// Kubenet's bridge has the first address of a node's range; elsewhere only the range's own is left out.
std::uint32_t firstPodOffset(const Model& used) {
    return used.id == ModelId::kubenet ? 2 : 1;
}

/// The n-th address of ranges in order; none beyond them.
std::optional<IpAddress> nthAddress(const std::vector<AddressRange>& ranges, Uint128 n) {
    for (const AddressRange& range : ranges) {
        if (n < range.size()) {
            return range.first().plus(n);
        }
        n -= range.size();
    }
    return std::nullopt;
}

std::vector<Prefix> ofFamily(std::span<const Prefix> prefixes, IpFamily family) {
    std::vector<Prefix> kept;
    std::ranges::copy_if(prefixes, std::back_inserter(kept),
                         [&](const Prefix& prefix) { return prefix.family() == family; });
    return kept;
}

std::vector<Prefix> orWhole(std::vector<Prefix> prefixes, IpFamily family) {
    if (prefixes.empty()) {
        prefixes.push_back(Prefix::containing(IpAddress::of(family, 0), 0));
    }
    return prefixes;
}

}  // namespace

Prefix only(IpAddress address) {
    return Prefix::containing(address, bitWidth(address.family()));
}

std::string nodeTitle(const Facts& facts, NodePoolId pool, std::uint32_t node) {
    return fmt::format("node {} of pool {}", node, facts.index->nameOf(pool));
}

const std::vector<RangeLayout>& AddressBook::subnetLayouts(SubnetId subnet) {
    const auto [at, isNew] = m_subnets.try_emplace(subnet.value);
    if (isNew) {
        at->second = layoutOfSubnet(m_facts, subnet);
    }
    return at->second;
}

const std::vector<RangeLayout>& AddressBook::podLayouts(ClusterId cluster) {
    const auto [at, isNew] = m_pods.try_emplace(cluster.value);
    if (isNew) {
        at->second = layoutOfPodCidrs(m_facts, cluster);
    }
    return at->second;
}

FlowAddress AddressBook::inSubnet(const Subnet& subnet, std::string name, ObjectRef owner, IpFamily family) const {
    return {.role = AddressRole::host,
            .within = orWhole(ofFamily(subnet.addressPrefixes, family), family),
            .name = std::move(name),
            .owner = owner};
}

FlowAddress AddressBook::ofNode(const PoolFacts& pool, std::uint32_t node, IpFamily family) {
    FlowAddress address{
        .role = AddressRole::node, .within = {}, .name = nodeTitle(m_facts, pool.pool, node), .owner = pool.pool};
    const auto place = pool.nodeSubnet ? m_facts.index->find(*pool.nodeSubnet) : std::nullopt;
    if (!place) {
        address.within = family == IpFamily::v4 ? std::vector{catalog::managedSubnet()} : orWhole({}, family);
        return address;
    }
    // Layouts are made of IPv4 prefixes only.
    if (family == IpFamily::v4) {
        for (const RangeLayout& layout : subnetLayouts(*pool.nodeSubnet)) {
            if (const auto own = addressesOfNode(layout, pool.pool, node); !own.empty()) {
                address.within = {only(own.front().first())};
                return address;
            }
        }
    }
    address.within = orWhole(ofFamily(place->subnet->addressPrefixes, family), family);
    return address;
}

FlowAddress AddressBook::ofPod(const PoolFacts& pool, std::uint32_t node, std::uint32_t pod, IpFamily family) {
    FlowAddress address{.role = AddressRole::pod,
                        .within = {},
                        .name = fmt::format("pod {} on {}", pod, nodeTitle(m_facts, pool.pool, node)),
                        .owner = pool.pool};
    if (pool.model->isFlat) {
        const auto subnet = pool.model->usesPodSubnet ? pool.podSubnet : pool.nodeSubnet;
        const auto place = subnet ? m_facts.index->find(*subnet) : std::nullopt;
        if (place && family == IpFamily::v4) {
            std::vector<AddressRange> ranges;
            for (const RangeLayout& layout : subnetLayouts(*subnet)) {
                std::ranges::copy(addressesOfNode(layout, pool.pool, node), std::back_inserter(ranges));
            }
            // Node Subnet: the node's own address comes first; Pod Subnet: one that no pod gets.
            if (const auto found = nthAddress(ranges, Uint128{pod} + 1)) {
                address.within = {only(*found)};
                return address;
            }
        }
        address.within = place ? orWhole(ofFamily(place->subnet->addressPrefixes, family), family)
                               : (family == IpFamily::v4 ? std::vector{catalog::managedSubnet()} : orWhole({}, family));
        return address;
    }
    std::vector<Prefix> cidrs;
    for (const RangeLayout& layout : podLayouts(pool.cluster)) {
        if (layout.prefix.family() != family) {
            continue;
        }
        cidrs.push_back(layout.prefix);
        const auto ranges = addressesOfNode(layout, pool.pool, node);
        if (const auto found = nthAddress(ranges, Uint128{pod} + firstPodOffset(*pool.model))) {
            address.within = {only(*found)};
            return address;
        }
    }
    address.within = orWhole(std::move(cidrs), family);
    return address;
}

std::optional<IpAddress> AddressBook::firstOwnedBy(SubnetId subnet, ObjectRef owner) {
    for (const RangeLayout& layout : subnetLayouts(subnet)) {
        const auto found = std::ranges::find(layout.segments, owner, &Segment::owner);
        if (found != layout.segments.end()) {
            return found->range.first();
        }
    }
    return std::nullopt;
}

FlowAddress AddressBook::ofConsumer(const SubnetConsumer& consumer, IpFamily family) {
    const auto place = m_facts.index->find(consumer.subnet);
    FlowAddress address = inSubnet(*place->subnet, consumer.name, consumer.id, family);
    const auto own = consumer.ipAddress ? consumer.ipAddress : firstOwnedBy(consumer.subnet, consumer.id);
    if (own && own->family() == family) {
        address.within = {only(*own)};
    }
    return address;
}

FlowAddress AddressBook::ofFirewall(const Firewall& firewall) {
    FlowAddress address{.role = AddressRole::firewall, .within = {}, .name = firewall.info.name, .owner = firewall.id};
    auto own = firewall.privateIpAddress;
    if (!own && firewall.subnet) {
        own = firstOwnedBy(*firewall.subnet, firewall.id);
    }
    const auto place = firewall.subnet ? m_facts.index->find(*firewall.subnet) : std::nullopt;
    address.within = own     ? std::vector{only(*own)}
                     : place ? orWhole(ofFamily(place->subnet->addressPrefixes, IpFamily::v4), IpFamily::v4)
                             : orWhole({}, IpFamily::v4);
    return address;
}

FlowAddress AddressBook::ofApiServer(const ClusterFacts& cluster, SubnetId subnet) {
    const auto place = m_facts.index->find(subnet);
    FlowAddress address = inSubnet(*place->subnet, fmt::format("API server of {}", cluster.value->info.name),
                                   cluster.cluster, IpFamily::v4);
    if (const auto own = firstOwnedBy(subnet, cluster.cluster)) {
        address.within = {only(*own)};
    }
    return address;
}

std::optional<SubnetAddressOwner> AddressBook::ownerInSubnet(const SubnetPlace& place, IpAddress address) {
    for (const RangeLayout& layout : subnetLayouts(place.subnet->id)) {
        if (const auto owner = ownerOf(layout, address)) {
            return SubnetAddressOwner{.place = place,
                                      .purpose = owner->segment->purpose,
                                      .owner = owner->segment->owner,
                                      .node = owner->node.value_or(0),
                                      .addressOfNode = static_cast<std::uint32_t>(owner->addressOfNode)};
        }
    }
    return std::nullopt;
}

}  // namespace aksnet::egress
