// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which foreign ranges each VNet can reach. Peering is not transitive; gateways are shared by gateway transit.
//
//   on-premises ──ExpressRoute── hub ══peering══ spoke      spoke reaches: hub; on-premises if transit is used
//                                 ╚═══peering══ spoke 2     spoke does not reach spoke 2
#include "core/facts/build.h"

#include <algorithm>

namespace aksnet::facts {

namespace {

void addRange(std::vector<ReachableRange>& ranges, const Prefix& prefix, ObjectRef owner) {
    const auto isSame = [&](const ReachableRange& range) { return range.owner == owner && range.prefix == prefix; };
    // Duplicates of one owner only ever stand next to each other at the end.
    if (std::none_of(ranges.rbegin(), ranges.rbegin() + std::min<std::ptrdiff_t>(std::ssize(ranges), 8), isSame)) {
        ranges.push_back({prefix, owner});
    }
}

/// true if the VNet uses the gateway of the VNet at the other end of this peering.
bool usesRemoteGateway(const Peering& peering, const VirtualNetwork& local, const VirtualNetwork& remote) {
    if (peering.useRemoteGateways) {
        return true;
    }
    return std::ranges::any_of(remote.peerings, [&](const Peering& back) {
        return back.remoteVirtualNetwork == local.id && back.allowGatewayTransit;
    });
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
                addRange(ranges, prefix, external->id);
            }
        }
    };
    for (std::size_t position = 0; position < plan.virtualNetworks.size(); ++position) {
        const VirtualNetwork& network = *plan.virtualNetworks[position];
        std::vector<ReachableRange>& ranges = facts.reachable[position];
        for (const Peering& peering : network.peerings) {
            const VirtualNetwork* remote = peering.remoteVirtualNetwork ? facts.index->find(*peering.remoteVirtualNetwork) : nullptr;
            for (const Prefix& prefix : remote ? remote->addressPrefixes : peering.remoteAddressPrefixes) {
                addRange(ranges, prefix, remote ? ObjectRef(remote->id) : ObjectRef(peering.id));
            }
            if (remote && usesRemoteGateway(peering, network, *remote)) {
                addExternals(ranges, facts.positionOfNumber[remote->id.value]);
            }
        }
        addExternals(ranges, position);
    }
}

}  // namespace aksnet::facts
