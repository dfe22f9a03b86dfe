// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a standing cluster can be changed, and what a change costs.
#pragma once

#include "core/catalog/model_id.h"
#include "core/catalog/sources.h"

#include <span>

namespace aksnet::catalog {

/// From cheap to dear.
enum class Effort : std::uint8_t {
    freely,      ///< in place; nodes stay
    reimage,     ///< in place; nodes are made anew
    oneWay,      ///< in place, with no way back
    newPool,     ///< a new pool beside the old one, then drain
    newCluster,  ///< a new cluster beside the old one
};
/// "freely", "by reimage", "one-way", "new pool", "new cluster"
[[nodiscard]] std::string_view effortTitle(Effort effort);

/// What is changed.
enum class Changeable : std::uint8_t {
    nodeCount,
    autoscalerBounds,
    maxSurge,
    morePools,
    maxPods,
    poolSubnet,
    poolPodSubnet,
    allocationMode,
    osType,
    podCidr,
    serviceCidr,
    dnsServiceIp,
    ipFamilies,
    dataPlane,
    policyEngine,
    networkPlugin,
    outboundType,
    outboundAddresses,
    loadBalancerSku,
    subnetPrefix,
    networkSpace,
    virtualNetwork,
    routeTable,
    apiServerIntegration,
    privateCluster,
    privateDnsZone,
    authorizedRanges,
    hostRouting,
};
/// "service CIDR"
[[nodiscard]] std::string_view changeableTitle(Changeable what);
/// The property in ARM: "networkProfile.serviceCidr"; of a pool "agentPoolProfiles.maxPods".
[[nodiscard]] std::string_view armProperty(Changeable what);

/// Some changes lead one way: what can be done then depends on whether it has been done already.
enum class ChangeStart : std::uint8_t {
    anywhere,
    before,  ///< the change is still to come: the data plane is Azure's, the SKU is Basic
    after,   ///< it has been made, and this would be the way back
};

struct ChangeRule {
    Changeable what;
    ModelSet models;
    Effort effort;
    bool reimages;               ///< nodes are made anew besides
    bool isDisputed;             ///< sources contradict each other
    std::string_view change;     ///< which change, where not every one is alike: "Azure to Cilium"; else empty
    std::string_view condition;  ///< a sentence: what is needed and what comes with it; may be empty
    Source source;
    ChangeStart start = ChangeStart::anywhere;
};
/// All rules; several about one thing tell of different changes.
[[nodiscard]] std::span<const ChangeRule> changeRules();
/// The rule about a thing under a model: the first, which is the most common change. Null where the model has no such thing.
[[nodiscard]] const ChangeRule* findChangeRule(Changeable what, ModelId model);

/// From one networking model to another.
struct ModelChange {
    ModelId from;
    ModelId to;
    Effort effort;
    bool reimages;
    std::string_view condition;
    Source source;
};
/// Every pair of two models has its answer.
[[nodiscard]] ModelChange modelChange(ModelId from, ModelId to);

}  // namespace aksnet::catalog
