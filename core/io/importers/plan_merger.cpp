// SPDX-License-Identifier: GPL-3.0-or-later
//
// Putting single readings into the draft.
#include "core/io/importers/plan_merger.h"

#include "core/io/importers/aks_node_id.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

/// What no import says stays as it was: the id, the designer's note, keys of newer versions.
void keepInfo(ResourceInfo& fresh, ResourceInfo& old) {
    fresh.note = std::move(old.note);
    for (const auto field : {&ResourceInfo::resourceGroup, &ResourceInfo::location, &ResourceInfo::armId}) {
        if ((fresh.*field).empty()) {
            fresh.*field = std::move(old.*field);
        }
    }
}

template <class T>
void replaceKeeping(T& old, T&& fresh) {
    fresh.id = old.id;
    fresh.unknownFields = std::move(old.unknownFields);
    if constexpr (requires { fresh.info; }) {
        keepInfo(fresh.info, old.info);
    }
    if constexpr (requires { fresh.note; }) {
        fresh.note = std::move(old.note);
    }
    if constexpr (requires { fresh.armId; }) {
        if (fresh.armId.empty()) {
            fresh.armId = std::move(old.armId);
        }
    }
    old = std::forward<T>(fresh);
}

template <class T>
void keepUnknownFields(std::optional<T>& fresh, std::optional<T>& old) {
    if (fresh && old) {
        fresh->unknownFields = std::move(old->unknownFields);
    }
}

void keepNetworkProfileExtras(NetworkProfile& fresh, NetworkProfile& old) {
    fresh.unknownFields = std::move(old.unknownFields);
    fresh.nonMasqueradeCidrs = std::move(old.nonMasqueradeCidrs);
    keepUnknownFields(fresh.loadBalancerProfile, old.loadBalancerProfile);
    keepUnknownFields(fresh.natGatewayProfile, old.natGatewayProfile);
    keepUnknownFields(fresh.advancedNetworking, old.advancedNetworking);
}

}  // namespace

PlanMerger::PlanMerger(const Plan* base, ImportLog& log) : m_draft(base), m_log(log), m_hasBase(base != nullptr) {
    for (const VirtualNetwork& network : m_draft.virtualNetworks()) {
        for (const Subnet& subnet : network.subnets) {
            if (network.managedByAks) {
                m_managedSubnets.insert(subnet.id.value);
            }
        }
    }
}

void PlanMerger::mention(ObjectRef ref, const ArmId& id, const std::string& path) {
    if (!m_draft.wasInBase(ref) && m_mentioned.insert(ref.number).second) {
        m_mentions.push_back({ref, id, m_log.here(), path});
    }
}

bool PlanMerger::isOfType(const Reference& reference, std::string_view type) {
    if (reference.id.isType(type)) {
        return true;
    }
    m_log.add(m_log.here(), {.status = ImportStatus::notUnderstood,
                             .file = {},
                             .path = reference.path,
                             .resourceType = std::string(type),
                             .name = std::string(reference.id.name()),
                             .note = fmt::format("The id names a {} where a {} is due.", reference.id.type(), type)});
    return false;
}

template <class T>
decltype(T::id) PlanMerger::flatId(const Reference& reference) {
    const auto id = m_draft.flat<T>(reference.id).thing.id;
    mention(id, reference.id, reference.path);
    return id;
}

template <class T>
std::optional<decltype(T::id)> PlanMerger::link(const MaybeReference& reference) {
    if (!reference || !isOfType(*reference, armTypeOf<T>())) {
        return std::nullopt;
    }
    return flatId<T>(*reference);
}

template <class T>
std::vector<decltype(T::id)> PlanMerger::linkAll(const References& references) {
    std::vector<decltype(T::id)> ids;
    std::unordered_set<decltype(T::id)> seen;
    for (const Reference& reference : references) {
        if (const auto id = link<T>(reference); id && seen.insert(*id).second) {
            ids.push_back(*id);
        }
    }
    return ids;
}

std::optional<SubnetId> PlanMerger::linkSubnet(const MaybeReference& reference) {
    if (!reference || !isOfType(*reference, armType::subnet)) {
        return std::nullopt;
    }
    const SubnetId id = m_draft.subnet(reference->id).thing.id;
    mention(id, reference->id, reference->path);
    return id;
}

template <class T>
bool PlanMerger::putFlat(const ArmId& id, T&& fresh) {
    T& thing = m_draft.flat<T>(id).thing;
    m_childNames.erase(thing.id.value);
    replaceKeeping(thing, std::forward<T>(fresh));
    return markRead(thing.id);
}

template bool PlanMerger::putFlat(const ArmId&, RouteTable&&);
template bool PlanMerger::putFlat(const ArmId&, NetworkSecurityGroup&&);
template bool PlanMerger::putFlat(const ArmId&, PublicIpAddress&&);
template bool PlanMerger::putFlat(const ArmId&, PublicIpPrefix&&);

template <class T>
void PlanMerger::noteKept(std::string_view what, const std::vector<T>& children, std::string_view type) {
    if (!m_hasBase) {
        return;
    }
    for (const T& child : children) {
        if (m_draft.wasInBase(child.id) && !child.armId.empty() && !isRead(child.id)) {
            m_log.add(m_log.here(), {.status = ImportStatus::ignored,
                                     .file = {},
                                     .path = {},
                                     .resourceType = std::string(type),
                                     .name = child.name,
                                     .note = fmt::format("{} {} is in the plan but no longer in the file; it was kept.", what,
                                                         child.name)});
        }
    }
}

bool PlanMerger::put(VirtualNetworkReading&& reading) {
    VirtualNetwork& network = m_draft.virtualNetwork(reading.id).thing;
    VirtualNetwork& fresh = reading.value;
    fresh.subnets = std::move(network.subnets);
    fresh.peerings = std::move(network.peerings);
    fresh.managedByAks = network.managedByAks || isAksManagedNetwork(reading.id);
    replaceKeeping(network, std::move(fresh));
    const bool again = markRead(network.id);
    for (SubnetReading& subnet : reading.subnets) {
        put(std::move(subnet));
    }
    for (PeeringReading& peering : reading.peerings) {
        put(std::move(peering));
    }
    noteKept("Subnet", network.subnets, armType::subnet);
    return again;
}

bool PlanMerger::put(SubnetReading&& reading) {
    const VirtualNetwork& network = m_draft.virtualNetwork(*reading.id.parent()).thing;
    if (!isRead(network.id)) {
        mention(network.id, *reading.id.parent(), reading.path);
    }
    Subnet fresh = std::move(reading.value);
    fresh.routeTable = link<RouteTable>(reading.routeTable);
    fresh.natGateway = link<NatGateway>(reading.natGateway);
    fresh.networkSecurityGroup = link<NetworkSecurityGroup>(reading.networkSecurityGroup);
    Subnet& subnet = m_draft.subnet(reading.id).thing;
    if (!fresh.usedAddresses) {
        fresh.usedAddresses = subnet.usedAddresses;
    }
    replaceKeeping(subnet, std::move(fresh));
    const SubnetId id = subnet.id;
    putSubnetUsers(reading, id);
    return markRead(id);
}

bool PlanMerger::put(PeeringReading&& reading) {
    const VirtualNetwork& network = m_draft.virtualNetwork(*reading.id.parent()).thing;
    if (!isRead(network.id)) {
        mention(network.id, *reading.id.parent(), reading.path);
    }
    Peering& peering = m_draft.peering(reading.id).thing;
    if (sameIgnoringCase(peering.remoteArmId, reading.value.remoteArmId)) {
        reading.value.remoteVirtualNetwork = peering.remoteVirtualNetwork;
    }
    replaceKeeping(peering, std::move(reading.value));
    return markRead(peering.id);
}

bool PlanMerger::put(ClusterReading&& reading) {
    Cluster& fresh = reading.value;
    fresh.apiServerAccessProfile.subnet = linkSubnet(reading.apiServerSubnet);
    fresh.ingressApplicationGatewaySubnet = linkSubnet(reading.applicationGatewaySubnet);
    if (fresh.networkProfile.loadBalancerProfile) {
        fresh.networkProfile.loadBalancerProfile->outboundIps = linkAll<PublicIpAddress>(reading.outboundIps);
        fresh.networkProfile.loadBalancerProfile->outboundIpPrefixes = linkAll<PublicIpPrefix>(reading.outboundIpPrefixes);
    }
    Cluster& cluster = m_draft.cluster(reading.id).thing;
    fresh.agentPoolProfiles = std::move(cluster.agentPoolProfiles);
    keepNetworkProfileExtras(fresh.networkProfile, cluster.networkProfile);
    fresh.apiServerAccessProfile.unknownFields = std::move(cluster.apiServerAccessProfile.unknownFields);
    replaceKeeping(cluster, std::move(fresh));
    const bool again = markRead(cluster.id);
    for (NodePoolReading& pool : reading.pools) {
        put(std::move(pool));
    }
    noteKept("Node pool", cluster.agentPoolProfiles, armType::nodePool);
    return again;
}

bool PlanMerger::put(NodePoolReading&& reading) {
    const Cluster& cluster = m_draft.cluster(*reading.id.parent()).thing;
    if (!isRead(cluster.id)) {
        mention(cluster.id, *reading.id.parent(), reading.path);
    }
    NodePool fresh = std::move(reading.value);
    fresh.vnetSubnet = linkSubnet(reading.vnetSubnet);
    fresh.podSubnet = linkSubnet(reading.podSubnet);
    fresh.nodePublicIpPrefix = link<PublicIpPrefix>(reading.nodePublicIpPrefix);
    NodePool& pool = m_draft.nodePool(reading.id).thing;
    if (!reading.namesSubnet && pool.vnetSubnet && m_managedSubnets.contains(pool.vnetSubnet->value)) {
        fresh.vnetSubnet = pool.vnetSubnet;
    }
    replaceKeeping(pool, std::move(fresh));
    if (reading.namesSubnet) {
        m_poolsWithoutSubnet.erase(pool.id.value);
    } else {
        m_poolsWithoutSubnet.insert_or_assign(pool.id.value, ReadingPlace{m_log.here(), reading.subnetPath});
    }
    return markRead(pool.id);
}

bool PlanMerger::put(NatGatewayReading&& reading) {
    reading.value.publicIpAddresses = linkAll<PublicIpAddress>(reading.publicIpAddresses);
    reading.value.publicIpPrefixes = linkAll<PublicIpPrefix>(reading.publicIpPrefixes);
    return putFlat(reading.id, std::move(reading.value));
}

bool PlanMerger::put(FirewallReading&& reading) {
    reading.value.subnet = linkSubnet(reading.subnet);
    reading.value.publicIpAddresses = linkAll<PublicIpAddress>(reading.publicIpAddresses);
    return putFlat(reading.id, std::move(reading.value));
}

bool PlanMerger::put(ConsumerReading&& reading) {
    const auto subnet = linkSubnet(reading.subnet);
    if (!subnet) {
        return false;
    }
    SubnetConsumer& consumer = m_draft.consumer(reading.id.stated(), reading.id.name(), *subnet).thing;
    consumer.name = reading.id.name();
    consumer.kind = reading.kind;
    consumer.addressCount = reading.addressCount;
    consumer.ipAddress = reading.ipAddress;
    return markRead(consumer.id);
}

template <class T>
void PlanMerger::replaceByName(std::uint32_t owner, std::vector<T>& list, T&& fresh) {
    ChildNames& names = m_childNames[owner];
    for (; names.indexed < list.size(); ++names.indexed) {
        names.positions.try_emplace(toLowerAscii(list[names.indexed].name), names.indexed);
    }
    const auto found = names.positions.find(toLowerAscii(fresh.name));
    if (found == names.positions.end()) {
        list.push_back(std::forward<T>(fresh));
    } else {
        list[found->second] = std::forward<T>(fresh);
    }
}

void PlanMerger::put(const Reference& table, Route&& route) {
    const RouteTableId id = flatId<RouteTable>(table);
    replaceByName(id.value, m_draft.flat<RouteTable>(table.id).thing.routes, std::move(route));
}

void PlanMerger::put(const Reference& group, SecurityRule&& rule) {
    const NetworkSecurityGroupId id = flatId<NetworkSecurityGroup>(group);
    replaceByName(id.value, m_draft.flat<NetworkSecurityGroup>(group.id).thing.securityRules, std::move(rule));
}

}  // namespace aksnet
