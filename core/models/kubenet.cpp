// SPDX-License-Identifier: GPL-3.0-or-later
//
// Kubenet (legacy): nodes take one address; pods live in a private CIDR, a /24 a node, reached through one user-defined
// route a node, hence at most 400 nodes.
#include "core/catalog/limits.h"
#include "core/catalog/retirements.h"
#include "core/models/definitions.h"

#include <array>

namespace aksnet::models {

namespace {

NodeNeed kubenetNodeNeed(int /*maxPods*/) {
    return {.nodeSubnet = 1, .podSubnet = 0, .podCidr = static_cast<std::uint64_t>(catalog::podBlockAddresses)};
}

constexpr std::array kubenetLimits{
    podsPerNodeLimit,
    nodesPerPoolLimit,
    poolsPerClusterLimit,
    ModelLimit{LimitKind::nodesPerCluster, static_cast<std::uint64_t>(catalog::mostNodesKubenet.value),
               catalog::mostNodesKubenet.source},
    ModelLimit{LimitKind::routesPerTable, catalog::mostRoutesPerTable.value, catalog::mostRoutesPerTable.source},
};

constexpr std::array kubenetNotes{
    catalog::FeatureNote{catalog::Feature::windowsPools, catalog::Support::unsupported, "Kubenet has Linux nodes only.",
                         catalog::sources::kubenet},
    catalog::FeatureNote{catalog::Feature::ciliumDataPlane, catalog::Support::unsupported,
                         "The Cilium data plane needs Azure CNI.", catalog::model_sources::ciliumDataPlane},
    catalog::FeatureNote{catalog::Feature::azurePolicy, catalog::Support::unsupported,
                         "Azure network policies need Azure CNI.", catalog::model_sources::networkPolicies},
    catalog::FeatureNote{catalog::Feature::ciliumPolicy, catalog::Support::unsupported,
                         "Cilium network policies need Azure CNI.", catalog::model_sources::ciliumDataPlane},
    catalog::FeatureNote{catalog::Feature::dualStack, catalog::Support::existingOnly,
                         "Dual-stack needs Overlay now; older Kubenet clusters keep it.",
                         catalog::sources::overlaySetup},
    catalog::FeatureNote{catalog::Feature::customRouteTable, catalog::Support::supported,
                         "AKS writes its routes into it; it is attached before creation and never swapped.",
                         catalog::sources::kubenet},
    catalog::FeatureNote{catalog::Feature::sharedSubnet, catalog::Support::unsupported,
                         "A subnet and a route table serve one Kubenet cluster.", catalog::sources::kubenet},
    catalog::FeatureNote{catalog::Feature::reachablePods, catalog::Support::unsupported,
                         "Pods are reached through a Service or an ingress only.", catalog::sources::cniOverview},
    catalog::FeatureNote{catalog::Feature::virtualNodes, catalog::Support::unsupported,
                         "Virtual nodes need pods in the virtual network.", catalog::model_sources::virtualNodes},
    catalog::FeatureNote{catalog::Feature::applicationGateway, catalog::Support::supported,
                         "The gateway's subnet has the cluster's route table.",
                         catalog::model_sources::applicationGatewayIngress},
    catalog::FeatureNote{catalog::Feature::applicationGatewayForContainers, catalog::Support::unsupported,
                         "Application Gateway for Containers needs Azure CNI.", catalog::sources::cniOverview},
    catalog::FeatureNote{catalog::Feature::privateCluster, catalog::Support::supported,
                         "Not together with DNS servers and a route table of your own.", catalog::sources::kubenet},
    catalog::FeatureNote{catalog::Feature::userDefinedRouting, catalog::Support::supported,
                         "In the table that AKS writes its routes into.", catalog::sources::kubenet},
    catalog::FeatureNote{catalog::Feature::isolatedEgress, catalog::Support::unsupported,
                         "Network isolated clusters need Azure CNI.", catalog::model_sources::isolatedClusters},
    catalog::FeatureNote{catalog::Feature::blockedEgress, catalog::Support::unsupported,
                         "Network isolated clusters need Azure CNI.", catalog::model_sources::isolatedClusters},
    catalog::FeatureNote{catalog::Feature::staticEgressGateway, catalog::Support::undocumented,
                         "No page says whether a static egress gateway works with Kubenet.",
                         catalog::model_sources::staticEgressGateway},
    catalog::FeatureNote{catalog::Feature::gatewayPools, catalog::Support::undocumented,
                         "No page says whether a static egress gateway works with Kubenet.",
                         catalog::model_sources::staticEgressGateway},
    catalog::FeatureNote{catalog::Feature::nodeProvisioning, catalog::Support::unsupported,
                         "Node auto-provisioning needs Azure CNI Overlay or Node Subnet.",
                         catalog::model_sources::nodeProvisioning},
    catalog::FeatureNote{catalog::Feature::fiveThousandNodes, catalog::Support::unsupported,
                         "A route table has 400 routes, one a node.", catalog::sources::kubenet},
    catalog::FeatureNote{catalog::Feature::podCidrExpansion, catalog::Support::unsupported,
                         "The pod CIDR stays until the cluster moves to Overlay.", catalog::sources::kubenet},
    catalog::FeatureNote{catalog::Feature::observability, catalog::Support::unsupported,
                         "Advanced Container Networking Services need Azure CNI.",
                         catalog::model_sources::advancedNetworking},
    catalog::FeatureNote{catalog::Feature::networkSecurity, catalog::Support::unsupported,
                         "Advanced Container Networking Services need Azure CNI.",
                         catalog::model_sources::advancedNetworking},
};

}  // namespace

const Model kubenet{
    .id = ModelId::kubenet,
    .key = "kubenet",
    .title = "Kubenet",
    .summary =
        "Nodes take one address each; pods get a /24 a node of a private CIDR, reached through one route a node, at most 400. "
        "Being retired.",
    .isFlat = false,
    .usesPodCidr = true,
    .usesPodSubnet = false,
    .defaultMaxPods = catalog::maxPodsKubenet,
    .minMaxPods = catalog::smallestMaxPods,
    .maxMaxPods = catalog::largestMaxPods,
    .maxNodesPerCluster = catalog::mostNodesKubenet,
    .nodeNeed = kubenetNodeNeed,
    .nodeNeedIpv6 = nodeAndRangeIpv6,
    .nodeNeedText = "1 node address; a /24 (256 addresses) of the pod CIDR",
    .growth = GrowsInNodeRanges(),
    .arm = {.networkPlugin = NetworkPlugin::kubenet,
            .networkPluginMode = std::nullopt,
            .podIpAllocationMode = std::nullopt,
            .azOptions = "--network-plugin kubenet"},
    .limits = kubenetLimits,
    .notes = kubenetNotes,
    .retirement = catalog::kubenetRetires,
};

}  // namespace aksnet::models
