// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds out which cluster each observation is of: nodes by their node resource group, network configurations by their
// node, services, which say nothing of it, only where there is one cluster.
#include "core/io/importers/kubernetes/observed_clusters.h"

#include "core/base/text.h"
#include "core/catalog/aks_managed_network.h"
#include "core/io/importers/kubernetes/cluster_sighting.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

/// What the node resource group's default name, MC_<group>_<cluster>_<region>, tells of the cluster.
struct SightedNames {
    std::string resourceGroup;  ///< empty if it cannot be told
    std::string cluster;
};

SightedNames sightedNames(const NodeObservation& node) {
    std::string_view middle = node.nodeResourceGroup;
    if (!startsIgnoringCase(middle, nodeResourceGroupStart.value)) {
        return {{}, node.nodeResourceGroup};
    }
    middle.remove_prefix(nodeResourceGroupStart.value.size());
    const std::size_t last = middle.rfind('_');
    if (last != std::string_view::npos) {
        middle = middle.substr(0, last);  // names of regions have no underscore
    }
    const std::size_t split = middle.rfind('_');
    if (split == std::string_view::npos) {
        return {{}, std::string(middle)};
    }
    // With more than one underscore left, the group's end and the cluster's start cannot be told apart.
    const bool isPlain = split > 0 && middle.find('_') == split && split + 1 < middle.size();
    return {isPlain ? std::string(middle.substr(0, split)) : std::string(), std::string(middle.substr(split + 1))};
}

class SightingMatcher {
public:
    explicit SightingMatcher(ObservationTarget target) : m_target(target) {
        for (Cluster& cluster : target.draft.clusters()) {
            index(cluster);
            if (target.read.contains(cluster.id.value)) {
                m_told.push_back(&cluster);
            }
        }
    }

    void nodes(std::vector<NodeObservation>& nodes) {
        std::vector<const NodeObservation*> sorted;
        for (const NodeObservation& node : nodes) {
            sorted.push_back(&node);
        }
        std::ranges::stable_sort(sorted, {}, [](const NodeObservation* node) { return std::string_view(node->name); });
        for (const NodeObservation* node : sorted) {
            ClusterSighting& sighting = sightingOf(*node);
            if (!sighting.nodes.empty() && sighting.nodes.back()->name == node->name) {
                sighting.nodes.back() = node;
            } else {
                sighting.nodes.push_back(node);
            }
            m_byNode.emplace(node->name, &sighting);
        }
    }

    void configs(std::vector<NodeNetworkObservation>& configs) {
        std::map<std::string, const NodeNetworkObservation*> byNode;
        for (const NodeNetworkObservation& config : configs) {
            byNode.insert_or_assign(config.node, &config);
        }
        for (const auto& [node, config] : byNode) {
            if (ClusterSighting* sighting = sightingOf(*config)) {
                sighting->configs.push_back(config);
            } else {
                m_target.log.settle(config->where.entry, ImportStatus::notUnderstood,
                                    fmt::format("Several clusters have a node pool {}; which one the node is of is not "
                                                "said. Import its nodes too.",
                                                config->pool));
            }
        }
    }

    void services(std::vector<ServiceObservation>& services) {
        const std::vector<Cluster*>& candidates = m_told.empty() ? m_all : m_told;
        if (candidates.size() == 1) {
            ClusterSighting& sighting = of(*candidates.front(), false);
            for (const ServiceObservation& service : services) {
                sighting.services.push_back(&service);
            }
            return;
        }
        for (const ServiceObservation& service : services) {
            m_target.log.settle(
                service.where.entry, ImportStatus::notUnderstood,
                candidates.empty()
                    ? "There is no cluster to put the service into; import the cluster or its nodes too."
                    : fmt::format("A service does not say of which cluster it is, and there are {}; import it together "
                                  "with the nodes of its cluster alone.",
                                  candidates.size()));
        }
    }

    [[nodiscard]] std::deque<ClusterSighting>& sightings() { return m_sightings; }

private:
    void index(Cluster& cluster) {
        m_all.push_back(&cluster);
        for (const NodePool& pool : cluster.agentPoolProfiles) {
            m_byPool[lowered(pool.name)].push_back(&cluster);
        }
        if (!cluster.nodeResourceGroup.empty()) {
            const auto id = ArmId::parse(cluster.info.armId);
            m_byNodeGroup.try_emplace(scopeKey(id ? id->subscription() : std::string_view(), cluster.nodeResourceGroup),
                                      &cluster);
        }
    }

    ClusterSighting& of(Cluster& cluster, bool isNew) {
        const auto [found, inserted] = m_byCluster.try_emplace(cluster.id.value, nullptr);
        if (inserted) {
            found->second = &m_sightings.emplace_back();
            found->second->cluster = &cluster;
            found->second->isNew = isNew;
            if (!m_target.read.contains(cluster.id.value)) {
                m_told.push_back(&cluster);
            }
        }
        return *found->second;
    }

    ClusterSighting& sightingOf(const NodeObservation& node) {
        const std::string key = scopeKey(node.subscription, node.nodeResourceGroup);
        auto found = m_byNodeGroup.find(key);
        if (found == m_byNodeGroup.end()) {
            found = m_byNodeGroup.find(scopeKey({}, node.nodeResourceGroup));
        }
        if (found != m_byNodeGroup.end()) {
            return of(*found->second, false);
        }
        const SightedNames names = sightedNames(node);
        const ArmId::Scope scope{node.subscription, names.resourceGroup};
        auto id = ArmId::unstated(scope, armType::cluster, names.cluster);
        id = id ? id : ArmId::unstated(scope, armType::cluster, "cluster");
        const auto stated =
            names.resourceGroup.empty()
                ? std::nullopt
                : ArmId::parse(fmt::format("/subscriptions/{}/resourceGroups/{}/providers/{}/{}", node.subscription,
                                           names.resourceGroup, armType::cluster, names.cluster));
        const DraftThing<Cluster> made = m_target.draft.cluster(stated ? *stated : *id);
        m_byNodeGroup.emplace(key, &made.thing);
        if (made.isNew) {
            m_all.push_back(&made.thing);
        }
        return of(made.thing, made.isNew);
    }

    /// The sighting that a network configuration is of; none if that cannot be told.
    ClusterSighting* sightingOf(const NodeNetworkObservation& config) {
        if (const auto node = m_byNode.find(config.node); node != m_byNode.end()) {
            return node->second;
        }
        const std::string name = config.number.empty() ? "cluster" : fmt::format("cluster-{}", config.number);
        if (const auto known = m_anonymous.find(name); known != m_anonymous.end()) {
            return known->second;
        }
        const auto named = std::ranges::find_if(
            m_all, [&](const Cluster* cluster) { return cluster->info.armId.empty() && cluster->info.name == name; });
        ClusterSighting* sighting = named != m_all.end() ? &of(**named, false) : sightingByPool(config.pool);
        if (!sighting && !m_byPool.contains(lowered(config.pool))) {
            const auto id = ArmId::unstated({}, armType::cluster, name);
            const DraftThing<Cluster> made = m_target.draft.cluster(*id);
            sighting = &of(made.thing, made.isNew);
            m_all.push_back(&made.thing);
        }
        if (sighting) {
            m_anonymous.emplace(name, sighting);
        }
        return sighting;
    }

    ClusterSighting* sightingByPool(const std::string& pool) {
        const auto found = m_byPool.find(lowered(pool));
        if (found == m_byPool.end()) {
            return nullptr;
        }
        std::vector<Cluster*> told;
        std::ranges::copy_if(found->second, std::back_inserter(told),
                             [&](const Cluster* cluster) { return m_target.read.contains(cluster->id.value); });
        const std::vector<Cluster*>& candidates = told.empty() ? found->second : told;
        return candidates.size() == 1 ? &of(*candidates.front(), false) : nullptr;
    }

    ObservationTarget m_target;
    std::deque<ClusterSighting> m_sightings;
    std::vector<Cluster*> m_all;
    std::vector<Cluster*> m_told;  ///< those that files of this import tell of
    std::unordered_map<std::string, Cluster*> m_byNodeGroup;
    std::unordered_map<std::string, std::vector<Cluster*>> m_byPool;
    std::unordered_map<std::uint32_t, ClusterSighting*> m_byCluster;
    std::unordered_map<std::string, ClusterSighting*> m_byNode;
    std::unordered_map<std::string, ClusterSighting*> m_anonymous;
};

/// What the nodes say of the cluster as a whole.
void placeClusterNames(ClusterSighting& sighting, ObservationTarget target) {
    Cluster& cluster = *sighting.cluster;
    if (!sighting.nodes.empty()) {
        const NodeObservation& node = *sighting.nodes.front();
        cluster.nodeResourceGroup =
            cluster.nodeResourceGroup.empty() ? node.nodeResourceGroup : cluster.nodeResourceGroup;
        cluster.info.location = cluster.info.location.empty() ? node.location : cluster.info.location;
    }
    for (const NodeObservation* node : sighting.nodes) {
        cluster.nodeProvisioningAuto = cluster.nodeProvisioningAuto || node->isAutoProvisioned;
    }
    if (!sighting.isNew) {
        return;
    }
    if (cluster.info.armId.empty()) {
        remarkSighting(target, sighting.where(), sighting,
                       {ImportStatus::unknown,
                        {},
                        fmt::format("Nothing states the name of the cluster; it is called {}.", cluster.info.name)});
    }
    remarkSighting(
        target, sighting.where(), sighting,
        {ImportStatus::defaulted,
         {},
         "What kubectl prints does not tell the outbound type, the limits of autoscaling, the surge nor whether the cluster is "
         "private; what AKS takes by default is assumed. Import `az aks show -o json` too."});
}

}  // namespace

void remarkSighting(ObservationTarget target, const ObservedPlace& where, const ClusterSighting& sighting,
                    SightingRemark remark) {
    target.log.remark(where.place, {.status = remark.status,
                                    .path = where.pathOf(remark.key),
                                    .resourceType = std::string(armType::cluster),
                                    .name = sighting.cluster->info.name,
                                    .note = std::move(remark.note)});
}

SubnetLookup::SubnetLookup(PlanDraft& draft) {
    for (VirtualNetwork& network : draft.virtualNetworks()) {
        for (Subnet& subnet : network.subnets) {
            m_byNumber.emplace(subnet.id.value, Found{&network, &subnet});
            for (const Prefix& prefix : subnet.addressPrefixes) {
                m_byPrefix[prefix].push_back({&network, &subnet});
            }
        }
    }
}

SubnetLookup::Found SubnetLookup::find(SubnetId id) const {
    const auto found = m_byNumber.find(id.value);
    return found == m_byNumber.end() ? Found{} : found->second;
}

SubnetLookup::Found SubnetLookup::holding(IpAddress address, const std::vector<VirtualNetworkId>& networks) const {
    for (int length = bitWidth(address.family()); length >= 0; --length) {
        const auto found = m_byPrefix.find(Prefix::containing(address, length));
        if (found == m_byPrefix.end()) {
            continue;
        }
        std::vector<Found> fitting;
        std::ranges::copy_if(found->second, std::back_inserter(fitting), [&](const Found& each) {
            return networks.empty() || std::ranges::find(networks, each.network->id) != networks.end();
        });
        if (!fitting.empty()) {
            return fitting.size() == 1 ? fitting.front() : Found{};
        }
    }
    return {};
}

void ObservedClusters::place(ObservationTarget target) {
    if (m_nodes.empty() && m_configs.empty() && m_services.empty()) {
        return;
    }
    SightingMatcher matcher(target);
    matcher.nodes(m_nodes);
    matcher.configs(m_configs);
    matcher.services(m_services);
    const SubnetLookup subnets(target.draft);
    for (ClusterSighting& sighting : matcher.sightings()) {
        placeClusterNames(sighting, target);
        placeNodePools(sighting, target, subnets, m_learned);
        placeNetworkProfile(sighting, target);
        placeServices(sighting, target, subnets);
    }
}

}  // namespace aksnet
