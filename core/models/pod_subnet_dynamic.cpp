// SPDX-License-Identifier: GPL-3.0-or-later
//
// Azure CNI Pod Subnet, dynamic allocation: nodes take one address of the node subnet; pods take addresses of a pod subnet
// in batches of 16, and each node's network container takes one more there.
#include "core/catalog/limits.h"
#include "core/models/pod_batches.h"
#include "core/models/pod_subnet_notes.h"

#include <array>

namespace aksnet::models {

namespace {

/// A full node. 16 × ceil(0.5 + m / 16) is more than m for every m, so the cap at max pods decides and the node ends with
/// m + 1 addresses: 31, not 49, for 30 pods. Microsoft's pages only ask for 16 a node, what an empty node takes.
NodeNeed podSubnetDynamicNodeNeed(int maxPods) {
    return {.nodeSubnet = 1, .podSubnet = podSubnetAddressesTaken(maxPods, {.most = maxPods}), .podCidr = 0};
}

constexpr std::array podSubnetDynamicLimits{
    podsPerNodeLimit,
    nodesPerPoolLimit,
    poolsPerClusterLimit,
    nodesPerClusterLimit,
    nodesPerFreeClusterLimit,
    ModelLimit{LimitKind::podsPerCluster, catalog::mostPodsDynamic.value, catalog::mostPodsDynamic.source},
    addressesPerNetworkLimit,
};

constexpr auto podSubnetDynamicNotes = withPodSubnetNotes(std::array{
    catalog::FeatureNote{catalog::Feature::dualStack, catalog::Support::unsupported,
                         "Dynamic pod subnets know IPv4 only.", catalog::sources::dualStack},
    catalog::FeatureNote{catalog::Feature::fiveThousandNodes, catalog::Support::supported,
                         "As far as 65,536 private addresses of a virtual network reach.",
                         catalog::model_sources::networkLimits},
});

}  // namespace

const Model podSubnetDynamic{
    .id = ModelId::podSubnetDynamic,
    .key = "podSubnetDynamic",
    .title = "Azure CNI Pod Subnet (dynamic)",
    .summary =
        "Nodes and pods take addresses of two subnets; pod addresses come in batches of 16 as pods start, and are reachable from the network.",
    .isFlat = true,
    .usesPodCidr = false,
    .usesPodSubnet = true,
    .defaultMaxPods = catalog::maxPodsPodSubnet,
    .minMaxPods = catalog::smallestMaxPods,
    .maxMaxPods = catalog::largestMaxPods,
    .maxNodesPerCluster = catalog::mostNodesPerCluster,
    .nodeNeed = podSubnetDynamicNodeNeed,
    .nodeNeedIpv6 = noIpv6,
    .nodeNeedText = "1 node address; max pods + 1 in the pod subnet when full",
    .growth = GrowsInBatches(),
    .arm = {.networkPlugin = NetworkPlugin::azure,
            .networkPluginMode = std::nullopt,
            .podIpAllocationMode = PodIpAllocationMode::dynamicIndividual,
            .azOptions = "--network-plugin azure --vnet-subnet-id NODES --pod-subnet-id PODS"},
    .limits = podSubnetDynamicLimits,
    .notes = podSubnetDynamicNotes,
    .retirement = "",
};

}  // namespace aksnet::models
