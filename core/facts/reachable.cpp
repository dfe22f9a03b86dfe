// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which foreign ranges each VNet can reach. Peering is not transitive; gateways are shared by gateway transit.
//
//   on-premises ──ExpressRoute── hub ══peering══ spoke      spoke reaches: hub; on-premises if transit is used
//                                 ╚═══peering══ spoke 2     spoke does not reach spoke 2
#include "core/base/text.h"
#include "core/facts/build.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace aksnet::facts {

namespace {

/// What a peering shows of the VNet at its other end: its whole space, or the subnets it names (peerCompleteVnets is false).
std::vector<Prefix> rangesBehind(const Peering& peering, const VirtualNetwork* remote) {
    if (!remote) {
        return peering.remoteAddressPrefixes;
    }
    if (peering.peerCompleteVnets.value_or(true) || peering.remoteSubnetNames.empty()) {
        return remote->addressPrefixes;
    }
    std::vector<Prefix> ranges;
    for (const Subnet& subnet : remote->subnets) {
        const auto isThis = [&](const std::string& name) { return equalsIgnoringCase(name, subnet.name); };
        if (std::ranges::any_of(peering.remoteSubnetNames, isThis)) {
            ranges.insert(ranges.end(), subnet.addressPrefixes.begin(), subnet.addressPrefixes.end());
        }
    }
    return ranges;
}

/// Keeps the first of ranges that stand there more than once, as when two hubs lead to one on-premises network.
void dropRepeated(std::vector<ReachableRange>& ranges) {
    const auto key = [&](std::size_t i) { return std::tuple(ranges[i].owner, ranges[i].prefix); };
    std::vector<std::size_t> order(ranges.size());
    // NOLINTNEXTLINE(modernize-use-ranges): GCC 12 has no std::ranges::iota
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, key);
    std::vector<bool> isRepeated(ranges.size());
    for (std::size_t i = 1; i < order.size(); ++i) {
        isRepeated[order[i]] = key(order[i]) == key(order[i - 1]);
    }
    std::size_t position = 0;
    std::erase_if(ranges, [&](const ReachableRange&) { return isRepeated[position++]; });
}

}  // namespace

void addReachable(Facts& facts) {
    const Plan& plan = *facts.plan;
    facts.reachable.resize(plan.virtualNetworks.size());
    // External networks by the VNet their gateway stands in.
    std::vector<std::vector<const ExternalNetwork*>> behindGateway(plan.virtualNetworks.size());
    for (const ExternalNetwork& external : plan.externalNetworks) {
        for (const VirtualNetworkId connected : external.connectedVirtualNetworks) {
            behindGateway[facts.positionOfNumber[connected.value]].push_back(&external);
        }
    }
    const auto addExternals = [&](std::vector<ReachableRange>& ranges, std::size_t gatewayPosition) {
        for (const ExternalNetwork* external : behindGateway[gatewayPosition]) {
            for (const Prefix& prefix : external->addressPrefixes) {
                ranges.push_back({prefix, external->id});
            }
        }
    };
    for (std::size_t position = 0; position < plan.virtualNetworks.size(); ++position) {
        const VirtualNetwork& network = *plan.virtualNetworks[position];
        std::vector<ReachableRange>& ranges = facts.reachable[position];
        for (const Peering& peering : network.peerings) {
            if (peering.remoteVirtualNetwork == network.id) {
                continue;  // a slip of the pen that Azure refuses; nothing new is reached
            }
            const VirtualNetwork* remote =
                peering.remoteVirtualNetwork ? facts.index->find(*peering.remoteVirtualNetwork) : nullptr;
            for (const Prefix& prefix : rangesBehind(peering, remote)) {
                ranges.push_back({prefix, remote ? ObjectRef(remote->id) : ObjectRef(peering.id)});
            }
            // The hub's allowGatewayTransit only offers its gateway; a spoke takes it with useRemoteGateways.
            if (remote && peering.useRemoteGateways) {
                addExternals(ranges, facts.positionOfNumber[remote->id.value]);
            }
        }
        addExternals(ranges, position);
        dropRepeated(ranges);
    }
}

}  // namespace aksnet::facts
