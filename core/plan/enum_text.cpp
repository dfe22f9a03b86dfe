// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tables of ARM spellings. Where Azure's own tools or older API versions spell a value differently beyond case, the
// other spelling follows the written one.
#include "core/plan/enum_text.h"

#include "core/base/text.h"

#include <array>

namespace aksnet {

bool sameIgnoringCase(std::string_view a, std::string_view b) {
    return equalsIgnoringCase(a, b);
}

template <>
std::span<const EnumName<IpFamily>> enumNames<IpFamily>() {
    static constexpr std::array<EnumName<IpFamily>, 2> names{{{IpFamily::v4, "IPv4"}, {IpFamily::v6, "IPv6"}}};
    return names;
}

template <>
std::span<const EnumName<PrivateEndpointNetworkPolicies>> enumNames<PrivateEndpointNetworkPolicies>() {
    using enum PrivateEndpointNetworkPolicies;
    static constexpr std::array<EnumName<PrivateEndpointNetworkPolicies>, 4> names{{
        {disabled, "Disabled"},
        {enabled, "Enabled"},
        {networkSecurityGroupEnabled, "NetworkSecurityGroupEnabled"},
        {routeTableEnabled, "RouteTableEnabled"},
    }};
    return names;
}

template <>
std::span<const EnumName<PeeringState>> enumNames<PeeringState>() {
    using enum PeeringState;
    static constexpr std::array<EnumName<PeeringState>, 4> names{{
        {notStated, "NotStated"},
        {initiated, "Initiated"},
        {connected, "Connected"},
        {disconnected, "Disconnected"},
    }};
    return names;
}

template <>
std::span<const EnumName<NextHopType>> enumNames<NextHopType>() {
    using enum NextHopType;
    static constexpr std::array<EnumName<NextHopType>, 5> names{{
        {virtualNetworkGateway, "VirtualNetworkGateway"},
        {vnetLocal, "VnetLocal"},
        {internet, "Internet"},
        {virtualAppliance, "VirtualAppliance"},
        {none, "None"},
    }};
    return names;
}

template <>
std::span<const EnumName<Severity>> enumNames<Severity>() {
    using enum Severity;
    static constexpr std::array<EnumName<Severity>, 3> names{{{error, "error"}, {warning, "warning"}, {info, "info"}}};
    return names;
}

std::string_view severityName(Severity severity) {
    return enumText(severity);
}

template <>
std::span<const EnumName<NatGatewaySku>> enumNames<NatGatewaySku>() {
    using enum NatGatewaySku;
    static constexpr std::array<EnumName<NatGatewaySku>, 2> names{{{standard, "Standard"}, {standardV2, "StandardV2"}}};
    return names;
}

template <>
std::span<const EnumName<SecurityRuleDirection>> enumNames<SecurityRuleDirection>() {
    using enum SecurityRuleDirection;
    static constexpr std::array<EnumName<SecurityRuleDirection>, 2> names{
        {{inbound, "Inbound"}, {outbound, "Outbound"}}};
    return names;
}

template <>
std::span<const EnumName<SecurityRuleAccess>> enumNames<SecurityRuleAccess>() {
    using enum SecurityRuleAccess;
    static constexpr std::array<EnumName<SecurityRuleAccess>, 2> names{{{allow, "Allow"}, {deny, "Deny"}}};
    return names;
}

template <>
std::span<const EnumName<ExternalNetworkKind>> enumNames<ExternalNetworkKind>() {
    using enum ExternalNetworkKind;
    static constexpr std::array<EnumName<ExternalNetworkKind>, 3> names{{
        {onPremises, "onPremises"},
        {otherCloud, "otherCloud"},
        {internetService, "internetService"},
    }};
    return names;
}

template <>
std::span<const EnumName<ExternalConnection>> enumNames<ExternalConnection>() {
    using enum ExternalConnection;
    static constexpr std::array<EnumName<ExternalConnection>, 5> names{{
        {notStated, "notStated"},
        {vpn, "vpn"},
        {expressRoute, "expressRoute"},
        {virtualWan, "virtualWan"},
        {internet, "internet"},
    }};
    return names;
}

template <>
std::span<const EnumName<SubnetConsumerKind>> enumNames<SubnetConsumerKind>() {
    using enum SubnetConsumerKind;
    static constexpr std::array<EnumName<SubnetConsumerKind>, 11> names{{
        {privateEndpoint, "privateEndpoint"},
        {internalLoadBalancer, "internalLoadBalancer"},
        {virtualMachine, "virtualMachine"},
        {applicationGateway, "applicationGateway"},
        {applicationGatewayForContainers, "applicationGatewayForContainers"},
        {bastion, "bastion"},
        {virtualNetworkGateway, "virtualNetworkGateway"},
        {routeServer, "routeServer"},
        {privateLinkService, "privateLinkService"},
        {containerInstance, "containerInstance"},
        {other, "other"},
    }};
    return names;
}

}  // namespace aksnet
