// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bring your own CNI: AKS gives nodes one address each and leaves pods to a plugin that the customer installs; the pod CIDR
// is only made known to the control plane, so no arithmetic applies to it.
#include "core/catalog/limits.h"
#include "core/models/definitions.h"

#include <array>

namespace aksnet::models {

namespace {

NodeNeed bringYourOwnNodeNeed(int /*maxPods*/) {
    return {.nodeSubnet = 1, .podSubnet = 0, .podCidr = 0};
}

NodeNeed bringYourOwnIpv6(int /*maxPods*/) {
    return {.nodeSubnet = 1, .podSubnet = 0, .podCidr = 0};
}

constexpr std::array bringYourOwnLimits{
    podsPerNodeLimit, nodesPerPoolLimit, poolsPerClusterLimit, nodesPerClusterLimit, nodesPerFreeClusterLimit,
};

constexpr std::array bringYourOwnNotes{
    catalog::FeatureNote{catalog::Feature::windowsPools, catalog::Support::upToPlugin,
                         "The network plugin that you install decides.", catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::ciliumDataPlane, catalog::Support::upToPlugin,
                         "The network plugin that you install decides.", catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::hostRouting, catalog::Support::upToPlugin,
                         "The network plugin that you install decides.", catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::dualStack, catalog::Support::upToPlugin,
                         "The network plugin that you install decides.", catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::reachablePods, catalog::Support::upToPlugin,
                         "The network plugin that you install decides.", catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::calicoPolicy, catalog::Support::upToPlugin,
                         "You install and keep Calico yourself.", catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::ciliumPolicy, catalog::Support::upToPlugin,
                         "You install and keep Cilium yourself.", catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::azurePolicy, catalog::Support::unsupported,
                         "Azure network policies need Azure CNI.", catalog::model_sources::networkPolicies},
    catalog::FeatureNote{catalog::Feature::virtualNodes, catalog::Support::unsupported, "Virtual nodes need Azure CNI.",
                         catalog::model_sources::virtualNodes},
    catalog::FeatureNote{catalog::Feature::applicationGateway, catalog::Support::upToPlugin,
                         "The network plugin that you install decides.", catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::applicationGatewayForContainers, catalog::Support::undocumented,
                         "No page says whether Application Gateway for Containers reaches pods of your plugin.",
                         catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::isolatedEgress, catalog::Support::undocumented,
                         "No page says whether a network isolated cluster can bring its own plugin.",
                         catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::blockedEgress, catalog::Support::undocumented,
                         "No page says whether a network isolated cluster can bring its own plugin.",
                         catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::staticEgressGateway, catalog::Support::undocumented,
                         "No page says whether a static egress gateway works with your plugin.",
                         catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::gatewayPools, catalog::Support::undocumented,
                         "No page says whether a static egress gateway works with your plugin.",
                         catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::nodeProvisioning, catalog::Support::supported,
                         "Microsoft does not support the plugin.", catalog::model_sources::nodeProvisioning},
    catalog::FeatureNote{catalog::Feature::fiveThousandNodes, catalog::Support::undocumented,
                         "As far as your plugin reaches.", catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::podCidrExpansion, catalog::Support::supported,
                         "The stated pod CIDR can be changed through the API from version 2026-01-01 on.",
                         catalog::model_sources::bringYourOwnCni},
    catalog::FeatureNote{catalog::Feature::observability, catalog::Support::unsupported,
                         "Advanced Container Networking Services need Azure CNI.",
                         catalog::model_sources::advancedNetworking},
    catalog::FeatureNote{catalog::Feature::networkSecurity, catalog::Support::unsupported,
                         "Advanced Container Networking Services need Azure CNI.",
                         catalog::model_sources::advancedNetworking},
};

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
    .nodeNeedIpv6 = bringYourOwnIpv6,
    .nodeNeedText = "1 node address",
    .growth = GrowsAsThePluginLikes(),
    .arm = {.networkPlugin = NetworkPlugin::none,
            .networkPluginMode = std::nullopt,
            .podIpAllocationMode = std::nullopt,
            .azOptions = "--network-plugin none"},
    .limits = bringYourOwnLimits,
    .notes = bringYourOwnNotes,
    .retirement = "",
};

}  // namespace aksnet::models
