// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a trace is asked about: one connection from somewhere to somewhere.
#pragma once

#include "core/plan/plan.h"

#include <variant>

namespace aksnet {

enum class Protocol : std::uint8_t { tcp, udp, icmp };

/// A pod by the node it runs on; nodes and pods are counted from 0.
struct PodEndpoint {
    NodePoolId pool;
    std::uint32_t node = 0;
    std::uint32_t pod = 0;
    bool hostNetwork = false;           ///< the pod has its node's address
    bool throughEgressGateway = false;  ///< annotated for a StaticGatewayConfiguration

    bool operator==(const PodEndpoint&) const = default;
};
struct NodeEndpoint {
    NodePoolId pool;
    std::uint32_t node = 0;

    bool operator==(const NodeEndpoint&) const = default;
};
/// A private endpoint, virtual machine, load balancer … that the plan draws.
struct ConsumerEndpoint {
    SubnetConsumerId consumer;

    bool operator==(const ConsumerEndpoint&) const = default;
};
/// A machine or private endpoint of a subnet that the plan does not draw.
struct HostEndpoint {
    SubnetId subnet;
    bool isPrivateEndpoint = false;

    bool operator==(const HostEndpoint&) const = default;
};
struct FirewallEndpoint {
    FirewallId firewall;

    bool operator==(const FirewallEndpoint&) const = default;
};
/// Some host of an external network.
struct ExternalEndpoint {
    ExternalNetworkId network;

    bool operator==(const ExternalEndpoint&) const = default;
};
struct AddressEndpoint {
    IpAddress address;

    bool operator==(const AddressEndpoint&) const = default;
};
/// Some public host that the plan does not know.
struct InternetEndpoint {
    bool operator==(const InternetEndpoint&) const = default;
};
/// The public address of an Azure service, by the name of its service endpoint: "Microsoft.Storage".
struct PlatformServiceEndpoint {
    std::string service;

    bool operator==(const PlatformServiceEndpoint&) const = default;
};
/// A ClusterIP Service whose pods run anywhere in the cluster.
struct ClusterServiceEndpoint {
    ClusterId cluster;

    bool operator==(const ClusterServiceEndpoint&) const = default;
};
struct ApiServerEndpoint {
    ClusterId cluster;

    bool operator==(const ApiServerEndpoint&) const = default;
};

enum class IngressKind : std::uint8_t {
    publicLoadBalancer,
    internalLoadBalancer,
    applicationGateway,
    applicationGatewayForContainers
};
enum class ExternalTrafficPolicy : std::uint8_t { cluster, local };
/// A workload of the cluster as it is published to clients.
struct IngressEndpoint {
    ClusterId cluster;
    IngressKind kind = IngressKind::publicLoadBalancer;
    ExternalTrafficPolicy policy = ExternalTrafficPolicy::cluster;  ///< load balancers only

    bool operator==(const IngressEndpoint&) const = default;
};

using Endpoint = std::variant<PodEndpoint, NodeEndpoint, ConsumerEndpoint, HostEndpoint, FirewallEndpoint,
                              ExternalEndpoint, AddressEndpoint, InternetEndpoint, PlatformServiceEndpoint,
                              ClusterServiceEndpoint, ApiServerEndpoint, IngressEndpoint>;

/// A source is anything but a cluster service, an API server or an ingress.
struct Flow {
    Endpoint source;
    Endpoint destination;
    IpFamily family = IpFamily::v4;  ///< an address endpoint decides by itself
    Protocol protocol = Protocol::tcp;
    std::uint16_t port = 443;  ///< of the destination

    bool operator==(const Flow&) const = default;
};

}  // namespace aksnet
