// SPDX-License-Identifier: GPL-3.0-or-later
//
// See fix_helpers.h.
#include "core/rules/fix_helpers.h"

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
    if (const auto range = proposeClusterRange(facts, cluster, length, cluster.serviceCidrs)) {
        NetworkProfile profile = cluster.value->networkProfile;
        std::erase_if(profile.podCidrs, [](const Prefix& prefix) { return prefix.isV4(); });
        profile.podCidrs.insert(profile.podCidrs.begin(), *range);
        finding.fixes.push_back({fmt::format("Change the pod CIDR of {} to {}", cluster.value->info.name, range->text()),
                                 SetNetworkProfile{cluster.cluster, std::move(profile)}});
    }
}

void addServiceCidrFix(const Facts& facts, const ClusterFacts& cluster, int length, Finding& finding) {
    if (const auto range = proposeClusterRange(facts, cluster, length, cluster.podCidrs)) {
        NetworkProfile profile = cluster.value->networkProfile;
        std::erase_if(profile.serviceCidrs, [](const Prefix& prefix) { return prefix.isV4(); });
        profile.serviceCidrs.insert(profile.serviceCidrs.begin(), *range);
        profile.dnsServiceIp = range->first().plus(10);
        const std::string dns = profile.dnsServiceIp->text();
        finding.fixes.push_back({fmt::format("Change the service CIDR of {} to {} and its DNS service IP to {}", cluster.value->info.name, range->text(), dns),
                                 SetNetworkProfile{cluster.cluster, std::move(profile)}});
    }
}

Fix replaceSubnetPrefix(const Subnet& subnet, const Prefix& old, const Prefix& replacement) {
    std::vector<Prefix> prefixes = subnet.addressPrefixes;
    std::ranges::replace(prefixes, old, replacement);
    return {fmt::format("Change {} from {} to {}", subnet.name, old.text(), replacement.text()), SetAddressPrefixes{subnet.id, std::move(prefixes)}};
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
    return fmt::format("{} {}", kindName(object.kind), nameOf(*facts.plan, object));
}

}  // namespace aksnet::rules
