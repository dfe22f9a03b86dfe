// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Azure takes where a cluster states nothing.
#include "core/catalog/defaults.h"
#include "core/catalog/limits.h"
#include "core/catalog/ranges.h"
#include "core/models/model.h"

#include <algorithm>
#include <charconv>

namespace aksnet {

namespace {

/// The stated ranges, or AKS's defaults for the cluster's families.
std::vector<Prefix> statedOr(const Cluster& cluster, const std::vector<Prefix>& stated, const Prefix& v4,
                             const Prefix& v6) {
    if (!stated.empty()) {
        return stated;
    }
    return isDualStack(cluster) ? std::vector{v4, v6} : std::vector{v4};
}

}  // namespace

bool isDualStack(const Cluster& cluster) {
    return std::ranges::find(cluster.networkProfile.ipFamilies, IpFamily::v6) !=
           cluster.networkProfile.ipFamilies.end();
}

std::vector<Prefix> effectivePodCidrs(const Cluster& cluster) {
    const Model& used = modelOf(cluster);
    // A flat cluster's podCidr in an export is a leftover that nothing uses; BYO has none unless it is given.
    if (used.isFlat) {
        return {};
    }
    if (used.id == ModelId::bringYourOwn) {
        return cluster.networkProfile.podCidrs;
    }
    return statedOr(cluster, cluster.networkProfile.podCidrs, catalog::defaultPodCidr(), catalog::defaultPodCidrIpv6());
}

std::vector<Prefix> effectiveServiceCidrs(const Cluster& cluster) {
    return statedOr(cluster, cluster.networkProfile.serviceCidrs, catalog::defaultServiceCidr(),
                    catalog::defaultServiceCidrIpv6());
}

IpAddress effectiveDnsServiceIp(const Cluster& cluster) {
    return cluster.networkProfile.dnsServiceIp.value_or(catalog::defaultDnsServiceIp());
}

OutboundType effectiveOutboundType(const Cluster& cluster) {
    return cluster.networkProfile.outboundType.value_or(OutboundType::loadBalancer);
}

int effectiveMaxPods(const Cluster& cluster, const NodePool& pool) {
    return pool.maxPods.value_or(modelOf(cluster, pool).defaultMaxPods);
}

int maximumNodes(const NodePool& pool) {
    return pool.enableAutoScaling ? std::max(pool.maxCount.value_or(pool.count), 0) : pool.count;
}

int surgeNodes(const Cluster& cluster, const NodePool& pool, int nodes) {
    if (pool.scaleSetPriority == ScaleSetPriority::spot || nodes <= 0) {
        return 0;
    }
    const CountOrPercent before132{catalog::surgeNodesBefore, false};
    const CountOrPercent from132{catalog::surgePercent, true};
    // A cluster without a stated version is a new one, and new ones are 1.32 or later.
    const KubernetesVersion version = kubernetesVersion(cluster);
    const bool isNew =
        version == KubernetesVersion{} || version >= KubernetesVersion{1, catalog::surgePercentFromMinor};
    const CountOrPercent surge = pool.upgradeSettings.maxSurge.value_or(isNew ? from132 : before132);
    return std::min(surge.of(nodes), nodes);
}

KubernetesVersion kubernetesVersion(const Cluster& cluster) {
    KubernetesVersion version;
    const char* at = cluster.kubernetesVersion.data();
    const char* end = at + cluster.kubernetesVersion.size();
    const auto major = std::from_chars(at, end, version.major);
    if (major.ec != std::errc() || major.ptr == end || *major.ptr != '.') {
        return {};
    }
    return std::from_chars(major.ptr + 1, end, version.minor).ec == std::errc() ? version : KubernetesVersion{};
}

}  // namespace aksnet
