// SPDX-License-Identifier: GPL-3.0-or-later
//
// Subnets: their IPv4 size, Azure's reserved addresses, and what each owner takes at peak.
#include "core/base/checked.h"
#include "core/catalog/limits.h"
#include "core/facts/build.h"

#include <algorithm>

namespace aksnet::facts {

namespace {

void addSubnet(Facts& facts, const VirtualNetwork& network, const Subnet& subnet) {
    SubnetFacts entry{.subnet = subnet.id, .virtualNetwork = network.id, .demands = {}};
    entry.size = ipv4Size(subnet.addressPrefixes);
    for (const Prefix& prefix : subnet.addressPrefixes) {
        if (prefix.isV4()) {
            // A /31 or /32 is refused by Azure and said so by a rule; it has no more addresses to reserve than it holds.
            entry.reserved +=
                std::min<std::uint64_t>(catalog::reservedAddressesPerSubnet, static_cast<std::uint64_t>(prefix.size()));
        }
    }
    facts.positionOfNumber.set(subnet.id.value, static_cast<std::uint32_t>(facts.subnets.size()));
    facts.subnets.push_back(std::move(entry));
}

void charge(Facts& facts, SubnetId subnet, const SubnetDemand& demand) {
    const std::uint32_t position = facts.positionOfNumber[subnet.value];
    if (position >= facts.subnets.size() || facts.subnets[position].subnet != subnet) {
        return;
    }
    SubnetFacts& entry = facts.subnets[position];
    entry.nodes = saturatingAdd(entry.nodes, demand.nodes);
    entry.surge = saturatingAdd(entry.surge, demand.surge);
    entry.pods = saturatingAdd(entry.pods, demand.pods);
    entry.other = saturatingAdd(entry.other, demand.other);
    entry.demands.push_back(demand);
}

/// A node takes `perNode` addresses of the subnet, one of them its own when this is its node subnet.
SubnetDemand poolDemand(const PoolFacts& pool, std::uint64_t perNode, bool isNodeSubnet) {
    const auto nodes = static_cast<std::uint64_t>(std::max(pool.nodesMax, 0));
    const auto surge = static_cast<std::uint64_t>(pool.surge);
    const std::uint64_t own = isNodeSubnet ? 1 : 0;
    return {.owner = pool.pool,
            .nodes = nodes * own,
            .surge = saturatingMultiply(surge, perNode),
            .pods = saturatingMultiply(nodes, perNode - own),
            .other = 0,
            .nodeCount = pool.nodesMax,
            .surgeCount = pool.surge,
            .perNode = perNode};
}

void chargeApiServer(Facts& facts, const ClusterFacts& cluster) {
    const ApiServerAccessProfile& access = cluster.value->apiServerAccessProfile;
    if (access.enableVnetIntegration) {
        if (access.subnet) {
            charge(facts, *access.subnet,
                   {.owner = cluster.cluster, .other = static_cast<std::uint64_t>(catalog::apiServerAddresses)});
        }
    } else if (access.enablePrivateCluster && cluster.poolCount > 0) {
        if (const auto subnet = facts.pools[cluster.firstPool].nodeSubnet) {
            charge(facts, *subnet,
                   {.owner = cluster.cluster, .other = static_cast<std::uint64_t>(catalog::privateEndpointAddresses)});
        }
    }
}

}  // namespace

void addSubnets(Facts& facts) {
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Subnet& subnet : network->subnets) {
            addSubnet(facts, *network, subnet);
        }
    }
    for (const PoolFacts& pool : facts.pools) {
        if (pool.nodeSubnet) {
            charge(facts, *pool.nodeSubnet, poolDemand(pool, pool.perNode.nodeSubnet, true));
        }
        if (pool.podSubnet && pool.perNode.podSubnet > 0) {
            charge(facts, *pool.podSubnet, poolDemand(pool, pool.perNode.podSubnet, false));
        }
    }
    for (const ClusterFacts& cluster : facts.clusters) {
        chargeApiServer(facts, cluster);
    }
    for (const Firewall& firewall : facts.plan->firewalls) {
        if (firewall.subnet) {
            // Its private address. What Azure Firewall takes beside it is not published; the /26 it asks for has room.
            charge(facts, *firewall.subnet, {.owner = firewall.id, .other = 1});
        }
    }
    for (const SubnetConsumer& consumer : facts.plan->subnetConsumers) {
        charge(facts, consumer.subnet,
               {.owner = consumer.id, .other = static_cast<std::uint64_t>(std::max(consumer.addressCount, 0))});
    }
}

}  // namespace aksnet::facts
