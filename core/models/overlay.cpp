// SPDX-License-Identifier: GPL-3.0-or-later
//
// Azure CNI Overlay: nodes take one address of their subnet; pods live in a private CIDR that belongs to no VNet, of which
// every node holds one fixed /24 whatever its max pods. The pod CIDR is no Azure subnet: nothing in it is reserved, so a /16
// has blocks for 256 nodes.
#include "core/catalog/limits.h"
#include "core/models/definitions.h"

#include <array>

namespace aksnet::models {

namespace {

NodeNeed overlayNodeNeed(int /*maxPods*/) {
    return {.nodeSubnet = 1, .podSubnet = 0, .podCidr = static_cast<std::uint64_t>(catalog::podBlockAddresses)};
}

constexpr std::array overlayLimits{
    podsPerNodeLimit,
    nodesPerPoolLimit,
    poolsPerClusterLimit,
    nodesPerClusterLimit,
    nodesPerFreeClusterLimit,
    ModelLimit{LimitKind::advisedPodsPerCluster, catalog::advisedPodsOverlay.value, catalog::advisedPodsOverlay.source},
    ModelLimit{LimitKind::podsPerCluster, catalog::mostPodsOverlay.value, catalog::mostPodsOverlay.source},
};

constexpr std::array overlayNotes{
    catalog::FeatureNote{catalog::Feature::windowsServer2019, catalog::Support::unsupported,
                         "Windows pools of Overlay need Windows Server 2022 or 2025.",
                         catalog::sources::overlayConcepts},
    catalog::FeatureNote{catalog::Feature::reachablePods, catalog::Support::unsupported,
                         "Pods are reached through a Service or an ingress only.", catalog::sources::cniOverview},
    catalog::FeatureNote{catalog::Feature::virtualNodes, catalog::Support::unsupported,
                         "Virtual nodes need pods in the virtual network.", catalog::model_sources::virtualNodes},
    catalog::FeatureNote{catalog::Feature::availabilitySets, catalog::Support::unsupported, "Overlay needs scale sets.",
                         catalog::sources::overlayConcepts},
    catalog::FeatureNote{catalog::Feature::dcsv2Machines, catalog::Support::unsupported,
                         "Overlay does not run on DCsv2 machines.", catalog::sources::overlayConcepts},
    catalog::FeatureNote{catalog::Feature::applicationGateway, catalog::Support::supported,
                         "The gateway's subnet is a /24 or smaller, delegated, and its controller 1.9.1 or later.",
                         catalog::model_sources::applicationGatewayIngress},
    catalog::FeatureNote{catalog::Feature::applicationGatewayForContainers, catalog::Support::supported,
                         "Its subnet is a /24 exactly.", catalog::sources::gatewayForContainersNetworking},
    catalog::FeatureNote{catalog::Feature::azurePolicy, catalog::Support::supported,
                         "Azure network policies reach 250 nodes and 20,000 pods.",
                         catalog::model_sources::networkPolicies},
    catalog::FeatureNote{catalog::Feature::podCidrExpansion, catalog::Support::supported,
                         "The pod CIDR can grow to a range that holds it, with Linux nodes and IPv4 only.",
                         catalog::model_sources::podCidrExpansion},
    catalog::FeatureNote{catalog::Feature::blockedEgress, catalog::Support::preview,
                         "With the network that AKS makes only.", catalog::model_sources::isolatedClusters},
};

}  // namespace

const Model overlay{
    .id = ModelId::overlay,
    .key = "overlay",
    .title = "Azure CNI Overlay",
    .summary =
        "Nodes take one address each; pods get addresses of a private pod CIDR, a /24 a node, and leave with their node's address.",
    .isFlat = false,
    .usesPodCidr = true,
    .usesPodSubnet = false,
    .defaultMaxPods = catalog::maxPodsOverlay,
    .minMaxPods = catalog::smallestMaxPods,
    .maxMaxPods = catalog::largestMaxPods,
    .maxNodesPerCluster = catalog::mostNodesPerCluster,
    .nodeNeed = overlayNodeNeed,
    .nodeNeedIpv6 = nodeAndRangeIpv6,
    .nodeNeedText = "1 node address; a /24 (256 addresses) of the pod CIDR",
    .growth = GrowsInNodeRanges(),
    .arm = {.networkPlugin = NetworkPlugin::azure,
            .networkPluginMode = NetworkPluginMode::overlay,
            .podIpAllocationMode = std::nullopt,
            .azOptions = "--network-plugin azure --network-plugin-mode overlay"},
    .limits = overlayLimits,
    .notes = overlayNotes,
    .retirement = "",
};

}  // namespace aksnet::models
