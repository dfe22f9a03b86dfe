// SPDX-License-Identifier: GPL-3.0-or-later
//
// See walk.h: from a load balancer or gateway to a pod.
//
//   externalTrafficPolicy Cluster   client → any node → pod anywhere; the pod sees the node
//   externalTrafficPolicy Local     client → node with such a pod → that pod; the pod sees the client
//   application gateways            client → gateway → pod; the pod sees the gateway
#include "core/catalog/egress_sources.h"
#include "core/egress/walk.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet::egress {

namespace {

namespace sources = catalog::sources;
namespace ways = catalog::egress_sources;

constexpr std::string_view gatewayDelegation = "Microsoft.ServiceNetworking/trafficControllers";

/// A device of that kind in the cluster's network, or in one of its peers.
const SubnetConsumer* deviceFor(const Facts& facts, const ClusterFacts& cluster, SubnetConsumerKind kind) {
    const SubnetConsumer* elsewhere = nullptr;
    for (const SubnetConsumer& consumer : facts.plan->subnetConsumers) {
        const auto place = consumer.kind == kind ? facts.index->find(consumer.subnet) : std::nullopt;
        if (!place || !cluster.virtualNetwork) {
            continue;
        }
        if (place->virtualNetwork->id == *cluster.virtualNetwork) {
            return &consumer;
        }
        if (peeringBetween(*place->virtualNetwork, *cluster.virtualNetwork)) {
            elsewhere = &consumer;
        }
    }
    return elsewhere;
}

/// The pool that takes clients' connections: the first for user workloads, else the first with nodes.
const PoolFacts* servingPool(const Facts& facts, const ClusterFacts& cluster) {
    const auto pools = std::span(facts.pools).subspan(cluster.firstPool, cluster.poolCount);
    const auto serves = [&](const PoolFacts& pool) {
        const NodePool& value = *facts.index->find(pool.pool)->pool;
        return value.mode == NodePoolMode::user && pool.nodesNow > 0;
    };
    const auto user = std::ranges::find_if(pools, serves);
    if (user != pools.end()) {
        return &*user;
    }
    const auto any = std::ranges::find_if(pools, [](const PoolFacts& pool) { return pool.nodesNow > 0; });
    return any == pools.end() ? nullptr : &*any;
}

Place publicFrontend(const ClusterFacts& cluster, std::string title, IpFamily family) {
    return {.kind = PlaceKind::internet,
            .address = {.role = AddressRole::service,
                        .within = {Prefix::containing(IpAddress::of(family, 0), 0)},
                        .name = "a public address of the " + title,
                        .owner = cluster.cluster},
            .title = title,
            .object = cluster.cluster,
            .cluster = &cluster};
}

Place privateFrontend(AddressBook& book, const ClusterFacts& cluster, const SubnetConsumer* device, IpFamily family) {
    if (device) {
        return placeOf(book, ConsumerEndpoint{device->id}, family, nullptr);
    }
    // Without an annotation that names another subnet the frontend stands in the nodes'.
    const PoolFacts* pool = cluster.poolCount > 0 ? &book.facts().pools[cluster.firstPool] : nullptr;
    const std::string title = "internal load balancer of " + cluster.value->info.name;
    Place place = publicFrontend(cluster, title, family);
    place.kind = PlaceKind::host;
    if (!pool || !pool->nodeSubnet) {
        return place;
    }
    if (const auto found = book.facts().index->find(*pool->nodeSubnet)) {
        place.address = book.inSubnet(*found->subnet, title, cluster.cluster, family);
        place.network = found->virtualNetwork;
        place.subnet = found->subnet;
    }
    return place;
}

Place missingGateway(const ClusterFacts& cluster, std::string_view what, IpFamily family) {
    Place place = publicFrontend(cluster, fmt::format("{} for {}", what, cluster.value->info.name), family);
    place.kind = PlaceKind::nowhere;
    return place;
}

/// Where an application gateway's instances stand.
std::optional<SubnetPlace> gatewaySubnetFor(const Facts& facts, const ClusterFacts& cluster, IngressKind kind) {
    const bool isContainers = kind == IngressKind::applicationGatewayForContainers;
    const SubnetConsumer* device = deviceFor(
        facts, cluster,
        isContainers ? SubnetConsumerKind::applicationGatewayForContainers : SubnetConsumerKind::applicationGateway);
    if (device) {
        return facts.index->find(device->subnet);
    }
    if (!isContainers && cluster.value->ingressApplicationGatewaySubnet) {
        return facts.index->find(*cluster.value->ingressApplicationGatewaySubnet);
    }
    const VirtualNetwork* network = cluster.virtualNetwork ? facts.index->find(*cluster.virtualNetwork) : nullptr;
    for (const Subnet& subnet : isContainers&& network ? std::span(network->subnets) : std::span<const Subnet>()) {
        if (std::ranges::find(subnet.delegations, gatewayDelegation) != subnet.delegations.end()) {
            return SubnetPlace{network, &subnet};
        }
    }
    return std::nullopt;
}

void arriveAtPod(Walk& walk, Place pod) {
    walk.destination = std::move(pod);
    walk.trace.hop(walk.destination.object, walk.destination.title);
    walk.trace.step(StepKind::delivery, fmt::format("Sees {}.", walk.trace.source().longText()));
    walk.trace.end(Disposition::delivered, fmt::format("{} is reached.", walk.destination.title));
}

/// Replies leave the node for the client by the node subnet's routes, whoever brought the request.
ReturnPath returnFromNode(Walk& walk, const Place& node) {
    Place client = walk.source;
    if (walk.leftByPublicAddress) {
        client.kind = PlaceKind::internet;
    }
    const auto& passed = walk.leftByPublicAddress ? std::vector<const Firewall*>() : walk.appliances;
    ReturnPath path = returnPathFrom(walk, {node.network, node.subnet}, client, passed);
    if (path.kind == ReturnPathKind::asymmetric && client.kind == PlaceKind::internet) {
        path.text += " Publish it on the firewall, or route its clients' ranges to the Internet.";
    }
    return path;
}

void continueFromLoadBalancer(Walk& walk, const IngressEndpoint& ingress, const ClusterFacts& cluster) {
    const PoolFacts* pool = servingPool(walk.facts(), cluster);
    if (!pool) {
        walk.trace.drop(Disposition::unreachable, fmt::format("{} has no nodes.", cluster.value->info.name));
        return;
    }
    const IpFamily family = walk.trace.source().family();
    const bool isLocal = ingress.policy == ExternalTrafficPolicy::local;
    const bool isWindows = walk.facts().index->find(pool->pool)->pool->osType == OsType::windows;
    const Place node = nodePlace(walk.book, *pool, 0, family);
    walk.trace.step(StepKind::loadBalancer,
                    fmt::format("Hands the connection to {} and keeps the client's address{}.", node.title,
                                isLocal ? ", since such a pod runs there" : ""),
                    &ways::aksLoadBalancerSetup);
    if (isLocal && ingress.kind == IngressKind::internalLoadBalancer && pool->model->id == ModelId::nodeSubnet &&
        walk.source.kind == PlaceKind::host && walk.source.subnet == node.subnet) {
        walk.trace.drop(
            Disposition::unreachable,
            "An internal load balancer with externalTrafficPolicy Local is not reached from machines in the "
            "cluster's subnet that are not its nodes.",
            &ways::aksLoadBalancerSetup);
        return;
    }
    walk.trace.hop(pool->pool, node.title);
    if (!passSecurityGroup(walk, {node.network, node.subnet}, SecurityRuleDirection::inbound)) {
        return;
    }
    walk.trace.returns(returnFromNode(walk, node));
    Place pod = podPlace(walk.book, *pool, 0, 0, family);
    if (!isLocal) {
        pod = anotherPod(walk.book, cluster, pool, 0, family).value_or(pod);
    }
    walk.trace.translateDestination(StepKind::service, pod.address, fmt::format("The node picks {}.", pod.title),
                                    &ways::aksLoadBalancerSetup);
    if (!isLocal || isWindows) {
        const bool isPolicyOn = !isLocal && cluster.value->networkProfile.networkPolicy.value_or(NetworkPolicy::none) !=
                                                NetworkPolicy::none;
        walk.trace.translateSource(StepKind::service, node.address,
                                   isWindows && isLocal ? "Windows does not keep clients' addresses."
                                                        : "With externalTrafficPolicy Cluster the node puts its own "
                                                          "address on it, so that replies come back through it.",
                                   isWindows && isLocal ? &ways::windowsFaq
                                   : isPolicyOn         ? &ways::policyMigration
                                                        : &ways::aksLoadBalancerSetup);
        if (isPolicyOn) {
            walk.trace.note(
                "Network policies see it come from a node: Cilium enforces them on it, Azure's engine lets it pass.");
        }
    }
    arriveAtPod(walk, std::move(pod));
}

void continueFromGateway(Walk& walk, const IngressEndpoint& ingress, const ClusterFacts& cluster) {
    const PoolFacts* pool = servingPool(walk.facts(), cluster);
    const auto at = gatewaySubnetFor(walk.facts(), cluster, ingress.kind);
    if (!pool || !at) {
        walk.trace.drop(Disposition::undetermined, "The plan does not say where the gateway or the pods stand.");
        return;
    }
    const bool isContainers = ingress.kind == IngressKind::applicationGatewayForContainers;
    const bool isKubenet = pool->model->id == ModelId::kubenet;
    Place pod = podPlace(walk.book, *pool, 0, 0, walk.trace.source().family());
    const Place node = nodePlace(walk.book, *pool, 0, walk.trace.source().family());
    const bool sharesRoutes =
        node.subnet && node.subnet->routeTable && at->subnet->routeTable == node.subnet->routeTable;
    if (isKubenet && (isContainers || !sharesRoutes)) {
        walk.trace.drop(Disposition::unreachable,
                        isContainers
                            ? std::string("Application Gateway for Containers does not work with Kubenet.")
                            : fmt::format("Subnet {} lacks the cluster's route table, without which the gateway "
                                          "does not reach Kubenet pods.",
                                          at->subnet->name),
                        &ways::applicationGatewayIngress);
        return;
    }
    const bool isInPeer = cluster.virtualNetwork && at->virtualNetwork->id != *cluster.virtualNetwork;
    if (isInPeer && (isContainers || pool->model->id == ModelId::overlay)) {
        walk.trace.drop(Disposition::unreachable,
                        fmt::format("{} in a peered network such as {} is not supported{}.",
                                    isContainers ? "Application Gateway for Containers" : "An application gateway",
                                    at->virtualNetwork->info.name, isContainers ? "" : " with Overlay"),
                        &ways::applicationGatewayIngress);
        return;
    }
    const FlowAddress instance =
        walk.book.inSubnet(*at->subnet, fmt::format("a gateway instance in {}", at->subnet->name), at->subnet->id,
                           walk.trace.source().family());
    walk.trace.translateSource(StepKind::applicationGateway, instance,
                               "The gateway opens a connection of its own; the client stands in X-Forwarded-For.",
                               &ways::applicationGatewayIngress);
    if (pool->model->id == ModelId::overlay) {
        walk.trace.note(isContainers
                            ? "Overlay needs ALB controller 1.5.0 or later."
                            : "Overlay needs the ingress controller 1.9.1 or later and a delegated gateway subnet.");
    }
    walk.trace.translateDestination(StepKind::applicationGateway, pod.address,
                                    fmt::format("It goes straight to {}, past kube-proxy.", pod.title),
                                    &ways::applicationGatewayIngress);
    walk.trace.returns({ReturnPathKind::symmetric, "Replies come back to the gateway."});
    walk.trace.hop(pool->pool, node.title);
    const Position in = pod.isInNetwork() ? Position{pod.network, pod.subnet} : Position{node.network, node.subnet};
    if (passSecurityGroup(walk, in, SecurityRuleDirection::inbound)) {
        arriveAtPod(walk, std::move(pod));
    }
}

}  // namespace

Place frontendPlace(AddressBook& book, const IngressEndpoint& ingress, const Place& client, IpFamily family) {
    const ClusterFacts* cluster = book.facts().find(ingress.cluster);
    if (!cluster) {
        return placeOf(book, ClusterServiceEndpoint{ingress.cluster}, family, nullptr);
    }
    const Facts& facts = book.facts();
    switch (ingress.kind) {
        case IngressKind::publicLoadBalancer:
            return publicFrontend(*cluster, "load balancer of " + cluster->value->info.name, family);
        case IngressKind::internalLoadBalancer:
            return privateFrontend(book, *cluster, deviceFor(facts, *cluster, SubnetConsumerKind::internalLoadBalancer),
                                   family);
        case IngressKind::applicationGateway: {
            const auto at = gatewaySubnetFor(facts, *cluster, ingress.kind);
            if (!at) {
                return missingGateway(*cluster, "application gateway", family);
            }
            const SubnetConsumer* device = deviceFor(facts, *cluster, SubnetConsumerKind::applicationGateway);
            if (client.kind == PlaceKind::internet || !device) {
                return publicFrontend(*cluster, "application gateway of " + cluster->value->info.name, family);
            }
            return privateFrontend(book, *cluster, device, family);
        }
        case IngressKind::applicationGatewayForContainers:
            return gatewaySubnetFor(facts, *cluster, ingress.kind)
                       ? publicFrontend(*cluster, "Application Gateway for Containers of " + cluster->value->info.name,
                                        family)
                       : missingGateway(*cluster, "Application Gateway for Containers", family);
    }
    return {};
}

void continueFromFrontend(Walk& walk, const IngressEndpoint& ingress) {
    const ClusterFacts& cluster = *walk.facts().find(ingress.cluster);
    const bool isLoadBalancer =
        ingress.kind == IngressKind::publicLoadBalancer || ingress.kind == IngressKind::internalLoadBalancer;
    if (isLoadBalancer) {
        continueFromLoadBalancer(walk, ingress, cluster);
    } else {
        continueFromGateway(walk, ingress, cluster);
    }
}

}  // namespace aksnet::egress
