// SPDX-License-Identifier: GPL-3.0-or-later
//
// Kubenet (legacy): nodes take one address; pods live in a private CIDR, a /24 a node, reached through one user-defined
// route a node, hence at most 400 nodes.
#include "core/catalog/defaults.h"
#include "core/catalog/limits.h"
#include "core/catalog/retirements.h"
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
    .nodeNeedText = "1 node address; a /24 (256 addresses) of the pod CIDR",
    .retirement = catalog::kubenetRetires,
};

}  // namespace aksnet::models
