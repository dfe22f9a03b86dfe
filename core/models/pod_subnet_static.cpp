// SPDX-License-Identifier: GPL-3.0-or-later
//
// Azure CNI Pod Subnet, static block allocation: each node takes whole /28 blocks of the pod subnet at birth; one address
// of them is the node's own.
#include "core/catalog/defaults.h"
#include "core/catalog/limits.h"
#include "core/models/definitions.h"

namespace aksnet::models {

namespace {

/// blocks = ceil((max pods + 1) / 16): max pods 31 needs 2 blocks, 32 needs 3. The concept page's table says so; the REST
/// reference only asks for max pods / 16 blocks, which differs where max pods is a multiple of 16.
NodeNeed podSubnetStaticNodeNeed(int maxPods) {
    const int block = catalog::staticBlockAddresses;
    const int blocks = (maxPods + catalog::staticBlockOwnAddresses + block - 1) / block;
    return {.nodeSubnet = 1, .podSubnet = static_cast<std::uint64_t>(blocks * block), .podCidr = 0};
}

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
    .nodeNeedText = "1 node address; 16 × ceil((max pods + 1) / 16) in the pod subnet",
    .retirement = "",
};

}  // namespace aksnet::models
