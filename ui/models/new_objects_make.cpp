// SPDX-License-Identifier: GPL-3.0-or-later
//
// See new_objects.h: what a new thing of each kind holds.
#include "core/address/allocator.h"
#include "core/catalog/ranges.h"
#include "core/catalog/special_subnets.h"
#include "core/models/model.h"
#include "core/plan/query.h"
#include "ui/models/new_objects.h"

#include <algorithm>

namespace aksnet::ui {

namespace {

constexpr int newNetworkLength = 16;
constexpr int newSubnetLength = 24;
constexpr int shortestNewSubnet = 28;

/// A plan with what is selected in it.
struct NewContext {
    const Plan& plan;
    PlanIndex index;
    ObjectRef current;

    /// The object or, if that is of another kind, what it lies in.
    [[nodiscard]] std::optional<ObjectRef> enclosing(ObjectKind kind) const {
        for (ObjectRef at = current; at.kind != ObjectKind::plan; at = index.parentOf(at)) {
            if (at.kind == kind) {
                return at;
            }
            if (const auto* consumer =
                    at.kind == ObjectKind::subnetConsumer ? index.find(SubnetConsumerId(at.number)) : nullptr) {
                return kind == ObjectKind::subnet ? ObjectRef(consumer->subnet) : index.parentOf(consumer->subnet);
            }
            if (const auto place = at.kind == ObjectKind::nodePool ? index.find(NodePoolId(at.number)) : std::nullopt;
                place && place->pool->vnetSubnet && kind != ObjectKind::cluster) {
                return kind == ObjectKind::subnet ? ObjectRef(*place->pool->vnetSubnet)
                                                  : index.parentOf(*place->pool->vnetSubnet);
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] const VirtualNetwork* network() const {
        if (const auto found = enclosing(ObjectKind::virtualNetwork)) {
            return index.find(VirtualNetworkId(found->number));
        }
        return plan.virtualNetworks.empty() ? nullptr : &*plan.virtualNetworks.front();
    }

    /// The selected subnet, else the first one that no service claims by its name.
    [[nodiscard]] std::optional<SubnetId> subnet() const {
        if (const auto found = enclosing(ObjectKind::subnet)) {
            return SubnetId(found->number);
        }
        const VirtualNetwork* preferred = network();
        for (const auto& candidate : plan.virtualNetworks) {
            if (preferred && enclosing(ObjectKind::virtualNetwork) && candidate->id != preferred->id) {
                continue;
            }
            for (const Subnet& subnet : candidate->subnets) {
                if (!catalog::findSpecialSubnet(subnet.name)) {
                    return subnet.id;
                }
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] ObjectRef next(ObjectKind kind) const { return {kind, plan.nextNumber}; }
};

ResourceInfo newInfo(const NewContext& context, ObjectKind kind, const std::string& wanted) {
    ResourceInfo info;
    info.name = freeName(context.plan, kind, wanted);
    return info;
}

Result<NewThing> newVirtualNetwork(const NewContext& context) {
    VirtualNetwork network;
    network.info = newInfo(context, ObjectKind::virtualNetwork, "vnet-1");
    if (const auto prefix = freePrivatePrefix(context.plan, newNetworkLength)) {
        network.addressPrefixes = {*prefix};
    }
    return NewThing{PutVirtualNetwork{std::move(network)}, context.next(ObjectKind::virtualNetwork)};
}

Result<NewThing> newSubnet(const NewContext& context) {
    const VirtualNetwork* network = context.network();
    if (!network) {
        return fail("", "A subnet needs a virtual network; add one first.");
    }
    Subnet subnet;
    subnet.name = freeName(context.plan, ObjectKind::subnet, "subnet-1");
    const AddressSet free = freeSpaceOf(*network);
    for (int length = newSubnetLength; length <= shortestNewSubnet && subnet.addressPrefixes.empty(); ++length) {
        if (const auto prefix = findFree(free, IpFamily::v4, length, Fit::first)) {
            subnet.addressPrefixes = {*prefix};
        }
    }
    return NewThing{PutSubnet{network->id, std::move(subnet)}, context.next(ObjectKind::subnet)};
}

/// Both directions, to the first VNet that is not peered with this one yet.
Result<NewThing> newPeering(const NewContext& context) {
    const VirtualNetwork* network = context.network();
    if (!network || context.plan.virtualNetworks.size() < 2) {
        return fail("", "A peering joins two virtual networks; add another one first.");
    }
    for (const auto& remote : context.plan.virtualNetworks) {
        const bool isPeered = std::ranges::any_of(
            network->peerings, [&](const Peering& peering) { return peering.remoteVirtualNetwork == remote->id; });
        if (remote->id == network->id || isPeered) {
            continue;
        }
        const auto peeringTo = [](const VirtualNetwork& from, const VirtualNetwork& to) {
            Peering peering;
            peering.name = from.info.name + "-to-" + to.info.name;
            peering.remoteVirtualNetwork = to.id;
            peering.allowForwardedTraffic = true;
            return PutPeering{from.id, std::move(peering)};
        };
        EditGroup both{"Peer " + network->info.name + " with " + remote->info.name,
                       {peeringTo(*network, *remote), peeringTo(*remote, *network)}};
        return NewThing{Shared<EditGroup>(std::move(both)), context.next(ObjectKind::peering)};
    }
    return fail("", network->info.name + " is peered with every other virtual network already.");
}

NodePool newPool(const NewContext& context, NodePoolMode mode) {
    NodePool pool;
    pool.mode = mode;
    pool.name = freeName(context.plan, ObjectKind::nodePool, mode == NodePoolMode::system ? "system1" : "pool1");
    pool.count = 3;
    return pool;
}

/// A free /16 unless the default meets nothing in the plan.
Prefix newClusterRange(const NewContext& context, const Prefix& standard) {
    const auto meets = [&](const std::vector<Prefix>& prefixes) {
        return std::ranges::any_of(prefixes, [&](const Prefix& prefix) { return prefix.overlaps(standard); });
    };
    const bool taken = std::ranges::any_of(context.plan.virtualNetworks,
                                           [&](const auto& network) { return meets(network->addressPrefixes); }) ||
                       std::ranges::any_of(context.plan.externalNetworks,
                                           [&](const auto& network) { return meets(network.addressPrefixes); });
    return taken ? freePrivatePrefix(context.plan, standard.length()).value_or(standard) : standard;
}

/// Azure CNI Overlay with Cilium, what Microsoft recommends for new clusters, and a system pool of three nodes.
Result<NewThing> newCluster(const NewContext& context) {
    Cluster cluster;
    cluster.info = newInfo(context, ObjectKind::cluster, "aks-1");
    NetworkProfile& network = cluster.networkProfile;
    network.networkPlugin = NetworkPlugin::azure;
    network.networkPluginMode = NetworkPluginMode::overlay;
    network.networkDataplane = NetworkDataplane::cilium;
    network.networkPolicy = NetworkPolicy::cilium;
    network.outboundType = OutboundType::loadBalancer;
    network.loadBalancerSku = LoadBalancerSku::standard;
    network.podCidrs = {newClusterRange(context, catalog::defaultPodCidr())};
    const Prefix services = newClusterRange(context, catalog::defaultServiceCidr());
    network.serviceCidrs = {services};
    network.dnsServiceIp = services.first().plus(10);
    NodePool pool = newPool(context, NodePoolMode::system);
    pool.vnetSubnet = context.subnet();
    cluster.agentPoolProfiles.push_back(std::move(pool));
    return NewThing{PutCluster{std::move(cluster)}, context.next(ObjectKind::cluster)};
}

/// In the subnets of the cluster's first pool.
Result<NewThing> newNodePool(const NewContext& context) {
    const auto enclosing = context.enclosing(ObjectKind::cluster);
    const Cluster* cluster = enclosing                       ? context.index.find(ClusterId(enclosing->number))
                             : context.plan.clusters.empty() ? nullptr
                                                             : &*context.plan.clusters.front();
    if (!cluster) {
        return fail("", "A node pool needs a cluster; add one first.");
    }
    NodePool pool = newPool(context, cluster->agentPoolProfiles.empty() ? NodePoolMode::system : NodePoolMode::user);
    if (!cluster->agentPoolProfiles.empty()) {
        const NodePool& first = cluster->agentPoolProfiles.front();
        pool.vnetSubnet = first.vnetSubnet;
        pool.podSubnet = first.podSubnet;
        pool.podIpAllocationMode = first.podIpAllocationMode;
        pool.maxPods = first.maxPods;
    } else {
        pool.vnetSubnet = context.subnet();
    }
    return NewThing{PutNodePool{cluster->id, std::move(pool)}, context.next(ObjectKind::nodePool)};
}

Result<NewThing> newExternalNetwork(const NewContext& context) {
    ExternalNetwork network;
    network.name = freeName(context.plan, ObjectKind::externalNetwork, "on-premises");
    network.connection = ExternalConnection::vpn;
    if (const auto prefix = freePrivatePrefix(context.plan, newNetworkLength)) {
        network.addressPrefixes = {*prefix};
    }
    if (const VirtualNetwork* connected = context.network()) {
        network.connectedVirtualNetworks = {connected->id};
    }
    return NewThing{Put<ExternalNetwork>{std::move(network)}, context.next(ObjectKind::externalNetwork)};
}

Result<NewThing> newPrivateEndpoint(const NewContext& context) {
    const auto subnet = context.subnet();
    if (!subnet) {
        return fail("", "A private endpoint needs a subnet; add one first.");
    }
    SubnetConsumer consumer;
    consumer.kind = SubnetConsumerKind::privateEndpoint;
    consumer.name = freeName(context.plan, ObjectKind::subnetConsumer, "pe-1");
    consumer.subnet = *subnet;
    return NewThing{Put<SubnetConsumer>{std::move(consumer)}, context.next(ObjectKind::subnetConsumer)};
}

Result<NewThing> newRouteTable(const NewContext& context) {
    RouteTable table;
    table.info = newInfo(context, ObjectKind::routeTable, "rt-1");
    Route everything;
    everything.name = "default";
    everything.addressPrefix = "0.0.0.0/0";
    if (!context.plan.firewalls.empty()) {
        everything.nextHopIpAddress = context.plan.firewalls.front().privateIpAddress;
    }
    table.routes.push_back(std::move(everything));
    return NewThing{Put<RouteTable>{std::move(table)}, context.next(ObjectKind::routeTable)};
}

/// A thing of which only the name is known.
template <class T>
NewThing newNamed(const NewContext& context, ObjectKind kind, const std::string& wanted) {
    T thing;
    thing.info = newInfo(context, kind, wanted);
    return {Put<T>{std::move(thing)}, context.next(kind)};
}

/// In AzureFirewallSubnet where the plan has one, with the first address Azure gives there.
Result<NewThing> newFirewall(const NewContext& context) {
    NewThing made = newNamed<Firewall>(context, ObjectKind::firewall, "fw-1");
    auto& firewall = std::get<Put<Firewall>>(made.edit).value;
    for (const auto& network : context.plan.virtualNetworks) {
        for (const Subnet& subnet : network->subnets) {
            if (!firewall.subnet && subnet.name == "AzureFirewallSubnet") {
                firewall.subnet = subnet.id;
                const auto v4 = std::ranges::find_if(subnet.addressPrefixes, &Prefix::isV4);
                firewall.privateIpAddress = v4 == subnet.addressPrefixes.end() ? std::nullopt : v4->first().plus(4);
            }
        }
    }
    return made;
}

Result<NewThing> newApprovedRange(const NewContext& context) {
    const std::string name = freeName(context.plan, ObjectKind::approvedRange, "approved-1");
    ApprovedRange range{.id = ApprovedRangeId(newNumber),
                        .name = name,
                        .note = {},
                        .range = *Prefix::parse("10.0.0.0/8"),
                        .unknownFields = {}};
    return NewThing{Put<ApprovedRange>{std::move(range)}, context.next(ObjectKind::approvedRange)};
}

}  // namespace

Result<NewThing> makeNew(NewKind kind, const Plan& plan, ObjectRef current) {
    const NewContext context{plan, PlanIndex(plan), current};
    switch (kind) {
        case NewKind::virtualNetwork: return newVirtualNetwork(context);
        case NewKind::subnet: return newSubnet(context);
        case NewKind::peering: return newPeering(context);
        case NewKind::cluster: return newCluster(context);
        case NewKind::nodePool: return newNodePool(context);
        case NewKind::externalNetwork: return newExternalNetwork(context);
        case NewKind::privateEndpoint: return newPrivateEndpoint(context);
        case NewKind::routeTable: return newRouteTable(context);
        case NewKind::natGateway: return newNamed<NatGateway>(context, ObjectKind::natGateway, "natgw-1");
        case NewKind::firewall: return newFirewall(context);
        case NewKind::approvedRange: return newApprovedRange(context);
        case NewKind::publicIpPrefix: return newNamed<PublicIpPrefix>(context, ObjectKind::publicIpPrefix, "ippre-1");
    }
    return fail("", "Nothing of that kind can be added.");
}

}  // namespace aksnet::ui
