// SPDX-License-Identifier: GPL-3.0-or-later
//
// See features.h.
#include "core/catalog/features.h"

#include "core/catalog/model_sources.h"

#include <array>

namespace aksnet::catalog {

std::string_view supportTitle(Support support) {
    switch (support) {
        case Support::supported: return "supported";
        case Support::preview: return "preview";
        case Support::disputed: return "disputed";
        case Support::undocumented: return "not documented";
        case Support::upToPlugin: return "up to the plugin";
        case Support::existingOnly: return "existing clusters only";
        case Support::unsupported: return "not supported";
    }
    return {};
}

std::string_view featureTitle(Feature feature) {
    switch (feature) {
        case Feature::linuxPools: return "Linux node pools";
        case Feature::windowsPools: return "Windows node pools";
        case Feature::windowsServer2019: return "Windows Server 2019";
        case Feature::windowsServer2025: return "Windows Server 2025";
        case Feature::azureDataPlane: return "Azure data plane";
        case Feature::ciliumDataPlane: return "Cilium data plane";
        case Feature::hostRouting: return "eBPF host routing";
        case Feature::azurePolicy: return "Azure network policy";
        case Feature::calicoPolicy: return "Calico network policy";
        case Feature::ciliumPolicy: return "Cilium network policy";
        case Feature::dualStack: return "dual-stack";
        case Feature::ownNetwork: return "virtual network of your own";
        case Feature::managedNetwork: return "virtual network made by AKS";
        case Feature::customRouteTable: return "route table of your own";
        case Feature::sharedSubnet: return "subnet shared by clusters";
        case Feature::reachablePods: return "pods reachable from the network";
        case Feature::virtualNodes: return "virtual nodes";
        case Feature::applicationGateway: return "Application Gateway ingress";
        case Feature::applicationGatewayForContainers: return "Application Gateway for Containers";
        case Feature::privateLinkService: return "Private Link Service";
        case Feature::privateCluster: return "private cluster";
        case Feature::apiServerIntegration: return "API Server VNet Integration";
        case Feature::loadBalancerEgress: return "egress by load balancer";
        case Feature::managedNatGateway: return "managed NAT gateway";
        case Feature::userAssignedNatGateway: return "NAT gateway of your own";
        case Feature::userDefinedRouting: return "user-defined routing";
        case Feature::isolatedEgress: return "outbound type none";
        case Feature::blockedEgress: return "outbound type block";
        case Feature::staticEgressGateway: return "Static Egress Gateway";
        case Feature::gatewayPools: return "gateway node pools";
        case Feature::nodeProvisioning: return "node auto-provisioning";
        case Feature::spotPools: return "spot node pools";
        case Feature::fiveThousandNodes: return "5,000 nodes";
        case Feature::podCidrExpansion: return "pod CIDR expansion";
        case Feature::availabilitySets: return "availability sets";
        case Feature::dcsv2Machines: return "DCsv2 machines";
        case Feature::observability: return "container network observability";
        case Feature::networkSecurity: return "container network security";
        case Feature::ipvsProxy: return "kube-proxy in IPVS mode";
    }
    return {};
}

std::span<const FeatureConflict> featureConflicts() {
    using enum Feature;
    using enum Support;
    static constexpr std::array conflicts{
        FeatureConflict{ciliumDataPlane, windowsPools, unsupported, "The Cilium data plane has Linux nodes only.",
                        model_sources::ciliumDataPlane},
        FeatureConflict{ciliumDataPlane, azurePolicy, unsupported,
                        "The Cilium data plane enforces policies itself: networkPolicy is cilium or none.",
                        model_sources::ciliumDataPlane},
        FeatureConflict{ciliumDataPlane, calicoPolicy, unsupported,
                        "The Cilium data plane enforces policies itself: networkPolicy is cilium or none.",
                        model_sources::ciliumDataPlane},
        FeatureConflict{azureDataPlane, ciliumPolicy, unsupported,
                        "Cilium network policies need the Cilium data plane.", model_sources::ciliumDataPlane},
        FeatureConflict{ciliumDataPlane, dualStack, unsupported,
                        "Dual-stack with the Cilium data plane needs Kubernetes 1.29 or later.",
                        model_sources::ciliumDataPlane, 29},
        FeatureConflict{ciliumDataPlane, ipvsProxy, unsupported,
                        "The Cilium data plane replaces kube-proxy, so no proxy mode can be set.",
                        model_sources::kubeProxy},
        FeatureConflict{azureDataPlane, hostRouting, unsupported, "eBPF host routing needs the Cilium data plane.",
                        model_sources::advancedNetworking},
        FeatureConflict{ciliumDataPlane, hostRouting, unsupported, "eBPF host routing needs Kubernetes 1.33 or later.",
                        model_sources::advancedNetworking, 33},
        FeatureConflict{azureDataPlane, networkSecurity, unsupported,
                        "Name filters, layer 7 policies and WireGuard need the Cilium data plane.",
                        model_sources::advancedNetworking},
        FeatureConflict{azurePolicy, windowsPools, unsupported,
                        "Azure network policies on Windows ended on 2026-09-30.", model_sources::networkPolicies},
        FeatureConflict{azurePolicy, dualStack, unsupported, "Azure network policies know no IPv6.",
                        sources::dualStack},
        FeatureConflict{azurePolicy, ipvsProxy, unsupported,
                        "Azure network policies do not work with kube-proxy in IPVS mode.",
                        model_sources::networkPolicies},
        FeatureConflict{calicoPolicy, dualStack, unsupported, "Calico is not supported with dual-stack.",
                        sources::dualStack},
        FeatureConflict{calicoPolicy, windowsServer2025, undocumented,
                        "No policy engine is listed for Windows Server 2025.", model_sources::networkPolicies},
        FeatureConflict{calicoPolicy, nodeProvisioning, unsupported,
                        "Node auto-provisioning does not work with Calico.", model_sources::nodeProvisioning},
        FeatureConflict{windowsPools, nodeProvisioning, unsupported,
                        "Node auto-provisioning does not work with Windows node pools.",
                        model_sources::nodeProvisioning},
        FeatureConflict{dualStack, nodeProvisioning, unsupported, "Node auto-provisioning knows no IPv6.",
                        model_sources::nodeProvisioning},
        FeatureConflict{dualStack, virtualNodes, unsupported, "Virtual nodes know no IPv6.",
                        model_sources::virtualNodes},
        FeatureConflict{dualStack, staticEgressGateway, unsupported, "A static egress gateway knows IPv4 only.",
                        model_sources::staticEgressGateway},
        FeatureConflict{dualStack, managedNatGateway, unsupported,
                        "A Standard NAT gateway carries IPv4 only; StandardV2 carries both.",
                        model_sources::natGateway},
        FeatureConflict{dualStack, podCidrExpansion, unsupported, "The pod CIDR of a dual-stack cluster cannot grow.",
                        model_sources::podCidrExpansion},
        FeatureConflict{dualStack, observability, preview,
                        "Container network observability on dual-stack is a preview.", model_sources::release20260305},
        FeatureConflict{windowsPools, podCidrExpansion, unsupported,
                        "The pod CIDR of a cluster with Windows nodes cannot grow.", model_sources::podCidrExpansion},
        FeatureConflict{windowsPools, gatewayPools, unsupported, "Gateway node pools run Linux only.",
                        model_sources::staticEgressGateway},
        FeatureConflict{windowsPools, isolatedEgress, unsupported,
                        "Network isolated clusters have no Windows node pools.", model_sources::isolatedClusters},
        FeatureConflict{windowsPools, blockedEgress, unsupported,
                        "Network isolated clusters have no Windows node pools.", model_sources::isolatedClusters},
        FeatureConflict{hostRouting, staticEgressGateway, unsupported,
                        "A static egress gateway does not work with eBPF host routing.",
                        model_sources::staticEgressGateway},
        FeatureConflict{ownNetwork, managedNatGateway, unsupported,
                        "A managed NAT gateway needs the virtual network that AKS makes.",
                        model_sources::outboundTypes},
        FeatureConflict{ownNetwork, blockedEgress, unsupported,
                        "Outbound type block needs the virtual network that AKS makes.", model_sources::outboundTypes},
        FeatureConflict{managedNetwork, userAssignedNatGateway, unsupported,
                        "A NAT gateway of your own needs a virtual network of your own.", model_sources::outboundTypes},
        FeatureConflict{managedNetwork, userDefinedRouting, unsupported,
                        "User-defined routing needs a virtual network of your own.", model_sources::outboundTypes},
    };
    return conflicts;
}

}  // namespace aksnet::catalog
