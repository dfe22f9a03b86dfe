// SPDX-License-Identifier: GPL-3.0-or-later
//
// See limits.h.
#include "core/advisor/limits.h"

#include "core/base/checked.h"
#include "core/base/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::advisor {

namespace {

/// What all pools are together.
struct ClusterLoad {
    std::uint64_t nodes = 0;
    std::uint64_t surge = 0;
    std::uint64_t pods = 0;       ///< that could run on the nodes
    std::uint64_t addresses = 0;  ///< entries of the VNet's addresses; a /28 block counts as one
};

ClusterLoad loadOf(const Model& model, std::span<const PoolLoad> pools) {
    ClusterLoad load;
    for (const PoolLoad& pool : pools) {
        load.nodes = saturatingAdd(load.nodes, pool.nodes);
        load.surge = saturatingAdd(load.surge, pool.surge);
        const auto maxPods = static_cast<std::uint64_t>(std::max(pool.maxPods, 0));
        load.pods = saturatingAdd(load.pods, saturatingMultiply(pool.nodes, maxPods));
        const NodeNeed need = model.nodeNeed(pool.maxPods);
        const auto* blocks = std::get_if<GrowsInBlocks>(&model.growth);
        const std::uint64_t podEntries =
            blocks ? need.podSubnet / static_cast<std::uint64_t>(blocks->blockAddresses) : need.podSubnet;
        load.addresses = saturatingAdd(load.addresses, saturatingMultiply(pool.nodes, need.nodeSubnet + podEntries));
    }
    return load;
}

std::string nodesText(std::uint64_t nodes) {
    return counted(nodes, "node");
}

std::optional<LimitHit> podsPerNodeHit(const Model& model, const ModelLimit& limit, std::span<const PoolLoad> pools) {
    const auto worst = std::ranges::max_element(pools, {}, &PoolLoad::maxPods);
    if (worst == pools.end() || worst->maxPods <= static_cast<int>(limit.value)) {
        return std::nullopt;
    }
    return LimitHit{limit.kind, static_cast<std::uint64_t>(worst->maxPods), limit.value, true,
                    fmt::format("Pool {} has {} max pods; a node of {} runs at most {}.", worst->name, worst->maxPods,
                                model.title, limit.value)};
}

std::optional<LimitHit> nodesPerPoolHit(const ModelLimit& limit, std::span<const PoolLoad> pools) {
    const auto nodes = [](const PoolLoad& pool) { return saturatingAdd(pool.nodes, pool.surge); };
    const auto worst = std::ranges::max_element(pools, {}, nodes);
    if (worst == pools.end() || nodes(*worst) <= limit.value) {
        return std::nullopt;
    }
    const auto largest = std::ranges::max_element(pools, {}, &PoolLoad::nodes);
    if (largest->nodes > limit.value) {
        return LimitHit{limit.kind, largest->nodes, limit.value, true,
                        fmt::format("Pool {} can have {}; a pool has at most {}.", largest->name,
                                    nodesText(largest->nodes), grouped(limit.value))};
    }
    return LimitHit{limit.kind, nodes(*worst), limit.value, false,
                    fmt::format("Pool {} of {} needs {} to upgrade; a pool has at most {} in all.", worst->name,
                                nodesText(worst->nodes), counted(worst->surge, "surge node"), grouped(limit.value))};
}

std::optional<LimitHit> nodesPerClusterHit(const Model& model, const ModelLimit& limit, const ClusterLoad& load) {
    const std::string where = limit.kind == LimitKind::nodesPerFreeCluster
                                  ? "a cluster of the Free tier"
                                  : fmt::format("a cluster with {}", model.title);
    if (load.nodes > limit.value) {
        return LimitHit{limit.kind, load.nodes, limit.value, true,
                        fmt::format("The cluster can have {}; {} has at most {}.", nodesText(load.nodes), where,
                                    grouped(limit.value))};
    }
    const std::uint64_t withSurge = saturatingAdd(load.nodes, load.surge);
    if (withSurge > limit.value) {
        return LimitHit{
            limit.kind, withSurge, limit.value, false,
            fmt::format("With {} the cluster has {} while all pools are upgraded; {} has at most {}.",
                        counted(load.surge, "surge node"), nodesText(withSurge), where, grouped(limit.value))};
    }
    return std::nullopt;
}

std::optional<LimitHit> totalHit(const Model& model, const ModelLimit& limit, const ClusterLoad& load) {
    const bool isAddresses = limit.kind == LimitKind::addressesPerNetwork;
    const std::uint64_t value = isAddresses ? load.addresses : load.pods;
    if (value <= limit.value) {
        return std::nullopt;
    }
    const std::string sentence =
        isAddresses ? fmt::format("Nodes and pods take {} of the virtual network; it has at most {}.",
                                  counted(value, "address"), grouped(limit.value))
        : limit.kind == LimitKind::advisedPodsPerCluster
            ? fmt::format("Full nodes would run {}; above {} sources differ on whether {} carries them.",
                          counted(value, "pod"), grouped(limit.value), model.title)
            : fmt::format("Full nodes would run {}; {} carries {} in a cluster.", counted(value, "pod"), model.title,
                          grouped(limit.value));
    return LimitHit{limit.kind, value, limit.value, isAddresses, sentence};
}

std::optional<LimitHit> hitOf(const Model& model, const ModelLimit& limit, std::span<const PoolLoad> pools,
                              const ClusterLoad& load) {
    switch (limit.kind) {
        case LimitKind::podsPerNode: return podsPerNodeHit(model, limit, pools);
        case LimitKind::nodesPerPool: return nodesPerPoolHit(limit, pools);
        case LimitKind::poolsPerCluster:
            if (pools.size() > limit.value) {
                return LimitHit{limit.kind, pools.size(), limit.value, true,
                                fmt::format("The cluster has {}; a cluster has at most {}.",
                                            counted(pools.size(), "node pool"), limit.value)};
            }
            return std::nullopt;
        case LimitKind::nodesPerCluster:
        case LimitKind::nodesPerFreeCluster: return nodesPerClusterHit(model, limit, load);
        case LimitKind::advisedPodsPerCluster:
        case LimitKind::podsPerCluster:
        case LimitKind::addressesPerNetwork: return totalHit(model, limit, load);
        case LimitKind::routesPerTable: return std::nullopt;  // says the same as the nodes of a kubenet cluster
    }
    return std::nullopt;
}

}  // namespace

std::vector<LimitHit> limitsHit(const Model& model, std::span<const PoolLoad> pools, bool isFreeTier) {
    const ClusterLoad load = loadOf(model, pools);
    std::vector<LimitHit> hits;
    for (const ModelLimit& limit : model.limits) {
        if (limit.kind == LimitKind::nodesPerFreeCluster && !isFreeTier) {
            continue;
        }
        if (auto hit = hitOf(model, limit, pools, load)) {
            hits.push_back(*std::move(hit));
        }
    }
    // The careful number says nothing more once the other one is passed.
    if (std::ranges::find(hits, LimitKind::podsPerCluster, &LimitHit::kind) != hits.end()) {
        std::erase_if(hits, [](const LimitHit& hit) { return hit.kind == LimitKind::advisedPodsPerCluster; });
    }
    return hits;
}

}  // namespace aksnet::advisor
