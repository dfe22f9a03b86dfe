// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lookup by number. Numbers are mostly dense, so taking them modulo the table's size hardly ever collides; a file with
// wild numbers only costs a longer probe.
#include "core/plan/query.h"

#include "core/plan/plan_lists.h"

#include <bit>

namespace aksnet {
namespace {

std::size_t countObjects(const Plan& plan) {
    std::size_t count = 0;
    for (const auto& network : plan.virtualNetworks) {
        count += 1 + network->subnets.size() + network->peerings.size();
    }
    for (const auto& cluster : plan.clusters) {
        count += 1 + cluster->agentPoolProfiles.size();
    }
    forEachFlatList(plan, [&](ObjectKind, std::string_view, const auto& list) { count += list.size(); });
    return count;
}

}  // namespace

PlanIndex::PlanIndex(const Plan& plan) : m_plan(&plan), m_slots(std::bit_ceil(2 * countObjects(plan) + 1)) {
    for (std::size_t i = 0; i < plan.virtualNetworks.size(); ++i) {
        const VirtualNetwork& network = *plan.virtualNetworks[i];
        insert(network.id, i, 0);
        for (std::size_t k = 0; k < network.subnets.size(); ++k) {
            insert(network.subnets[k].id, i, k);
        }
        for (std::size_t k = 0; k < network.peerings.size(); ++k) {
            insert(network.peerings[k].id, i, k);
        }
    }
    for (std::size_t i = 0; i < plan.clusters.size(); ++i) {
        const Cluster& cluster = *plan.clusters[i];
        insert(cluster.id, i, 0);
        for (std::size_t k = 0; k < cluster.agentPoolProfiles.size(); ++k) {
            insert(cluster.agentPoolProfiles[k].id, i, k);
        }
    }
    forEachFlatList(plan, [&](ObjectKind, std::string_view, const auto& list) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            insert(list[i].id, i, 0);
        }
    });
}

std::size_t PlanIndex::firstProbe(std::uint32_t number) const {
    return number & (m_slots.size() - 1);
}

void PlanIndex::insert(ObjectRef ref, std::size_t outer, std::size_t inner) {
    if (ref.number == 0) {
        return;  // not yet numbered: cannot be asked for
    }
    std::size_t at = firstProbe(ref.number);
    while (m_slots[at].number != 0) {
        if (m_slots[at].number == ref.number && m_slots[at].kind == ref.kind) {
            return;  // a broken plan: the first one counts
        }
        at = (at + 1) & (m_slots.size() - 1);
    }
    m_slots[at] = {ref.number, ref.kind, static_cast<std::uint32_t>(outer), static_cast<std::uint32_t>(inner)};
}

const PlanIndex::Slot* PlanIndex::slot(ObjectRef ref) const {
    for (std::size_t at = firstProbe(ref.number); m_slots[at].number != 0; at = (at + 1) & (m_slots.size() - 1)) {
        if (m_slots[at].number == ref.number && m_slots[at].kind == ref.kind) {
            return &m_slots[at];
        }
    }
    return nullptr;
}

template <class T>
const T* PlanIndex::findFlat(ObjectRef ref, const std::vector<T>& list) const {
    const Slot* found = slot(ref);
    return found == nullptr ? nullptr : &list[found->outer];
}

const VirtualNetwork* PlanIndex::find(VirtualNetworkId id) const {
    const Slot* found = slot(id);
    return found == nullptr ? nullptr : &*m_plan->virtualNetworks[found->outer];
}

std::optional<SubnetPlace> PlanIndex::find(SubnetId id) const {
    const Slot* found = slot(id);
    if (found == nullptr) {
        return std::nullopt;
    }
    const VirtualNetwork& network = *m_plan->virtualNetworks[found->outer];
    return SubnetPlace{&network, &network.subnets[found->inner]};
}

std::optional<PeeringPlace> PlanIndex::find(PeeringId id) const {
    const Slot* found = slot(id);
    if (found == nullptr) {
        return std::nullopt;
    }
    const VirtualNetwork& network = *m_plan->virtualNetworks[found->outer];
    return PeeringPlace{&network, &network.peerings[found->inner]};
}

const Cluster* PlanIndex::find(ClusterId id) const {
    const Slot* found = slot(id);
    return found == nullptr ? nullptr : &*m_plan->clusters[found->outer];
}

std::optional<NodePoolPlace> PlanIndex::find(NodePoolId id) const {
    const Slot* found = slot(id);
    if (found == nullptr) {
        return std::nullopt;
    }
    const Cluster& cluster = *m_plan->clusters[found->outer];
    return NodePoolPlace{&cluster, &cluster.agentPoolProfiles[found->inner]};
}

const RouteTable* PlanIndex::find(RouteTableId id) const {
    return findFlat(id, m_plan->routeTables);
}
const NatGateway* PlanIndex::find(NatGatewayId id) const {
    return findFlat(id, m_plan->natGateways);
}
const NetworkSecurityGroup* PlanIndex::find(NetworkSecurityGroupId id) const {
    return findFlat(id, m_plan->networkSecurityGroups);
}
const Firewall* PlanIndex::find(FirewallId id) const {
    return findFlat(id, m_plan->firewalls);
}
const PublicIpPrefix* PlanIndex::find(PublicIpPrefixId id) const {
    return findFlat(id, m_plan->publicIpPrefixes);
}
const PublicIpAddress* PlanIndex::find(PublicIpAddressId id) const {
    return findFlat(id, m_plan->publicIpAddresses);
}
const ExternalNetwork* PlanIndex::find(ExternalNetworkId id) const {
    return findFlat(id, m_plan->externalNetworks);
}
const ApprovedRange* PlanIndex::find(ApprovedRangeId id) const {
    return findFlat(id, m_plan->approvedRanges);
}
const SubnetConsumer* PlanIndex::find(SubnetConsumerId id) const {
    return findFlat(id, m_plan->subnetConsumers);
}

bool PlanIndex::contains(ObjectRef ref) const {
    return ref == ObjectRef{} || slot(ref) != nullptr;
}

ObjectRef PlanIndex::parentOf(ObjectRef ref) const {
    const Slot* found = slot(ref);
    if (found == nullptr) {
        return {};
    }
    if (ref.kind == ObjectKind::subnet || ref.kind == ObjectKind::peering) {
        return m_plan->virtualNetworks[found->outer]->id;
    }
    if (ref.kind == ObjectKind::nodePool) {
        return m_plan->clusters[found->outer]->id;
    }
    return {};
}

std::string PlanIndex::nameOf(ObjectRef ref) const {
    if (ref.kind == ObjectKind::plan) {
        return m_plan->name;
    }
    const Slot* found = slot(ref);
    if (found == nullptr) {
        return {};
    }
    switch (ref.kind) {
        case ObjectKind::virtualNetwork: return m_plan->virtualNetworks[found->outer]->info.name;
        case ObjectKind::subnet: return m_plan->virtualNetworks[found->outer]->subnets[found->inner].name;
        case ObjectKind::peering: return m_plan->virtualNetworks[found->outer]->peerings[found->inner].name;
        case ObjectKind::cluster: return m_plan->clusters[found->outer]->info.name;
        case ObjectKind::nodePool: return m_plan->clusters[found->outer]->agentPoolProfiles[found->inner].name;
        default: break;
    }
    std::string name;
    forEachFlatList(*m_plan, [&](ObjectKind kind, std::string_view, const auto& list) {
        if (kind == ref.kind) {
            name = nameField(list[found->outer]);
        }
    });
    return name;
}

std::string PlanIndex::pathOf(ObjectRef ref) const {
    const Slot* found = slot(ref);
    if (found == nullptr) {
        return {};
    }
    switch (ref.kind) {
        case ObjectKind::virtualNetwork: return listPath("virtualNetworks", found->outer);
        case ObjectKind::subnet: return networkPartPath(found->outer, "subnets", found->inner);
        case ObjectKind::peering: return networkPartPath(found->outer, "virtualNetworkPeerings", found->inner);
        case ObjectKind::cluster: return listPath("clusters", found->outer);
        case ObjectKind::nodePool: return nodePoolPath(found->outer, found->inner);
        default: break;
    }
    std::string path;
    forEachFlatList(*m_plan, [&](ObjectKind kind, std::string_view key, const auto&) {
        if (kind == ref.kind) {
            path = listPath(key, found->outer);
        }
    });
    return path;
}

}  // namespace aksnet
