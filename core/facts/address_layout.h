// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each address of a range is for: runs of addresses with one purpose and one owner.
//
//   10.1.0.0/24   0        4              24                    228      251  255
//                 ├ Azure ─┼ pool system ─┼ pool apps ──────────┼ free ──┤ ... ┤ last
//
// Azure hands addresses out as it likes, lowest free one first as far as seen; where no order is promised the layout is an
// illustration that is exact in its counts. Pods are counted in runs, never one by one.
#pragma once

#include "core/address/address_range.h"
#include "core/facts/facts.h"

#include <functional>

namespace aksnet {

enum class SegmentPurpose : std::uint8_t {
    networkAddress,  ///< Azure's five, by what they are for
    defaultGateway,
    azureDns,
    reserved,  ///< in IPv6, of which no page says what each is for
    broadcast,
    node,          ///< nodes there are now: with their pods under Node Subnet, else one address each
    nodeGrowth,    ///< nodes the autoscaler may add
    surge,         ///< nodes that exist during an upgrade
    podAddresses,  ///< pod addresses of the nodes there are now, of growth, of surge: batches, blocks or node ranges
    podGrowth,
    podSurge,
    apiServerEndpoint,     ///< private endpoint of a private cluster
    apiServerIntegration,  ///< kept by API Server VNet Integration
    consumer,              ///< private endpoint, load balancer, gateway, virtual machine …: see the owner
    firewall,
    kubernetesService,  ///< the first address of a service CIDR: `kubernetes.default`
    dnsService,
    staticServices,   ///< lower band: taken by hand first, by the control plane last
    dynamicServices,  ///< upper band
    unused,           ///< first and last address of a service CIDR; never given to a service
    unaligned,        ///< too small or not aligned for a node's block
    free,
};

/// "Azure: default gateway", "node addresses": a heading for people.
[[nodiscard]] std::string_view purposeTitle(SegmentPurpose purpose);
/// Pod addresses that stand apart from their node's. A pool has one sequence of each sort in a range.
[[nodiscard]] bool isForPods(SegmentPurpose purpose);

struct Segment {
    AddressRange range;
    SegmentPurpose purpose;
    bool isIllustration = false;  ///< Azure promises the count, not the place
    ObjectRef owner = {};         ///< pool, consumer, cluster, firewall; the plan where nobody owns it
    Uint128 firstIndex = 0;  ///< place of the first address in the owner's sequence of addresses for nodes 0, 1, 2 …
    Uint128 perNode = 0;     ///< addresses of one node in that sequence; 0 where nodes do not count

    [[nodiscard]] Uint128 count() const { return range.size(); }
};

/// What found no room.
struct Unplaced {
    ObjectRef owner;
    SegmentPurpose purpose;
    Uint128 count;
};

/// Laws:  the segments tile the prefix in order, without gap or overlap
///        Σ count of segments == prefix.size()
///        Σ (placed + unplaced) of an owner == what the facts say it takes
struct RangeLayout {
    ObjectRef range;  ///< subnet or cluster
    Prefix prefix;
    std::vector<Segment> segments = {};
    std::vector<std::uint32_t> byNode =
        {};  ///< positions of the segments that count by node, by owner, sort of sequence and firstIndex
    std::vector<Unplaced> unplaced = {};  ///< told by the last prefix of a range
    std::optional<Prefix> largestFree = {};

    /// The segment that holds the address; null outside the prefix. O(log n).
    [[nodiscard]] const Segment* find(IpAddress address) const;
};

/// An address seen from its owner.
struct AddressOwner {
    const Segment* segment;
    std::optional<std::uint32_t> node;  ///< counted from 0 within the pool; growth and surge nodes go on from the last
    Uint128 addressOfNode = 0;          ///< 0: the node's own address where it has one here
};

/// Whose address this is; none outside the prefix. O(log n) in segments.
[[nodiscard]] std::optional<AddressOwner> ownerOf(const RangeLayout& layout, IpAddress address);
/// All addresses of the pool's node in the range, its own address before those of its pods. O(log n + pieces) in segments.
[[nodiscard]] std::vector<AddressRange> addressesOfNode(const RangeLayout& layout, NodePoolId pool, std::uint32_t node);

/// One layout a prefix of the subnet, IPv4 before IPv6 and else in the subnet's order; within a family the later ones take
/// what the earlier have no room for. IPv6 addresses are those of dual-stack clusters' nodes, of their pods where these
/// live in the subnet, and those that the plan states.
[[nodiscard]] std::vector<RangeLayout> layoutOfSubnet(const Facts& facts, SubnetId id);
/// One layout a pod CIDR; empty for clusters whose pods have addresses of the VNet.
[[nodiscard]] std::vector<RangeLayout> layoutOfPodCidrs(const Facts& facts, ClusterId cluster);
/// One layout a service CIDR.
[[nodiscard]] std::vector<RangeLayout> layoutOfServiceCidrs(const Facts& facts, ClusterId cluster);

/// Each of a plan's layouts in turn: subnets in plan order, then each cluster's pod and service CIDRs. Layouts are made when
/// they are looked at and kept by nobody: those of a large plan would take more memory than the plan. O(n log n) in pools and
/// consumers.
void forEachLayout(const Facts& facts, const std::function<void(const RangeLayout&)>& visit);
/// All of them together.
[[nodiscard]] std::vector<RangeLayout> allLayouts(const Facts& facts);

/// A user-defined route of kubenet: a node's pods are reached through the node.
struct NodeRoute {
    Prefix pods;
    std::uint32_t node;
    NodePoolId pool;
    IpAddress nextHop;
};
/// The routes AKS keeps in the route table of a kubenet cluster, nodes of now only, of each family that pods have; empty
/// for other models.
[[nodiscard]] std::vector<NodeRoute> kubenetRoutes(const Facts& facts, ClusterId cluster);

}  // namespace aksnet
