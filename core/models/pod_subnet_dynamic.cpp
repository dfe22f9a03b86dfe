// SPDX-License-Identifier: GPL-3.0-or-later
//
// Azure CNI Pod Subnet, dynamic allocation: nodes take one address of the node subnet; pods take addresses of a pod subnet
// in batches of 16, and each node's network container takes one more there.
#include "core/catalog/limits.h"
#include "core/models/definitions.h"
#include "core/models/pod_batches.h"

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

constexpr std::array podSubnetDynamicNotes{
    catalog::FeatureNote{catalog::Feature::dualStack, catalog::Support::unsupported,
                         "Dynamic pod subnets know IPv4 only.", catalog::sources::dualStack},
    catalog::FeatureNote{catalog::Feature::windowsServer2019, catalog::Support::unsupported,
                         "Windows pools with a pod subnet need Windows Server 2022 or later.",
                         catalog::sources::podSubnetConcepts},
    catalog::FeatureNote{catalog::Feature::managedNetwork, catalog::Support::unsupported,
                         "Pod subnets lie in a virtual network of your own.", catalog::sources::podSubnetConcepts},
    catalog::FeatureNote{catalog::Feature::managedNatGateway, catalog::Support::unsupported,
                         "A managed NAT gateway needs the virtual network that AKS makes.",
                         catalog::model_sources::outboundTypes},
    catalog::FeatureNote{catalog::Feature::blockedEgress, catalog::Support::unsupported,
                         "Outbound type block needs the virtual network that AKS makes.",
                         catalog::model_sources::outboundTypes},
    catalog::FeatureNote{catalog::Feature::staticEgressGateway, catalog::Support::unsupported,
                         "A static egress gateway does not work with pod subnets.",
                         catalog::model_sources::staticEgressGateway},
    catalog::FeatureNote{catalog::Feature::gatewayPools, catalog::Support::unsupported,
                         "A static egress gateway does not work with pod subnets.",
                         catalog::model_sources::staticEgressGateway},
    catalog::FeatureNote{catalog::Feature::nodeProvisioning, catalog::Support::unsupported,
                         "Node auto-provisioning does not support pod subnets.",
                         catalog::model_sources::nodeProvisioning},
    catalog::FeatureNote{catalog::Feature::availabilitySets, catalog::Support::unsupported,
                         "Pod subnets need scale sets.", catalog::sources::podSubnetConcepts},
    catalog::FeatureNote{catalog::Feature::podCidrExpansion, catalog::Support::unsupported,
                         "Pods have no range of their own that could grow.", catalog::model_sources::podCidrExpansion},
    catalog::FeatureNote{catalog::Feature::azurePolicy, catalog::Support::supported,
                         "Azure network policies reach 250 nodes and 20,000 pods.",
                         catalog::model_sources::networkPolicies},
    catalog::FeatureNote{catalog::Feature::customRouteTable, catalog::Support::supported,
                         "The table stands on the node subnet and on the pod subnet.",
                         catalog::sources::podSubnetConcepts},
    catalog::FeatureNote{catalog::Feature::userAssignedNatGateway, catalog::Support::supported,
                         "The gateway stands on the node subnet and on the pod subnet.",
                         catalog::model_sources::outboundTypes},
    catalog::FeatureNote{catalog::Feature::userDefinedRouting, catalog::Support::supported,
                         "The table stands on the node subnet and on the pod subnet.",
                         catalog::model_sources::outboundTypes},
    catalog::FeatureNote{catalog::Feature::fiveThousandNodes, catalog::Support::supported,
                         "As far as 65,536 private addresses of a virtual network reach.",
                         catalog::model_sources::networkLimits},
};

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
