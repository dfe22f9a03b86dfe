// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether ranges are large enough: what nodes and pods need of each subnet and pod CIDR now, at their largest and during an
// upgrade, what AKS checks before it acts, and what the network really has left.
//
//                        nodes counted            vector: Node Subnet, 50 nodes of 30 pods, 1 surge node
//   now                  count                    50 × 31 = 1,550
//   atMaximum            autoscaler's maximum     50 × 31 = 1,550
//   duringUpgrade        count + surge            51 × 31 = 1,581
//   atMaximumDuringUpgrade   maximum + its surge  51 × 31 = 1,581
//
// Two verdicts, kept apart. The service checks before it starts (InsufficientSubnetSize), by a sum of its own: see
// ServiceCheck. The network refuses an address that is not there (SubnetIsFull): see NetworkVerdict. A plan may pass the one
// and fail the other.
#pragma once

#include "core/facts/facts.h"

#include <array>

namespace aksnet {

enum class Occasion : std::uint8_t { now, atMaximum, duringUpgrade, atMaximumDuringUpgrade };
inline constexpr std::array allOccasions{Occasion::now, Occasion::atMaximum, Occasion::duringUpgrade,
                                         Occasion::atMaximumDuringUpgrade};
/// "now", "at maximum", "during an upgrade", "during an upgrade at maximum".
[[nodiscard]] std::string_view occasionTitle(Occasion occasion);

/// One value an occasion.
template <class T>
struct PerOccasion {
    std::array<T, allOccasions.size()> values{};

    [[nodiscard]] T& operator[](Occasion occasion) { return values[static_cast<std::size_t>(occasion)]; }
    [[nodiscard]] const T& operator[](Occasion occasion) const { return values[static_cast<std::size_t>(occasion)]; }
    bool operator==(const PerOccasion&) const = default;
};

/// What a pool's nodes take from a range.
enum class RangeUse : std::uint8_t {
    nodes,          ///< one address each, pods have theirs elsewhere
    nodesWithPods,  ///< Node Subnet: one, and one for each possible pod
    podBatches,     ///< Pod Subnet, dynamic: batches of 16 up to max pods, and one for the network container
    podBlocks,      ///< Pod Subnet, static: whole aligned /28 blocks
    podRanges,      ///< Overlay and kubenet: an aligned /24 of the pod CIDR
};

/// One pool's share of one range.
struct PoolShare {
    NodePoolId pool;
    ClusterId cluster;
    RangeUse use;
    bool countsMaximum = false;        ///< the service takes an autoscaled pool at its maximum when it is created
    PerOccasion<std::uint32_t> nodes;  ///< nodes at each occasion, surge included
    std::uint32_t perNode = 0;         ///< addresses of a full node; what every node takes for good unless podBatches
    std::uint32_t perNodeAtStart = 0;  ///< addresses without which a node does not come up
    std::uint32_t perNodeDocumented = 0;  ///< what the pages say that the service's check counts a node
    std::uint32_t perNodeObserved = 0;    ///< what its check was seen to count

    [[nodiscard]] std::uint64_t need(Occasion occasion) const { return std::uint64_t{nodes[occasion]} * perNode; }
    /// Nodes that only the autoscaler adds.
    [[nodiscard]] std::uint32_t growth() const { return nodes[Occasion::atMaximum] - nodes[Occasion::now]; }
    /// Surge nodes of an upgrade of the nodes of now, or of the maximum.
    [[nodiscard]] std::uint32_t surge(bool atMaximum) const {
        return atMaximum ? nodes[Occasion::atMaximumDuringUpgrade] - nodes[Occasion::atMaximum]
                         : nodes[Occasion::duringUpgrade] - nodes[Occasion::now];
    }
};

/// The account of a subnet's IPv4 prefixes, or of a cluster's IPv4 pod CIDR (`range` is the cluster then). All pools of all
/// clusters that share it are added up.
///
/// Laws:  need is Σ need of its shares + other
///        need[now] <= need[atMaximum], need[duringUpgrade] <= need[atMaximumDuringUpgrade]
///        free + need == usable + missing;  one of them is 0 where addresses are given out one by one
///        missing is what the address layout finds no room for
struct RangeCapacity {
    ObjectRef range;
    std::uint64_t size = 0;
    std::uint64_t reserved = 0;  ///< Azure's five a prefix; nothing in pod CIDRs, which are no Azure subnets
    std::uint64_t other = 0;     ///< endpoints, load balancers, API servers, machines …
    PerOccasion<std::uint64_t> need;
    PerOccasion<std::uint64_t> missing;  ///< also for want of an unbroken block, /28 or /24
    std::uint32_t firstShare = 0;        ///< its shares are shares[firstShare … firstShare + shareCount)
    std::uint32_t shareCount = 0;
    bool hasBlocks = false;              ///< some pool takes /28 blocks
    PerOccasion<std::uint8_t> smallest;  ///< see smallestPrefix; 0: none

    [[nodiscard]] std::uint64_t usable() const { return size - reserved; }
    [[nodiscard]] bool fits(Occasion occasion) const { return missing[occasion] == 0; }
    [[nodiscard]] std::uint64_t free(Occasion occasion) const { return usable() + missing[occasion] - need[occasion]; }
};

struct PlanCapacity {
    std::vector<RangeCapacity>
        ranges;                     ///< subnets with an IPv4 prefix in plan order, then clusters with an IPv4 pod CIDR
    std::vector<PoolShare> shares;  ///< range by range, pools in plan order

    [[nodiscard]] std::span<const PoolShare> sharesOf(const RangeCapacity& range) const;
    [[nodiscard]] const RangeCapacity* find(SubnetId id) const;
    [[nodiscard]] const RangeCapacity* find(ClusterId id) const;  ///< its pod CIDR

    NumberTable positionOfNumber;  ///< by the number of `range`
};

/// O(n log n) in pools and consumers.
[[nodiscard]] PlanCapacity capacityOf(const Facts& facts);

/// What is asked of Azure. An upgrade is that of all pools at once.
enum class Operation : std::uint8_t { create, scaleToMaximum, upgrade, upgradeAtMaximum };
inline constexpr std::array allOperations{Operation::create, Operation::scaleToMaximum, Operation::upgrade,
                                          Operation::upgradeAtMaximum};
/// "create", "scale to maximum" …
[[nodiscard]] std::string_view operationTitle(Operation operation);

enum class Arithmetic : std::uint8_t {
    documented,  ///< the support article on InsufficientSubnetSize: new or surge nodes against free addresses
    observed,    ///< error texts: all nodes against all usable addresses, autoscaled pools at their maximum
};

/// AKS's own check of a range before it acts; above `available` it answers InsufficientSubnetSize.
///
///                     documented, a node       against        observed, a node   against
///   Node Subnet       max pods                 free           max pods − 1       usable
///   other nodes       1                        free           1                  usable
///   Pod Subnet        16, or its blocks        free           16                 usable
///   pod CIDR          256                      whole range    256                whole range
struct ServiceCheck {
    std::uint64_t need = 0;
    std::uint64_t available = 0;

    [[nodiscard]] bool passes() const { return need <= available; }
    bool operator==(const ServiceCheck&) const = default;
};
[[nodiscard]] ServiceCheck serviceCheck(const PlanCapacity& capacity, const RangeCapacity& range, Operation operation,
                                        Arithmetic arithmetic);
/// What Azure names as the error's target: "agentPoolProfile.vnetSubnetID", "agentPoolProfile.podSubnetID",
/// "networkProfile.podCIDR".
[[nodiscard]] std::string_view serviceCheckTarget(const PlanCapacity& capacity, const RangeCapacity& range);

/// What the network does, whatever the service has checked.
enum class NetworkVerdict : std::uint8_t {
    fits,
    podsWait,  ///< all nodes come up, but not all their pods find an address (Pod Subnet, dynamic)
    full,      ///< SubnetIsFull, or nodes that never become ready
};
[[nodiscard]] NetworkVerdict networkVerdict(const PlanCapacity& capacity, const RangeCapacity& range,
                                            Occasion occasion);
/// The need with pod batches at what an empty node takes.
[[nodiscard]] std::uint64_t needAtStart(const PlanCapacity& capacity, const RangeCapacity& range, Occasion occasion);

/// The longest prefix length of a single range that holds the need and that Azure allows: /29, or what a subnet with a name
/// such as AzureFirewallSubnet must have; none if the range were larger than any allowed.
[[nodiscard]] std::optional<int> smallestPrefix(const PlanCapacity& capacity, const RangeCapacity& range,
                                                Occasion occasion);

/// What `more…` answers where addresses set no limit below it.
inline constexpr std::uint32_t moreThanEnough = 1'000'000;
/// By how many nodes the pool's maximum can be raised with room left for the upgrade of all, as far as this range goes; 0
/// where something is missing already.
[[nodiscard]] std::uint32_t moreNodes(const Facts& facts, const PlanCapacity& capacity, const RangeCapacity& range,
                                      NodePoolId pool);
/// The same as far as all ranges of the pool go.
[[nodiscard]] std::uint32_t moreNodes(const Facts& facts, const PlanCapacity& capacity, NodePoolId pool);
/// How many more pools with this one's numbers the range holds, each at its maximum during an upgrade.
[[nodiscard]] std::uint32_t morePools(const Facts& facts, const PlanCapacity& capacity, const RangeCapacity& range,
                                      NodePoolId pool);

/// What can be turned to need less.
enum class Knob : std::uint8_t { maxPods, maxCount, surge };
/// Turning one knob of one pool; `saves` is what the range's need falls by.
struct KnobSaving {
    NodePoolId pool;
    Knob knob;
    int from;
    int to;
    PerOccasion<std::uint64_t> saves;
};
/// For each pool of the range: max pods one less, at 30 and at the least that is allowed (the pool must still hold 30 pods);
/// maximum down to the present count; surge down to 1 node and to none. Only what changes something.
[[nodiscard]] std::vector<KnobSaving> knobSavings(const Facts& facts, const PlanCapacity& capacity,
                                                  const RangeCapacity& range);

}  // namespace aksnet
