// SPDX-License-Identifier: GPL-3.0-or-later
//
// See life_cycle_build.h: words, limits, and one more pool.
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/catalog/subnet_checks.h"
#include "core/facts/capacity_build.h"
#include "core/facts/life_cycle_build.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet::facts {

std::string LifeCycleSubject::rangeName(const RangeCapacity& range) const {
    return range.range.kind == ObjectKind::cluster ? fmt::format("the pod CIDR of {}", nameOf(range.range))
                                                   : fmt::format("subnet {}", nameOf(range.range));
}

std::vector<const RangeCapacity*> LifeCycleSubject::ranges() const {
    std::vector<const RangeCapacity*> found;
    const auto add = [&](const RangeCapacity* range) {
        if (range && std::ranges::find(found, range) == found.end()) {
            found.push_back(range);
        }
    };
    for (const PoolFacts& pool : pools()) {
        add(pool.nodeSubnet ? capacity->find(*pool.nodeSubnet) : nullptr);
        add(pool.podSubnet && pool.perNode.podSubnet > 0 ? capacity->find(*pool.podSubnet) : nullptr);
    }
    const RangeCapacity* podCidr = capacity->find(cluster->cluster);
    add(podCidr && podCidr->shareCount > 0 ? podCidr : nullptr);
    return found;
}

std::uint64_t LifeCycleSubject::nodesAt(Occasion occasion) const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < cluster->poolCount; ++i) {
        const PoolFacts& pool = pools()[i];
        sum += nodesOf(*cluster->value, cluster->value->agentPoolProfiles[i], pool.nodesNow, pool.nodesMax)[occasion];
    }
    return sum;
}

LifeCycleStep failed(LifeCycleStage stage, ObjectRef object, std::uint64_t need, std::uint64_t available,
                     std::string_view azureCode, const Source& source, std::string sentence) {
    return {.stage = stage,
            .outcome = StageOutcome::fails,
            .sentence = std::move(sentence),
            .object = object,
            .need = need,
            .available = available,
            .azureCode = azureCode,
            .source = &source};
}

LifeCycleStep passed(LifeCycleStage stage, std::string sentence) {
    return {.stage = stage, .outcome = StageOutcome::passes, .sentence = std::move(sentence), .azureCode = {}};
}

std::string sumText(std::vector<NodeGroup> groups, std::string_view noun) {
    std::ranges::sort(groups, std::ranges::greater(), &NodeGroup::perNode);
    std::string text;
    for (std::size_t i = 0; i < groups.size();) {
        const std::uint64_t perNode = groups[i].perNode;
        std::uint64_t nodes = 0;
        for (; i < groups.size() && groups[i].perNode == perNode; ++i) {
            nodes += groups[i].nodes;
        }
        if (nodes > 0) {
            text += (text.empty() ? "" : " + ") + fmt::format("{} × {}", counted(nodes, noun), grouped(perNode));
        }
    }
    return text;
}

namespace {

/// A scale set holds as many nodes as a pool may have, those of an upgrade included.
std::optional<LifeCycleStep> poolOverLimit(const LifeCycleSubject& subject, LifeCycleStage stage, Occasion occasion) {
    const bool isUpgrade = occasion == Occasion::duringUpgrade || occasion == Occasion::atMaximumDuringUpgrade;
    const Fact<int>& limit = isUpgrade ? catalog::mostNodesPerScaleSet : catalog::mostNodesPerPool;
    const auto most = static_cast<std::uint64_t>(limit.value);
    for (std::size_t i = 0; i < subject.cluster->poolCount; ++i) {
        const PoolFacts& pool = subject.pools()[i];
        const auto nodes = nodesOf(*subject.cluster->value, subject.cluster->value->agentPoolProfiles[i], pool.nodesNow,
                                   pool.nodesMax);
        if (nodes[occasion] > most) {
            return failed(stage, pool.pool, nodes[occasion], most, "", limit.source,
                          fmt::format("Pool {} would have {}{}; a pool has at most {}.", subject.nameOf(pool.pool),
                                      counted(nodes[occasion], "node"), isUpgrade ? " with those of the upgrade" : "",
                                      grouped(most)));
        }
    }
    return std::nullopt;
}

struct ClusterNodeLimit {
    int nodes;
    const Source* source;
    std::string_view who;
};

ClusterNodeLimit clusterNodeLimit(const ClusterFacts& cluster) {
    const int ofModel = cluster.model->maxNodesPerCluster;
    if (cluster.value->tier == ClusterTier::free && ofModel > catalog::mostNodesPerFreeCluster) {
        return {catalog::mostNodesPerFreeCluster, &catalog::mostNodesPerFreeCluster.source,
                "a cluster of the Free tier"};
    }
    if (cluster.model->id == ModelId::kubenet) {
        return {ofModel, &catalog::mostNodesKubenet.source, "a kubenet cluster, with a route for each node,"};
    }
    return {ofModel, &catalog::mostNodesPerCluster.source, "a cluster"};
}

}  // namespace

std::optional<LifeCycleStep> overLimit(const LifeCycleSubject& subject, LifeCycleStage stage, Occasion occasion,
                                       std::uint64_t moreNodes, std::uint64_t morePools) {
    const std::string name = subject.nameOf(subject.cluster->cluster);
    const std::uint64_t pools = subject.cluster->poolCount + morePools;
    const auto mostPools = static_cast<std::uint64_t>(catalog::mostPoolsPerCluster.value);
    if (pools > mostPools) {
        return failed(stage, subject.cluster->cluster, pools, mostPools, "", catalog::mostPoolsPerCluster.source,
                      fmt::format("Cluster {} would have {}; a cluster has at most {}.", name, counted(pools, "pool"),
                                  grouped(mostPools)));
    }
    if (auto pool = poolOverLimit(subject, stage, occasion)) {
        return pool;
    }
    const ClusterNodeLimit limit = clusterNodeLimit(*subject.cluster);
    const std::uint64_t nodes = subject.nodesAt(occasion) + moreNodes;
    if (nodes > static_cast<std::uint64_t>(limit.nodes)) {
        return failed(stage, subject.cluster->cluster, nodes, static_cast<std::uint64_t>(limit.nodes), "",
                      *limit.source,
                      fmt::format("Cluster {} would have {}; {} has at most {}.", name, counted(nodes, "node"),
                                  limit.who, grouped(static_cast<std::uint64_t>(limit.nodes))));
    }
    return std::nullopt;
}

namespace {

/// The largest user pool; the largest of all where there is none.
const PoolFacts* largestPool(const LifeCycleSubject& subject) {
    const PoolFacts* largest = nullptr;
    bool isUserPool = false;
    for (std::size_t i = 0; i < subject.cluster->poolCount; ++i) {
        const PoolFacts& pool = subject.pools()[i];
        const bool isUser = subject.cluster->value->agentPoolProfiles[i].mode == NodePoolMode::user;
        if (!largest || (isUser && !isUserPool) || (isUser == isUserPool && pool.nodesNow > largest->nodesNow)) {
            largest = &pool;
            isUserPool = isUser;
        }
    }
    return largest;
}

/// What the range's check as documented allows of a new pool, at most `most` nodes, the others at their maximum.
std::uint32_t nodesByCheck(const RangeCapacity& range, const PoolShare& share, std::uint32_t most) {
    if (share.perNodeDocumented == 0) {
        return most;
    }
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(most, range.free(Occasion::atMaximum) / share.perNodeDocumented));
}

}  // namespace

LifeCycleStep addedPool(const LifeCycleSubject& subject) {
    constexpr auto stage = LifeCycleStage::addPool;
    const PoolFacts* like = largestPool(subject);
    if (!like) {
        return {.stage = stage,
                .outcome = StageOutcome::notApplicable,
                .sentence = "There is no pool to go by.",
                .azureCode = {}};
    }
    const auto wanted = static_cast<std::uint32_t>(std::max(like->nodesNow, 1));
    const std::string name = subject.nameOf(like->pool);
    if (auto limit = overLimit(subject, stage, Occasion::atMaximum, 1, 1)) {
        return *limit;
    }
    std::uint32_t fitting = wanted;
    const RangeCapacity* least = nullptr;
    for (const RangeCapacity* range : subject.ranges()) {
        for (const PoolShare& share : subject.capacity->sharesOf(*range)) {
            if (share.pool != like->pool) {
                continue;
            }
            const std::uint32_t byCheck = nodesByCheck(*range, share, wanted);
            const std::uint32_t byNetwork =
                extraNodes(*subject.facts, *subject.capacity, *range, like->pool, Occasion::atMaximum, wanted);
            if (std::min(byCheck, byNetwork) == 0) {
                const std::uint64_t free = range->free(Occasion::atMaximum);
                const bool isRefused = byCheck == 0;
                const std::uint64_t need = isRefused ? share.perNodeDocumented : share.perNode;
                return failed(
                    stage, range->range, need, free, isRefused ? "InsufficientSubnetSize" : "SubnetIsFull",
                    isRefused ? catalog::sources::insufficientSubnetSize : catalog::sources::subnetIsFull,
                    fmt::format("One node more like those of {} needs {}; {} has {} left with all pools at their "
                                "maximum.",
                                name, counted(need, "address"), subject.rangeName(*range), grouped(free)));
            }
            if (std::min(byCheck, byNetwork) < fitting) {
                fitting = std::min(byCheck, byNetwork);
                least = range;
            }
        }
    }
    const auto limit = static_cast<std::uint64_t>(clusterNodeLimit(*subject.cluster).nodes);
    const std::uint64_t room = limit - subject.nodesAt(Occasion::atMaximum);
    const std::uint64_t nodes = std::min<std::uint64_t>(fitting, room);
    if (nodes == wanted) {
        return passed(stage, fmt::format("A pool like {} fits with its {}.", name, counted(wanted, "node")));
    }
    return passed(stage, fmt::format("A pool like {} fits with {} of its {}; {} has no room for more.", name,
                                     grouped(nodes), counted(wanted, "node"),
                                     nodes < fitting ? fmt::format("the cluster's limit of {} nodes", grouped(limit))
                                                     : subject.rangeName(*least)));
}

}  // namespace aksnet::facts
