// SPDX-License-Identifier: GPL-3.0-or-later
//
// Node pools from their nodes. Nodes outrank only what an older import left in the plan, and only in how many there are.
#include "core/base/text.h"
#include "core/catalog/ranges.h"
#include "core/io/importers/aks_node_id.h"
#include "core/io/importers/kubernetes/cluster_sighting.h"
#include "core/io/importers/kubernetes/readers.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

/// What is observed of one node pool.
struct SightedPool {
    std::string name;
    std::vector<const NodeObservation*> nodes;
    std::vector<const NodeNetworkObservation*> configs;

    [[nodiscard]] const ObservedPlace& where() const {
        return nodes.empty() ? configs.front()->where : nodes.front()->where;
    }
    [[nodiscard]] std::size_t size() const { return std::max(nodes.size(), configs.size()); }
    [[nodiscard]] std::vector<IpAddress> addresses() const {
        std::vector<IpAddress> all;
        for (const NodeObservation* node : nodes) {
            all.insert(all.end(), node->addresses.begin(), node->addresses.end());
        }
        for (const NodeNetworkObservation* config : configs) {
            all.insert(all.end(), config->addresses.begin(), config->addresses.end());
        }
        return all;
    }
};

/// By name, so that the order of files does not matter.
std::map<std::string, SightedPool> sightedPools(const ClusterSighting& sighting) {
    std::map<std::string, SightedPool> pools;
    std::unordered_map<std::string_view, std::string_view> poolOfNode;
    for (const NodeObservation* node : sighting.nodes) {
        SightedPool& pool = pools[lowered(node->pool)];
        pool.name = node->pool;
        pool.nodes.push_back(node);
        poolOfNode.emplace(node->name, node->pool);
    }
    for (const NodeNetworkObservation* config : sighting.configs) {
        const auto known = poolOfNode.find(config->node);
        const std::string_view name = known != poolOfNode.end() ? known->second : std::string_view(config->pool);
        SightedPool& pool = pools[lowered(name)];
        pool.name = name;
        pool.configs.push_back(config);
    }
    return pools;
}

class PoolPlacing {
public:
    PoolPlacing(DraftThing<NodePool> pool, const SightedPool& sighted, ObservationTarget target)
        : m_sighted(sighted), m_target(target), m_made(pool), m_isTold(target.read.contains(pool.thing.id.value)) {}

    void place(const SubnetLookup& subnets) {
        count();
        for (const NodeObservation* node : m_sighted.nodes) {
            machine(*node);
            network(*node);
        }
        for (const NodeNetworkObservation* config : m_sighted.configs) {
            for (const NetworkContainer& container : config->containers) {
                podSubnet(container.subnetId, container.isOverlay ? std::nullopt : std::optional(container.mode));
            }
        }
        if (!pool().vnetSubnet) {
            subnetByAddresses(subnets);
        }
    }

private:
    NodePool& pool() { return m_made.thing; }

    void remark(ImportStatus status, std::string_view key, std::string note) {
        m_target.log.remark(m_sighted.where().place, {.status = status,
                                                      .path = m_sighted.where().pathOf(key),
                                                      .resourceType = std::string(armType::nodePool),
                                                      .name = pool().name,
                                                      .note = std::move(note)});
    }

    void count() {
        const int nodes = static_cast<int>(std::min<std::size_t>(m_sighted.size(), anyCount.most));
        if (!m_isTold) {
            pool().count = nodes;
        } else if (pool().count != nodes) {
            remark(ImportStatus::ignored, {},
                   fmt::format("Node pool {} has {} by another file and {} by kubectl; the plan keeps {}.", pool().name,
                               counted(static_cast<Uint128>(pool().count), "node"), nodes, pool().count));
        }
    }

    /// Takes a value where there is none; says so, once, where there is another.
    template <class Value>
    void fill(Value& value, const Value& seen, std::string_view key, std::string_view what, auto text) {
        if (seen == Value{} || value == seen) {
            return;
        }
        if (value == Value{}) {
            value = seen;
        } else if (m_contradicted.insert(std::string(what)).second) {
            remark(ImportStatus::ignored, key,
                   fmt::format("Node pool {} has {} {} in the plan and {} by its nodes; the plan keeps its own.",
                               pool().name, what, text(value), text(seen)));
        }
    }

    void machine(const NodeObservation& node) {
        const auto asIs = [](const std::string& text) { return text; };
        const auto number = [](const std::optional<int>& value) { return fmt::format("{}", *value); };
        if (m_made.isNew) {
            pool().mode = node.mode.value_or(pool().mode);
            pool().osType = node.osType;
            pool().scaleSetPriority = node.isSpot ? ScaleSetPriority::spot : ScaleSetPriority::regular;
            pool().type = node.isScaleSet ? PoolType::virtualMachineScaleSets : PoolType::virtualMachines;
            pool().enableNodePublicIp = pool().enableNodePublicIp || node.hasPublicIp;
            pool().osSku = pool().osSku.empty() ? node.osSku : pool().osSku;
            if (!node.zone.empty() &&
                std::ranges::find(pool().availabilityZones, node.zone) == pool().availabilityZones.end()) {
                pool().availabilityZones.push_back(node.zone);
                std::ranges::sort(pool().availabilityZones);
            }
        }
        fill(pool().vmSize, node.vmSize, "metadata.labels", "size", asIs);
        fill(pool().maxPods, node.maxPods, "status.allocatable.pods", "max pods", number);
        if (pool().orchestratorVersion.empty()) {
            pool().orchestratorVersion = node.version;
        }
    }

    void network(const NodeObservation& node) {
        if (!pool().vnetSubnet) {
            pool().vnetSubnet = node.nodeSubnetId;
        } else if (node.nodeSubnetId && node.nodeSubnetId != pool().vnetSubnet &&
                   m_contradicted.insert("subnet").second) {
            remark(
                ImportStatus::ignored, "metadata.labels",
                "The labels of the nodes name another subnet than the plan has for the pool; the plan keeps its own.");
        }
        podSubnet(node.podSubnetId, node.podSubnetMode);
    }

    void podSubnet(std::optional<SubnetId> subnet, std::optional<PodIpAllocationMode> mode) {
        if (!pool().podSubnet) {
            pool().podSubnet = subnet;
        }
        if (!pool().podIpAllocationMode) {
            pool().podIpAllocationMode = mode;
        }
    }

    /// Nodes that all have addresses of one subnet are in it.
    void subnetByAddresses(const SubnetLookup& subnets) {
        std::optional<SubnetId> only;
        for (const IpAddress address : m_sighted.addresses()) {
            const SubnetLookup::Found found = subnets.holding(address, {});
            if (!found.subnet || (only && *only != found.subnet->id)) {
                only.reset();
                break;
            }
            only = found.subnet->id;
        }
        pool().vnetSubnet = only;
        if (only) {
            remark(ImportStatus::imported, "status.addresses",
                   fmt::format("Nothing names the subnet of the nodes; their addresses are all of subnet {}.",
                               subnets.find(*only).subnet->name));
        } else {
            remark(ImportStatus::unknown, "status.addresses",
                   "Nothing names the subnet of the nodes, and their addresses are of none that is known; import its "
                   "virtual network too.");
        }
    }

    const SightedPool& m_sighted;
    ObservationTarget m_target;
    DraftThing<NodePool> m_made;
    bool m_isTold;  ///< another file of this import describes the pool
    std::unordered_set<std::string> m_contradicted;
};

/// A VNet that AKS made has a known default range; nodes whose addresses are of it tell that it was not another.
void assumeSightedNetwork(const SightedPool& sighted, const SubnetLookup& subnets, ObservationTarget target,
                          LearnedRanges& learned) {
    for (const NodeObservation* node : sighted.nodes) {
        const SubnetLookup::Found found =
            node->nodeSubnetId ? subnets.find(*node->nodeSubnetId) : SubnetLookup::Found{};
        const auto id = found.network ? ArmId::parse(found.network->info.armId) : std::nullopt;
        if (!id || !isAksManagedNetwork(*id) || target.read.contains(found.subnet->id.value)) {
            continue;
        }
        found.network->managedByAks = true;
        const Prefix range = catalog::managedSubnet();
        const bool fits =
            std::ranges::all_of(node->addresses, [&](IpAddress each) { return !each.isV4() || range.contains(each); });
        if (fits && found.subnet->addressPrefixes.empty() && found.network->addressPrefixes.empty()) {
            found.network->addressPrefixes = {catalog::managedVirtualNetwork()};
            found.subnet->addressPrefixes = {range};
            learned[found.subnet->id.value] = {
                ImportStatus::defaulted,
                fmt::format(
                    "Subnet {} of virtual network {}, which AKS made, is not among the files; AKS's default {} is assumed.",
                    found.subnet->name, found.network->info.name, range.text())};
        }
    }
}

/// Network configurations tell the range of the pods' subnet.
void learnPodSubnets(const SightedPool& sighted, const SubnetLookup& subnets, ObservationTarget target,
                     LearnedRanges& learned) {
    for (const NodeNetworkObservation* config : sighted.configs) {
        for (const NetworkContainer& container : config->containers) {
            const SubnetLookup::Found found =
                container.subnetId ? subnets.find(*container.subnetId) : SubnetLookup::Found{};
            if (found.subnet && container.space && found.subnet->addressPrefixes.empty() &&
                !target.read.contains(found.subnet->id.value)) {
                found.subnet->addressPrefixes = {*container.space};
                learned[found.subnet->id.value] = {
                    ImportStatus::imported,
                    fmt::format("Subnet {} of virtual network {} is not among the files; its range is what the node "
                                "network configurations say of it.",
                                found.subnet->name, found.network->info.name)};
            }
        }
    }
}

/// A cluster that runs has a system pool, even where no label of its nodes tells which it is.
void assumeSystemPool(const ClusterSighting& sighting, ObservationTarget target) {
    std::vector<NodePool>& pools = sighting.cluster->agentPoolProfiles;
    const auto isTold = [](const NodeObservation* node) { return node->mode.has_value(); };
    const auto pool = std::ranges::find_if(pools, [](const NodePool& each) { return each.osType == OsType::linux; });
    if (std::ranges::any_of(sighting.nodes, isTold) || pool == pools.end()) {
        return;
    }
    pool->mode = NodePoolMode::system;
    remarkSighting(target, sighting.where(), sighting,
                   {ImportStatus::defaulted,
                    {},
                    fmt::format("No node tells the mode of its pool; {} is taken as the system pool (source: {}).",
                                pool->name, catalog::sources::systemPools.title)});
}

}  // namespace

void placeNodePools(ClusterSighting& sighting, ObservationTarget target, const SubnetLookup& subnets,
                    LearnedRanges& learned) {
    std::vector<NodePool>& pools = sighting.cluster->agentPoolProfiles;
    std::unordered_map<std::string, std::size_t> positions;
    for (std::size_t i = 0; i < pools.size(); ++i) {
        positions.try_emplace(lowered(pools[i].name), i);
    }
    for (const auto& [key, sighted] : sightedPools(sighting)) {
        assumeSightedNetwork(sighted, subnets, target, learned);
        learnPodSubnets(sighted, subnets, target, learned);
        const auto known = positions.find(key);
        const bool isNew = known == positions.end();
        NodePool& pool = isNew ? target.draft.addNodePool(*sighting.cluster, sighted.name) : pools[known->second];
        PoolPlacing({pool, isNew}, sighted, target).place(subnets);
    }
    if (sighting.isNew) {
        assumeSystemPool(sighting, target);
    }
}

}  // namespace aksnet
