// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a NAT gateway is attached to subnets of several virtual networks, or to more than 800. Why: it serves subnets of one
// network. Fix: a gateway for each network.
#include "core/base/text.h"
#include "core/catalog/network_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <map>
#include <set>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkNatGatewaySeveralNetworks(const Facts& facts, FindingSink& sink) {
    if (facts.plan->natGateways.empty()) {
        return;
    }
    struct Served {
        std::set<VirtualNetworkId> networks;
        std::size_t subnets = 0;
    };
    std::map<NatGatewayId, Served> served;
    forEachSubnet(facts, [&](const VirtualNetwork& network, const Subnet& subnet, const SubnetFacts&) {
        if (subnet.natGateway) {
            Served& entry = served[*subnet.natGateway];
            entry.networks.insert(network.id);
            ++entry.subnets;
        }
    });
    for (const auto& [id, entry] : served) {
        if (entry.networks.size() > 1) {
            std::vector<ObjectRef> networks(entry.networks.begin(), entry.networks.end());
            Finding& finding =
                sink.add(id, "",
                         fmt::format("NAT gateway {} is attached to subnets of {}; one gateway serves one network.",
                                     facts.index->nameOf(id), listedNames(facts, "virtual network", networks)));
            finding.related = std::move(networks);
        }
        if (entry.subnets > catalog::mostSubnetsPerNatGateway) {
            sink.add(id, "",
                     fmt::format("NAT gateway {} is attached to {}; Azure's limit is {}.", facts.index->nameOf(id),
                                 counted(entry.subnets, "subnet"), grouped(catalog::mostSubnetsPerNatGateway.value)));
        }
    }
}

}  // namespace

const Rule natGatewaySeveralNetworks{
    .id = "EGR-004",
    .name = "nat-gateway-several-networks",
    .family = "egress",
    .severity = Severity::error,
    .title = "NAT gateway serves more than it can",
    .azureCode = "",
    .levers = {Lever::natGateway, Lever::poolSubnet},
    .check = checkNatGatewaySeveralNetworks,
};

}  // namespace aksnet::rules
