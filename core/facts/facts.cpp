// SPDX-License-Identifier: GPL-3.0-or-later
//
// See facts.h.
#include "core/facts/facts.h"

#include "core/facts/build.h"

namespace aksnet {

namespace {

/// The entry of `list` at the number's position, if it is the one with that number.
template <class List, class Key>
const typename List::value_type* entryOf(const Facts& facts, const List& list, std::uint32_t number, Key key) {
    const std::uint32_t position = facts.positionOfNumber[number];
    return position < list.size() && key(list[position]) == number ? &list[position] : nullptr;
}

/// How many things have a position in one of the lists.
std::size_t placedObjects(const Plan& plan) {
    std::size_t count = plan.virtualNetworks.size() + plan.clusters.size();
    for (const auto& network : plan.virtualNetworks) {
        count += network->subnets.size();
    }
    for (const auto& cluster : plan.clusters) {
        count += cluster->agentPoolProfiles.size();
    }
    return count;
}

}  // namespace

const SubnetFacts* Facts::find(SubnetId id) const {
    return entryOf(*this, subnets, id.value, [](const SubnetFacts& entry) { return entry.subnet.value; });
}

const ClusterFacts* Facts::find(ClusterId id) const {
    return entryOf(*this, clusters, id.value, [](const ClusterFacts& entry) { return entry.cluster.value; });
}

const PoolFacts* Facts::find(NodePoolId id) const {
    return entryOf(*this, pools, id.value, [](const PoolFacts& entry) { return entry.pool.value; });
}

std::span<const ReachableRange> Facts::reachableFrom(VirtualNetworkId id) const {
    const std::uint32_t position = positionOfNumber[id.value];
    return position < reachable.size() ? std::span<const ReachableRange>(reachable[position])
                                       : std::span<const ReachableRange>();
}

std::shared_ptr<const Facts> computeFacts(std::shared_ptr<const Plan> plan, const std::stop_token& stop) {
    auto facts = std::make_shared<Facts>();
    facts->plan = std::move(plan);
    facts->index = std::make_shared<const PlanIndex>(*facts->plan);
    facts->positionOfNumber = NumberTable(placedObjects(*facts->plan));
    for (std::uint32_t position = 0; const auto& network : facts->plan->virtualNetworks) {
        facts->positionOfNumber.set(network->id.value, position++);
    }
    facts::addClusters(*facts);
    facts::addSubnets(*facts);
    if (stop.stop_requested()) {
        return nullptr;
    }
    facts::addReachable(*facts);
    if (!facts::addOverlaps(*facts, stop)) {
        return nullptr;
    }
    return facts;
}

}  // namespace aksnet
