// SPDX-License-Identifier: GPL-3.0-or-later
//
// See walk.h: who reaches the cluster's API server, and with which address.
//
//   public cluster        a public address; authorised ranges must hold the address that clients leave with
//   private cluster       a private endpoint in the subnet of the first pool
//   VNet integration      an internal load balancer in a subnet of its own; without a private cluster a public address, too
#include "core/base/text.h"
#include "core/catalog/egress_sources.h"
#include "core/catalog/ranges.h"
#include "core/egress/walk.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet::egress {

namespace {

namespace sources = catalog::sources;
namespace ways = catalog::egress_sources;

Place privatePlace(AddressBook& book, const ClusterFacts& cluster, const std::optional<SubnetId>& subnet) {
    const std::string title = "API server of " + cluster.value->info.name;
    Place place{.kind = PlaceKind::host,
                .address = {.role = AddressRole::host,
                            .within = {catalog::managedSubnet()},
                            .name = title,
                            .owner = cluster.cluster},
                .title = title,
                .object = cluster.cluster};
    if (const auto found = subnet ? book.facts().index->find(*subnet) : std::nullopt) {
        place.address = book.ofApiServer(cluster, *subnet);
        place.network = found->virtualNetwork;
        place.subnet = found->subnet;
    }
    return place;
}

std::vector<Prefix> authorizedPrefixes(const ApiServerAccessProfile& access) {
    std::vector<Prefix> prefixes;
    for (const std::string& text : access.authorizedIpRanges) {
        if (const auto prefix = Prefix::parse(text)) {
            prefixes.push_back(*prefix);
        } else if (const auto address = IpAddress::parse(text)) {
            prefixes.push_back(only(*address));
        }
    }
    return prefixes;
}

}  // namespace

Place apiServerPlace(AddressBook& book, const ClusterFacts& cluster, const Place& client, IpFamily family) {
    const ApiServerAccessProfile& access = cluster.value->apiServerAccessProfile;
    const bool isOwn = client.pool && client.cluster == &cluster;
    if (access.enableVnetIntegration && (isOwn || access.enablePrivateCluster)) {
        return privatePlace(book, cluster, access.subnet);
    }
    if (access.enablePrivateCluster && !access.enableVnetIntegration) {
        Place place = privatePlace(
            book, cluster,
            cluster.poolCount > 0 ? book.facts().pools[cluster.firstPool].nodeSubnet : std::optional<SubnetId>());
        place.isPrivateEndpoint = true;
        return place;
    }
    const std::string title = "API server of " + cluster.value->info.name;
    return {.kind = PlaceKind::internet,
            .address = {.role = AddressRole::platform,
                        .within = {Prefix::containing(IpAddress::of(family, 0), 0)},
                        .name = "the public address of the " + title,
                        .owner = cluster.cluster},
            .title = title,
            .object = cluster.cluster};
}

void checkApiServerAccess(Walk& walk, const ClusterFacts& cluster) {
    const ApiServerAccessProfile& access = cluster.value->apiServerAccessProfile;
    const std::vector<Prefix> ranges = authorizedPrefixes(access);
    const FlowAddress& seen = walk.trace.source();
    const bool isPublic = walk.destination.kind == PlaceKind::internet;
    if (!isPublic && !access.enableVnetIntegration) {
        walk.trace.step(StepKind::privateEndpoint, fmt::format("The private endpoint takes {}.", seen.longText()),
                        &sources::privateClusters);
        walk.trace.note("Its name is found only where the private DNS zone is linked.");
    } else if (isPublic && !ranges.empty() && seen.isIn(ranges)) {
        walk.trace.step(StepKind::accessList, fmt::format("The authorised ranges hold {}.", seen.text()),
                        &ways::authorizedRanges);
    } else if (isPublic && !ranges.empty()) {
        const bool isOwnBalancer = seen.owner == ObjectRef(cluster.cluster) && seen.role == AddressRole::egress &&
                                   effectiveOutboundType(*cluster.value) == OutboundType::loadBalancer;
        const bool mayHold = std::ranges::any_of(ranges, [&](const Prefix& range) { return seen.mayBeIn(range); });
        if (!isOwnBalancer && !mayHold) {
            walk.trace.drop(Disposition::denied, fmt::format("The authorised ranges do not hold {}.", seen.text()),
                            &ways::authorizedRanges);
            return;
        }
        walk.trace.step(StepKind::accessList,
                        isOwnBalancer ? "AKS authorises the load balancer's own addresses by itself."
                                      : fmt::format("The authorised ranges must hold {}.", seen.text()),
                        &ways::authorizedRanges);
        if (!isOwnBalancer) {
            walk.trace.note("Which address that is, the plan does not say; without it in the list access is denied.");
        }
    }
    arrive(walk, fmt::format("The API server of {} is reached.", cluster.value->info.name));
}

}  // namespace aksnet::egress
