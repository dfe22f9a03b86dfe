// SPDX-License-Identifier: GPL-3.0-or-later
//
// A slow oracle: everything that ranges of a network must keep clear of, read off the plan itself.
#pragma once

#include "core/base/text.h"
#include "core/catalog/ranges.h"
#include "core/models/model.h"

#include <algorithm>

namespace aksnet::testing {

inline void appendRanges(std::vector<Prefix>& to, const std::vector<Prefix>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

inline std::vector<Prefix> reservedRanges() {
    std::vector<Prefix> ranges;
    for (const auto& range : catalog::platformForbiddenRanges()) {
        ranges.push_back(range.range);
    }
    for (const auto& range : catalog::aksReservedRanges()) {
        ranges.push_back(range.range);
    }
    return ranges;
}

inline const VirtualNetwork* networkById(const Plan& plan, std::optional<VirtualNetworkId> id) {
    const auto found =
        std::ranges::find_if(plan.virtualNetworks, [&](const auto& network) { return network->id == id; });
    return found == plan.virtualNetworks.end() ? nullptr : &**found;
}

/// What a peering shows of its other end.
inline std::vector<Prefix> shownBy(const Plan& plan, const Peering& peering) {
    const VirtualNetwork* remote = networkById(plan, peering.remoteVirtualNetwork);
    if (!remote) {
        return peering.remoteAddressPrefixes;
    }
    if (peering.peerCompleteVnets.value_or(true) || peering.remoteSubnetNames.empty()) {
        return remote->addressPrefixes;
    }
    std::vector<Prefix> ranges;
    for (const Subnet& subnet : remote->subnets) {
        for (const std::string& name : peering.remoteSubnetNames) {
            if (equalsIgnoringCase(name, subnet.name)) {
                appendRanges(ranges, subnet.addressPrefixes);
            }
        }
    }
    return ranges;
}

inline void appendExternals(std::vector<Prefix>& to, const Plan& plan, VirtualNetworkId gatewayIn) {
    for (const ExternalNetwork& external : plan.externalNetworks) {
        if (std::ranges::find(external.connectedVirtualNetworks, gatewayIn) !=
            external.connectedVirtualNetworks.end()) {
            appendRanges(to, external.addressPrefixes);
        }
    }
}

/// The network that the cluster's first pool with a subnet lies in.
inline const VirtualNetwork* networkOfCluster(const Plan& plan, const Cluster& cluster) {
    for (const NodePool& pool : cluster.agentPoolProfiles) {
        for (const auto& wanted : {pool.vnetSubnet, pool.podSubnet}) {
            for (const auto& network : plan.virtualNetworks) {
                for (const Subnet& subnet : network->subnets) {
                    if (wanted == subnet.id) {
                        return &*network;
                    }
                }
            }
        }
    }
    return nullptr;
}

inline void appendClusters(std::vector<Prefix>& to, const Plan& plan, const VirtualNetwork& network) {
    for (const auto& cluster : plan.clusters) {
        if (networkOfCluster(plan, cluster) == &network) {
            appendRanges(to, effectivePodCidrs(cluster));
            appendRanges(to, effectiveServiceCidrs(cluster));
        }
    }
}

/// Reserved space; what the network reaches; what is peered with it and the other peers of those; clusters here and there.
inline std::vector<Prefix> connectedRanges(const Plan& plan, const VirtualNetwork& network) {
    std::vector<Prefix> ranges = reservedRanges();
    for (const Peering& peering : network.peerings) {
        appendRanges(ranges, shownBy(plan, peering));
        if (peering.remoteVirtualNetwork && peering.useRemoteGateways) {
            appendExternals(ranges, plan, *peering.remoteVirtualNetwork);
        }
    }
    appendExternals(ranges, plan, network.id);
    appendClusters(ranges, plan, network);
    for (const auto& peer : plan.virtualNetworks) {
        const bool leadsHere = std::ranges::any_of(
            peer->peerings, [&](const Peering& peering) { return peering.remoteVirtualNetwork == network.id; });
        if (!leadsHere) {
            continue;
        }
        appendRanges(ranges, peer->addressPrefixes);
        appendClusters(ranges, plan, *peer);
        for (const Peering& other : peer->peerings) {
            if (other.remoteVirtualNetwork != network.id) {
                appendRanges(ranges, shownBy(plan, other));
            }
        }
    }
    return ranges;
}

/// Every range that the plan names, and reserved space.
inline std::vector<Prefix> rangesOfPlan(const Plan& plan) {
    std::vector<Prefix> ranges = reservedRanges();
    for (const auto& network : plan.virtualNetworks) {
        appendRanges(ranges, network->addressPrefixes);
        for (const Subnet& subnet : network->subnets) {
            appendRanges(ranges, subnet.addressPrefixes);
        }
        for (const Peering& peering : network->peerings) {
            appendRanges(ranges, shownBy(plan, peering));
        }
    }
    for (const ExternalNetwork& external : plan.externalNetworks) {
        appendRanges(ranges, external.addressPrefixes);
    }
    for (const auto& cluster : plan.clusters) {
        appendRanges(ranges, effectivePodCidrs(cluster));
        appendRanges(ranges, effectiveServiceCidrs(cluster));
    }
    return ranges;
}

inline bool meetsAny(const std::vector<Prefix>& ranges, const Prefix& block) {
    return std::ranges::any_of(ranges, [&](const Prefix& range) { return range.overlaps(block); });
}

/// All blocks of that length in the space that meet none of the ranges, in order.
inline std::vector<Prefix> freeBlocksByHand(const std::vector<Prefix>& space, const std::vector<Prefix>& ranges,
                                            int length) {
    std::vector<Prefix> blocks;
    for (const Prefix& part : space) {
        if (!part.isV4() || part.length() > length) {
            continue;
        }
        for (auto block = std::optional(Prefix::containing(part.first(), length)); block && part.contains(*block);
             block = block->next()) {
            if (!meetsAny(ranges, *block)) {
                blocks.push_back(*block);
            }
        }
    }
    std::ranges::sort(blocks);
    return blocks;
}

}  // namespace aksnet::testing
