// SPDX-License-Identifier: GPL-3.0-or-later
//
// SNAT ports: how many connections leave at once, and from how many nodes on there are fewer.
//
//   load balancer, automatic     1,024 a node ▔▔▔▔▔▏50
//                                  512        ▔▔▔▔▔▔▔▔▔▔▏100
//                                  256                   ▔▔▔▔▔▔▔▔▔▔▏200 …
//   load balancer, allocated     ports × nodes ≤ 64,000 × addresses, or Azure refuses
//   NAT gateway, firewall        shared by all nodes; the limit to one destination comes first
#pragma once

#include "core/catalog/egress_limits.h"
#include "core/facts/facts.h"

namespace aksnet {

/// Ports of each node under automatic allocation: min(table × frontends, 1,024). none beyond 1,000 nodes, where the table
/// ends, and without frontends.
[[nodiscard]] std::optional<int> automaticPorts(std::uint64_t nodes, std::uint64_t frontends);

/// From `fromNodes` nodes on each has that many ports; none: the table has ended.
struct PortCliff {
    int fromNodes;
    std::optional<int> ports;

    bool operator==(const PortCliff&) const = default;
};
/// Where automatic allocation changes, from one node on. With four frontends there is no step at 51 nodes.
[[nodiscard]] std::vector<PortCliff> automaticCliffs(std::uint64_t frontends);

/// Nodes that can have `ports` each on that many frontend addresses: floor(64,000 × addresses / ports). One more and Azure
/// answers InvalidLoadBalancerProfileAllocatedOutboundPorts. `ports` is not 0.
[[nodiscard]] std::uint64_t mostNodesWithPorts(std::uint64_t ports, std::uint64_t addresses);
/// Frontend addresses that so many nodes with so many ports take.
[[nodiscard]] std::uint64_t addressesForPorts(std::uint64_t nodes, std::uint64_t ports);
/// The most ports, in steps of 8 and no more than 64,000, that each of the nodes can have on that many addresses; 0 if there
/// is no room for a step.
[[nodiscard]] std::uint64_t mostPortsForNodes(std::uint64_t nodes, std::uint64_t addresses);

/// Outbound frontend addresses of a profile: those it names, else the managed ones.
[[nodiscard]] std::uint64_t outboundAddressCount(const PlanIndex& index, const LoadBalancerProfile& profile);
/// Nodes that hold ports while everything is upgraded: all pools at their largest, and their surge.
[[nodiscard]] std::uint64_t nodesWithPorts(const Facts& facts, const ClusterFacts& cluster);
/// The cluster's nodes of now.
[[nodiscard]] std::uint64_t nodesOfNow(const Facts& facts, const ClusterFacts& cluster);

enum class PortDevice : std::uint8_t { none, loadBalancer, natGateway, natGatewayV2, firewall, nodeAddress };
[[nodiscard]] std::string_view portDeviceTitle(PortDevice device);

/// What a cluster's connections to the Internet leave through, as far as ports go.
struct PortSupply {
    PortDevice device = PortDevice::none;
    ObjectRef object = {};                              ///< the cluster for devices that AKS keeps
    std::uint64_t addresses = 0;                        ///< public ones; of a node's own address: one each
    int allocatedPorts = 0;                             ///< load balancer: 0 is automatic
    int ephemeralPorts = catalog::linuxEphemeralPorts;  ///< of a node itself, towards one destination
};

/// Ports at a number of nodes.
struct PortBudget {
    std::uint64_t nodes = 0;
    std::uint64_t total = 0;    ///< ports of all addresses
    std::uint64_t perNode = 0;  ///< what each node has for sure; 0 where all share one supply
    /// Connections to one destination (address, port and protocol) at once, of all nodes and of one.
    std::uint64_t perDestination = 0;
    std::uint64_t perNodeAndDestination = 0;
    bool isFeasible = true;  ///< false: Azure refuses the allocation, or the automatic table has ended
};
[[nodiscard]] PortBudget portBudget(const PortSupply& supply, std::uint64_t nodes);

/// Public addresses needed for `connections` of each of `podsPerNode` pods to one destination at once; none if no number
/// of addresses is enough, because a node or the device cannot hold so many.
[[nodiscard]] std::optional<std::uint64_t> addressesForConnections(const PortSupply& supply, std::uint64_t nodes,
                                                                   std::uint64_t podsPerNode,
                                                                   std::uint64_t connections);

/// The device that the pods of the cluster's first pool with nodes leave through: asked of a trace to the Internet.
[[nodiscard]] PortSupply portSupplyOf(const Facts& facts, const ClusterFacts& cluster);

}  // namespace aksnet
