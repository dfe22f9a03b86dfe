// SPDX-License-Identifier: GPL-3.0-or-later
//
// See address_lookup.h.
#include "core/egress/address_lookup.h"

#include "core/catalog/ranges.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet::egress {

namespace {

bool holdsAddress(std::span<const Prefix> prefixes, IpAddress address) {
    return std::ranges::any_of(prefixes, [&](const Prefix& prefix) { return prefix.contains(address); });
}

Place bare(PlaceKind kind, AddressRole role, IpAddress address, std::string title, ObjectRef object = {}) {
    return {.kind = kind,
            .address = {.role = role, .within = {only(address)}, .name = title, .owner = object},
            .title = title,
            .object = object};
}

/// A cluster's ranges that exist on its nodes only.
std::optional<Place> inCluster(AddressBook& book, const ClusterFacts& cluster, IpAddress address) {
    const std::string& name = cluster.value->info.name;
    for (const ClusterRange& range : cluster.serviceCidrs) {
        if (range.prefix.contains(address)) {
            Place place = bare(PlaceKind::clusterService, AddressRole::service, address,
                               address == cluster.dnsServiceIp ? "the DNS service of " + name : "a Service of " + name,
                               cluster.cluster);
            place.cluster = &cluster;
            return place;
        }
    }
    for (const RangeLayout& layout : book.podLayouts(cluster.cluster)) {
        const auto owner = ownerOf(layout, address);
        const PoolFacts* pool = owner && owner->segment->owner.kind == ObjectKind::nodePool
                                    ? book.facts().find(NodePoolId(owner->segment->owner.number))
                                    : nullptr;
        if (pool) {
            Place place = podPlace(book, *pool, owner->node.value_or(0), 0, address.family());
            place.address.within = {only(address)};
            place.address.name = "a pod on " + nodeTitle(book.facts(), pool->pool, owner->node.value_or(0));
            place.title = place.address.name;
            return place;
        }
    }
    return std::nullopt;
}

Place ofOwner(AddressBook& book, const SubnetAddressOwner& owner, IpAddress address) {
    const Facts& facts = book.facts();
    Place place = bare(PlaceKind::host, AddressRole::host, address,
                       fmt::format("a host in {}", owner.place.subnet->name), owner.place.subnet->id);
    if (const PoolFacts* pool =
            owner.owner.kind == ObjectKind::nodePool ? facts.find(NodePoolId(owner.owner.number)) : nullptr) {
        const bool isPod = isForPods(owner.purpose) || owner.addressOfNode > 0;
        place = isPod ? podPlace(book, *pool, owner.node, 0, address.family())
                      : nodePlace(book, *pool, owner.node, address.family());
        place.address.within = {only(address)};
        if (isPod) {
            place.address.name = "a pod on " + nodeTitle(facts, pool->pool, owner.node);
            place.title = place.address.name;
        }
    } else if (owner.owner.kind == ObjectKind::subnetConsumer) {
        place = placeOf(book, ConsumerEndpoint{SubnetConsumerId(owner.owner.number)}, address.family(), nullptr);
        place.address.within = {only(address)};
    } else if (owner.owner.kind == ObjectKind::firewall) {
        place = placeOf(book, FirewallEndpoint{FirewallId(owner.owner.number)}, address.family(), nullptr);
    } else if (owner.owner.kind == ObjectKind::cluster) {
        place = bare(PlaceKind::host, AddressRole::host, address, "API server of " + facts.index->nameOf(owner.owner),
                     owner.owner);
    }
    place.network = owner.place.virtualNetwork;
    place.subnet = owner.place.subnet;
    return place;
}

/// The networks in the order in which a packet from there would find them.
std::vector<const VirtualNetwork*> networksFrom(const Facts& facts, const Place* nearTo) {
    std::vector<const VirtualNetwork*> order;
    const auto add = [&](const VirtualNetwork* network) {
        if (network && std::ranges::find(order, network) == order.end()) {
            order.push_back(network);
        }
    };
    if (nearTo && nearTo->network) {
        add(nearTo->network);
        for (const Peering& peering : nearTo->network->peerings) {
            add(peering.remoteVirtualNetwork ? facts.index->find(*peering.remoteVirtualNetwork) : nullptr);
        }
    }
    return order;
}

const ExternalNetwork* externalWith(const Facts& facts, IpAddress address) {
    const auto found = std::ranges::find_if(facts.plan->externalNetworks, [&](const ExternalNetwork& external) {
        return holdsAddress(external.addressPrefixes, address);
    });
    return found == facts.plan->externalNetworks.end() ? nullptr : &*found;
}

Place ofExternal(const ExternalNetwork& external, IpAddress address) {
    Place place =
        bare(external.kind == ExternalNetworkKind::internetService ? PlaceKind::internet : PlaceKind::external,
             AddressRole::external, address, "a host of " + external.name, external.id);
    place.external = &external;
    return place;
}

}  // namespace

Place placeInNetwork(AddressBook& book, const VirtualNetwork& network, IpAddress address) {
    for (const Subnet& subnet : network.subnets) {
        if (!holdsAddress(subnet.addressPrefixes, address)) {
            continue;
        }
        if (const auto owner = book.ownerInSubnet({&network, &subnet}, address)) {
            return ofOwner(book, *owner, address);
        }
        Place place = bare(PlaceKind::host, AddressRole::host, address, "a host in " + subnet.name, subnet.id);
        place.network = &network;
        place.subnet = &subnet;
        return place;
    }
    Place place = bare(PlaceKind::nowhere, AddressRole::host, address, "nobody in " + network.info.name, network.id);
    place.network = &network;
    return place;
}

Place placeOfAddress(AddressBook& book, IpAddress address, const Place* nearTo) {
    const Facts& facts = book.facts();
    if (address == metadataAddress()) {
        return bare(PlaceKind::platformHost, AddressRole::platform, address, "instance metadata");
    }
    if (address == platformAddress()) {
        return bare(PlaceKind::platformHost, AddressRole::platform, address, "Azure DNS");
    }
    if (nearTo && nearTo->cluster) {
        if (const auto place = inCluster(book, *nearTo->cluster, address)) {
            return *place;
        }
    }
    for (const VirtualNetwork* network : networksFrom(facts, nearTo)) {
        if (holdsAddress(network->addressPrefixes, address)) {
            return placeInNetwork(book, *network, address);
        }
    }
    if (const ExternalNetwork* external = externalWith(facts, address)) {
        return ofExternal(*external, address);
    }
    for (const auto& network : facts.plan->virtualNetworks) {
        if (holdsAddress(network->addressPrefixes, address)) {
            return placeInNetwork(book, *network, address);
        }
    }
    for (const ClusterFacts& cluster : facts.clusters) {
        if (nearTo && nearTo->cluster == &cluster) {
            continue;
        }
        if (auto place = inCluster(book, cluster, address); place && place->kind == PlaceKind::pod) {
            return *place;
        }
    }
    return catalog::isPrivate(only(address))
               ? bare(PlaceKind::nowhere, AddressRole::host, address, "nobody in the plan")
               : bare(PlaceKind::internet, AddressRole::internet, address, "a public host");
}

}  // namespace aksnet::egress
