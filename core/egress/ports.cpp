// SPDX-License-Identifier: GPL-3.0-or-later
//
// See ports.h: the arithmetic.
#include "core/egress/ports.h"

#include "core/base/checked.h"
#include "core/catalog/limits.h"

#include <algorithm>

namespace aksnet {

namespace {

constexpr auto portsPerFrontend = static_cast<std::uint64_t>(catalog::snatPortsPerIp.value);
constexpr auto portStep = static_cast<std::uint64_t>(catalog::snatPortStep.value);

std::uint64_t ceilingOf(std::uint64_t dividend, std::uint64_t divisor) {
    return dividend / divisor + (dividend % divisor == 0 ? 0 : 1);
}

PortBudget loadBalancerBudget(const PortSupply& supply, PortBudget budget) {
    budget.total = saturatingMultiply(portsPerFrontend, supply.addresses);
    if (supply.allocatedPorts > 0) {
        budget.perNode = static_cast<std::uint64_t>(supply.allocatedPorts);
        budget.isFeasible = saturatingMultiply(budget.perNode, budget.nodes) <= budget.total;
    } else {
        const auto automatic = automaticPorts(budget.nodes, supply.addresses);
        budget.perNode = static_cast<std::uint64_t>(automatic.value_or(0));
        budget.isFeasible = automatic.has_value();
    }
    budget.perDestination = saturatingMultiply(budget.perNode, budget.nodes);
    return budget;
}

}  // namespace

std::optional<int> automaticPorts(std::uint64_t nodes, std::uint64_t frontends) {
    const auto& tiers = catalog::automaticPorts.value;
    const auto tier = std::ranges::find_if(
        tiers, [&](const catalog::PortTier& each) { return nodes <= static_cast<std::uint64_t>(each.mostNodes); });
    if (tier == tiers.end() || frontends == 0) {
        return std::nullopt;
    }
    const std::uint64_t ports = saturatingMultiply(static_cast<std::uint64_t>(tier->ports), frontends);
    return static_cast<int>(std::min(ports, static_cast<std::uint64_t>(catalog::mostAutomaticPorts.value)));
}

std::vector<PortCliff> automaticCliffs(std::uint64_t frontends) {
    std::vector<PortCliff> cliffs;
    int from = 1;
    for (const catalog::PortTier& tier : catalog::automaticPorts.value) {
        const auto ports = automaticPorts(static_cast<std::uint64_t>(from), frontends);
        if (cliffs.empty() || cliffs.back().ports != ports) {
            cliffs.push_back({from, ports});
        }
        from = tier.mostNodes + 1;
    }
    if (cliffs.back().ports) {
        cliffs.push_back({from, std::nullopt});
    }
    return cliffs;
}

std::uint64_t mostNodesWithPorts(std::uint64_t ports, std::uint64_t addresses) {
    return saturatingMultiply(portsPerFrontend, addresses) / ports;
}

std::uint64_t addressesForPorts(std::uint64_t nodes, std::uint64_t ports) {
    return ceilingOf(saturatingMultiply(nodes, ports), portsPerFrontend);
}

std::uint64_t mostPortsForNodes(std::uint64_t nodes, std::uint64_t addresses) {
    const std::uint64_t total = saturatingMultiply(portsPerFrontend, addresses);
    const std::uint64_t share = nodes == 0 ? total : total / nodes / portStep * portStep;
    return std::min(share, static_cast<std::uint64_t>(catalog::mostAllocatedPorts.value));
}

std::uint64_t outboundAddressCount(const PlanIndex& index, const LoadBalancerProfile& profile) {
    std::uint64_t count = profile.outboundIps.size();
    for (const PublicIpPrefixId id : profile.outboundIpPrefixes) {
        const PublicIpPrefix* prefix = index.find(id);
        count += prefix && prefix->prefixLength >= 24 && prefix->prefixLength <= 32
                     ? std::uint64_t{1} << (32 - prefix->prefixLength)
                     : 0;
    }
    return count > 0 ? count : static_cast<std::uint64_t>(std::max(profile.managedOutboundIpCount.value_or(1), 0));
}

std::uint64_t nodesWithPorts(const Facts& facts, const ClusterFacts& cluster) {
    std::uint64_t nodes = 0;
    for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
        nodes += static_cast<std::uint64_t>(std::max(facts.pools[i].nodesMax, 0) + facts.pools[i].surge);
    }
    return nodes;
}

std::uint64_t nodesOfNow(const Facts& facts, const ClusterFacts& cluster) {
    std::uint64_t nodes = 0;
    for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
        nodes += static_cast<std::uint64_t>(std::max(facts.pools[i].nodesNow, 0));
    }
    return nodes;
}

std::string_view portDeviceTitle(PortDevice device) {
    switch (device) {
        case PortDevice::none: return "none";
        case PortDevice::loadBalancer: return "load balancer";
        case PortDevice::natGateway: return "NAT gateway";
        case PortDevice::natGatewayV2: return "NAT gateway V2";
        case PortDevice::firewall: return "firewall";
        case PortDevice::nodeAddress: return "node public address";
    }
    return {};
}

PortBudget portBudget(const PortSupply& supply, std::uint64_t nodes) {
    PortBudget budget{.nodes = nodes};
    const auto ephemeral = static_cast<std::uint64_t>(supply.ephemeralPorts);
    switch (supply.device) {
        case PortDevice::none: budget.isFeasible = false; return budget;
        case PortDevice::loadBalancer: budget = loadBalancerBudget(supply, budget); break;
        case PortDevice::natGateway:
        case PortDevice::natGatewayV2:
            budget.total = saturatingMultiply(catalog::natPortsPerIp, supply.addresses);
            budget.perDestination =
                std::min(saturatingMultiply(catalog::natConnectionsPerIpAndDestination, supply.addresses),
                         catalog::natConnections.value);
            break;
        case PortDevice::firewall:
            budget.total = saturatingMultiply(
                catalog::firewallPortsPerIpAndInstance,
                saturatingMultiply(supply.addresses,
                                   static_cast<std::uint64_t>(catalog::leastFirewallInstances.value)));
            budget.perDestination = budget.total;
            break;
        case PortDevice::nodeAddress:
            budget.perNode = ephemeral;
            budget.total = saturatingMultiply(ephemeral, nodes);
            budget.perDestination = budget.total;
            break;
    }
    const std::uint64_t ofOneNode = budget.perNode > 0 ? budget.perNode : budget.perDestination;
    budget.perNodeAndDestination = std::min(ofOneNode, ephemeral);
    return budget;
}

std::optional<std::uint64_t> addressesForConnections(const PortSupply& supply, std::uint64_t nodes,
                                                     std::uint64_t podsPerNode, std::uint64_t connections) {
    const std::uint64_t perNode = saturatingMultiply(podsPerNode, connections);
    const std::uint64_t all = saturatingMultiply(perNode, nodes);
    // A node's own ports limit it, whatever stands behind it.
    if (perNode > static_cast<std::uint64_t>(supply.ephemeralPorts)) {
        return std::nullopt;
    }
    const auto withinLimit = [](std::uint64_t needed, std::uint64_t most) {
        return needed <= most ? std::optional(needed) : std::nullopt;
    };
    switch (supply.device) {
        case PortDevice::none: return std::nullopt;
        case PortDevice::loadBalancer:
            return withinLimit(addressesForPorts(nodes, ceilingOf(perNode, portStep) * portStep),
                               static_cast<std::uint64_t>(catalog::mostManagedOutboundIps));
        case PortDevice::natGateway:
        case PortDevice::natGatewayV2:
            return withinLimit(ceilingOf(all, catalog::natConnectionsPerIpAndDestination),
                               static_cast<std::uint64_t>(catalog::mostNatAddresses));
        case PortDevice::firewall:
            return withinLimit(ceilingOf(all, catalog::firewallPortsPerIpAndInstance *
                                                  static_cast<std::uint64_t>(catalog::leastFirewallInstances.value)),
                               static_cast<std::uint64_t>(catalog::mostFirewallAddresses));
        case PortDevice::nodeAddress: return nodes;
    }
    return std::nullopt;
}

}  // namespace aksnet
