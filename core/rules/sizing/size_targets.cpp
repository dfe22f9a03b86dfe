// SPDX-License-Identifier: GPL-3.0-or-later
//
// With A addresses left for a pool of n nodes and s surge nodes that take p each:
//   (n' + s) p <= A  ⇔  n' <= A / p − s        (n + s') p <= A  ⇔  s' <= A / p − n        p' <= A / (n + s)
// A pool with fewer nodes has no more surge nodes, so the first is on the safe side.
#include "core/rules/sizing/size_targets.h"

#include "core/base/text.h"
#include "core/catalog/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

namespace aksnet::rules {
namespace {

/// One pool in a range that is too small.
struct TightPool {
    const PoolFacts* pool;
    std::string name;
    std::uint64_t nodes;
    std::uint64_t surge;
    std::uint64_t perNode;
    std::uint64_t available;  ///< what the others leave of the range
    bool isAutoscaled;

    [[nodiscard]] std::uint64_t total() const { return (nodes + surge) * perNode; }
};

bool autoscales(const Facts& facts, NodePoolId pool) {
    return facts.index->find(pool)->pool->enableAutoScaling;
}

void addNodeTarget(const TightPool& tight, std::vector<LeverTarget>& targets) {
    const std::uint64_t most = tight.available / tight.perNode;
    if (most <= tight.surge || most - tight.surge >= tight.nodes) {
        return;
    }
    const std::uint64_t nodes = most - tight.surge;
    targets.push_back({tight.isAutoscaled ? Lever::autoscalerBounds : Lever::nodeCount, tight.pool->pool,
                       static_cast<int>(nodes),
                       fmt::format("{} of pool {}{}", counted(nodes, "node"), tight.name,
                                   tight.isAutoscaled ? " at most" : " or fewer")});
}

void addSurgeTarget(const TightPool& tight, std::vector<LeverTarget>& targets) {
    const std::uint64_t most = tight.available / tight.perNode;
    if (most <= tight.nodes || most - tight.nodes >= tight.surge) {
        return;
    }
    const std::uint64_t surge = most - tight.nodes;
    targets.push_back({Lever::maxSurge, tight.pool->pool, static_cast<int>(surge),
                       fmt::format("{} of pool {} or fewer", counted(surge, "surge node"), tight.name)});
}

/// The largest max pods that fits; `share` is the part of a node's need that the range carries.
void addMaxPodsTarget(const TightPool& tight, std::uint64_t NodeNeed::* share, std::vector<LeverTarget>& targets) {
    const PoolFacts& pool = *tight.pool;
    const std::uint64_t perNode = tight.available / (tight.nodes + tight.surge);
    // Where both are the same subnet, `perNode` holds more than one share and this does not apply.
    if (pool.perNode.*share != tight.perNode) {
        return;
    }
    const auto fits = [&](int maxPods) { return pool.model->nodeNeed(maxPods).*share <= perNode; };
    const auto podsNeeded = static_cast<int>((catalog::leastPodsPerPool + tight.nodes - 1) / tight.nodes);
    const int least = std::max(pool.model->minMaxPods, podsNeeded);
    const auto candidates = std::views::iota(least, std::max(least, pool.maxPods));
    const auto firstTooMany = std::ranges::partition_point(candidates, fits);
    if (firstTooMany != candidates.begin()) {
        const int maxPods = *firstTooMany - 1;
        targets.push_back(
            {Lever::maxPods, pool.pool, maxPods,
             fmt::format("{} a node of pool {} or fewer", counted(static_cast<unsigned>(maxPods), "pod"), tight.name)});
    }
}

void addPrefixTarget(Lever lever, ObjectRef thing, int fitting, std::vector<LeverTarget>& targets) {
    if (fitting > 0) {
        targets.push_back({lever, thing, fitting, fmt::format("/{} or larger", fitting)});
    }
}

/// Under Overlay each node takes one address of the subnet, whatever its pods do.
void addOverlayTarget(const Facts& facts, const SubnetFacts& subnet, std::vector<LeverTarget>& targets) {
    std::uint64_t need = subnet.other;
    const PoolFacts* largest = nullptr;
    for (const SubnetDemand& demand : subnet.demands) {
        const PoolFacts* pool =
            demand.owner.kind == ObjectKind::nodePool ? facts.find(NodePoolId(demand.owner.number)) : nullptr;
        if (!pool) {
            continue;
        }
        if (pool->model->id != ModelId::nodeSubnet || (largest && largest->cluster != pool->cluster)) {
            return;
        }
        largest = pool;
        need += static_cast<std::uint64_t>(demand.nodeCount + demand.surgeCount);
    }
    if (largest && need <= subnet.usable()) {
        targets.push_back({Lever::networkingModel, largest->cluster, 0,
                           fmt::format("Azure CNI Overlay: {} of the subnet", counted(need, "address"))});
    }
}

}  // namespace

std::vector<LeverTarget> subnetTargets(const Facts& facts, const SubnetFacts& subnet, int fitting) {
    std::vector<LeverTarget> targets;
    std::optional<TightPool> tight;
    bool isForPods = false;
    for (const SubnetDemand& demand : subnet.demands) {
        const PoolFacts* pool =
            demand.owner.kind == ObjectKind::nodePool ? facts.find(NodePoolId(demand.owner.number)) : nullptr;
        const bool isPlain =
            demand.total() == static_cast<std::uint64_t>(demand.nodeCount + demand.surgeCount) * demand.perNode;
        if (!pool || !isPlain || demand.perNode == 0 || demand.nodeCount <= 0 ||
            (tight && tight->total() >= demand.total())) {
            continue;
        }
        const std::uint64_t others = subnet.used() - demand.total();
        tight = TightPool{pool,
                          facts.index->nameOf(demand.owner),
                          static_cast<std::uint64_t>(demand.nodeCount),
                          static_cast<std::uint64_t>(demand.surgeCount),
                          demand.perNode,
                          subnet.usable() > others ? subnet.usable() - others : 0,
                          autoscales(facts, pool->pool)};
        isForPods = demand.nodes == 0;
    }
    if (tight) {
        addNodeTarget(*tight, targets);
        addSurgeTarget(*tight, targets);
        addMaxPodsTarget(*tight, isForPods ? &NodeNeed::podSubnet : &NodeNeed::nodeSubnet, targets);
    }
    addPrefixTarget(Lever::subnetPrefix, subnet.subnet, fitting, targets);
    addOverlayTarget(facts, subnet, targets);
    return targets;
}

std::vector<LeverTarget> podCidrTargets(const Facts& facts, const ClusterFacts& cluster, int fitting) {
    std::vector<LeverTarget> targets;
    const auto pools = std::span(facts.pools).subspan(cluster.firstPool, cluster.poolCount);
    const auto need = [](const PoolFacts& pool) {
        return static_cast<std::uint64_t>(pool.nodesMax + pool.surge) * pool.perNode.podCidr;
    };
    const auto largest = std::ranges::max_element(pools, {}, need);
    if (largest != pools.end() && largest->perNode.podCidr > 0 && largest->nodesMax > 0) {
        const std::uint64_t others = cluster.podCidrNeed + cluster.podCidrSurge - need(*largest);
        const TightPool tight{&*largest,
                              facts.index->nameOf(largest->pool),
                              static_cast<std::uint64_t>(largest->nodesMax),
                              static_cast<std::uint64_t>(largest->surge),
                              largest->perNode.podCidr,
                              cluster.podCidrSize > others ? cluster.podCidrSize - others : 0,
                              autoscales(facts, largest->pool)};
        addNodeTarget(tight, targets);
        addSurgeTarget(tight, targets);
    }
    addPrefixTarget(Lever::podCidrSize, cluster.cluster, fitting, targets);
    return targets;
}

std::string insufficientSubnetMessage(std::uint64_t needed, std::uint64_t available) {
    return fmt::format("Pre-allocated IPs {} exceeds IPs available {} in Subnet", needed, available);
}

}  // namespace aksnet::rules
