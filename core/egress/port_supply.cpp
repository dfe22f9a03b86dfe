// SPDX-License-Identifier: GPL-3.0-or-later
//
// See ports.h: which device a cluster's connections leave through.
#include "core/egress/ports.h"
#include "core/egress/tracer.h"

#include <algorithm>

namespace aksnet {

namespace {

std::uint64_t prefixAddresses(const PlanIndex& index, const std::vector<PublicIpPrefixId>& prefixes) {
    std::uint64_t count = 0;
    for (const PublicIpPrefixId id : prefixes) {
        const PublicIpPrefix* prefix = index.find(id);
        const bool isIpv4 = prefix && prefix->prefixLength >= 24 && prefix->prefixLength <= 32;
        count += isIpv4 ? std::uint64_t{1} << (32 - prefix->prefixLength) : 0;
    }
    return count;
}

std::uint64_t atLeastOne(std::optional<int> count) {
    return static_cast<std::uint64_t>(std::max(count.value_or(1), 1));
}

/// The step that gave the packet its last public address; null if none did.
const Hop* publicHop(const Trace& trace) {
    const auto gives = [](const Hop& hop) {
        return std::ranges::any_of(
            hop.steps, [](const Step& step) { return step.source && step.source->to.role == AddressRole::egress; });
    };
    const auto last = std::find_if(trace.hops.rbegin(), trace.hops.rend(), gives);
    return last == trace.hops.rend() ? nullptr : &*last;
}

void supplyOfCluster(const Cluster& cluster, const PlanIndex& index, bool isNat, PortSupply& supply) {
    if (isNat) {
        const auto& profile = cluster.networkProfile.natGatewayProfile;
        supply.device = effectiveOutboundType(cluster) == OutboundType::managedNatGatewayV2 ? PortDevice::natGatewayV2
                                                                                            : PortDevice::natGateway;
        supply.addresses = atLeastOne(profile ? profile->managedOutboundIpCount : std::nullopt);
        return;
    }
    const auto& profile = cluster.networkProfile.loadBalancerProfile;
    supply.device = PortDevice::loadBalancer;
    supply.addresses = profile ? outboundAddressCount(index, *profile) : 1;
    supply.allocatedPorts = profile ? std::max(profile->allocatedOutboundPorts.value_or(0), 0) : 0;
}

void supplyOfNatGateway(const NatGateway& gateway, const PlanIndex& index, PortSupply& supply) {
    supply.device = gateway.sku == NatGatewaySku::standardV2 ? PortDevice::natGatewayV2 : PortDevice::natGateway;
    supply.addresses = gateway.publicIpAddresses.size() + prefixAddresses(index, gateway.publicIpPrefixes);
}

}  // namespace

PortSupply portSupplyOf(const Facts& facts, const ClusterFacts& cluster) {
    PortSupply supply;
    const auto pools = std::span(facts.pools).subspan(cluster.firstPool, cluster.poolCount);
    const auto isUsual = [&](const PoolFacts& pool) {
        return facts.index->find(pool.pool)->pool->mode != NodePoolMode::gateway && pool.nodesMax > 0;
    };
    const auto pool = std::ranges::find_if(pools, isUsual);
    if (pool == pools.end()) {
        return supply;
    }
    if (facts.index->find(pool->pool)->pool->osType == OsType::windows) {
        supply.ephemeralPorts = catalog::windowsEphemeralPorts;
    }
    const Trace trace =
        aksnet::trace(facts, {.source = PodEndpoint{.pool = pool->pool}, .destination = InternetEndpoint{}});
    const Hop* hop = publicHop(trace);
    if (!hop) {
        return supply;
    }
    supply.object = hop->at;
    const PlanIndex& index = *facts.index;
    switch (hop->at.kind) {
        case ObjectKind::cluster:
            supplyOfCluster(
                *cluster.value, index,
                std::ranges::any_of(hop->steps, [](const Step& step) { return step.kind == StepKind::natGateway; }),
                supply);
            break;
        case ObjectKind::natGateway:
            supplyOfNatGateway(*index.find(NatGatewayId(hop->at.number)), index, supply);
            break;
        case ObjectKind::firewall:
            supply.device = PortDevice::firewall;
            supply.addresses =
                std::max<std::uint64_t>(index.find(FirewallId(hop->at.number))->publicIpAddresses.size(), 1);
            break;
        case ObjectKind::nodePool:
            supply.device = PortDevice::nodeAddress;
            supply.addresses = 1;
            break;
        default: break;
    }
    return supply;
}

}  // namespace aksnet
