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

/// What the cluster's profile alone says; Azure CNI without overlay is Node Subnet until a pool names a pod subnet.
const Model& modelOfProfile(const NetworkProfile& profile) {
    switch (profile.networkPlugin.value_or(NetworkPlugin::azure)) {
        case NetworkPlugin::kubenet: return models::kubenet;
        case NetworkPlugin::none: return models::bringYourOwn;
        case NetworkPlugin::azure: break;
    }
    const bool isOverlay = profile.networkPlugin ? profile.networkPluginMode == NetworkPluginMode::overlay
                                                 : profile.networkPluginMode.value_or(NetworkPluginMode::overlay) == NetworkPluginMode::overlay;
    return isOverlay ? models::overlay : models::nodeSubnet;
}

}  // namespace

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
    const Model& base = modelOfProfile(cluster.networkProfile);
    if (base.id != ModelId::nodeSubnet || !pool.podSubnet) {
        return base;
    }
    return pool.podIpAllocationMode == PodIpAllocationMode::staticBlock ? models::podSubnetStatic : models::podSubnetDynamic;
}

const Model& modelOf(const Cluster& cluster) {
    return cluster.agentPoolProfiles.empty() ? modelOfProfile(cluster.networkProfile) : modelOf(cluster, cluster.agentPoolProfiles.front());
}

}  // namespace aksnet
