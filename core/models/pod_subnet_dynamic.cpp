// SPDX-License-Identifier: GPL-3.0-or-later
//
// Azure CNI Pod Subnet, dynamic allocation: nodes take one address of the node subnet; pods take addresses of a pod subnet
// in batches of 16, and each node's network container takes one more there (aks-facts 3.5, 14 no. 2, 15.3 no. 7).
#include "core/catalog/limits.h"
#include "core/models/definitions.h"

namespace aksnet::models {

namespace {

/// With U pods a node asks for 16 × ceil(0.5 + U / 16) addresses, never more than max pods. A full node has U = max pods,
/// so the cap decides: max pods, and the one of its network container.
NodeNeed podSubnetDynamicNodeNeed(int maxPods) {
    return {.nodeSubnet = 1, .podSubnet = static_cast<std::uint64_t>(maxPods) + 1, .podCidr = 0};
}

}  // namespace

const Model podSubnetDynamic{
    .id = ModelId::podSubnetDynamic,
    .key = "podSubnetDynamic",
    .title = "Azure CNI Pod Subnet (dynamic)",
    .summary = "Nodes and pods take addresses of two subnets; pod addresses come in batches of 16 as pods start, and are reachable from the network.",
    .isFlat = true,
    .usesPodCidr = false,
    .usesPodSubnet = true,
    // Microsoft's pages name 110 and 250; the command line was seen to take 250 (aks-facts 3.2).
    .defaultMaxPods = 250,
    .minMaxPods = catalog::smallestMaxPods,
    .maxMaxPods = catalog::largestMaxPods,
    .maxNodesPerCluster = catalog::mostNodesPerCluster,
    .nodeNeed = podSubnetDynamicNodeNeed,
    .nodeNeedText = "1 node address; max pods + 1 in the pod subnet when full",
    .retirement = "",
};

}  // namespace aksnet::models
