// SPDX-License-Identifier: GPL-3.0-or-later
//
// See fix_helpers.h.
#include "core/rules/fix_helpers.h"

#include "core/base/checked.h"
#include "core/catalog/limits.h"
#include "core/catalog/ranges.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

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

}  // namespace

void addPodCidrFix(Proposals& proposals, const ClusterFacts& cluster, int length, Finding& finding) {
    const std::uint64_t need = saturatingAdd(cluster.podCidrNeed, cluster.podCidrSurge);
    std::optional<Prefix> range;
    for (int tried = length; !range && tried <= std::max<int>(length, catalog::podBlockLength) &&
                             (std::uint64_t{1} << (32 - tried)) >= need;
         ++tried) {
        range = proposals.clusterRange(cluster, tried, cluster.serviceCidrs);
    }
    if (range) {
        NetworkProfile profile = cluster.value->networkProfile;
        profile.podCidrs = withIpv4Range(cluster.podCidrs, *range);
        finding.fixes.push_back(
            {fmt::format("Change the pod CIDR of {} to {}", cluster.value->info.name, range->text()),
             SetNetworkProfile{cluster.cluster, std::move(profile)}});
    }
}

void addServiceCidrFix(Proposals& proposals, const ClusterFacts& cluster, int length, Finding& finding) {
    const auto range = proposals.clusterRange(cluster, length, cluster.podCidrs);
    const auto dns = range ? dnsAddressIn(*range) : std::nullopt;
    if (dns) {
        NetworkProfile profile = cluster.value->networkProfile;
        profile.serviceCidrs = withIpv4Range(cluster.serviceCidrs, *range);
        profile.dnsServiceIp = dns;
        finding.fixes.push_back({fmt::format("Change the service CIDR of {} to {} and its DNS service IP to {}",
                                             cluster.value->info.name, range->text(), dns->text()),
                                 SetNetworkProfile{cluster.cluster, std::move(profile)}});
    }
}

void addDnsServiceIpFix(const ClusterFacts& cluster, const Prefix& serviceCidr, Finding& finding) {
    if (const auto dns = dnsAddressIn(serviceCidr)) {
        NetworkProfile profile = cluster.value->networkProfile;
        profile.dnsServiceIp = dns;
        finding.fixes.push_back(
            {fmt::format("Change the DNS service IP of {} to {}", cluster.value->info.name, dns->text()),
             SetNetworkProfile{cluster.cluster, std::move(profile)}});
    }
}

Fix replaceSubnetPrefix(const Subnet& subnet, const Prefix& old, const Prefix& replacement) {
    std::vector<Prefix> prefixes = subnet.addressPrefixes;
    std::ranges::replace(prefixes, old, replacement);
    return {fmt::format("Change {} from {} to {}", subnet.name, old.text(), replacement.text()),
            SetAddressPrefixes{subnet.id, std::move(prefixes)}};
}

bool isReservedByAks(const Prefix& range) {
    return std::ranges::any_of(catalog::aksReservedRanges(),
                               [&](const catalog::ForbiddenRange& reserved) { return reserved.range.contains(range); });
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
