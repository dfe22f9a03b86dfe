// SPDX-License-Identifier: GPL-3.0-or-later
//
// See walk.h: what happens on a node before a packet reaches its subnet.
//
//   pod → network policy → Service address to pod address → other pods: pod network
//                                                         → all else:   masquerade → subnet
#include "core/catalog/egress_sources.h"
#include "core/egress/egress_gateway.h"
#include "core/egress/masquerade.h"
#include "core/egress/walk.h"
#include "core/plan/enum_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet::egress {

namespace {

namespace sources = catalog::sources;
namespace ways = catalog::egress_sources;

bool isCiliumCluster(const ClusterFacts& cluster) {
    return cluster.value->networkProfile.networkDataplane == NetworkDataplane::cilium;
}

bool isPodsOwnAddress(const Walk& walk) {
    return walk.source.kind == PlaceKind::pod && !walk.source.hostNetwork;
}

void passPolicy(Walk& walk) {
    const NetworkPolicy engine = walk.source.cluster->value->networkProfile.networkPolicy.value_or(NetworkPolicy::none);
    if (engine == NetworkPolicy::none || walk.source.kind != PlaceKind::pod) {
        return;
    }
    walk.trace.step(StepKind::policy, fmt::format("Policies of {} are taken to let it pass.", enumText(engine)),
                    &ways::networkPolicies);
}

/// A Service's address becomes a pod's, or the API server's for the service `kubernetes`. false if the walk has ended.
bool resolveService(Walk& walk) {
    const ClusterFacts& cluster = *walk.source.cluster;
    if (walk.destination.cluster != &cluster) {
        walk.trace.drop(
            Disposition::unreachable,
            fmt::format("Addresses of Services exist on their own cluster's nodes only, not on those of {}.",
                        cluster.value->info.name),
            &sources::ipAddressPlanning);
        return false;
    }
    const auto asked = walk.trace.destination().known();
    const IpFamily family = walk.trace.destination().family();
    const bool isApi = asked && std::ranges::any_of(cluster.serviceCidrs, [&](const ClusterRange& range) {
                           return range.prefix.first().plus(1) == asked;
                       });
    const auto backend = isApi ? std::optional(apiServerPlace(walk.book, cluster, walk.source, family))
                               : anotherPod(walk.book, cluster, walk.source.pool, walk.source.node, family);
    if (!backend) {
        walk.trace.end(Disposition::undetermined, "The cluster has no nodes that could answer.");
        return false;
    }
    walk.trace.translateDestination(
        StepKind::service, backend->address,
        fmt::format("{} picks {}.", isCiliumCluster(cluster) ? "Cilium" : "kube-proxy", backend->title),
        isCiliumCluster(cluster) ? &ways::ciliumDataPlane : &sources::ipAddressPlanning);
    walk.destination = *backend;
    if (isApi) {
        walk.onArrival = [&cluster](Walk& at) { checkApiServerAccess(at, cluster); };
    }
    return true;
}

/// Straight to the pod or node, without any route of a virtual network.
void arriveOnNode(Walk& walk, std::string how, const Source& fact) {
    walk.trace.step(StepKind::overlay, std::move(how), &fact);
    walk.trace.hop(walk.destination.object, walk.destination.title);
    arrive(walk, fmt::format("{} is reached.", walk.destination.title));
}

/// Pods with addresses of a pod CIDR on another node of the cluster.
void crossPodNetwork(Walk& walk) {
    const Place from = nodePlace(walk.book, *walk.source.pool, walk.source.node, walk.trace.source().family());
    const Place to = nodePlace(walk.book, *walk.destination.pool, walk.destination.node, walk.trace.source().family());
    const Position out{from.network, from.subnet};
    const Position in{to.network, to.subnet};
    walk.trace.hop(from.subnet ? ObjectRef(from.subnet->id) : ObjectRef(), positionTitle(out));
    if (!passSecurityGroup(walk, out, SecurityRuleDirection::outbound)) {
        return;
    }
    switch (walk.source.pool->model->id) {
        case ModelId::kubenet:
            walk.trace.step(StepKind::route,
                            fmt::format("AKS's route for the pods of {} leads to {}.", to.title, to.address.text()),
                            &sources::kubenet);
            break;
        case ModelId::bringYourOwn:
            walk.trace.step(StepKind::overlay, "Your plugin carries the packet between nodes.", &sources::cniOverview);
            break;
        default:
            walk.trace.step(StepKind::overlay, "Azure's pod network carries the pods' addresses without a tunnel.",
                            &sources::overlayConcepts);
            break;
    }
    walk.trace.hop(walk.destination.object, walk.destination.title);
    if (passSecurityGroup(walk, in, SecurityRuleDirection::inbound)) {
        arrive(walk, fmt::format("{} is reached.", walk.destination.title));
    }
}

void goToPod(Walk& walk) {
    const Place& to = walk.destination;
    const bool isSameNode = to.pool == walk.source.pool && to.node == walk.source.node;
    if (isSameNode) {
        arriveOnNode(walk, "Both are on one node: the packet does not leave it.", sources::cniOverview);
    } else if (to.pool->model->isFlat) {
        walkNetwork(walk, {walk.source.network, walk.source.subnet});
    } else {
        crossPodNetwork(walk);
    }
}

/// The cluster's own ranges hide whatever else has their addresses. true if the walk has ended for that.
bool isHiddenByOwnRanges(Walk& walk) {
    const FlowAddress& to = walk.trace.destination();
    // Nothing is hidden from somebody who is not named.
    if (to.role == AddressRole::internet || to.role == AddressRole::platform) {
        return false;
    }
    for (const ClusterRange& range : walk.source.cluster->podCidrs) {
        if (to.isIn(range.prefix)) {
            walk.trace.drop(Disposition::unreachable,
                            fmt::format("{} lies in the cluster's own pod CIDR {}: nodes keep the packet in the pod "
                                        "network.",
                                        to.rangeText(), range.prefix.text()),
                            &sources::overlayConcepts);
            return true;
        }
        if (!to.known() && to.mayBeIn(range.prefix)) {
            walk.trace.note(fmt::format("Hosts of {} inside the pod CIDR {} are out of reach for this cluster.",
                                        walk.destination.title, range.prefix.text()));
        }
    }
    for (const ClusterRange& range : walk.source.cluster->serviceCidrs) {
        if (to.isIn(range.prefix)) {
            walk.trace.drop(Disposition::unreachable,
                            fmt::format("{} lies in the cluster's own service CIDR {}: nodes take it for a Service.",
                                        to.rangeText(), range.prefix.text()),
                            &sources::ipAddressPlanning);
            return true;
        }
    }
    return false;
}

/// The pod's address becomes the node's where the model says so. false if the walk has ended.
bool masquerade(Walk& walk) {
    if (!isPodsOwnAddress(walk)) {
        return true;
    }
    const Masquerade result =
        masqueradeOf(walk.facts(), walk.source, walk.destination, walk.flow.protocol, walk.flow.port);
    if (!result.toNode) {
        walk.trace.step(StepKind::masquerade, result.reason, result.fact);
        walk.trace.notes(result.notes);
        if (result.repliesAreLost) {
            walk.trace.drop(
                Disposition::unreachable,
                fmt::format("No network routes replies to {}, an address of the pod CIDR.", walk.trace.source().text()),
                &ways::masqueradeMerger);
        }
        return !result.repliesAreLost;
    }
    Place node = nodePlace(walk.book, *walk.source.pool, walk.source.node, walk.trace.source().family());
    walk.trace.translateSource(StepKind::masquerade, node.address, result.reason, result.fact);
    walk.trace.notes(result.notes);
    walk.source = std::move(node);
    return true;
}

}  // namespace

void leaveNode(Walk& walk) {
    walk.trace.hop(walk.source.object,
                   fmt::format("{}, cluster {}", walk.source.title, walk.source.cluster->value->info.name));
    tellDeparture(walk);
    passPolicy(walk);
    if (walk.destination.kind == PlaceKind::clusterService && !resolveService(walk)) {
        return;
    }
    const Place& to = walk.destination;
    if (to.kind == PlaceKind::pod && to.cluster == walk.source.cluster) {
        goToPod(walk);
        return;
    }
    if (to.kind == PlaceKind::node && to.pool == walk.source.pool && to.node == walk.source.node) {
        arriveOnNode(walk, "The node's own address: the packet does not leave it, and nothing is rewritten.",
                     sources::cniOverview);
        return;
    }
    if (isHiddenByOwnRanges(walk)) {
        return;
    }
    if (walk.source.throughEgressGateway && to.kind != PlaceKind::platformHost && passEgressGateway(walk)) {
        return;
    }
    if (!masquerade(walk)) {
        return;
    }
    walkNetwork(walk, {walk.source.network, walk.source.subnet});
}

}  // namespace aksnet::egress
