// SPDX-License-Identifier: GPL-3.0-or-later
//
// Azure CNI Node Subnet (legacy): every node takes its own address and one for each possible pod from the node subnet, at
// birth. That is the documented sum and our headline: 51 nodes of 30 pods need 51 × 31 = 1,581. The service itself was seen
// to count max pods - 1 a node at creation, as two system pods share the node's address; planning on that leaves no room.
#include "core/catalog/defaults.h"
#include "core/catalog/limits.h"
#include "core/models/definitions.h"

namespace aksnet::models {

namespace {

NodeNeed nodeSubnetNodeNeed(int maxPods) {
    return {.nodeSubnet = 1 + static_cast<std::uint64_t>(maxPods), .podSubnet = 0, .podCidr = 0};
}

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
    .nodeNeedText = "1 + max pods addresses of the node subnet",
    .retirement = "",
};

}  // namespace aksnet::models
