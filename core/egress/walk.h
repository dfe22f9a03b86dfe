// SPDX-License-Identifier: GPL-3.0-or-later
//
// A packet's walk through virtual networks, one concern a file:
//
//   node_stage.cpp    pod → policy → service → masquerade          what the node does
//   walk.cpp          subnet → security group → route → …          what Azure does, until somebody has it
//   route_choice.cpp, crossings.cpp                                one route, one peering or gateway
//   appliances.cpp    firewall or appliance → SNAT? → next subnet
//   inbound.cpp       client → frontend → node → pod
//   api_server.cpp    anybody → the cluster's API server
//   return_path.cpp   whether replies come back the same way
#pragma once

#include "core/egress/address_lookup.h"
#include "core/egress/routing.h"
#include "core/egress/security_groups.h"
#include "core/egress/trace_builder.h"

#include <functional>

namespace aksnet::egress {

/// A subnet in which a packet is; network null: AKS's own, which is not in the plan.
struct Position {
    const VirtualNetwork* network = nullptr;
    const Subnet* subnet = nullptr;
};

/// Everything a walk needs and gathers.
struct Walk {
    AddressBook& book;
    RouteBook& routes;
    const Flow& flow;
    Place source;
    Place destination;
    TraceBuilder trace;

    /// Appliances passed since the source was last rewritten by one: replies must pass them too.
    std::vector<const Firewall*> appliances = {};
    const Firewall* lastAppliance = nullptr;  ///< that handed the packet on
    bool startsOutside = false;               ///< it came in by a gateway
    bool leftByPublicAddress = false;
    const VirtualNetwork* gatewayNetwork = nullptr;  ///< whose gateway it left by
    /// What goes on where the destination is reached, instead of the end; the hop there has begun.
    std::function<void(Walk&)> onArrival = {};

    [[nodiscard]] const Facts& facts() const { return book.facts(); }
    [[nodiscard]] PacketView packet() const { return {trace.source(), trace.destination(), flow.protocol, flow.port}; }
};

/// Starts the walk from its source, whatever that is.
void depart(Walk& walk);
/// The first step of the first hop.
void tellDeparture(Walk& walk);
/// What a node does with a packet of its own or of its pods; ends in a network walk, at another pod, or nowhere.
void leaveNode(Walk& walk);
/// From a subnet to wherever routes lead.
void walkNetwork(Walk& walk, Position at);
/// Comes in from an external network by the gateway of one of the networks it is connected to.
void enterByGateway(Walk& walk);
/// Checks the subnet's security group; false if the walk has ended there.
[[nodiscard]] bool passSecurityGroup(Walk& walk, const Position& at, SecurityRuleDirection direction);
/// The packet is in the network of its destination: security group, then the end.
void deliver(Walk& walk, const VirtualNetwork* network);
/// The route that the packet takes from here, with the step that says so; none if that was the end.
[[nodiscard]] std::optional<EffectiveRoute> chooseRoute(Walk& walk, const Position& at);
/// Goes over a peering; false if it does not let the packet pass.
[[nodiscard]] bool crossPeering(Walk& walk, const VirtualNetwork& from, const Peering& peering);
/// Out by the gateway that the route names, to the external network behind it.
void leaveByGateway(Walk& walk, const Position& at, const EffectiveRoute& route);
/// Hands the packet to the appliance with the route's next hop; the position it goes on from, or none if the walk has ended.
[[nodiscard]] std::optional<Position> passAppliance(Walk& walk, const Position& at, const EffectiveRoute& route);
/// The end of the walk, or what goes on from there.
void arrive(Walk& walk, std::string reason);
/// The packet leaves for the Internet from there.
void leaveForInternet(Walk& walk, const Position& at);

/// Lets what arrives at a frontend go on to a pod.
void continueFromFrontend(Walk& walk, const IngressEndpoint& ingress);
/// Lets the API server's list of authorised ranges judge what arrives there.
void checkApiServerAccess(Walk& walk, const ClusterFacts& cluster);

/// How replies to a delivered packet come back.
[[nodiscard]] ReturnPath returnPathOf(Walk& walk);
/// The same for replies that start there, go to the source as it is seen now, which stands at `client`, and should pass
/// these appliances.
[[nodiscard]] ReturnPath returnPathFrom(Walk& walk, Position from, const Place& client,
                                        const std::vector<const Firewall*>& passed);
/// The firewall with that private address that the network reaches directly, or null.
[[nodiscard]] const Firewall* firewallAt(Walk& walk, const VirtualNetwork* network, IpAddress address);
/// Where clients find the cluster's load balancer or gateway; nowhere if the plan has none.
[[nodiscard]] Place frontendPlace(AddressBook& book, const IngressEndpoint& ingress, const Place& client,
                                  IpFamily family);
/// The API server as a place: private endpoint, integrated into a network, or public. One that is integrated but not
/// private is public to all but the cluster's own nodes and pods.
[[nodiscard]] Place apiServerPlace(AddressBook& book, const ClusterFacts& cluster, const Place& client,
                                   IpFamily family);
/// The subnet of that name, or null.
[[nodiscard]] const Subnet* gatewaySubnetOf(const VirtualNetwork& network);
/// Where the firewall's own interface stands.
[[nodiscard]] Position positionOf(const Facts& facts, const Firewall& firewall);

/// "Subnet snet-nodes (10.1.0.0/24)", "subnet that AKS makes".
[[nodiscard]] std::string positionTitle(const Position& at);

}  // namespace aksnet::egress
