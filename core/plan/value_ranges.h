// SPDX-License-Identifier: GPL-3.0-or-later
//
// The widest numbers a plan can hold. They only keep nonsense out, so that sums cannot overflow; what Azure allows is
// narrower, stands in core/catalog and is checked by rules.
#pragma once

#include "core/plan/plan.h"

#include <type_traits>

namespace aksnet {

/// Both ends belong to the range.
struct NumberRange {
    int least;
    int most;

    [[nodiscard]] constexpr bool contains(int number) const { return least <= number && number <= most; }
};

inline constexpr NumberRange anyCount{0, 1'000'000};
inline constexpr NumberRange anyAddressCount{0, 1 << 24};
inline constexpr NumberRange anyPrefixLength{0, 128};

template <class Visit>
void forEachClusterNumber(const Cluster& cluster, Visit visit) {
    const NetworkProfile& network = cluster.networkProfile;
    if (network.loadBalancerProfile) {
        const LoadBalancerProfile& balancer = *network.loadBalancerProfile;
        visit("networkProfile.loadBalancerProfile.managedOutboundIPs.count", balancer.managedOutboundIpCount, anyCount);
        visit("networkProfile.loadBalancerProfile.managedOutboundIPs.countIPv6", balancer.managedOutboundIpv6Count,
              anyCount);
        visit("networkProfile.loadBalancerProfile.allocatedOutboundPorts", balancer.allocatedOutboundPorts, anyCount);
        visit("networkProfile.loadBalancerProfile.idleTimeoutInMinutes", balancer.idleTimeoutInMinutes, anyCount);
    }
    if (network.natGatewayProfile) {
        const NatGatewayProfile& gateway = *network.natGatewayProfile;
        visit("networkProfile.natGatewayProfile.managedOutboundIPProfile.count", gateway.managedOutboundIpCount,
              anyCount);
        visit("networkProfile.natGatewayProfile.idleTimeoutInMinutes", gateway.idleTimeoutInMinutes, anyCount);
    }
}

template <class Visit>
void forEachNodePoolNumber(const NodePool& pool, Visit visit) {
    const auto value = [](const std::optional<CountOrPercent>& given) {
        return given ? std::optional<int>(given->value) : std::nullopt;
    };
    visit("count", pool.count, anyCount);
    visit("minCount", pool.minCount, anyCount);
    visit("maxCount", pool.maxCount, anyCount);
    visit("maxPods", pool.maxPods, anyCount);
    visit("upgradeSettings.maxSurge", value(pool.upgradeSettings.maxSurge), anyCount);
    visit("upgradeSettings.maxUnavailable", value(pool.upgradeSettings.maxUnavailable), anyCount);
    visit("gatewayProfile.publicIPPrefixSize", pool.gatewayPublicIpPrefixSize, anyPrefixLength);
}

/// Calls visit(key, number or optional number, range) for each number that `thing` itself holds, with its key in the file.
template <class T, class Visit>
void forEachNumber(const T& thing, Visit visit) {
    if constexpr (std::is_same_v<T, Subnet>) {
        visit("usedAddresses", thing.usedAddresses, anyAddressCount);
    } else if constexpr (std::is_same_v<T, Cluster>) {
        forEachClusterNumber(thing, visit);
    } else if constexpr (std::is_same_v<T, NodePool>) {
        forEachNodePoolNumber(thing, visit);
    } else if constexpr (std::is_same_v<T, NatGateway>) {
        visit("idleTimeoutInMinutes", thing.idleTimeoutInMinutes, anyCount);
    } else if constexpr (std::is_same_v<T, NetworkSecurityGroup>) {
        for (std::size_t i = 0; i < thing.securityRules.size(); ++i) {
            visit("securityRules[" + std::to_string(i) + "].priority", thing.securityRules[i].priority, anyCount);
        }
    } else if constexpr (std::is_same_v<T, PublicIpPrefix>) {
        visit("prefixLength", thing.prefixLength, anyPrefixLength);
    } else if constexpr (std::is_same_v<T, SubnetConsumer>) {
        visit("addressCount", thing.addressCount, anyAddressCount);
    }
}

}  // namespace aksnet
