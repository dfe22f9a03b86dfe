// SPDX-License-Identifier: GPL-3.0-or-later
//
// The spellings of everything in core/plan/cluster.h.
#include "core/plan/enum_text.h"

#include <array>

namespace aksnet {

template <>
std::span<const EnumName<NetworkPlugin>> enumNames<NetworkPlugin>() {
    using enum NetworkPlugin;
    static constexpr std::array<EnumName<NetworkPlugin>, 3> names{
        {{azure, "azure"}, {kubenet, "kubenet"}, {none, "none"}}};
    return names;
}

template <>
std::span<const EnumName<NetworkPluginMode>> enumNames<NetworkPluginMode>() {
    using enum NetworkPluginMode;
    static constexpr std::array<EnumName<NetworkPluginMode>, 2> names{{{standard, "standard"}, {overlay, "overlay"}}};
    return names;
}

template <>
std::span<const EnumName<NetworkDataplane>> enumNames<NetworkDataplane>() {
    using enum NetworkDataplane;
    static constexpr std::array<EnumName<NetworkDataplane>, 2> names{{{azure, "azure"}, {cilium, "cilium"}}};
    return names;
}

template <>
std::span<const EnumName<NetworkPolicy>> enumNames<NetworkPolicy>() {
    using enum NetworkPolicy;
    static constexpr std::array<EnumName<NetworkPolicy>, 4> names{{
        {none, "none"},
        {azure, "azure"},
        {calico, "calico"},
        {cilium, "cilium"},
    }};
    return names;
}

template <>
std::span<const EnumName<OutboundType>> enumNames<OutboundType>() {
    using enum OutboundType;
    static constexpr std::array<EnumName<OutboundType>, 7> names{{
        {loadBalancer, "loadBalancer"},
        {userDefinedRouting, "userDefinedRouting"},
        {managedNatGateway, "managedNATGateway"},
        {managedNatGatewayV2, "managedNATGatewayV2"},
        {userAssignedNatGateway, "userAssignedNATGateway"},
        {none, "none"},
        {block, "block"},
    }};
    return names;
}

template <>
std::span<const EnumName<LoadBalancerSku>> enumNames<LoadBalancerSku>() {
    using enum LoadBalancerSku;
    static constexpr std::array<EnumName<LoadBalancerSku>, 2> names{{{standard, "standard"}, {basic, "basic"}}};
    return names;
}

template <>
std::span<const EnumName<BackendPoolType>> enumNames<BackendPoolType>() {
    using enum BackendPoolType;
    static constexpr std::array<EnumName<BackendPoolType>, 2> names{{
        {nodeIpConfiguration, "NodeIPConfiguration"},
        {nodeIp, "NodeIP"},
    }};
    return names;
}

template <>
std::span<const EnumName<NodePoolMode>> enumNames<NodePoolMode>() {
    using enum NodePoolMode;
    static constexpr std::array<EnumName<NodePoolMode>, 3> names{
        {{system, "System"}, {user, "User"}, {gateway, "Gateway"}}};
    return names;
}

template <>
std::span<const EnumName<OsType>> enumNames<OsType>() {
    using enum OsType;
    static constexpr std::array<EnumName<OsType>, 2> names{{{linux, "Linux"}, {windows, "Windows"}}};
    return names;
}

template <>
std::span<const EnumName<PodIpAllocationMode>> enumNames<PodIpAllocationMode>() {
    using enum PodIpAllocationMode;
    static constexpr std::array<EnumName<PodIpAllocationMode>, 2> names{{
        {dynamicIndividual, "DynamicIndividual"},
        {staticBlock, "StaticBlock"},
    }};
    return names;
}

template <>
std::span<const EnumName<PoolType>> enumNames<PoolType>() {
    using enum PoolType;
    static constexpr std::array<EnumName<PoolType>, 3> names{{
        {virtualMachineScaleSets, "VirtualMachineScaleSets"},
        {availabilitySet, "AvailabilitySet"},
        {virtualMachines, "VirtualMachines"},
    }};
    return names;
}

template <>
std::span<const EnumName<ScaleSetPriority>> enumNames<ScaleSetPriority>() {
    using enum ScaleSetPriority;
    static constexpr std::array<EnumName<ScaleSetPriority>, 2> names{{{regular, "Regular"}, {spot, "Spot"}}};
    return names;
}

template <>
std::span<const EnumName<ClusterSku>> enumNames<ClusterSku>() {
    using enum ClusterSku;
    // API versions before 2023 said Basic where Base stands now.
    static constexpr std::array<EnumName<ClusterSku>, 3> names{
        {{base, "Base"}, {automatic, "Automatic"}, {base, "Basic"}}};
    return names;
}

template <>
std::span<const EnumName<ClusterTier>> enumNames<ClusterTier>() {
    using enum ClusterTier;
    // API versions before 2023 said Paid where Standard stands now.
    static constexpr std::array<EnumName<ClusterTier>, 4> names{{
        {free, "Free"},
        {standard, "Standard"},
        {premium, "Premium"},
        {standard, "Paid"},
    }};
    return names;
}

template <>
std::span<const EnumName<IdentityType>> enumNames<IdentityType>() {
    using enum IdentityType;
    static constexpr std::array<EnumName<IdentityType>, 4> names{{
        {notStated, "NotStated"},
        {systemAssigned, "SystemAssigned"},
        {userAssigned, "UserAssigned"},
        {servicePrincipal, "ServicePrincipal"},
    }};
    return names;
}

}  // namespace aksnet
