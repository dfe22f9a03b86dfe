// SPDX-License-Identifier: GPL-3.0-or-later
//
// See egress_gateway.h.
#include "core/egress/egress_gateway.h"

#include "core/catalog/egress_limits.h"
#include "core/egress/exits.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet::egress {

namespace {

namespace ways = catalog::egress_sources;

const NodePool* gatewayPoolOf(const Cluster& cluster) {
    const auto found = std::ranges::find(cluster.agentPoolProfiles, NodePoolMode::gateway, &NodePool::mode);
    return found == cluster.agentPoolProfiles.end() ? nullptr : &*found;
}

/// What keeps this pod from the gateway, as a sentence; empty if nothing does.
std::string gatewayObstacle(const Walk& walk, const NodePool* gateway) {
    const Cluster& cluster = *walk.source.cluster->value;
    if (!cluster.networkProfile.staticEgressGatewayEnabled || !gateway) {
        return fmt::format("{} has no static egress gateway, so the pod leaves like any other.", cluster.info.name);
    }
    if (walk.source.pool->model->usesPodSubnet) {
        return "Static Egress Gateway does not work with Pod Subnet, so the pod leaves like any other.";
    }
    if (walk.source.hostNetwork || walk.source.kind != PlaceKind::pod) {
        return "Static Egress Gateway does not take packets of the host's network.";
    }
    if (walk.facts().index->find(walk.source.pool->pool)->pool->osType == OsType::windows) {
        return "Static Egress Gateway does not take packets of Windows pods.";
    }
    if (walk.trace.source().family() == IpFamily::v6) {
        return "Static Egress Gateway carries IPv4 only.";
    }
    return {};
}

}  // namespace

int gatewayAddresses(const NodePool& pool) {
    return 1 << (32 - std::clamp<int>(pool.gatewayPublicIpPrefixSize.value_or(catalog::defaultGatewayPrefix),
                                      catalog::shortestGatewayPrefix, catalog::longestGatewayPrefix));
}

Exit exitOfGatewayPool(const NodePool& pool) {
    return {.at = pool.id,
            .title = "public prefix of gateway pool " + pool.name,
            .kind = StepKind::egressGateway,
            .address = {.role = AddressRole::egress,
                        .within = {Prefix::containing(IpAddress::v4(0), 0)},
                        .name = fmt::format("one of {} addresses of the public prefix of gateway pool {}",
                                            gatewayAddresses(pool), pool.name),
                        .owner = pool.id},
            .text = "Gateway nodes leave with the addresses of their pool's public prefix.",
            .fact = &ways::staticEgressGateway};
}

bool passEgressGateway(Walk& walk) {
    const NodePool* gateway = gatewayPoolOf(*walk.source.cluster->value);
    if (const std::string obstacle = gatewayObstacle(walk, gateway); !obstacle.empty()) {
        walk.trace.note(obstacle);
        return false;
    }
    const PoolFacts* pool = walk.facts().find(gateway->id);
    Place node = nodePlace(walk.book, *pool, 0, IpFamily::v4);
    walk.trace.step(StepKind::egressGateway,
                    fmt::format("A WireGuard tunnel takes the packet to gateway pool {}.", gateway->name),
                    &ways::staticEgressGateway);
    walk.trace.note("Network policies do not see what goes through the gateway; its excluded ranges leave directly.");
    walk.trace.hop(gateway->id, "gateway " + node.title);
    node.address.name = "an address of gateway pool " + gateway->name;
    walk.trace.translateSource(StepKind::egressGateway, node.address, "The gateway node puts its own address on it.",
                               &ways::staticEgressGateway);
    walk.source = std::move(node);
    walkNetwork(walk, {walk.source.network, walk.source.subnet});
    return true;
}

}  // namespace aksnet::egress
