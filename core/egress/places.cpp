// SPDX-License-Identifier: GPL-3.0-or-later
//
// See places.h: things of the plan as places.
#include "core/egress/places.h"

#include "core/egress/address_lookup.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet::egress {

namespace {

Prefix everything(IpFamily family) {
    return Prefix::containing(IpAddress::of(family, 0), 0);
}

void putIn(Place& place, const Facts& facts, const std::optional<SubnetId>& subnet) {
    if (const auto found = subnet ? facts.index->find(*subnet) : std::nullopt) {
        place.network = found->virtualNetwork;
        place.subnet = found->subnet;
    }
}

struct PlaceMaker {
    AddressBook& book;
    IpFamily family;
    const Place* nearTo;

    [[nodiscard]] const Facts& facts() const { return book.facts(); }

    [[nodiscard]] Place missing() const {
        return {.kind = PlaceKind::nowhere,
                .address = {.role = AddressRole::host, .within = {everything(family)}, .name = "nothing"},
                .title = "nothing in the plan"};
    }

    Place operator()(const PodEndpoint& pod) const {
        const PoolFacts* pool = facts().find(pod.pool);
        if (!pool) {
            return missing();
        }
        if (!pod.hostNetwork) {
            Place place = podPlace(book, *pool, pod.node, pod.pod, family);
            place.throughEgressGateway = pod.throughEgressGateway;
            return place;
        }
        Place place = nodePlace(book, *pool, pod.node, family);
        place.hostNetwork = true;
        place.title = "host-network pod on " + place.title;
        return place;
    }
    Place operator()(const NodeEndpoint& node) const {
        const PoolFacts* pool = facts().find(node.pool);
        return pool ? nodePlace(book, *pool, node.node, family) : missing();
    }
    Place operator()(const ConsumerEndpoint& endpoint) const {
        const SubnetConsumer* consumer = facts().index->find(endpoint.consumer);
        if (!consumer || !facts().index->find(consumer->subnet)) {
            return missing();
        }
        Place place{.kind = PlaceKind::host,
                    .address = book.ofConsumer(*consumer, family),
                    .title = consumer->name,
                    .object = consumer->id,
                    .isPrivateEndpoint = consumer->kind == SubnetConsumerKind::privateEndpoint};
        putIn(place, facts(), consumer->subnet);
        return place;
    }
    Place operator()(const HostEndpoint& host) const {
        const auto found = facts().index->find(host.subnet);
        if (!found) {
            return missing();
        }
        const std::string title =
            fmt::format("a {} in {}", host.isPrivateEndpoint ? "private endpoint" : "machine", found->subnet->name);
        Place place{.kind = PlaceKind::host,
                    .address = book.inSubnet(*found->subnet, title, host.subnet, family),
                    .title = title,
                    .object = host.subnet,
                    .isPrivateEndpoint = host.isPrivateEndpoint};
        putIn(place, facts(), host.subnet);
        return place;
    }
    Place operator()(const FirewallEndpoint& endpoint) const {
        const Firewall* firewall = facts().index->find(endpoint.firewall);
        if (!firewall) {
            return missing();
        }
        Place place{.kind = PlaceKind::host,
                    .address = book.ofFirewall(*firewall),
                    .title = firewall->info.name,
                    .object = firewall->id};
        putIn(place, facts(), firewall->subnet);
        return place;
    }
    Place operator()(const ExternalEndpoint& endpoint) const {
        const ExternalNetwork* external = facts().index->find(endpoint.network);
        if (!external) {
            return missing();
        }
        Place place{
            .kind = external->kind == ExternalNetworkKind::internetService ? PlaceKind::internet : PlaceKind::external,
            .address = {.role = AddressRole::external,
                        .within = {},
                        .name = "a host of " + external->name,
                        .owner = external->id},
            .title = external->name,
            .object = external->id,
            .external = external};
        const auto first = std::ranges::find(external->addressPrefixes, family, &Prefix::family);
        place.address.within = {first == external->addressPrefixes.end() ? everything(family) : *first};
        return place;
    }
    Place operator()(const AddressEndpoint& endpoint) const { return placeOfAddress(book, endpoint.address, nearTo); }
    Place operator()(const InternetEndpoint&) const {
        return {.kind = PlaceKind::internet,
                .address = {.role = AddressRole::internet, .within = {everything(family)}, .name = "a public host"},
                .title = "Internet"};
    }
    Place operator()(const PlatformServiceEndpoint& endpoint) const {
        return {.kind = PlaceKind::platformService,
                .address = {.role = AddressRole::platform,
                            .within = {everything(family)},
                            .name = "public address of " + endpoint.service},
                .title = endpoint.service,
                .service = endpoint.service};
    }
    Place operator()(const ClusterServiceEndpoint& endpoint) const {
        const ClusterFacts* cluster = facts().find(endpoint.cluster);
        if (!cluster) {
            return missing();
        }
        Place place{.kind = PlaceKind::clusterService,
                    .address = {.role = AddressRole::service,
                                .within = {},
                                .name = "a ClusterIP of " + cluster->value->info.name,
                                .owner = cluster->cluster},
                    .title = "a Service of " + cluster->value->info.name,
                    .object = cluster->cluster,
                    .cluster = cluster};
        for (const ClusterRange& range : cluster->serviceCidrs) {
            if (range.prefix.family() == family) {
                place.address.within.push_back(range.prefix);
            }
        }
        if (place.address.within.empty()) {
            place.address.within.push_back(everything(family));
        }
        return place;
    }
    // These two have stages of their own.
    Place operator()(const ApiServerEndpoint&) const { return missing(); }
    Place operator()(const IngressEndpoint&) const { return missing(); }
};

}  // namespace

IpAddress metadataAddress() {
    return IpAddress::v4(0xa9fea9fe);
}
IpAddress platformAddress() {
    return IpAddress::v4(0xa83f8110);
}

Place nodePlace(AddressBook& book, const PoolFacts& pool, std::uint32_t node, IpFamily family) {
    Place place{.kind = PlaceKind::node,
                .address = book.ofNode(pool, node, family),
                .title = nodeTitle(book.facts(), pool.pool, node),
                .object = pool.pool,
                .cluster = book.facts().find(pool.cluster),
                .pool = &pool,
                .node = node};
    putIn(place, book.facts(), pool.nodeSubnet);
    return place;
}

Place podPlace(AddressBook& book, const PoolFacts& pool, std::uint32_t node, std::uint32_t pod, IpFamily family) {
    Place place{.kind = PlaceKind::pod,
                .address = book.ofPod(pool, node, pod, family),
                .title = {},
                .object = pool.pool,
                .cluster = book.facts().find(pool.cluster),
                .pool = &pool,
                .node = node};
    place.title = place.address.name;
    putIn(place, book.facts(), pool.model->usesPodSubnet ? pool.podSubnet : pool.nodeSubnet);
    return place;
}

std::optional<Place> anotherPod(AddressBook& book, const ClusterFacts& cluster, const PoolFacts* pool,
                                std::uint32_t node, IpFamily family) {
    if (pool && pool->nodesNow > 1) {
        return podPlace(book, *pool, (node + 1) % static_cast<std::uint32_t>(pool->nodesNow), 0, family);
    }
    const auto pools = std::span(book.facts().pools).subspan(cluster.firstPool, cluster.poolCount);
    const auto other = std::ranges::find_if(
        pools, [&](const PoolFacts& each) { return (!pool || each.pool != pool->pool) && each.nodesNow > 0; });
    if (other != pools.end()) {
        return podPlace(book, *other, 0, 0, family);
    }
    return pool ? std::optional(podPlace(book, *pool, node, 1, family)) : std::nullopt;
}

Place placeOf(AddressBook& book, const Endpoint& endpoint, IpFamily family, const Place* nearTo) {
    return std::visit(PlaceMaker{book, family, nearTo}, endpoint);
}

}  // namespace aksnet::egress
