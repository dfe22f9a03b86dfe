// SPDX-License-Identifier: GPL-3.0-or-later
//
// Edits that add or replace clusters and node pools.
#include "core/plan/changes.h"
#include "core/plan/removal.h"

namespace aksnet {
namespace {

std::string clusterPath(std::size_t cluster) {
    return fmt::format("clusters[{}]", cluster);
}

ChangeResult checkCluster(const Plan& plan, std::size_t position) {
    const Cluster& cluster = *plan.clusters[position];
    ChangeResult result = checkThing(plan, clusterPath(position), cluster);
    for (std::size_t i = 0; i < cluster.agentPoolProfiles.size() && result; ++i) {
        result = checkThing(plan, fmt::format("{}.agentPoolProfiles[{}]", clusterPath(position), i),
                            cluster.agentPoolProfiles[i]);
    }
    return result;
}

}  // namespace

ChangeResult change(Plan& plan, const PutCluster& edit) {
    std::size_t position = positionOf(plan.clusters, edit.value.id);
    const bool isNew = edit.value.id.value == newNumber;
    if (isNew) {
        position = plan.clusters.size();
        plan.clusters.emplace_back(Cluster{});
    } else if (position == plan.clusters.size()) {
        return failMissing(edit.value.id);
    }
    const auto dropped = droppedFrom(plan.clusters[position]->agentPoolProfiles, edit.value.agentPoolProfiles,
                                     clusterPath(position) + ".agentPoolProfiles");
    if (!dropped) {
        return std::unexpected(dropped.error());
    }
    if (!dropped->empty()) {
        carryOut(plan, removalOf(plan, *dropped));
    }
    Cluster value = edit.value;
    giveNumber(plan, value.id);
    for (NodePool& pool : value.agentPoolProfiles) {
        giveNumber(plan, pool.id);
    }
    plan.clusters[position] = std::move(value);
    return checkCluster(plan, position);
}

ChangeResult change(Plan& plan, const PutNodePool& edit) {
    const std::size_t target = positionOf(plan.clusters, edit.cluster);
    if (target == plan.clusters.size()) {
        return failMissing(edit.cluster);
    }
    NodePool value = edit.value;
    const auto& pools = plan.clusters[target]->agentPoolProfiles;
    if (value.id.value != newNumber && positionOf(pools, value.id) == pools.size()) {
        return fail("",
                    fmt::format("There is no {} in cluster {}.", toText(value.id), plan.clusters[target]->info.name));
    }
    giveNumber(plan, value.id);
    const std::size_t position = putInto(plan.clusters[target].edit().agentPoolProfiles, value);
    return checkThing(plan, fmt::format("{}.agentPoolProfiles[{}]", clusterPath(target), position), value);
}

ChangeResult change(Plan& plan, const SetNetworkProfile& edit) {
    const std::size_t position = positionOf(plan.clusters, edit.cluster);
    if (position == plan.clusters.size()) {
        return failMissing(edit.cluster);
    }
    plan.clusters[position].edit().networkProfile = edit.value;
    return checkFields(plan, clusterPath(position), *plan.clusters[position]);
}

}  // namespace aksnet
