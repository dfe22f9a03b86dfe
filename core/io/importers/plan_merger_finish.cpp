// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be known only after the last file: which VNets AKS made, where peerings lead, what never came.
#include "core/catalog/aks_managed_network.h"
#include "core/io/importers/plan_merger.h"
#include "core/plan/enum_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace aksnet {
namespace {

Prefix mergerPrefix(std::string_view text) {
    const auto prefix = Prefix::parse(text);
    assert(prefix);
    return *prefix;
}

/// The subnet of an AKS-made VNet that holds the nodes: the one AKS names so, or the only one.
Subnet* managedNodeSubnet(VirtualNetwork& network) {
    const auto named = std::ranges::find_if(network.subnets, [](const Subnet& subnet) {
        return sameIgnoringCase(subnet.name, aksManagedSubnetName.value);
    });
    if (named != network.subnets.end()) {
        return &*named;
    }
    return network.subnets.size() == 1 ? &network.subnets.front() : nullptr;
}

/// "Subnet n of virtual network v is not among the files; its range is unknown."
std::string missingSentence(ObjectKind kind, const ArmId& id) {
    const auto parent = id.parent();
    switch (kind) {
        case ObjectKind::subnet:
            return fmt::format("Subnet {} of virtual network {} is not among the files; its range is unknown.",
                               id.name(), parent ? parent->name() : std::string_view("?"));
        case ObjectKind::virtualNetwork:
            return fmt::format("Virtual network {} is not among the files; its address space is unknown.", id.name());
        case ObjectKind::cluster:
            return fmt::format("Cluster {} is not among the files; only its node pools are known.", id.name());
        case ObjectKind::routeTable:
            return fmt::format("Route table {} is not among the files; its routes are unknown.", id.name());
        case ObjectKind::natGateway:
            return fmt::format("NAT gateway {} is not among the files; its public addresses are unknown.", id.name());
        case ObjectKind::networkSecurityGroup:
            return fmt::format("Network security group {} is not among the files; its rules are unknown.", id.name());
        case ObjectKind::firewall:
            return fmt::format("Firewall {} is not among the files; its addresses are unknown.", id.name());
        case ObjectKind::publicIpPrefix:
            return fmt::format("Public IP prefix {} is not among the files; its size is unknown and taken as /{}.",
                               id.name(), PublicIpPrefix().prefixLength);
        default: return fmt::format("Public IP address {} is not among the files; its address is unknown.", id.name());
    }
}

std::string knownFromPeeringSentence(const ArmId& network) {
    return fmt::format("Virtual network {} is not among the files; its address space is what a peering says of it.",
                       network.name());
}

}  // namespace

PlanMerger::ManagedSubnet PlanMerger::assumeManagedNetwork(const Cluster& cluster) {
    const auto clusterId = ArmId::parse(cluster.info.armId);
    const std::string name = cluster.nodeResourceGroup.empty()
                                 ? fmt::format("{}-{}", aksManagedNetworkName.value, cluster.info.name)
                                 : std::string(aksManagedNetworkName.value);
    const auto id =
        ArmId::unstated({clusterId ? clusterId->subscription() : std::string_view(), cluster.nodeResourceGroup},
                        armType::virtualNetwork, name);
    if (!id) {
        return {std::nullopt, ImportStatus::notUnderstood,
                "No subnet is named, and the names of the cluster are no Azure names."};
    }
    VirtualNetwork& network = m_draft.virtualNetwork(*id).thing;
    Subnet& subnet = m_draft.subnet(id->child("subnets", aksManagedSubnetName.value)).thing;
    network.managedByAks = true;
    network.info.location = cluster.info.location;
    network.addressPrefixes = {mergerPrefix(aksManagedNetworkPrefix.value)};
    subnet.addressPrefixes = {mergerPrefix(aksManagedSubnetPrefix.value)};
    return {
        subnet.id, ImportStatus::defaulted,
        fmt::format(
            "No subnet is named, so AKS made the virtual network itself. It is not among the files; {} with a subnet {} is "
            "assumed (source: {}).",
            aksManagedNetworkPrefix.value, aksManagedSubnetPrefix.value, aksManagedNetworkPrefix.source.title)};
}

PlanMerger::ManagedSubnet PlanMerger::managedSubnetOf(const Cluster& cluster) {
    for (const NodePool& pool : cluster.agentPoolProfiles) {
        if (pool.vnetSubnet && m_managedSubnets.contains(pool.vnetSubnet->value)) {
            return {pool.vnetSubnet, ImportStatus::imported,
                    "No subnet is named; the pool lies where the cluster's other pools do."};
        }
        if (pool.vnetSubnet) {
            return {std::nullopt, ImportStatus::notUnderstood,
                    "The pool names no subnet although other pools of the cluster do; it is left without one."};
        }
    }
    const auto id = ArmId::parse(cluster.info.armId);
    const auto found = id && !cluster.nodeResourceGroup.empty()
                           ? m_networksByScope.find(scopeKey(id->subscription(), cluster.nodeResourceGroup))
                           : m_networksByScope.end();
    if (found == m_networksByScope.end()) {
        return assumeManagedNetwork(cluster);
    }
    VirtualNetwork& network = m_draft.virtualNetworks()[found->second];
    network.managedByAks = true;
    if (const Subnet* subnet = managedNodeSubnet(network)) {
        return {subnet->id, ImportStatus::imported,
                fmt::format("No subnet is named; AKS made virtual network {}, and the nodes are in its subnet {}.",
                            network.info.name, subnet->name)};
    }
    return {
        std::nullopt, ImportStatus::notUnderstood,
        fmt::format(
            "No subnet is named; AKS made virtual network {}, but which of its {} subnets holds the nodes is unknown.",
            network.info.name, network.subnets.size())};
}

void PlanMerger::placeInManagedNetworks() {
    for (std::size_t i = 0; i < m_draft.virtualNetworks().size(); ++i) {
        if (const auto id = ArmId::parse(m_draft.virtualNetworks()[i].info.armId)) {
            m_networksByScope.try_emplace(scopeKey(id->subscription(), id->resourceGroup()), i);
        }
    }
    for (Cluster& cluster : m_draft.clusters()) {
        std::optional<ManagedSubnet> managed;  // the same for all pools of the cluster
        for (NodePool& pool : cluster.agentPoolProfiles) {
            const auto place = m_poolsWithoutSubnet.find(pool.id.value);
            if (pool.vnetSubnet || place == m_poolsWithoutSubnet.end()) {
                continue;
            }
            if (!managed) {
                managed = managedSubnetOf(cluster);
                m_log.remark(place->second.place, {managed->status, place->second.path, std::string(armType::nodePool),
                                                   pool.name, managed->note});
            }
            pool.vnetSubnet = managed->subnet;
        }
    }
}

/// The far end of a peering is no thing of the plan unless a file tells it.
void PlanMerger::notePeerOutside(const Peering& peering, const ArmId& remote) {
    const auto place = m_peeringPlaces.find(peering.id.value);
    if (place == m_peeringPlaces.end()) {
        return;
    }
    std::string note = peering.remoteAddressPrefixes.empty() ? missingSentence(ObjectKind::virtualNetwork, remote)
                                                             : knownFromPeeringSentence(remote);
    m_log.remark(place->second.place, {.status = ImportStatus::notUnderstood,
                                       .path = place->second.path,
                                       .resourceType = std::string(armType::virtualNetwork),
                                       .name = std::string(remote.name()),
                                       .note = std::move(note)});
}

void PlanMerger::linkPeerings() {
    for (VirtualNetwork& network : m_draft.virtualNetworks()) {
        for (Peering& peering : network.peerings) {
            const auto id = peering.remoteVirtualNetwork ? std::nullopt : ArmId::parse(peering.remoteArmId);
            if (const VirtualNetwork* remote = id ? m_draft.findVirtualNetwork(*id) : nullptr) {
                peering.remoteVirtualNetwork = remote->id;
            } else if (id) {
                notePeerOutside(peering, *id);
            }
        }
    }
}

/// A peering tells the address space of its other end, also where that VNet's own file is missing.
void PlanMerger::learnRangesFromPeerings() {
    std::unordered_map<std::uint32_t, const std::vector<Prefix>*> told;
    for (const VirtualNetwork& network : m_draft.virtualNetworks()) {
        for (const Peering& peering : network.peerings) {
            if (peering.remoteVirtualNetwork && !peering.remoteAddressPrefixes.empty()) {
                told.insert_or_assign(peering.remoteVirtualNetwork->value, &peering.remoteAddressPrefixes);
            }
        }
    }
    for (VirtualNetwork& network : m_draft.virtualNetworks()) {
        const auto found = told.find(network.id.value);
        if (network.addressPrefixes.empty() && !m_draft.wasInBase(network.id) && !isRead(network.id) &&
            found != told.end()) {
            network.addressPrefixes = *found->second;
            m_rangeFromPeering.insert(network.id.value);
        }
    }
}

void PlanMerger::reportMissing() {
    for (const Mention& mention : m_mentions) {
        if (isRead(mention.ref)) {
            continue;
        }
        std::string note = missingSentence(mention.ref.kind, mention.id);
        const LearnedRange* learned = m_observed.learned(mention.ref.number);
        if (learned) {
            note = learned->note;
        } else if (m_rangeFromPeering.contains(mention.ref.number)) {
            note = knownFromPeeringSentence(mention.id);
        } else if (m_loneRoutes.contains(mention.ref.number)) {
            note =
                fmt::format("Route table {} is not among the files; only those of its routes that they name are known.",
                            mention.id.name());
        } else if (m_loneRules.contains(mention.ref.number)) {
            note = fmt::format(
                "Network security group {} is not among the files; only those of its rules that they name are known.",
                mention.id.name());
        }
        const auto parent = mention.id.parent();
        const VirtualNetwork* network =
            parent && mention.ref.kind == ObjectKind::subnet ? m_draft.findVirtualNetwork(*parent) : nullptr;
        if (network && m_rangeFromPeering.contains(network->id.value)) {
            note += " The network's address space is what a peering says of it.";
        }
        m_log.remark(mention.place, {.status = learned ? learned->status : ImportStatus::notUnderstood,
                                     .path = mention.path,
                                     .resourceType = mention.id.type(),
                                     .name = std::string(mention.id.name()),
                                     .note = std::move(note)});
    }
}

Plan PlanMerger::finish() && {
    linkAssociations();
    placeInManagedNetworks();
    m_observed.place({m_draft, m_log, m_read});
    linkPeerings();
    learnRangesFromPeerings();
    countNetworkInterfaces();
    noteDefaults();
    reportMissing();
    Plan& rest = m_draft.rest();
    if (!m_hasBase && !m_draft.clusters().empty()) {
        rest.name = m_draft.clusters().front().info.name;
    } else if (!m_hasBase && !m_draft.virtualNetworks().empty()) {
        rest.name = m_draft.virtualNetworks().front().info.name;
    }
    return std::move(m_draft).finish();
}

}  // namespace aksnet
