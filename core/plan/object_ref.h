// SPDX-License-Identifier: GPL-3.0-or-later
//
// What kinds of things a plan holds, their typed ids, and a reference that can name any of them.
#pragma once

#include "core/base/id.h"

#include <optional>
#include <string>
#include <string_view>

namespace aksnet {

using VirtualNetworkId = Id<struct VirtualNetworkTag>;
using SubnetId = Id<struct SubnetTag>;
using PeeringId = Id<struct PeeringTag>;
using ExternalNetworkId = Id<struct ExternalNetworkTag>;
using RouteTableId = Id<struct RouteTableTag>;
using NatGatewayId = Id<struct NatGatewayTag>;
using NetworkSecurityGroupId = Id<struct NetworkSecurityGroupTag>;
using FirewallId = Id<struct FirewallTag>;
using PublicIpPrefixId = Id<struct PublicIpPrefixTag>;
using PublicIpAddressId = Id<struct PublicIpAddressTag>;
using ClusterId = Id<struct ClusterTag>;
using NodePoolId = Id<struct NodePoolTag>;
using SubnetConsumerId = Id<struct SubnetConsumerTag>;
using ApprovedRangeId = Id<struct ApprovedRangeTag>;

enum class ObjectKind : std::uint8_t {
    plan,  ///< the plan itself; its number is 0
    virtualNetwork,
    subnet,
    peering,
    externalNetwork,
    routeTable,
    natGateway,
    networkSecurityGroup,
    firewall,
    publicIpPrefix,
    publicIpAddress,
    cluster,
    nodePool,
    subnetConsumer,
    approvedRange,
};

/// Names any one thing of a plan. Ordered by number, so lists of references have one order.
struct ObjectRef {
    ObjectKind kind = ObjectKind::plan;
    std::uint32_t number = 0;

    constexpr ObjectRef() = default;
    constexpr ObjectRef(ObjectKind k, std::uint32_t n) : kind(k), number(n) {}
    // Every typed id is a reference, which is what the implicit conversions say.
    constexpr ObjectRef(VirtualNetworkId id) : kind(ObjectKind::virtualNetwork), number(id.value) {}    // NOLINT
    constexpr ObjectRef(SubnetId id) : kind(ObjectKind::subnet), number(id.value) {}                    // NOLINT
    constexpr ObjectRef(PeeringId id) : kind(ObjectKind::peering), number(id.value) {}                  // NOLINT
    constexpr ObjectRef(ExternalNetworkId id) : kind(ObjectKind::externalNetwork), number(id.value) {}  // NOLINT
    constexpr ObjectRef(RouteTableId id) : kind(ObjectKind::routeTable), number(id.value) {}            // NOLINT
    constexpr ObjectRef(NatGatewayId id) : kind(ObjectKind::natGateway), number(id.value) {}            // NOLINT
    constexpr ObjectRef(NetworkSecurityGroupId id)
        : kind(ObjectKind::networkSecurityGroup), number(id.value) {}                                   // NOLINT
    constexpr ObjectRef(FirewallId id) : kind(ObjectKind::firewall), number(id.value) {}                // NOLINT
    constexpr ObjectRef(PublicIpPrefixId id) : kind(ObjectKind::publicIpPrefix), number(id.value) {}    // NOLINT
    constexpr ObjectRef(PublicIpAddressId id) : kind(ObjectKind::publicIpAddress), number(id.value) {}  // NOLINT
    constexpr ObjectRef(ClusterId id) : kind(ObjectKind::cluster), number(id.value) {}                  // NOLINT
    constexpr ObjectRef(NodePoolId id) : kind(ObjectKind::nodePool), number(id.value) {}                // NOLINT
    constexpr ObjectRef(SubnetConsumerId id) : kind(ObjectKind::subnetConsumer), number(id.value) {}    // NOLINT
    constexpr ObjectRef(ApprovedRangeId id) : kind(ObjectKind::approvedRange), number(id.value) {}      // NOLINT

    friend constexpr bool operator==(const ObjectRef&, const ObjectRef&) = default;
    friend constexpr auto operator<=>(const ObjectRef& a, const ObjectRef& b) {
        if (const auto order = a.number <=> b.number; order != 0) {
            return order;
        }
        return a.kind <=> b.kind;
    }
};

/// Numbers of things are 1 to this.
inline constexpr std::uint32_t maxObjectNumber = 2'000'000'000;

/// The word for the kind in sentences: "virtual network", "node pool".
[[nodiscard]] std::string_view kindName(ObjectKind kind);

/// How the reference is written in plan files: "vnet-1", "subnet-2", "peering-3", "external-4", "routeTable-5",
/// "natGateway-6", "nsg-7", "firewall-8", "ipPrefix-9", "publicIp-10", "cluster-11", "pool-12", "consumer-13",
/// "approved-14", "plan".
[[nodiscard]] std::string toText(ObjectRef ref);
/// The inverse of toText; none for any other text.
[[nodiscard]] std::optional<ObjectRef> parseObjectRef(std::string_view text);

}  // namespace aksnet

template <>
struct std::hash<aksnet::ObjectRef> {
    std::size_t operator()(aksnet::ObjectRef ref) const noexcept {
        return (static_cast<std::size_t>(ref.number) << 8) | static_cast<std::size_t>(ref.kind);
    }
};
