// SPDX-License-Identifier: GPL-3.0-or-later
//
// Kubenet (legacy): nodes take one address; pods live in a private CIDR, a /24 a node, reached through one user-defined
// route a node, hence at most 400 nodes (aks-facts 3.8).
#include "core/catalog/limits.h"
#include "core/models/definitions.h"

namespace aksnet::models {

namespace {

NodeNeed kubenetNodeNeed(int /*maxPods*/) {
    return {.nodeSubnet = 1, .podSubnet = 0, .podCidr = static_cast<std::uint64_t>(catalog::podBlockAddresses)};
}

}  // namespace

const Model kubenet{
    .id = ModelId::kubenet,
    .key = "kubenet",
    .title = "Kubenet",
    .summary = "Nodes take one address each; pods get a /24 a node of a private CIDR, routed by a route table of at most 400 routes. Being retired.",
    .isFlat = false,
    .usesPodCidr = true,
    .usesPodSubnet = false,
    .defaultMaxPods = 110,
    .minMaxPods = catalog::smallestMaxPods,
    .maxMaxPods = catalog::largestMaxPods,
    .maxNodesPerCluster = catalog::mostNodesKubenet,
    .nodeNeed = kubenetNodeNeed,
    .nodeNeedText = "1 node address; a /24 (256 addresses) of the pod CIDR",
    .retirement = "2028-03-31",
};

}  // namespace aksnet::models
