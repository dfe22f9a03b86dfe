// SPDX-License-Identifier: GPL-3.0-or-later
//
// Azure CNI Overlay: nodes take one address of their subnet; pods live in a private CIDR that belongs to no VNet, of which
// every node holds one fixed /24 whatever its max pods. The pod CIDR is no Azure subnet: nothing in it is reserved, so a /16
// has blocks for 256 nodes.
#include "core/catalog/defaults.h"
#include "core/catalog/limits.h"
#include "core/models/definitions.h"

namespace aksnet::models {

namespace {

NodeNeed overlayNodeNeed(int /*maxPods*/) {
    return {.nodeSubnet = 1, .podSubnet = 0, .podCidr = static_cast<std::uint64_t>(catalog::podBlockAddresses)};
}

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
    .nodeNeedText = "1 node address; a /24 (256 addresses) of the pod CIDR",
    .retirement = "",
};

}  // namespace aksnet::models
