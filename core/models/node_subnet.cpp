// SPDX-License-Identifier: GPL-3.0-or-later
//
// Azure CNI Node Subnet (legacy): every node takes its own address and one for each possible pod from the node subnet, at
// birth. That is the documented sum and our headline: 51 nodes of 30 pods need 51 × 31 = 1,581. The service itself was seen
// to count max pods - 1 a node at creation, as two system pods share the node's address; planning on that leaves no room.
#include "core/catalog/limits.h"
#include "core/models/definitions.h"

#include <array>

namespace aksnet::models {

namespace {

NodeNeed nodeSubnetNodeNeed(int maxPods) {
    return {.nodeSubnet = 1 + static_cast<std::uint64_t>(maxPods), .podSubnet = 0, .podCidr = 0};
}

constexpr std::array nodeSubnetLimits{
    podsPerNodeLimit,     nodesPerPoolLimit,        poolsPerClusterLimit,
    nodesPerClusterLimit, nodesPerFreeClusterLimit, addressesPerNetworkLimit,
};

constexpr std::array nodeSubnetNotes{
    catalog::FeatureNote{catalog::Feature::dualStack, catalog::Support::unsupported, "Node Subnet knows IPv4 only.",
                         catalog::sources::dualStack},
    catalog::FeatureNote{catalog::Feature::ciliumDataPlane, catalog::Support::supported,
                         "The command line needs to be 2.69 or later.", catalog::model_sources::ciliumDataPlane},
    catalog::FeatureNote{catalog::Feature::azurePolicy, catalog::Support::supported,
                         "Azure network policies reach 250 nodes and 20,000 pods.",
                         catalog::model_sources::networkPolicies},
    catalog::FeatureNote{catalog::Feature::podCidrExpansion, catalog::Support::unsupported,
                         "Pods have no range of their own that could grow.", catalog::model_sources::podCidrExpansion},
    catalog::FeatureNote{catalog::Feature::fiveThousandNodes, catalog::Support::supported,
                         "As far as 65,536 private addresses of a virtual network reach.",
                         catalog::model_sources::networkLimits},
    catalog::FeatureNote{catalog::Feature::blockedEgress, catalog::Support::preview,
                         "With the network that AKS makes only.", catalog::model_sources::isolatedClusters},
};

}  // namespace

const Model nodeSubnet{
    .id = ModelId::nodeSubnet,
    .key = "nodeSubnet",
    .title = "Azure CNI Node Subnet",
    .summary =
        "Nodes and pods share one subnet; each node reserves max pods addresses at birth. Pods are reachable from the network.",
    .isFlat = true,
    .usesPodCidr = false,
    .usesPodSubnet = false,
    .defaultMaxPods = catalog::maxPodsNodeSubnet,
    .minMaxPods = catalog::smallestMaxPods,
    .maxMaxPods = catalog::largestMaxPods,
    .maxNodesPerCluster = catalog::mostNodesPerCluster,
    .nodeNeed = nodeSubnetNodeNeed,
    .nodeNeedIpv6 = noIpv6,
    .nodeNeedText = "1 + max pods addresses of the node subnet",
    .growth = GrowsAtBirth(),
    .arm = {.networkPlugin = NetworkPlugin::azure,
            .networkPluginMode = std::nullopt,
            .podIpAllocationMode = std::nullopt,
            .azOptions = "--network-plugin azure"},
    .limits = nodeSubnetLimits,
    .notes = nodeSubnetNotes,
    .retirement = "",
};

}  // namespace aksnet::models
