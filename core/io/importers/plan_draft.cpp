// SPDX-License-Identifier: GPL-3.0-or-later
//
// One hash map from resource key to position; a position never moves while the draft lives.
#include "core/io/importers/plan_draft.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <cassert>

namespace aksnet {
namespace {

std::string draftConsumerKey(std::string_view armId, std::string_view name, SubnetId subnet) {
    return armId.empty() ? fmt::format("{}#{}", subnet.value, lowered(name))
                         : fmt::format("{}@{}", subnet.value, lowered(armId));
}

/// The id that finds a thing of the base again: its own, or one from its names.
std::optional<ArmId> draftIdOf(const ResourceInfo& info, std::string_view type) {
    auto id = ArmId::parse(info.armId);
    return id && id->isType(type) ? id : ArmId::unstated({{}, info.resourceGroup}, type, info.name);
}

/// The key of a child of the base: its own id's, or one from its parent and name.
std::string draftChildKey(const std::string& parentKey, std::string_view type, std::string_view armId,
                          std::string_view name) {
    if (const auto id = ArmId::parse(armId); id && id->isType(type)) {
        return id->key();
    }
    return fmt::format("{}/{}/{}", parentKey, lowered(type.substr(type.rfind('/') + 1)), lowered(name));
}

}  // namespace

std::string scopeKey(std::string_view subscription, std::string_view resourceGroup) {
    return lowered(fmt::format("{}/{}", subscription, resourceGroup));
}

PlanDraft::PlanDraft(const Plan* base) : m_base(base) {
    if (!base) {
        return;
    }
    m_plan = *base;
    m_firstNewNumber = base->nextNumber;
    for (const Shared<VirtualNetwork>& network : base->virtualNetworks) {
        m_virtualNetworks.push_back(*network);
        indexVirtualNetwork(static_cast<std::uint32_t>(m_virtualNetworks.size() - 1));
    }
    for (const Shared<Cluster>& cluster : base->clusters) {
        const auto position = static_cast<std::uint32_t>(m_clusters.size());
        m_clusters.push_back(*cluster);
        indexCluster(position);
        if (cluster->info.armId.empty() && !cluster->nodeResourceGroup.empty()) {
            m_observedClusters.try_emplace(scopeKey({}, cluster->nodeResourceGroup), position);
        }
    }
    m_plan.virtualNetworks.clear();
    m_plan.clusters.clear();
    indexAssumedNetworks();
    forEachFlatList(m_plan, [&](ObjectKind, std::string_view, const auto& list) {
        using T = typename std::remove_cvref_t<decltype(list)>::value_type;
        for (std::uint32_t i = 0; i < list.size(); ++i) {
            if constexpr (std::is_same_v<T, ExternalNetwork> || std::is_same_v<T, ApprovedRange>) {
                m_slots.try_emplace(namedKey(list, list[i].name), Slot{i, 0});
            } else if constexpr (std::is_same_v<T, SubnetConsumer>) {
                m_consumers.try_emplace(draftConsumerKey(list[i].armId, list[i].name, list[i].subnet), i);
            } else if constexpr (requires { list[i].info; }) {
                index(list[i].info, armTypeOf<T>(), {i, 0});
            }
        }
    });
}

void PlanDraft::index(const ResourceInfo& info, std::string_view type, Slot slot) {
    if (const auto id = draftIdOf(info, type)) {
        m_slots.try_emplace(id->key(), slot);
    }
}

void PlanDraft::indexVirtualNetwork(std::uint32_t position) {
    const VirtualNetwork& network = m_virtualNetworks[position];
    const auto id = draftIdOf(network.info, armType::virtualNetwork);
    if (!id) {
        return;
    }
    const std::string key = id->key();
    m_slots.try_emplace(key, Slot{position, 0});
    for (std::uint32_t i = 0; i < network.subnets.size(); ++i) {
        m_slots.try_emplace(draftChildKey(key, armType::subnet, network.subnets[i].armId, network.subnets[i].name),
                            Slot{position, i});
    }
    for (std::uint32_t i = 0; i < network.peerings.size(); ++i) {
        m_slots.try_emplace(draftChildKey(key, armType::peering, {}, network.peerings[i].name), Slot{position, i});
    }
}

void PlanDraft::indexCluster(std::uint32_t position) {
    const Cluster& cluster = m_clusters[position];
    const auto id = draftIdOf(cluster.info, armType::cluster);
    if (!id) {
        return;
    }
    const std::string key = id->key();
    m_slots.try_emplace(key, Slot{position, 0});
    for (std::uint32_t i = 0; i < cluster.agentPoolProfiles.size(); ++i) {
        const NodePool& pool = cluster.agentPoolProfiles[i];
        m_slots.try_emplace(draftChildKey(key, armType::nodePool, pool.armId, pool.name), Slot{position, i});
    }
}

void PlanDraft::indexAssumedNetworks() {
    std::unordered_map<std::uint32_t, std::uint32_t> networkOfSubnet;
    for (std::uint32_t i = 0; i < m_virtualNetworks.size(); ++i) {
        const VirtualNetwork& network = m_virtualNetworks[i];
        for (const Subnet& subnet : network.subnets) {
            if (network.managedByAks && network.info.armId.empty()) {
                networkOfSubnet.emplace(subnet.id.value, i);
            }
        }
    }
    for (const Cluster& cluster : m_clusters) {
        const auto id = ArmId::parse(cluster.info.armId);
        for (const NodePool& pool : cluster.agentPoolProfiles) {
            const auto found = pool.vnetSubnet ? networkOfSubnet.find(pool.vnetSubnet->value) : networkOfSubnet.end();
            if (id && found != networkOfSubnet.end() && !cluster.nodeResourceGroup.empty()) {
                m_assumedNetworks.try_emplace(scopeKey(id->subscription(), cluster.nodeResourceGroup), found->second);
            }
        }
    }
}

ResourceInfo PlanDraft::infoFrom(const ArmId& id) {
    ResourceInfo info;
    info.name = id.name();
    info.resourceGroup = id.resourceGroup();
    info.armId = id.stated();
    return info;
}

std::uint32_t PlanDraft::nextNumber() {
    assert(m_plan.nextNumber <= maxObjectNumber);
    return m_plan.nextNumber++;
}

bool PlanDraft::adoptAssumed(const ArmId& id) {
    const auto assumed = m_assumedNetworks.find(scopeKey(id.subscription(), id.resourceGroup()));
    if (assumed == m_assumedNetworks.end()) {
        return false;
    }
    VirtualNetwork& network = m_virtualNetworks[assumed->second];
    network.info.name = id.name();
    network.info.armId = id.stated();
    indexVirtualNetwork(assumed->second);
    m_assumedNetworks.erase(assumed);
    return true;
}

DraftThing<VirtualNetwork> PlanDraft::virtualNetwork(const ArmId& id) {
    const std::string key = id.key();
    auto found = m_slots.find(key);
    if (found == m_slots.end() && adoptAssumed(id)) {
        found = m_slots.find(key);
    }
    if (found != m_slots.end()) {
        return {m_virtualNetworks[found->second.outer], false};
    }
    m_slots.emplace(key, Slot{static_cast<std::uint32_t>(m_virtualNetworks.size()), 0});
    VirtualNetwork& network = m_virtualNetworks.emplace_back();
    network.id.value = nextNumber();
    network.info = infoFrom(id);
    return {network, true};
}

template <class Child, class Owner>
DraftThing<Child> PlanDraft::child(std::deque<Owner>& owners, std::vector<Child> Owner::* list, const ArmId& id) {
    const std::uint32_t outer = m_slots.at(id.parent()->key()).outer;
    std::vector<Child>& children = owners[outer].*list;
    const auto [found, isNew] = m_slots.try_emplace(id.key(), Slot{outer, static_cast<std::uint32_t>(children.size())});
    if (isNew) {
        Child& child = children.emplace_back();
        child.id.value = nextNumber();
        child.name = id.name();
        if constexpr (requires { child.armId; }) {
            child.armId = id.stated();
        }
    }
    return {children[found->second.inner], isNew};
}

DraftThing<Subnet> PlanDraft::subnet(const ArmId& id) {
    assert(id.isType(armType::subnet));
    virtualNetwork(*id.parent());
    return child(m_virtualNetworks, &VirtualNetwork::subnets, id);
}

DraftThing<Peering> PlanDraft::peering(const ArmId& id) {
    assert(id.isType(armType::peering));
    virtualNetwork(*id.parent());
    return child(m_virtualNetworks, &VirtualNetwork::peerings, id);
}

DraftThing<Cluster> PlanDraft::cluster(const ArmId& id) {
    const auto [found, isNew] = m_slots.try_emplace(id.key(), Slot{static_cast<std::uint32_t>(m_clusters.size()), 0});
    if (!isNew) {
        return {m_clusters[found->second.outer], false};
    }
    Cluster& cluster = m_clusters.emplace_back();
    cluster.id.value = nextNumber();
    cluster.info = infoFrom(id);
    return {cluster, true};
}

void PlanDraft::adoptObserved(const ArmId& id, std::string_view nodeResourceGroup) {
    const auto observed = m_observedClusters.find(scopeKey({}, nodeResourceGroup));
    if (nodeResourceGroup.empty() || observed == m_observedClusters.end() || m_slots.contains(id.key())) {
        return;
    }
    ResourceInfo& info = m_clusters[observed->second].info;
    info.name = id.name();
    info.resourceGroup = id.resourceGroup();
    info.armId = id.stated();
    indexCluster(observed->second);
    m_observedClusters.erase(observed);
}

NodePool& PlanDraft::addNodePool(Cluster& cluster, std::string_view name) {
    NodePool& pool = cluster.agentPoolProfiles.emplace_back();
    pool.id.value = nextNumber();
    pool.name = name;
    if (const auto id = ArmId::parse(cluster.info.armId)) {
        pool.armId = id->child("agentPools", name).stated();
    }
    return pool;
}

DraftThing<NodePool> PlanDraft::nodePool(const ArmId& id) {
    assert(id.isType(armType::nodePool));
    cluster(*id.parent());
    return child(m_clusters, &Cluster::agentPoolProfiles, id);
}

DraftThing<SubnetConsumer> PlanDraft::consumer(std::string_view armId, std::string_view name, SubnetId subnet) {
    const auto position = static_cast<std::uint32_t>(m_plan.subnetConsumers.size());
    const auto [found, isNew] = m_consumers.try_emplace(draftConsumerKey(armId, name, subnet), position);
    if (isNew) {
        SubnetConsumer& consumer = m_plan.subnetConsumers.emplace_back();
        consumer.id.value = nextNumber();
        consumer.name = name;
        consumer.armId = armId;
        consumer.subnet = subnet;
    }
    return {m_plan.subnetConsumers[found->second], isNew};
}

const VirtualNetwork* PlanDraft::findVirtualNetwork(const ArmId& id) const {
    const auto found = m_slots.find(id.key());
    return found == m_slots.end() ? nullptr : &m_virtualNetworks[found->second.outer];
}

const SubnetConsumer* PlanDraft::findConsumer(std::string_view armId, std::string_view name, SubnetId subnet) const {
    const auto found = m_consumers.find(draftConsumerKey(armId, name, subnet));
    return found == m_consumers.end() ? nullptr : &m_plan.subnetConsumers[found->second];
}

Plan PlanDraft::finish() && {
    const auto share = [](auto& open, const auto* before) {
        std::remove_cvref_t<decltype(*before)> shared;
        shared.reserve(open.size());
        for (std::size_t i = 0; i < open.size(); ++i) {
            if (before && i < before->size() && *(*before)[i] == open[i]) {
                shared.push_back((*before)[i]);
            } else {
                shared.emplace_back(std::move(open[i]));
            }
        }
        return shared;
    };
    m_plan.virtualNetworks = share(m_virtualNetworks, m_base ? &m_base->virtualNetworks : nullptr);
    m_plan.clusters = share(m_clusters, m_base ? &m_base->clusters : nullptr);
    return std::move(m_plan);
}

}  // namespace aksnet
