// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that is derived from a plan once per run and that more than one rule, panel or picture needs.
#pragma once

#include "core/address/address_set.h"
#include "core/base/number_table.h"
#include "core/models/model.h"
#include "core/plan/query.h"

#include <memory>
#include <stop_token>

namespace aksnet {

/// One pool's counts under its model. "Peak" is the pool at its maximum size with all surge nodes of an upgrade.
struct PoolFacts {
    ClusterId cluster;
    NodePoolId pool;
    const Model* model;
    int nodesNow;
    int nodesMax;  ///< autoscaler maximum, else count
    int surge;     ///< surge nodes when nodesMax are upgraded
    int maxPods;
    NodeNeed perNode;
    std::optional<SubnetId> nodeSubnet;
    std::optional<SubnetId> podSubnet;
};

/// What one owner takes from a subnet's IPv4 addresses, at peak.
struct SubnetDemand {
    ObjectRef owner;            ///< node pool, consumer, cluster (private endpoint, API server), firewall …
    std::uint64_t nodes = 0;    ///< node addresses
    std::uint64_t surge = 0;    ///< node and pod addresses of surge nodes
    std::uint64_t pods = 0;     ///< pod addresses of the nodes
    std::uint64_t other = 0;    ///< everything that is no node pool
    int nodeCount = 0;          ///< nodes of a pool without surge
    int surgeCount = 0;         ///< surge nodes of a pool
    std::uint64_t perNode = 0;  ///< addresses a node takes here

    [[nodiscard]] std::uint64_t total() const { return nodes + surge + pods + other; }
};

/// A subnet's IPv4 account. used(): what its owners take at peak.
struct SubnetFacts {
    SubnetId subnet;
    VirtualNetworkId virtualNetwork;
    std::uint64_t size = 0;      ///< addresses in its IPv4 prefixes
    std::uint64_t reserved = 0;  ///< Azure's five a prefix
    std::uint64_t nodes = 0;
    std::uint64_t surge = 0;
    std::uint64_t pods = 0;
    std::uint64_t other = 0;
    std::vector<SubnetDemand> demands;  ///< in plan order

    [[nodiscard]] std::uint64_t usable() const { return size - reserved; }
    [[nodiscard]] std::uint64_t used() const { return nodes + surge + pods + other; }
    [[nodiscard]] std::uint64_t free() const { return used() >= usable() ? 0 : usable() - used(); }
    [[nodiscard]] std::uint64_t missing() const { return used() > usable() ? used() - usable() : 0; }
};

/// A range a cluster uses, stated or by default.
struct ClusterRange {
    Prefix prefix;
    bool isDefault;  ///< not stated in the plan: AKS's default
};

struct ClusterFacts {
    ClusterId cluster;
    const Cluster* value;
    const Model* model;
    std::optional<VirtualNetworkId> virtualNetwork;  ///< where its first pool with a subnet lies
    std::vector<ClusterRange> podCidrs;              ///< empty for flat models
    std::vector<ClusterRange> serviceCidrs;
    IpAddress dnsServiceIp;
    bool dnsServiceIpIsDefault = true;
    std::size_t firstPool = 0;  ///< its pools are pools[firstPool … firstPool + poolCount)
    std::size_t poolCount = 0;
    std::uint64_t podCidrNeed = 0;  ///< addresses of the IPv4 pod CIDR needed at maximum size, without surge
    std::uint64_t podCidrSurge = 0;
    std::uint64_t podCidrSize = 0;
};

/// A range that is reachable from a VNet: a peer's space, or a network behind a gateway (its own or by transit).
struct ReachableRange {
    Prefix prefix;
    ObjectRef owner;  ///< peering (unknown remote), virtual network or external network
};

enum class OverlapKind : std::uint8_t {
    subnets,             ///< two subnets of one VNet
    peeredNetworks,      ///< spaces of two peered VNets
    networkAndExternal,  ///< VNet space and a connected external network
    podAndSubnet,        ///< pod CIDR and a subnet of the cluster's VNet
    podAndNetwork,       ///< pod CIDR and VNet space in which no subnet is met
    podAndReachable,     ///< pod CIDR and a peer or external network
    serviceAndSubnet,
    serviceAndNetwork,
    serviceAndReachable,
    serviceAndPod,
};

/// Two ranges that share addresses and must not. `a` is the cluster's range, the subnet that lies inside the other one (of
/// equal ones the one with the greater number), or the network with the smaller number.
struct RangeOverlap {
    OverlapKind kind;
    ObjectRef a;
    ObjectRef b;
    Prefix aPrefix;
    Prefix bPrefix;
    std::size_t more = 0;  ///< things that aPrefix meets beyond the listed ones, told by one of its overlaps
};
/// Of what one subnet or one range of a cluster meets, this many are listed: a thousand equal subnets would be half a
/// million pairs.
inline constexpr std::size_t mostListedOverlaps = 13;

/// All facts of one plan. Refers into the plan, which it keeps alive.
struct Facts {
    std::shared_ptr<const Plan> plan;
    std::shared_ptr<const PlanIndex> index;
    std::vector<SubnetFacts> subnets;  ///< in plan order
    std::vector<PoolFacts> pools;      ///< cluster by cluster
    std::vector<ClusterFacts> clusters;
    std::vector<RangeOverlap> overlaps;  ///< ordered by kind, then a, then b

    [[nodiscard]] const SubnetFacts* find(SubnetId id) const;
    [[nodiscard]] const ClusterFacts* find(ClusterId id) const;
    [[nodiscard]] const PoolFacts* find(NodePoolId id) const;
    /// Foreign ranges a VNet's nodes can reach, in plan order, without duplicates.
    [[nodiscard]] std::span<const ReachableRange> reachableFrom(VirtualNetworkId id) const;

    /// Positions by object number, and reachable ranges by VNet position; built with the rest.
    NumberTable positionOfNumber;
    std::vector<std::vector<ReachableRange>> reachable;
};

/// O(n log n + k) in prefixes, pools and listed overlaps. Empty pointer if stopped.
[[nodiscard]] std::shared_ptr<const Facts> computeFacts(std::shared_ptr<const Plan> plan,
                                                        const std::stop_token& stop = {});

}  // namespace aksnet
