// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bring your own CNI: AKS gives nodes one address each and leaves pods to a plugin that the customer installs; the pod CIDR
// is only made known to the control plane, so no arithmetic applies to it.
#include "core/catalog/defaults.h"
#include "core/catalog/limits.h"
#include "core/models/definitions.h"

namespace aksnet::models {

namespace {

NodeNeed bringYourOwnNodeNeed(int /*maxPods*/) {
    return {.nodeSubnet = 1, .podSubnet = 0, .podCidr = 0};
}

}  // namespace

const Model bringYourOwn{
    .id = ModelId::bringYourOwn,
    .key = "bringYourOwn",
    .title = "Bring your own CNI",
    .summary = "Nodes take one address each; how pods get theirs is up to the plugin you install.",
    .isFlat = false,
    .usesPodCidr = true,
    .usesPodSubnet = false,
    .defaultMaxPods = catalog::maxPodsBringYourOwn,
    .minMaxPods = catalog::smallestMaxPods,
    .maxMaxPods = catalog::largestMaxPods,
    .maxNodesPerCluster = catalog::mostNodesPerCluster,
    .nodeNeed = bringYourOwnNodeNeed,
    .nodeNeedText = "1 node address",
    .retirement = "",
};

}  // namespace aksnet::models
