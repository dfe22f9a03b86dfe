// SPDX-License-Identifier: GPL-3.0-or-later
//
// One plan in which every destination exists that a pod may want: a cluster of any model, machines near and far, a peer,
// on-premises, endpoints, and a second cluster in the same network.
#pragma once

#include "core/egress/tracer.h"
#include "core/io/plan_file.h"
#include "core/models/model.h"
#include "tests/core/facts/fact_plans.h"
#include "tests/support/show.h"

namespace aksnet::testing {

/// What a cluster of these tests is made of.
struct EgressCase {
    ModelId model = ModelId::overlay;
    NetworkDataplane dataplane = NetworkDataplane::azure;
    OsType os = OsType::linux;
    OutboundType outbound = OutboundType::loadBalancer;
    std::vector<Prefix> nonMasqueradeCidrs = {};
    bool disableOutboundNat = false;
};

/// vnet 10.1.0.0/16 with nodes, pods, data and gateway; peer 10.2.0.0/16; head office 192.168.0.0/20 behind the gateway.
class EgressPlan {
public:
    explicit EgressPlan(const EgressCase& which) {
        using namespace literals;
        network = m_make.network("vnet", {"10.1.0.0/16"_prefix});
        nodes = m_make.subnet(network, "nodes", {"10.1.0.0/24"_prefix});
        pods = m_make.subnet(network, "pods", {"10.1.16.0/20"_prefix});
        data = m_make.subnet(network, "data", {"10.1.1.0/24"_prefix});
        otherNodes = m_make.subnet(network, "other-nodes", {"10.1.32.0/22"_prefix});
        m_make.subnet(network, "GatewaySubnet", {"10.1.2.0/27"_prefix});
        peer = m_make.network("peer", {"10.2.0.0/16"_prefix});
        peerData = m_make.subnet(peer, "peer-data", {"10.2.1.0/24"_prefix});
        m_make.peering(network, peer);
        m_make.peering(peer, network);
        office = m_make.external("office", {"192.168.0.0/20"_prefix}, {network});
        m_make.put(PutCluster{clusterOf(which, "aks", nodes, pods)});
        cluster = m_make.plan().clusters.front()->id;
        pool = m_make.plan().clusters.front()->agentPoolProfiles.front().id;
        m_make.put(PutCluster{clusterOf(which, "other", otherNodes, pods)});
        otherPool = m_make.plan().clusters.back()->agentPoolProfiles.front().id;
        Plan changed = m_make.plan();
        for (Subnet& subnet : changed.virtualNetworks.front().edit().subnets) {
            if (subnet.id == nodes || subnet.id == pods) {
                subnet.serviceEndpoints = {"Microsoft.Storage"};
            }
        }
        plan = std::make_shared<const Plan>(std::move(changed));
        facts = computeFacts(plan);
    }

    [[nodiscard]] Trace trace(const Endpoint& to, std::uint16_t port = 443) const {
        return aksnet::trace(*facts, {.source = PodEndpoint{.pool = pool}, .destination = to, .port = port});
    }

    VirtualNetworkId network{0};
    VirtualNetworkId peer{0};
    SubnetId nodes{0};
    SubnetId pods{0};
    SubnetId data{0};
    SubnetId otherNodes{0};
    SubnetId peerData{0};
    ExternalNetworkId office{0};
    ClusterId cluster{0};
    NodePoolId pool{0};
    NodePoolId otherPool{0};
    std::shared_ptr<const Plan> plan;
    std::shared_ptr<const Facts> facts;

private:
    static Cluster clusterOf(const EgressCase& which, const std::string& name, SubnetId nodeSubnet,
                             SubnetId podSubnet) {
        Cluster value;
        value.info.name = name;
        value.kubernetesVersion = "1.33";
        value.networkProfile = profileOf(which.model == ModelId::kubenet        ? NetworkPlugin::kubenet
                                         : which.model == ModelId::bringYourOwn ? NetworkPlugin::none
                                                                                : NetworkPlugin::azure);
        if (which.model == ModelId::overlay) {
            value.networkProfile.networkPluginMode = NetworkPluginMode::overlay;
        }
        if (!model(which.model).isFlat) {
            value.networkProfile.podCidrs = {*Prefix::parse("10.244.0.0/16")};
        }
        value.networkProfile.serviceCidrs = {*Prefix::parse("172.20.0.0/16")};
        value.networkProfile.dnsServiceIp = *IpAddress::parse("172.20.0.10");
        value.networkProfile.networkDataplane = which.dataplane;
        value.networkProfile.outboundType = which.outbound;
        value.networkProfile.nonMasqueradeCidrs = which.nonMasqueradeCidrs;
        NodePool nodePool = poolOf(3, nodeSubnet);
        nodePool.name = name + "pool";
        nodePool.maxPods = 20;
        nodePool.osType = which.os;
        nodePool.disableOutboundNat = which.disableOutboundNat;
        if (model(which.model).usesPodSubnet) {
            nodePool.podSubnet = podSubnet;
            nodePool.podIpAllocationMode = which.model == ModelId::podSubnetStatic
                                               ? PodIpAllocationMode::staticBlock
                                               : PodIpAllocationMode::dynamicIndividual;
        }
        value.agentPoolProfiles = {nodePool};
        return value;
    }

    PlanMaker m_make;
};

}  // namespace aksnet::testing
