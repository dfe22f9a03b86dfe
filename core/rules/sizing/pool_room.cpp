// SPDX-License-Identifier: GPL-3.0-or-later
//
// See pool_room.h.
#include "core/rules/sizing/pool_room.h"

#include <algorithm>
#include <map>

namespace aksnet::rules {

namespace {

std::uint64_t poolPeak(int nodes, int surge, std::uint64_t perNode) {
    return static_cast<std::uint64_t>(std::max(nodes, 0) + surge) * perNode;
}

/// How much `after` is beyond `before`.
std::uint64_t growth(std::uint64_t before, std::uint64_t after) {
    return after > before ? after - before : 0;
}

}  // namespace

bool hasRoomFor(const Facts& facts, const PoolFacts& pool, const NodePool& changed) {
    const ClusterFacts& cluster = *facts.find(pool.cluster);
    const int nodes = maximumNodes(changed);
    const int surge = surgeNodes(*cluster.value, changed, nodes);
    const NodeNeed need = pool.model->nodeNeed(effectiveMaxPods(*cluster.value, changed));
    const auto more = [&](std::uint64_t perNodeBefore, std::uint64_t perNodeAfter) {
        return growth(poolPeak(pool.nodesMax, pool.surge, perNodeBefore), poolPeak(nodes, surge, perNodeAfter));
    };
    std::map<SubnetId, std::uint64_t> moreInSubnet;
    if (pool.nodeSubnet) {
        moreInSubnet[*pool.nodeSubnet] += more(pool.perNode.nodeSubnet, need.nodeSubnet);
    }
    if (pool.podSubnet) {
        moreInSubnet[*pool.podSubnet] += more(pool.perNode.podSubnet, need.podSubnet);
    }
    const bool fitsSubnets = std::ranges::all_of(moreInSubnet, [&](const auto& entry) {
        return entry.second == 0 || entry.second <= facts.find(entry.first)->free();
    });
    const std::uint64_t moreBlocks = more(pool.perNode.podCidr, need.podCidr);
    const std::uint64_t blocksUsed = cluster.podCidrNeed + cluster.podCidrSurge;
    return fitsSubnets && (moreBlocks == 0 || moreBlocks <= growth(blocksUsed, cluster.podCidrSize));
}

}  // namespace aksnet::rules
