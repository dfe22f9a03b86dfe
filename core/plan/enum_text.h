// SPDX-License-Identifier: GPL-3.0-or-later
//
// ARM's spelling of every enumeration in a plan, in one place: plan files, importers, exporters and forms all use it.
#pragma once

#include "core/plan/plan.h"

#include <span>

namespace aksnet {

/// One spelling of one value; the first entry of a value is how it is written, further ones are only read.
template <class E>
struct EnumName {
    E value;
    std::string_view text;
};

/// All spellings of an enumeration: its values in their declared order, then spellings that are only read.
template <class E>
[[nodiscard]] std::span<const EnumName<E>> enumNames();
template <>
std::span<const EnumName<IpFamily>> enumNames<IpFamily>();
template <>
std::span<const EnumName<PrivateEndpointNetworkPolicies>> enumNames<PrivateEndpointNetworkPolicies>();
template <>
std::span<const EnumName<PeeringState>> enumNames<PeeringState>();
template <>
std::span<const EnumName<NextHopType>> enumNames<NextHopType>();
template <>
std::span<const EnumName<NatGatewaySku>> enumNames<NatGatewaySku>();
template <>
std::span<const EnumName<SecurityRuleDirection>> enumNames<SecurityRuleDirection>();
template <>
std::span<const EnumName<SecurityRuleAccess>> enumNames<SecurityRuleAccess>();
template <>
std::span<const EnumName<ExternalNetworkKind>> enumNames<ExternalNetworkKind>();
template <>
std::span<const EnumName<ExternalConnection>> enumNames<ExternalConnection>();
template <>
std::span<const EnumName<SubnetConsumerKind>> enumNames<SubnetConsumerKind>();
template <>
std::span<const EnumName<Severity>> enumNames<Severity>();
template <>
std::span<const EnumName<NetworkPlugin>> enumNames<NetworkPlugin>();
template <>
std::span<const EnumName<NetworkPluginMode>> enumNames<NetworkPluginMode>();
template <>
std::span<const EnumName<NetworkDataplane>> enumNames<NetworkDataplane>();
template <>
std::span<const EnumName<NetworkPolicy>> enumNames<NetworkPolicy>();
template <>
std::span<const EnumName<OutboundType>> enumNames<OutboundType>();
template <>
std::span<const EnumName<LoadBalancerSku>> enumNames<LoadBalancerSku>();
template <>
std::span<const EnumName<BackendPoolType>> enumNames<BackendPoolType>();
template <>
std::span<const EnumName<NodePoolMode>> enumNames<NodePoolMode>();
template <>
std::span<const EnumName<OsType>> enumNames<OsType>();
template <>
std::span<const EnumName<PodIpAllocationMode>> enumNames<PodIpAllocationMode>();
template <>
std::span<const EnumName<PoolType>> enumNames<PoolType>();
template <>
std::span<const EnumName<ScaleSetPriority>> enumNames<ScaleSetPriority>();
template <>
std::span<const EnumName<ClusterSku>> enumNames<ClusterSku>();
template <>
std::span<const EnumName<ClusterTier>> enumNames<ClusterTier>();
template <>
std::span<const EnumName<IdentityType>> enumNames<IdentityType>();

/// Equal but for the case of ASCII letters: how Azure compares names, ids and enumerations.
[[nodiscard]] bool sameIgnoringCase(std::string_view a, std::string_view b);

/// ARM's spelling: "overlay", "userDefinedRouting", "DynamicIndividual".
template <class E>
[[nodiscard]] std::string_view enumText(E value) {
    for (const auto& entry : enumNames<E>()) {
        if (entry.value == value) {
            return entry.text;
        }
    }
    return {};
}

/// Reads a spelling without regard to case (Azure's own tools disagree about it); none if it is not known.
template <class E>
[[nodiscard]] std::optional<E> enumFromText(std::string_view text) {
    for (const auto& entry : enumNames<E>()) {
        if (sameIgnoringCase(entry.text, text)) {
            return entry.value;
        }
    }
    return std::nullopt;
}

}  // namespace aksnet
