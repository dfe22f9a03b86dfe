// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of models, and which of them a pool runs under.
#include "core/models/model.h"

#include "core/models/definitions.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace aksnet {

namespace {

/// true if pods get overlay addresses under Azure CNI. Where neither plugin nor mode is stated, a pod subnet says no.
bool isOverlay(const Cluster& cluster) {
    const NetworkProfile& profile = cluster.networkProfile;
    if (profile.networkPlugin || profile.networkPluginMode) {
        return profile.networkPluginMode == NetworkPluginMode::overlay;
    }
    return std::ranges::none_of(cluster.agentPoolProfiles,
                                [](const NodePool& pool) { return pool.podSubnet.has_value(); });
}

/// What holds for all pools; Azure CNI without overlay is Node Subnet until a pool names a pod subnet.
const Model& modelOfCluster(const Cluster& cluster) {
    switch (cluster.networkProfile.networkPlugin.value_or(NetworkPlugin::azure)) {
        case NetworkPlugin::kubenet: return models::kubenet;
        case NetworkPlugin::none: return models::bringYourOwn;
        case NetworkPlugin::azure: break;
    }
    return isOverlay(cluster) ? models::overlay : models::nodeSubnet;
}

}  // namespace

std::string_view limitTitle(LimitKind kind) {
    switch (kind) {
        case LimitKind::podsPerNode: return "pods per node";
        case LimitKind::nodesPerPool: return "nodes per pool";
        case LimitKind::nodesPerCluster: return "nodes per cluster";
        case LimitKind::nodesPerFreeCluster: return "nodes per cluster of the Free tier";
        case LimitKind::poolsPerCluster: return "pools per cluster";
        case LimitKind::advisedPodsPerCluster: return "pods per cluster, as advised";
        case LimitKind::podsPerCluster: return "pods per cluster";
        case LimitKind::routesPerTable: return "routes per route table";
        case LimitKind::addressesPerNetwork: return "private addresses per virtual network";
    }
    return {};
}

std::optional<std::uint64_t> Model::limit(LimitKind kind) const {
    const auto found = std::ranges::find(limits, kind, &ModelLimit::kind);
    return found == limits.end() ? std::nullopt : std::optional(found->value);
}

std::span<const Model* const> allModels() {
    static constexpr std::array all{
#define MODEL(identifier, key) &models::identifier,
#include "core/models/catalogue.def"
#undef MODEL
    };
    return all;
}

const Model& model(ModelId id) {
    const auto all = allModels();
    const auto found = std::ranges::find(all, id, [](const Model* each) { return each->id; });
    assert(found != all.end());
    return **found;
}

const Model* findModel(std::string_view key) {
    const auto all = allModels();
    const auto found = std::ranges::find(all, key, [](const Model* each) { return each->key; });
    return found == all.end() ? nullptr : *found;
}

const Model& modelOf(const Cluster& cluster, const NodePool& pool) {
    const Model& base = modelOfCluster(cluster);
    if (base.id != ModelId::nodeSubnet || !pool.podSubnet) {
        return base;
    }
    return pool.podIpAllocationMode == PodIpAllocationMode::staticBlock ? models::podSubnetStatic
                                                                        : models::podSubnetDynamic;
}

const Model& modelOf(const Cluster& cluster) {
    return cluster.agentPoolProfiles.empty() ? modelOfCluster(cluster)
                                             : modelOf(cluster, cluster.agentPoolProfiles.front());
}

void spellModel(const Model& model, Cluster& cluster) {
    cluster.networkProfile.networkPlugin = model.arm.networkPlugin;
    cluster.networkProfile.networkPluginMode = model.arm.networkPluginMode;
    if (!model.usesPodCidr) {
        cluster.networkProfile.podCidrs.clear();
    }
    for (NodePool& pool : cluster.agentPoolProfiles) {
        spellModel(model, pool);
    }
}

void spellModel(const Model& model, NodePool& pool) {
    pool.podIpAllocationMode = model.arm.podIpAllocationMode;
    if (!model.usesPodSubnet) {
        pool.podSubnet.reset();
    }
}

}  // namespace aksnet
