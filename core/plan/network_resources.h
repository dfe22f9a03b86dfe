// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything else that stands in or beside a virtual network: routing, egress devices, foreign networks, and what else
// takes addresses from a subnet.
#pragma once

#include "core/plan/common.h"

namespace aksnet {

enum class NextHopType : std::uint8_t { virtualNetworkGateway, vnetLocal, internet, virtualAppliance, none };

struct Route {
    std::string name;
    std::string addressPrefix;  ///< CIDR or service tag, as ARM has it
    NextHopType nextHopType = NextHopType::virtualAppliance;
    std::optional<IpAddress> nextHopIpAddress;
    bool nextHopIpAddressIsUnknown = false;  ///< an import names one that only a deployment tells
    UnknownFields unknownFields = {};

    bool operator==(const Route&) const = default;
};

struct RouteTable {
    RouteTableId id{0};
    ResourceInfo info;
    std::vector<Route> routes;
    bool disableBgpRoutePropagation = false;
    UnknownFields unknownFields;

    bool operator==(const RouteTable&) const = default;
};

enum class NatGatewaySku : std::uint8_t { standard, standardV2 };

struct NatGateway {
    NatGatewayId id{0};
    ResourceInfo info;
    NatGatewaySku sku = NatGatewaySku::standard;
    std::optional<int> idleTimeoutInMinutes;
    std::vector<PublicIpAddressId> publicIpAddresses;
    std::vector<PublicIpPrefixId> publicIpPrefixes;
    std::vector<std::string> zones;
    UnknownFields unknownFields;

    bool operator==(const NatGateway&) const = default;
};

enum class SecurityRuleDirection : std::uint8_t { inbound, outbound };
enum class SecurityRuleAccess : std::uint8_t { allow, deny };

struct SecurityRule {
    std::string name;
    int priority = 100;
    SecurityRuleDirection direction = SecurityRuleDirection::inbound;
    SecurityRuleAccess access = SecurityRuleAccess::allow;
    std::string protocol = "*";
    std::vector<std::string> sourceAddressPrefixes;  ///< CIDR, service tag or "*"
    std::vector<std::string> sourcePortRanges;
    std::vector<std::string> destinationAddressPrefixes;
    std::vector<std::string> destinationPortRanges;
    UnknownFields unknownFields = {};

    bool operator==(const SecurityRule&) const = default;
};

struct NetworkSecurityGroup {
    NetworkSecurityGroupId id{0};
    ResourceInfo info;
    std::vector<SecurityRule> securityRules;
    UnknownFields unknownFields;

    bool operator==(const NetworkSecurityGroup&) const = default;
};

struct Firewall {
    FirewallId id{0};
    ResourceInfo info;
    std::optional<SubnetId> subnet;  ///< AzureFirewallSubnet, or the appliance's subnet
    std::optional<IpAddress> privateIpAddress;
    std::vector<PublicIpAddressId> publicIpAddresses;
    bool isNetworkVirtualAppliance = false;  ///< a third-party appliance instead of Azure Firewall
    UnknownFields unknownFields;

    bool operator==(const Firewall&) const = default;
};

struct PublicIpPrefix {
    PublicIpPrefixId id{0};
    ResourceInfo info;
    int prefixLength = 31;           ///< IPv4 28 … 31, IPv6 124 … 127
    std::optional<Prefix> ipPrefix;  ///< once Azure has given it, or when brought along
    UnknownFields unknownFields;

    bool operator==(const PublicIpPrefix&) const = default;
};

struct PublicIpAddress {
    PublicIpAddressId id{0};
    ResourceInfo info;
    std::optional<IpAddress> ipAddress;
    UnknownFields unknownFields;

    bool operator==(const PublicIpAddress&) const = default;
};

enum class ExternalNetworkKind : std::uint8_t { onPremises, otherCloud, internetService };
enum class ExternalConnection : std::uint8_t { notStated, vpn, expressRoute, virtualWan, internet };

/// A network outside Azure VNets whose ranges the plan must live with.
struct ExternalNetwork {
    ExternalNetworkId id{0};
    std::string name;
    std::string note;
    ExternalNetworkKind kind = ExternalNetworkKind::onPremises;
    ExternalConnection connection = ExternalConnection::notStated;
    std::vector<Prefix> addressPrefixes;
    std::vector<VirtualNetworkId>
        connectedVirtualNetworks;  ///< where its gateway stands; peers reach it by gateway transit
    UnknownFields unknownFields;

    bool operator==(const ExternalNetwork&) const = default;
};

/// A range that corporate addressing allows; when a plan has any, every VNet prefix should come from one.
struct ApprovedRange {
    ApprovedRangeId id{0};
    std::string name;
    std::string note;
    Prefix range;
    UnknownFields unknownFields;

    bool operator==(const ApprovedRange&) const = default;
};

enum class SubnetConsumerKind : std::uint8_t {
    privateEndpoint,
    internalLoadBalancer,
    virtualMachine,
    applicationGateway,
    applicationGatewayForContainers,
    bastion,
    virtualNetworkGateway,
    routeServer,
    privateLinkService,
    containerInstance,
    other,
};

/// Anything but a node pool that takes addresses from a subnet.
struct SubnetConsumer {
    SubnetConsumerId id{0};
    std::string name;
    std::string armId;
    std::string note;
    SubnetConsumerKind kind = SubnetConsumerKind::other;
    SubnetId subnet{0};
    int addressCount = 1;  ///< addresses it takes, 0 or more
    std::optional<IpAddress> ipAddress;
    UnknownFields unknownFields;

    bool operator==(const SubnetConsumer&) const = default;
};

/// A finding the designer accepts: it stays in the list, dimmed, with the reason.
struct Waiver {
    std::string rule;  ///< rule id such as "IP-001"
    ObjectRef subject;
    std::string reason;
    std::string expires;  ///< ISO date after which the finding counts again, or empty
    UnknownFields unknownFields = {};

    bool operator==(const Waiver&) const = default;
};

/// How grave a finding is.
enum class Severity : std::uint8_t {
    error,    ///< Azure refuses it, or traffic breaks
    warning,  ///< breaks later, or under upgrade or scale
    info,     ///< worth knowing
};
[[nodiscard]] std::string_view severityName(Severity severity);  ///< "error", "warning", "info"

/// In this plan the findings of a rule are as grave as this, whatever the rule says.
struct SeverityOverride {
    std::string rule;  ///< rule id such as "IP-001"
    Severity severity = Severity::warning;
    UnknownFields unknownFields = {};

    bool operator==(const SeverityOverride&) const = default;
};

}  // namespace aksnet
