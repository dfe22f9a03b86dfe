// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a NAT gateway in use has no public address or prefix, or more than 16 addresses. Why: without one it drops
// everything; more than 16 are refused. Fix: give it one to 16.
#include "core/base/text.h"
#include "core/catalog/network_limits.h"
#include "core/rules/definitions.h"
#include "core/rules/egress/outbound_addresses.h"
#include "core/rules/plan_walk.h"
#include "core/rules/wording.h"

#include <map>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

void checkNatGatewayAddresses(const Facts& facts, FindingSink& sink) {
    if (facts.plan->natGateways.empty()) {
        return;
    }
    std::map<NatGatewayId, std::vector<ObjectRef>> users;
    forEachSubnet(facts, [&](const VirtualNetwork&, const Subnet& subnet, const SubnetFacts&) {
        if (subnet.natGateway) {
            users[*subnet.natGateway].emplace_back(subnet.id);
        }
    });
    for (const NatGateway& gateway : facts.plan->natGateways) {
        std::uint64_t addresses = gateway.publicIpAddresses.size();
        for (const PublicIpPrefixId id : gateway.publicIpPrefixes) {
            addresses += addressesOfPrefix(*facts.index->find(id));
        }
        // One that nothing uses is being drawn; one of an import may have addresses that were not part of it.
        const bool isMissing = addresses == 0 && users.contains(gateway.id) && gateway.unknownFields.empty();
        if (isMissing) {
            sink.add(gateway.id, "publicIpAddresses",
                     fmt::format("NAT gateway {} of {} has no public address, so nothing gets out through it.",
                                 gateway.info.name, listedNames(facts, "subnet", inOrder(users[gateway.id]))));
        } else if (addresses > catalog::mostAddressesPerNatGateway) {
            Finding& finding =
                sink.add(gateway.id, "publicIpAddresses",
                         fmt::format("NAT gateway {} has {}; it takes at most {}.", gateway.info.name,
                                     counted(addresses, "public address"), catalog::mostAddressesPerNatGateway.value));
            finding.sum = {{gateway.info.name, "addresses, prefixes included", grouped(addresses)},
                           {"limit", "of one NAT gateway", grouped(catalog::mostAddressesPerNatGateway.value)}};
        }
    }
}

}  // namespace

const Rule natGatewayAddresses{
    .id = "EGR-003",
    .name = "nat-gateway-addresses",
    .family = "egress",
    .severity = Severity::error,
    .title = "NAT gateway has no public address, or too many",
    .azureCode = "",
    .levers = {Lever::publicAddresses, Lever::natGateway},
    .check = checkNatGatewayAddresses,
};

}  // namespace aksnet::rules
