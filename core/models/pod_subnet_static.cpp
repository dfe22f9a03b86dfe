// SPDX-License-Identifier: GPL-3.0-or-later
//
// Azure CNI Pod Subnet, static block allocation: each node takes whole /28 blocks of the pod subnet at birth; one address
// of them is the node's own.
#include "core/catalog/limits.h"
#include "core/models/pod_subnet_notes.h"

#include <array>

namespace aksnet::models {

namespace {

/// blocks = ceil((max pods + 1) / 16): max pods 31 needs 2 blocks, 32 needs 3. The concept page's table says so; the REST
/// reference only asks for max pods / 16 blocks, which differs where max pods is a multiple of 16.
NodeNeed podSubnetStaticNodeNeed(int maxPods) {
    const int block = catalog::staticBlockAddresses;
    const int blocks = (maxPods + catalog::staticBlockOwnAddresses + block - 1) / block;
    return {.nodeSubnet = 1, .podSubnet = static_cast<std::uint64_t>(blocks * block), .podCidr = 0};
}

/// IPv6 pod addresses come from the pod subnet too; how many a node holds no page says. We take one for each IPv4 address.
NodeNeed podSubnetStaticIpv6(int maxPods) {
    return podSubnetStaticNodeNeed(maxPods);
}

constexpr std::array podSubnetStaticLimits{
    podsPerNodeLimit,
    nodesPerPoolLimit,
    poolsPerClusterLimit,
    nodesPerClusterLimit,
    nodesPerFreeClusterLimit,
    ModelLimit{LimitKind::podsPerCluster, catalog::mostPodsStaticBlock.value, catalog::mostPodsStaticBlock.source},
};

constexpr auto podSubnetStaticNotes = withPodSubnetNotes(std::array{
    catalog::FeatureNote{catalog::Feature::linuxPools, catalog::Support::unsupported,
                         "Static blocks need Kubernetes 1.28 or later.", catalog::sources::staticBlockAllocation, 28},
    catalog::FeatureNote{
        catalog::Feature::dualStack, catalog::Support::preview,
        "Pods have taken IPv6 addresses of the pod subnet since the release of 2026-06-19; no page describes it yet.",
        catalog::model_sources::release20260619},
    catalog::FeatureNote{catalog::Feature::virtualNodes, catalog::Support::undocumented,
                         "No page says whether virtual nodes work with static blocks.",
                         catalog::model_sources::virtualNodes},
    catalog::FeatureNote{catalog::Feature::privateLinkService, catalog::Support::unsupported,
                         "Services cannot be offered by Private Link Service.",
                         catalog::sources::staticBlockAllocation},
    catalog::FeatureNote{catalog::Feature::fiveThousandNodes, catalog::Support::supported,
                         "As far as a pod subnet of /12 reaches.", catalog::sources::staticBlockAllocation},
});

}  // namespace

const Model podSubnetStatic{
    .id = ModelId::podSubnetStatic,
    .key = "podSubnetStatic",
    .title = "Azure CNI Pod Subnet (static block)",
    .summary =
        "Nodes take /28 blocks of a pod subnet for good, enough for max pods; scales to a million pods, wastes up to a block a node.",
    .isFlat = true,
    .usesPodCidr = false,
    .usesPodSubnet = true,
    .defaultMaxPods = catalog::maxPodsPodSubnet,
    .minMaxPods = catalog::smallestMaxPods,
    .maxMaxPods = catalog::largestMaxPods,
    .maxNodesPerCluster = catalog::mostNodesPerCluster,
    .nodeNeed = podSubnetStaticNodeNeed,
    .nodeNeedIpv6 = podSubnetStaticIpv6,
    .nodeNeedText = "1 node address; 16 × ceil((max pods + 1) / 16) in the pod subnet",
    .growth = GrowsInBlocks(),
    .arm =
        {.networkPlugin = NetworkPlugin::azure,
         .networkPluginMode = std::nullopt,
         .podIpAllocationMode = PodIpAllocationMode::staticBlock,
         .azOptions =
             "--network-plugin azure --vnet-subnet-id NODES --pod-subnet-id PODS --pod-ip-allocation-mode StaticBlock"},
    .limits = podSubnetStaticLimits,
    .notes = podSubnetStaticNotes,
    .retirement = "",
};

}  // namespace aksnet::models
