// SPDX-License-Identifier: GPL-3.0-or-later
//
// How much more a range holds, and what would make its pools need less.
#include "core/catalog/limits.h"
#include "core/facts/capacity_build.h"

#include <algorithm>

namespace aksnet {

namespace {

constexpr Occasion peak = Occasion::atMaximumDuringUpgrade;

/// A pool as the plan has it, with what is derived from it.
struct PoolInRange {
    const Cluster* cluster;
    const NodePool* pool;
    const PoolFacts* facts;
    std::uint64_t perNode = 0;  ///< of all its shares: its nodes and its pods may have the same subnet
    bool isThere = false;
};

PoolInRange poolInRange(const Facts& facts, const PlanCapacity& capacity, const RangeCapacity& range, NodePoolId id) {
    const NodePoolPlace place = *facts.index->find(id);
    PoolInRange found{.cluster = place.cluster, .pool = place.pool, .facts = facts.find(id)};
    for (const PoolShare& share : capacity.sharesOf(range)) {
        if (share.pool == id) {
            found.perNode += share.perNode;
            found.isThere = true;
        }
    }
    return found;
}

/// The pool's nodes if its maximum were higher: the autoscaler's, or else the count itself.
PerOccasion<std::uint32_t> nodesWithMore(const PoolInRange& pool, std::uint32_t more) {
    const bool isScaled = pool.pool->enableAutoScaling && pool.pool->maxCount;
    const auto added = static_cast<int>(more);
    return facts::nodesOf(*pool.cluster, *pool.pool, pool.facts->nodesNow + (isScaled ? 0 : added),
                          pool.facts->nodesMax + added);
}

/// The greatest number up to `most` for which `fits` holds, if it holds up to some number and never again.
template <class Fits>
std::uint32_t greatest(std::uint64_t most, Fits fits) {
    std::uint32_t low = 0;
    auto high = static_cast<std::uint32_t>(std::min<std::uint64_t>(most, moreThanEnough));
    while (low < high) {
        const std::uint32_t middle = low + (high - low + 1) / 2;
        if (fits(middle)) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

/// true if the range holds its pools at peak with that pool's numbers replaced and `copies` more pools like it.
bool fitsBlocks(const Facts& facts, const PlanCapacity& capacity, const RangeCapacity& range, NodePoolId pool,
                const PerOccasion<std::uint32_t>& nodes, std::uint64_t copies) {
    const SubnetId id(range.range.number);
    std::vector<facts::StageCounts> stages;
    for (const PoolShare& share : capacity.sharesOf(range)) {
        facts::StageCounts& counts =
            stages.emplace_back(facts::stagesAt(share.pool == pool ? nodes : share.nodes, peak));
        if (share.pool == pool) {
            std::ranges::transform(counts, counts.begin(), [&](std::uint64_t count) { return count * (1 + copies); });
        }
    }
    return facts::unplacedAddresses(facts, *facts.find(id), facts.index->find(id)->subnet->addressPrefixes, stages) ==
           0;
}

}  // namespace

std::uint32_t moreNodes(const Facts& facts, const PlanCapacity& capacity, const RangeCapacity& range, NodePoolId id) {
    const PoolInRange pool = poolInRange(facts, capacity, range, id);
    if (!pool.isThere || pool.perNode == 0) {
        return moreThanEnough;
    }
    if (!range.fits(peak)) {
        return 0;
    }
    const std::uint64_t free = range.free(peak);
    const std::uint64_t nodesBefore = nodesWithMore(pool, 0)[peak];
    return greatest(free / pool.perNode, [&](std::uint32_t more) {
        const auto nodes = nodesWithMore(pool, more);
        return (nodes[peak] - nodesBefore) * pool.perNode <= free &&
               (!range.hasBlocks || fitsBlocks(facts, capacity, range, id, nodes, 0));
    });
}

std::uint32_t moreNodes(const Facts& facts, const PlanCapacity& capacity, NodePoolId id) {
    const PoolFacts& pool = *facts.find(id);
    const std::array ranges{pool.nodeSubnet ? capacity.find(*pool.nodeSubnet) : nullptr,
                            pool.podSubnet ? capacity.find(*pool.podSubnet) : nullptr, capacity.find(pool.cluster)};
    std::uint32_t least = moreThanEnough;
    for (const RangeCapacity* range : ranges) {
        least = range ? std::min(least, moreNodes(facts, capacity, *range, id)) : least;
    }
    return least;
}

std::uint32_t facts::extraNodes(const Facts& facts, const PlanCapacity& capacity, const RangeCapacity& range,
                                NodePoolId id, Occasion occasion, std::uint32_t most) {
    const PoolInRange pool = poolInRange(facts, capacity, range, id);
    if (!pool.isThere || pool.perNode == 0 || !range.fits(occasion)) {
        return range.fits(occasion) ? most : 0;
    }
    return greatest(std::min<std::uint64_t>(most, range.free(occasion) / pool.perNode), [&](std::uint32_t nodes) {
        if (!range.hasBlocks) {
            return true;
        }
        std::vector<StageCounts> stages;
        for (const PoolShare& share : capacity.sharesOf(range)) {
            stages.push_back(stagesAt(share.nodes, occasion));
            stages.back().back() += share.pool == id ? nodes : 0;
        }
        const SubnetId subnet(range.range.number);
        return unplacedAddresses(facts, *facts.find(subnet), facts.index->find(subnet)->subnet->addressPrefixes,
                                 stages) == 0;
    });
}

std::uint32_t morePools(const Facts& facts, const PlanCapacity& capacity, const RangeCapacity& range, NodePoolId id) {
    const PoolInRange pool = poolInRange(facts, capacity, range, id);
    const auto nodes = nodesWithMore(pool, 0);
    const std::uint64_t each = nodes[peak] * pool.perNode;
    if (!pool.isThere || each == 0) {
        return moreThanEnough;
    }
    if (!range.fits(peak)) {
        return 0;
    }
    return greatest(range.free(peak) / each, [&](std::uint32_t copies) {
        return !range.hasBlocks || fitsBlocks(facts, capacity, range, id, nodes, copies);
    });
}

namespace {

/// What the range's need would fall by if the pool were the changed one.
std::optional<PerOccasion<std::uint64_t>> savingOf(const PlanCapacity& capacity, const RangeCapacity& range,
                                                   const PoolInRange& pool, const NodePool& changed) {
    const auto nodes = facts::nodesOf(*pool.cluster, changed, changed.count, maximumNodes(changed));
    const NodeNeed need = pool.facts->model->nodeNeed(effectiveMaxPods(*pool.cluster, changed));
    PerOccasion<std::uint64_t> saves;
    bool isAny = false;
    for (const PoolShare& share : capacity.sharesOf(range)) {
        if (share.pool != changed.id) {
            continue;
        }
        const bool isForPods = share.use == RangeUse::podBatches || share.use == RangeUse::podBlocks;
        const std::uint64_t perNode = share.use == RangeUse::podRanges ? need.podCidr
                                      : isForPods                      ? need.podSubnet
                                                                       : need.nodeSubnet;
        for (const Occasion occasion : allOccasions) {
            const std::uint64_t before = share.need(occasion);
            saves[occasion] += before - std::min(before, nodes[occasion] * perNode);
            isAny = isAny || saves[occasion] > 0;
        }
    }
    return isAny ? std::optional(saves) : std::nullopt;
}

/// Lower values of max pods worth a look, largest first.
std::vector<int> lowerMaxPods(const PoolInRange& pool) {
    const int nodes = std::max(pool.facts->nodesNow, 1);
    const int least = std::max(pool.facts->model->minMaxPods, (catalog::leastPodsPerPool + nodes - 1) / nodes);
    // A pod less frees a block only where it is the first of one.
    const int block = catalog::staticBlockAddresses;
    const int oneLess = pool.facts->model->id == ModelId::podSubnetStatic
                            ? pool.facts->maxPods / block * block - catalog::staticBlockOwnAddresses
                            : pool.facts->maxPods - 1;
    std::vector<int> values{oneLess, catalog::leastPodsPerPool, least};
    std::ranges::sort(values, std::ranges::greater());
    values.erase(std::ranges::unique(values).begin(), values.end());
    std::erase_if(values, [&](int value) { return value < least || value >= pool.facts->maxPods; });
    return values;
}

}  // namespace

std::vector<KnobSaving> knobSavings(const Facts& facts, const PlanCapacity& capacity, const RangeCapacity& range) {
    std::vector<KnobSaving> savings;
    std::vector<NodePoolId> seen;
    for (const PoolShare& share : capacity.sharesOf(range)) {
        if (std::ranges::find(seen, share.pool) != seen.end()) {
            continue;
        }
        seen.push_back(share.pool);
        const PoolInRange pool = poolInRange(facts, capacity, range, share.pool);
        const auto add = [&](Knob knob, int from, int to, const NodePool& changed) {
            if (const auto saves = savingOf(capacity, range, pool, changed)) {
                savings.push_back({share.pool, knob, from, to, *saves});
            }
        };
        for (const int value : lowerMaxPods(pool)) {
            NodePool changed = *pool.pool;
            changed.maxPods = value;
            add(Knob::maxPods, pool.facts->maxPods, value, changed);
        }
        if (pool.facts->nodesMax > pool.facts->nodesNow) {
            NodePool changed = *pool.pool;
            changed.maxCount = changed.count;
            add(Knob::maxCount, pool.facts->nodesMax, changed.count, changed);
        }
        for (const int value : {1, 0}) {
            NodePool changed = *pool.pool;
            changed.upgradeSettings.maxSurge = CountOrPercent{value, false};
            add(Knob::surge, pool.facts->surge, value, changed);
        }
    }
    return savings;
}

}  // namespace aksnet
