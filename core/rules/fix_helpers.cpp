// SPDX-License-Identifier: GPL-3.0-or-later
//
// See fix_helpers.h.
#include "core/rules/fix_helpers.h"

#include "core/base/checked.h"
#include "core/catalog/limits.h"
#include "core/catalog/ranges.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

using namespace literals;

void addReserved(AddressSetBuilder& taken) {
    for (const auto& forbidden : catalog::platformForbiddenRanges()) {
        taken.add(forbidden.range);
    }
    for (const auto& reserved : catalog::aksReservedRanges()) {
        taken.add(reserved.range);
    }
}

void addAll(AddressSetBuilder& taken, std::span<const ClusterRange> ranges) {
    for (const ClusterRange& range : ranges) {
        taken.add(range.prefix);
    }
}

/// The ranges in force with the IPv4 one replaced; IPv6 ranges keep their place, defaults become stated.
std::vector<Prefix> withIpv4Range(std::span<const ClusterRange> inForce, const Prefix& replacement) {
    std::vector<Prefix> ranges{replacement};
    for (const ClusterRange& range : inForce) {
        if (!range.prefix.isV4()) {
            ranges.push_back(range.prefix);
        }
    }
    return ranges;
}

/// The tenth address after the first, where people look for DNS; in ranges of fewer than 12 addresses the last but one. The
/// first, second and last are not free, so a range of two or fewer has none.
std::optional<IpAddress> dnsAddressIn(const Prefix& serviceCidr) {
    const Uint128 size = serviceCidr.size();
    return size < 4 ? std::nullopt : serviceCidr.first().plus(std::min<Uint128>(10, size - 2));
}

bool meetsForbidden(const Prefix& range) {
    const auto meets = [&](const catalog::ForbiddenRange& forbidden) { return forbidden.range.overlaps(range); };
    return std::ranges::any_of(catalog::platformForbiddenRanges(), meets) || std::ranges::any_of(catalog::aksReservedRanges(), meets);
}

/// Does the range meet a peer, a network behind a gateway, or a peer of a peer (which Azure compares too)?
bool meetsConnected(const Facts& facts, VirtualNetworkId network, const Prefix& range) {
    return std::ranges::any_of(facts.reachableFrom(network), [&](const ReachableRange& reachable) {
        if (reachable.prefix.overlaps(range)) {
            return true;
        }
        return reachable.owner.kind == ObjectKind::virtualNetwork &&
               std::ranges::any_of(facts.reachableFrom(VirtualNetworkId(reachable.owner.number)), [&](const ReachableRange& sibling) {
                   return sibling.owner != ObjectRef(network) && sibling.owner.kind != ObjectKind::externalNetwork && sibling.prefix.overlaps(range);
               });
    });
}

}  // namespace

AddressSet freeVnetSpace(const Facts& facts, VirtualNetworkId network, std::optional<SubnetId> except) {
    const VirtualNetwork& vnet = *facts.index->find(network);
    AddressSetBuilder taken;
    addReserved(taken);
    for (const Subnet& subnet : vnet.subnets) {
        if (subnet.id != except) {
            for (const Prefix& prefix : subnet.addressPrefixes) {
                taken.add(prefix);
            }
        }
    }
    for (const ReachableRange& range : facts.reachableFrom(network)) {
        taken.add(range.prefix);
    }
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.virtualNetwork == network) {
            addAll(taken, cluster.podCidrs);
            addAll(taken, cluster.serviceCidrs);
        }
    }
    return AddressSet(vnet.addressPrefixes).without(std::move(taken).build());
}

std::optional<Prefix> proposeSubnet(const Facts& facts, VirtualNetworkId network, SubnetId subnet, const Prefix& current, int length) {
    const AddressSet free = freeVnetSpace(facts, network, subnet);
    const Prefix grown = Prefix::containing(current.first(), std::min(length, current.length()));
    if (grown.length() == length && free.contains(AddressRange(grown))) {
        return grown;
    }
    return findFree(free, IpFamily::v4, length);
}

bool isFreeForVnet(const Facts& facts, VirtualNetworkId network, const Prefix& range) {
    const auto meets = [&](const Prefix& other) { return other.overlaps(range); };
    const auto isMetByCluster = [&](const ClusterFacts& cluster) {
        return cluster.virtualNetwork == network && (std::ranges::any_of(cluster.podCidrs, meets, &ClusterRange::prefix) ||
                                                     std::ranges::any_of(cluster.serviceCidrs, meets, &ClusterRange::prefix));
    };
    return !meetsForbidden(range) && std::ranges::none_of(facts.index->find(network)->addressPrefixes, meets) &&
           !meetsConnected(facts, network, range) && std::ranges::none_of(facts.clusters, isMetByCluster);
}

std::optional<Prefix> proposeClusterRange(const Facts& facts, const ClusterFacts& cluster, int length, std::span<const ClusterRange> otherRanges) {
    AddressSetBuilder taken;
    addReserved(taken);
    addAll(taken, otherRanges);
    if (cluster.virtualNetwork) {
        for (const Prefix& prefix : facts.index->find(*cluster.virtualNetwork)->addressPrefixes) {
            taken.add(prefix);
        }
        for (const Subnet& subnet : facts.index->find(*cluster.virtualNetwork)->subnets) {
            for (const Prefix& prefix : subnet.addressPrefixes) {
                taken.add(prefix);
            }
        }
        for (const ReachableRange& range : facts.reachableFrom(*cluster.virtualNetwork)) {
            taken.add(range.prefix);
        }
    } else {
        taken.add(catalog::managedVirtualNetwork());
    }
    const AddressSet used = std::move(taken).build();
    // Where people look for such a range first: AKS's own default, then the lesser used private blocks.
    for (const Prefix& space : {"10.244.0.0/16"_prefix, "100.64.0.0/10"_prefix, "172.16.0.0/12"_prefix, "192.168.0.0/16"_prefix, "10.0.0.0/8"_prefix}) {
        if (const auto block = findFree(AddressSet(AddressRange(space)).without(used), IpFamily::v4, length, Fit::first)) {
            return block;
        }
    }
    return std::nullopt;
}

void addPodCidrFix(const Facts& facts, const ClusterFacts& cluster, int length, Finding& finding) {
    const std::uint64_t need = saturatingAdd(cluster.podCidrNeed, cluster.podCidrSurge);
    std::optional<Prefix> range;
    for (int tried = length; !range && tried <= std::max<int>(length, catalog::podBlockLength) && (std::uint64_t{1} << (32 - tried)) >= need; ++tried) {
        range = proposeClusterRange(facts, cluster, tried, cluster.serviceCidrs);
    }
    if (range) {
        NetworkProfile profile = cluster.value->networkProfile;
        profile.podCidrs = withIpv4Range(cluster.podCidrs, *range);
        finding.fixes.push_back({fmt::format("Change the pod CIDR of {} to {}", cluster.value->info.name, range->text()),
                                 SetNetworkProfile{cluster.cluster, std::move(profile)}});
    }
}

void addServiceCidrFix(const Facts& facts, const ClusterFacts& cluster, int length, Finding& finding) {
    const auto range = proposeClusterRange(facts, cluster, length, cluster.podCidrs);
    const auto dns = range ? dnsAddressIn(*range) : std::nullopt;
    if (dns) {
        NetworkProfile profile = cluster.value->networkProfile;
        profile.serviceCidrs = withIpv4Range(cluster.serviceCidrs, *range);
        profile.dnsServiceIp = dns;
        finding.fixes.push_back(
            {fmt::format("Change the service CIDR of {} to {} and its DNS service IP to {}", cluster.value->info.name, range->text(), dns->text()),
             SetNetworkProfile{cluster.cluster, std::move(profile)}});
    }
}

void addDnsServiceIpFix(const ClusterFacts& cluster, const Prefix& serviceCidr, Finding& finding) {
    if (const auto dns = dnsAddressIn(serviceCidr)) {
        NetworkProfile profile = cluster.value->networkProfile;
        profile.dnsServiceIp = dns;
        finding.fixes.push_back({fmt::format("Change the DNS service IP of {} to {}", cluster.value->info.name, dns->text()),
                                 SetNetworkProfile{cluster.cluster, std::move(profile)}});
    }
}

Fix replaceSubnetPrefix(const Subnet& subnet, const Prefix& old, const Prefix& replacement) {
    std::vector<Prefix> prefixes = subnet.addressPrefixes;
    std::ranges::replace(prefixes, old, replacement);
    return {fmt::format("Change {} from {} to {}", subnet.name, old.text(), replacement.text()), SetAddressPrefixes{subnet.id, std::move(prefixes)}};
}

bool isReservedByAks(const Prefix& range) {
    return std::ranges::any_of(catalog::aksReservedRanges(), [&](const catalog::ForbiddenRange& reserved) { return reserved.range.contains(range); });
}

int smallestSubnetFor(std::uint64_t needed) {
    for (int length = catalog::longestSubnetIpv4; length >= 2; --length) {
        if ((std::uint64_t{1} << (32 - length)) - catalog::reservedAddressesPerSubnet >= needed) {
            return length;
        }
    }
    return 0;
}

std::string titled(const Facts& facts, ObjectRef object) {
    if (object.kind == ObjectKind::peering) {
        return fmt::format("the network behind peering {}", facts.index->nameOf(object));
    }
    return fmt::format("{} {}", kindName(object.kind), facts.index->nameOf(object));
}

}  // namespace aksnet::rules
