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
    if (number >= facts.positionOfNumber.size()) {
        return nullptr;
    }
    const std::uint32_t position = facts.positionOfNumber[number];
    return position < list.size() && key(list[position]) == number ? &list[position] : nullptr;
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
    if (id.value >= positionOfNumber.size() || positionOfNumber[id.value] >= reachable.size()) {
        return {};
    }
    return reachable[positionOfNumber[id.value]];
}

std::shared_ptr<const Facts> computeFacts(std::shared_ptr<const Plan> plan, const std::stop_token& stop) {
    auto facts = std::make_shared<Facts>();
    facts->plan = std::move(plan);
    facts->index = std::make_shared<const PlanIndex>(*facts->plan);
    facts->positionOfNumber.assign(facts->plan->nextNumber, UINT32_MAX);
    for (std::uint32_t position = 0; const auto& network : facts->plan->virtualNetworks) {
        facts->positionOfNumber[network->id.value] = position++;
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
