// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a virtual network with more subnets, peerings, DNS servers or private addresses than Azure allows. Why: the next one
// is refused; of addresses, when the pools have grown. Fix: a second network, a model that takes fewer addresses.
#include "core/catalog/network_limits.h"
#include "core/base/checked.h"
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/rules/definitions.h"

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

struct NetworkCount {
    std::size_t count;
    std::size_t limit;
    std::string_view noun;
    std::string_view field;
};

void checkNetworkCounts(const VirtualNetwork& network, FindingSink& sink) {
    for (const NetworkCount& each :
         {NetworkCount{network.subnets.size(), catalog::mostSubnetsPerNetwork, "subnet", "subnets"},
          NetworkCount{network.peerings.size(), catalog::mostPeeringsPerNetwork, "peering", "virtualNetworkPeerings"},
          NetworkCount{network.dnsServers.size(), catalog::mostDnsServersPerNetwork, "DNS server",
                       "dhcpOptions.dnsServers"}}) {
        if (each.count > each.limit) {
            Finding& finding =
                sink.add(network.id, each.field,
                         fmt::format("Virtual network {} has {}; Azure's limit is {}.", network.info.name,
                                     counted(each.count, each.noun), grouped(each.limit)));
            finding.sum = {{network.info.name, fmt::format("{}s", each.noun), grouped(each.count)},
                           {"limit", "of one network", grouped(each.limit)}};
        }
    }
}

/// Private addresses as Azure counts them: a static block of 16 is one entry.
std::uint64_t countedAddresses(const Facts& facts, const SubnetFacts& subnet) {
    std::uint64_t addresses = subnet.used();
    for (const SubnetDemand& demand : subnet.demands) {
        const PoolFacts* pool =
            demand.owner.kind == ObjectKind::nodePool ? facts.find(NodePoolId(demand.owner.number)) : nullptr;
        if (pool && pool->model->id == ModelId::podSubnetStatic && demand.nodes == 0) {
            const auto blocks = static_cast<std::uint64_t>(catalog::staticBlockAddresses);
            addresses -= demand.total() - demand.total() / blocks;
        }
    }
    return addresses;
}

void checkPrivateAddresses(const Facts& facts, FindingSink& sink) {
    std::size_t position = 0;
    for (const auto& network : facts.plan->virtualNetworks) {
        const auto subnets = std::span(facts.subnets).subspan(position, network->subnets.size());
        position += subnets.size();
        std::uint64_t used = 0;
        for (const SubnetFacts& subnet : subnets) {
            used = saturatingAdd(used, subnet.used());
        }
        if (used <= catalog::mostAddressesPerNetwork) {
            continue;
        }
        std::uint64_t addresses = 0;
        for (const SubnetFacts& subnet : subnets) {
            addresses = saturatingAdd(addresses, countedAddresses(facts, subnet));
        }
        if (addresses <= catalog::mostAddressesPerNetwork) {
            continue;
        }
        Finding& finding = sink.add(
            network->id, "subnets",
            fmt::format("What lies in virtual network {} needs {} private addresses at its largest; one "
                        "network has at most {}, however large its ranges are.",
                        network->info.name, grouped(addresses), grouped(catalog::mostAddressesPerNetwork.value)));
        finding.severity = Severity::warning;
        finding.sum = {{network->info.name, "all subnets at their largest, surge included", grouped(addresses)},
                       {"limit", "of one network", grouped(catalog::mostAddressesPerNetwork.value)}};
    }
}

void checkNetworkLimits(const Facts& facts, FindingSink& sink) {
    for (const auto& network : facts.plan->virtualNetworks) {
        checkNetworkCounts(*network, sink);
    }
    checkPrivateAddresses(facts, sink);
}

}  // namespace

const Rule networkLimits{
    .id = "IP-012",
    .name = "network-limits",
    .family = "addressing",
    .severity = Severity::error,
    .title = "More than one virtual network holds",
    .azureCode = "",
    .levers = {Lever::removal},
    .check = checkNetworkLimits,
};

}  // namespace aksnet::rules
