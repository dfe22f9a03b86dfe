// SPDX-License-Identifier: GPL-3.0-or-later
//
// See locked_values.h.
#include "core/report/locked_values.h"

#include "core/plan/enum_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aksnet {

namespace {

using catalog::Changeable;

constexpr std::size_t mostListedRanges = 3;

std::string orDefault(std::string text, bool isDefault) {
    return isDefault ? text + " (default)" : text;
}

template <class E>
std::string statedEnum(const std::optional<E>& stated, E otherwise) {
    return orDefault(std::string(enumText(stated.value_or(otherwise))), !stated);
}

std::string rangesWithDefault(const std::vector<ClusterRange>& ranges) {
    std::vector<Prefix> prefixes;
    bool isDefault = false;
    for (const ClusterRange& range : ranges) {
        prefixes.push_back(range.prefix);
        isDefault = isDefault || range.isDefault;
    }
    return orDefault(prefixList(prefixes), isDefault);
}

/// "azure (Overlay)"; a plugin that is not stated says so.
std::string modelValue(const ClusterFacts& cluster) {
    const auto titled = [&]() -> std::string_view {
        switch (cluster.model->id) {
            case ModelId::nodeSubnet: return "azure (Node Subnet";
            case ModelId::podSubnetDynamic: return "azure (Pod Subnet, dynamic";
            case ModelId::podSubnetStatic: return "azure (Pod Subnet, static block";
            case ModelId::overlay: return "azure (Overlay";
            case ModelId::bringYourOwn: return "none (bring your own";
            case ModelId::kubenet: break;
        }
        return "kubenet";
    };
    if (cluster.model->id == ModelId::kubenet) {
        return "kubenet";
    }
    const bool isStated = cluster.value->networkProfile.networkPlugin.has_value();
    return fmt::format("{}{})", titled(), isStated ? "" : ", default");
}

std::string outboundAddressesValue(const PlanIndex& index, const NetworkProfile& profile) {
    const LoadBalancerProfile stated = profile.loadBalancerProfile.value_or(LoadBalancerProfile{});
    std::vector<std::string> parts;
    for (const PublicIpAddressId id : stated.outboundIps) {
        parts.push_back(index.nameOf(id));
    }
    for (const PublicIpPrefixId id : stated.outboundIpPrefixes) {
        parts.push_back(index.nameOf(id));
    }
    if (parts.empty()) {
        const int count = stated.managedOutboundIpCount.value_or(1);
        parts.push_back(orDefault(fmt::format("{} managed", count), !stated.managedOutboundIpCount));
    }
    const int ports = stated.allocatedOutboundPorts.value_or(0);
    return fmt::format("{}; {}", fmt::join(parts, ", "),
                       ports > 0 ? fmt::format("{} ports a node", ports) : std::string("ports by number of nodes"));
}

std::string familiesValue(const Cluster& cluster) {
    const auto& families = cluster.networkProfile.ipFamilies;
    return orDefault(isDualStack(cluster) ? "IPv4, IPv6" : "IPv4", families.empty());
}

std::string authorizedValue(const std::vector<std::string>& ranges) {
    return ranges.empty()                      ? "none"
           : ranges.size() <= mostListedRanges ? fmt::format("{}", fmt::join(ranges, ", "))
                                               : fmt::format("{} ranges", ranges.size());
}

std::optional<std::string> accessValue(const ApiServerAccessProfile& access, Changeable what) {
    switch (what) {
        case Changeable::apiServerIntegration: return access.enableVnetIntegration ? "on" : "off";
        case Changeable::privateCluster: return access.enablePrivateCluster ? "private" : "public";
        case Changeable::privateDnsZone:
            return !access.enablePrivateCluster ? std::nullopt
                   : access.privateDnsZone.empty()
                       ? std::optional<std::string>("system (default)")
                       : access.privateDnsZone.substr(access.privateDnsZone.find_last_of('/') + 1);
        default: return authorizedValue(access.authorizedIpRanges);
    }
}

std::string poolSurge(const NodePool& pool) {
    return pool.upgradeSettings.maxSurge ? pool.upgradeSettings.maxSurge->text() : "default";
}

}  // namespace

std::string prefixList(const std::vector<Prefix>& prefixes) {
    std::string text;
    for (const Prefix& prefix : prefixes) {
        text += (text.empty() ? "" : ", ") + prefix.text();
    }
    return text.empty() ? "none" : text;
}

catalog::ChangeStart changeStart(const Cluster& cluster, Changeable what) {
    const NetworkProfile& profile = cluster.networkProfile;
    const auto isMade = [&] {
        switch (what) {
            case Changeable::dataPlane: return profile.networkDataplane == NetworkDataplane::cilium;
            case Changeable::ipFamilies: return isDualStack(cluster);
            case Changeable::loadBalancerSku: return profile.loadBalancerSku != LoadBalancerSku::basic;
            case Changeable::apiServerIntegration: return cluster.apiServerAccessProfile.enableVnetIntegration;
            default: return false;
        }
    };
    return isMade() ? catalog::ChangeStart::after : catalog::ChangeStart::before;
}

std::optional<std::string> lockedValue(const Facts& facts, const ClusterFacts& cluster, Changeable what) {
    const NetworkProfile& profile = cluster.value->networkProfile;
    const bool isCilium = profile.networkDataplane == NetworkDataplane::cilium;
    switch (what) {
        case Changeable::morePools: return fmt::format("{} now", cluster.poolCount);
        case Changeable::podCidr: return rangesWithDefault(cluster.podCidrs);
        case Changeable::serviceCidr: return rangesWithDefault(cluster.serviceCidrs);
        case Changeable::dnsServiceIp: return orDefault(cluster.dnsServiceIp.text(), cluster.dnsServiceIpIsDefault);
        case Changeable::ipFamilies: return familiesValue(*cluster.value);
        case Changeable::dataPlane: return statedEnum(profile.networkDataplane, NetworkDataplane::azure);
        case Changeable::policyEngine: return statedEnum(profile.networkPolicy, NetworkPolicy::none);
        case Changeable::networkPlugin: return modelValue(cluster);
        case Changeable::outboundType: return statedEnum(profile.outboundType, OutboundType::loadBalancer);
        case Changeable::outboundAddresses:
            return effectiveOutboundType(*cluster.value) == OutboundType::loadBalancer
                       ? std::optional(outboundAddressesValue(*facts.index, profile))
                       : std::nullopt;
        case Changeable::loadBalancerSku: return statedEnum(profile.loadBalancerSku, LoadBalancerSku::standard);
        case Changeable::virtualNetwork:
            return cluster.virtualNetwork ? facts.index->nameOf(*cluster.virtualNetwork) : "made by AKS (default)";
        case Changeable::hostRouting: {
            const bool isOn = profile.advancedNetworking && !profile.advancedNetworking->accelerationMode.empty();
            return isOn       ? std::optional(profile.advancedNetworking->accelerationMode)
                   : isCilium ? std::optional<std::string>("off (default)")
                              : std::nullopt;
        }
        case Changeable::apiServerIntegration:
        case Changeable::privateCluster:
        case Changeable::privateDnsZone:
        case Changeable::authorizedRanges: return accessValue(cluster.value->apiServerAccessProfile, what);
        default: return std::nullopt;
    }
}

std::optional<std::string> lockedValue(const Facts& facts, const PoolFacts& pool, Changeable what) {
    const NodePool& value = *facts.index->find(pool.pool)->pool;
    const auto subnetValue = [&](const std::optional<SubnetId>& subnet) {
        return subnet ? facts.index->nameOf(*subnet) : std::string("made by AKS (default)");
    };
    switch (what) {
        case Changeable::nodeCount: return fmt::format("{}", value.count);
        case Changeable::autoscalerBounds:
            return value.enableAutoScaling
                       ? std::optional(fmt::format("{} to {}", value.minCount.value_or(0), pool.nodesMax))
                       : std::nullopt;
        case Changeable::maxSurge: return poolSurge(value);
        case Changeable::maxPods: return orDefault(fmt::format("{}", pool.maxPods), !value.maxPods);
        case Changeable::poolSubnet: return subnetValue(value.vnetSubnet);
        case Changeable::poolPodSubnet:
            return value.podSubnet ? std::optional(subnetValue(value.podSubnet)) : std::nullopt;
        case Changeable::allocationMode:
            return statedEnum(value.podIpAllocationMode, PodIpAllocationMode::dynamicIndividual);
        case Changeable::osType: return std::string(enumText(value.osType));
        default: return std::nullopt;
    }
}

}  // namespace aksnet
