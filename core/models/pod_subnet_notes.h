// SPDX-License-Identifier: GPL-3.0-or-later
//
// What both kinds of Pod Subnet can and cannot do.
#pragma once

#include "core/models/definitions.h"

#include <array>
#include <utility>

namespace aksnet::models {

inline constexpr std::array podSubnetNotes{
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
};

/// One kind's own notes, and those of both.
template <std::size_t count>
[[nodiscard]] constexpr std::array<catalog::FeatureNote, count + podSubnetNotes.size()> withPodSubnetNotes(
    const std::array<catalog::FeatureNote, count>& own) {
    return [&]<std::size_t... i, std::size_t... j>(std::index_sequence<i...>, std::index_sequence<j...>) {
        return std::array{own[i]..., podSubnetNotes[j]...};
    }(std::make_index_sequence<count>(), std::make_index_sequence<podSubnetNotes.size()>());
}

}  // namespace aksnet::models
