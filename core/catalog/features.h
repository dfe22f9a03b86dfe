// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a cluster may want of its network, and which wishes do not go together. What a networking model lacks stands with
// the model (core/models); what holds whatever the model is stands here.
#pragma once

#include "core/catalog/sources.h"

#include <cstdint>
#include <initializer_list>
#include <span>

namespace aksnet::catalog {

/// From best to worst.
enum class Support : std::uint8_t {
    supported,
    preview,
    disputed,      ///< sources contradict each other
    undocumented,  ///< no source says
    upToPlugin,    ///< the customer's own network plugin decides
    existingOnly,  ///< clusters that have it keep it; new ones are refused
    unsupported,
};
/// "supported", "preview", …
[[nodiscard]] std::string_view supportTitle(Support support);

enum class Feature : std::uint8_t {
    linuxPools,  ///< every cluster has one
    windowsPools,
    windowsServer2019,
    windowsServer2025,
    azureDataPlane,
    ciliumDataPlane,
    hostRouting,  ///< eBPF host routing: accelerationMode BpfVeth
    azurePolicy,
    calicoPolicy,
    ciliumPolicy,
    dualStack,
    ownNetwork,
    managedNetwork,
    customRouteTable,
    sharedSubnet,  ///< several clusters in one node subnet
    reachablePods,
    virtualNodes,
    applicationGateway,
    applicationGatewayForContainers,
    privateLinkService,
    privateCluster,
    apiServerIntegration,
    loadBalancerEgress,
    managedNatGateway,
    userAssignedNatGateway,
    userDefinedRouting,
    isolatedEgress,  ///< outbound type none
    blockedEgress,
    staticEgressGateway,
    gatewayPools,
    nodeProvisioning,
    spotPools,
    fiveThousandNodes,
    podCidrExpansion,
    availabilitySets,
    dcsv2Machines,
    observability,    ///< Advanced Container Networking Services
    networkSecurity,  ///< of the same: name filters, layer 7, WireGuard
    ipvsProxy,
};
inline constexpr int featureCount = static_cast<int>(Feature::ipvsProxy) + 1;
static_assert(featureCount <= 64);
/// "Windows node pools"
[[nodiscard]] std::string_view featureTitle(Feature feature);

class FeatureSet {
public:
    constexpr FeatureSet() = default;
    constexpr FeatureSet(std::initializer_list<Feature> features) {
        for (const Feature feature : features) {
            add(feature);
        }
    }
    constexpr void add(Feature feature) { m_bits |= bit(feature); }
    [[nodiscard]] constexpr bool has(Feature feature) const { return (m_bits & bit(feature)) != 0; }
    [[nodiscard]] constexpr FeatureSet operator|(FeatureSet other) const {
        other.m_bits |= m_bits;
        return other;
    }
    [[nodiscard]] constexpr FeatureSet without(FeatureSet other) const {
        other.m_bits = m_bits & ~other.m_bits;
        return other;
    }
    constexpr bool operator==(const FeatureSet&) const = default;

private:
    [[nodiscard]] static constexpr std::uint64_t bit(Feature feature) {
        return std::uint64_t{1} << static_cast<unsigned>(feature);
    }
    std::uint64_t m_bits = 0;
};

/// What a networking model says of a feature; what it says nothing of it supports without conditions.
struct FeatureNote {
    Feature feature;
    Support support;  ///< supported where only a condition is told
    std::string_view why;
    Source source;
    int belowMinor = 0;  ///< holds below Kubernetes 1.belowMinor only; 0: always
};

/// Two features that do not go together, whatever the model.
struct FeatureConflict {
    Feature a;
    Feature b;
    Support support;
    std::string_view why;
    Source source;
    int belowMinor = 0;
};
[[nodiscard]] std::span<const FeatureConflict> featureConflicts();

}  // namespace aksnet::catalog
