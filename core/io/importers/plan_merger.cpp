// SPDX-License-Identifier: GPL-3.0-or-later
//
// Putting single readings into the draft.
#include "core/io/importers/plan_merger.h"

#include "core/base/text.h"
#include "core/io/importers/aks_node_id.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace aksnet {
namespace {

/// Ids and names that differ only in case keep their first spelling, so that reading a thing again changes nothing.
void keepSpelling(std::string& fresh, const std::string& old) {
    if (fresh.empty() || sameIgnoringCase(fresh, old)) {
        fresh = old;
    }
}

template <class T>
void keepUnknownFields(std::optional<T>& fresh, const std::optional<T>& old) {
    if (fresh && old) {
        fresh->unknownFields = old->unknownFields;
    }
}

void keepNetworkProfileExtras(NetworkProfile& fresh, const NetworkProfile& old) {
    fresh.unknownFields = old.unknownFields;
    fresh.nonMasqueradeCidrs = old.nonMasqueradeCidrs;
    keepUnknownFields(fresh.loadBalancerProfile, old.loadBalancerProfile);
    keepUnknownFields(fresh.natGatewayProfile, old.natGatewayProfile);
    keepUnknownFields(fresh.advancedNetworking, old.advancedNetworking);
}

/// Of a parent and what stands in it: a child that is new to a parent read before makes the parent different.
Reread mergedReread(Reread parent, Reread child) {
    return child == Reread::different || (child == Reread::no && parent != Reread::no) ? Reread::different : parent;
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

template <class T>
Reread PlanMerger::replace(T& old, T&& fresh) {
    fresh.id = old.id;
    fresh.unknownFields = old.unknownFields;
    if constexpr (requires { fresh.info; }) {
        fresh.info.note = old.info.note;
        keepSpelling(fresh.info.armId, old.info.armId);
        keepSpelling(fresh.info.resourceGroup, old.info.resourceGroup);
        keepSpelling(fresh.info.location, old.info.location);
    }
    if constexpr (requires { fresh.note; }) {
        fresh.note = old.note.empty() ? fresh.note : old.note;
    }
    if constexpr (requires { fresh.armId; }) {
        keepSpelling(fresh.armId, old.armId);
    }
    const bool isNew = m_read.insert(ObjectRef(old.id).number).second;
    const Reread reread = isNew ? Reread::no : old == fresh ? Reread::same : Reread::different;
    old = std::forward<T>(fresh);
    return reread;
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
    m_log.remark({.status = ImportStatus::notUnderstood,
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

template RouteTableId PlanMerger::flatId<RouteTable>(const Reference&);
template NatGatewayId PlanMerger::flatId<NatGateway>(const Reference&);
template NetworkSecurityGroupId PlanMerger::flatId<NetworkSecurityGroup>(const Reference&);
template PublicIpAddressId PlanMerger::flatId<PublicIpAddress>(const Reference&);
template PublicIpPrefixId PlanMerger::flatId<PublicIpPrefix>(const Reference&);

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
Reread PlanMerger::putFlat(const ArmId& id, T&& fresh) {
    return replace(m_draft.flat<T>(id).thing, std::forward<T>(fresh));
}

template Reread PlanMerger::putFlat(const ArmId&, PublicIpAddress&&);
template Reread PlanMerger::putFlat(const ArmId&, PublicIpPrefix&&);

template <class T>
void PlanMerger::returnLoneChildren(std::uint32_t owner, std::vector<T>& list, const LoneChildren<T>& children) {
    m_childNames.erase(owner);
    if (const auto lone = children.find(owner); lone != children.end()) {
        for (T child : lone->second) {
            replaceByName(owner, list, std::move(child));
        }
    }
}

Reread PlanMerger::put(RouteTableReading&& reading) {
    RouteTable& table = m_draft.flat<RouteTable>(reading.id).thing;
    returnLoneChildren(table.id.value, reading.value.routes, m_loneRoutes);
    return replace(table, std::move(reading.value));
}

Reread PlanMerger::put(NetworkSecurityGroupReading&& reading) {
    NetworkSecurityGroup& group = m_draft.flat<NetworkSecurityGroup>(reading.id).thing;
    returnLoneChildren(group.id.value, reading.value.securityRules, m_loneRules);
    return replace(group, std::move(reading.value));
}

template <class T>
void PlanMerger::noteKept(std::string_view what, const std::vector<T>& children, std::string_view type) {
    if (!m_hasBase) {
        return;
    }
    for (const T& child : children) {
        if (m_draft.wasInBase(child.id) && !child.armId.empty() && !isRead(child.id)) {
            m_log.remark({.status = ImportStatus::ignored,
                          .path = {},
                          .resourceType = std::string(type),
                          .name = child.name,
                          .note = fmt::format("{} {} is in the plan but no longer in the file; it was kept.", what,
                                              child.name)});
        }
    }
}

Reread PlanMerger::put(VirtualNetworkReading&& reading) {
    VirtualNetwork& network = m_draft.virtualNetwork(reading.id).thing;
    reading.value.managedByAks = network.managedByAks || isAksManagedNetwork(reading.id);
    std::vector<Subnet> subnets = std::exchange(network.subnets, {});
    std::vector<Peering> peerings = std::exchange(network.peerings, {});
    Reread reread = replace(network, std::move(reading.value));
    network.subnets = std::move(subnets);
    network.peerings = std::move(peerings);
    for (SubnetReading& subnet : reading.subnets) {
        reread = mergedReread(reread, put(std::move(subnet)));
    }
    for (PeeringReading& peering : reading.peerings) {
        reread = mergedReread(reread, put(std::move(peering)));
    }
    noteKept("Subnet", network.subnets, armType::subnet);
    return reread;
}

Reread PlanMerger::put(SubnetReading&& reading) {
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
    const SubnetId id = subnet.id;
    const Reread reread = replace(subnet, std::move(fresh));
    putSubnetUsers(reading, id);
    return reread;
}

Reread PlanMerger::put(PeeringReading&& reading) {
    const VirtualNetwork& network = m_draft.virtualNetwork(*reading.id.parent()).thing;
    if (!isRead(network.id)) {
        mention(network.id, *reading.id.parent(), reading.path);
    }
    Peering& peering = m_draft.peering(reading.id).thing;
    if (sameIgnoringCase(peering.remoteArmId, reading.value.remoteArmId)) {
        reading.value.remoteVirtualNetwork = peering.remoteVirtualNetwork;
    }
    m_peeringPlaces.insert_or_assign(peering.id.value, ReadingPlace{m_log.here(), reading.remotePath});
    return replace(peering, std::move(reading.value));
}

Reread PlanMerger::put(ClusterReading&& reading) {
    Cluster& fresh = reading.value;
    fresh.apiServerAccessProfile.subnet = linkSubnet(reading.apiServerSubnet);
    fresh.ingressApplicationGatewaySubnet = linkSubnet(reading.applicationGatewaySubnet);
    if (fresh.networkProfile.loadBalancerProfile) {
        fresh.networkProfile.loadBalancerProfile->outboundIps = linkAll<PublicIpAddress>(reading.outboundIps);
        fresh.networkProfile.loadBalancerProfile->outboundIpPrefixes =
            linkAll<PublicIpPrefix>(reading.outboundIpPrefixes);
    }
    m_draft.adoptObserved(reading.id, fresh.nodeResourceGroup);
    Cluster& cluster = m_draft.cluster(reading.id).thing;
    m_leftOpen.insert_or_assign(cluster.id.value, std::pair(m_log.here(), std::move(reading.leftOpen)));
    keepNetworkProfileExtras(fresh.networkProfile, cluster.networkProfile);
    fresh.apiServerAccessProfile.unknownFields = cluster.apiServerAccessProfile.unknownFields;
    std::vector<NodePool> pools = std::exchange(cluster.agentPoolProfiles, {});
    Reread reread = replace(cluster, std::move(fresh));
    cluster.agentPoolProfiles = std::move(pools);
    for (NodePoolReading& pool : reading.pools) {
        reread = mergedReread(reread, put(std::move(pool)));
    }
    noteKept("Node pool", cluster.agentPoolProfiles, armType::nodePool);
    return reread;
}

Reread PlanMerger::put(NodePoolReading&& reading) {
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
    if (reading.namesSubnet) {
        m_poolsWithoutSubnet.erase(pool.id.value);
    } else {
        m_poolsWithoutSubnet.insert_or_assign(pool.id.value, ReadingPlace{m_log.here(), reading.subnetPath});
    }
    if (reading.maxPodsPath.empty()) {
        m_poolsWithoutMaxPods.erase(pool.id.value);
    } else {
        m_poolsWithoutMaxPods.insert_or_assign(pool.id.value, ReadingPlace{m_log.here(), reading.maxPodsPath});
    }
    return replace(pool, std::move(fresh));
}

Reread PlanMerger::put(NatGatewayReading&& reading) {
    reading.value.publicIpAddresses = linkAll<PublicIpAddress>(reading.publicIpAddresses);
    reading.value.publicIpPrefixes = linkAll<PublicIpPrefix>(reading.publicIpPrefixes);
    return putFlat(reading.id, std::move(reading.value));
}

Reread PlanMerger::put(FirewallReading&& reading) {
    reading.value.subnet = linkSubnet(reading.subnet);
    reading.value.publicIpAddresses = linkAll<PublicIpAddress>(reading.publicIpAddresses);
    return putFlat(reading.id, std::move(reading.value));
}

Reread PlanMerger::put(ConsumerReading&& reading) {
    const auto subnet = linkSubnet(reading.subnet);
    if (!subnet) {
        return Reread::no;
    }
    SubnetConsumer& consumer = m_draft.consumer(reading.id.stated(), reading.id.name(), *subnet).thing;
    SubnetConsumer fresh = consumer;
    fresh.name = reading.id.name();
    fresh.kind = reading.kind;
    fresh.ipAddress = reading.ipAddress;
    const Reread reread = replace(consumer, std::move(fresh));
    countAddresses(consumer, reading.addressCount);
    return reread;
}

template <class T>
void PlanMerger::replaceByName(std::uint32_t owner, std::vector<T>& list, T&& fresh) {
    ChildNames& names = m_childNames[owner];
    for (; names.indexed < list.size(); ++names.indexed) {
        names.positions.try_emplace(lowered(list[names.indexed].name), names.indexed);
    }
    const auto found = names.positions.find(lowered(fresh.name));
    if (found == names.positions.end()) {
        list.push_back(std::forward<T>(fresh));
    } else {
        list[found->second] = std::forward<T>(fresh);
    }
}

void PlanMerger::put(const Reference& table, Route&& route) {
    const RouteTableId id = flatId<RouteTable>(table);
    m_loneRoutes[id.value].push_back(route);
    replaceByName(id.value, m_draft.flat<RouteTable>(table.id).thing.routes, std::move(route));
}

void PlanMerger::put(const Reference& group, SecurityRule&& rule) {
    const NetworkSecurityGroupId id = flatId<NetworkSecurityGroup>(group);
    m_loneRules[id.value].push_back(rule);
    replaceByName(id.value, m_draft.flat<NetworkSecurityGroup>(group.id).thing.securityRules, std::move(rule));
}

void PlanMerger::put(ExternalNetworkReading&& reading) {
    ExternalNetwork fresh;
    fresh.name = std::move(reading.name);
    m_draft.named(std::move(fresh)).thing.addressPrefixes = {reading.range};
}

void PlanMerger::put(ApprovedRangeReading&& reading) {
    m_draft
        .named(ApprovedRange{.id = ApprovedRangeId{0},
                             .name = std::move(reading.name),
                             .note = {},
                             .range = reading.range,
                             .unknownFields = {}})
        .thing.range = reading.range;
}

void PlanMerger::put(NodeObservation&& node) {
    node.nodeSubnetId = linkSubnet(node.nodeSubnet);
    node.podSubnetId = linkSubnet(node.podSubnet);
    m_observed.put(std::move(node));
}

void PlanMerger::put(NodeNetworkObservation&& node) {
    for (NetworkContainer& container : node.containers) {
        container.subnetId = linkSubnet(container.subnet);
    }
    m_observed.put(std::move(node));
}

}  // namespace aksnet
