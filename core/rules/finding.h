// SPDX-License-Identifier: GPL-3.0-or-later
//
// A finding: one thing that is wrong, or will be, with the sum behind it and ways to mend it.
#pragma once

#include "core/plan/edit.h"

namespace aksnet {

/// One line of the arithmetic: "pool1" · "10 nodes × (1 + 30 pods)" · 310.
struct SumRow {
    std::string label;
    std::string expression;
    std::string value;  ///< grouped number with unit if it is not addresses, or a prefix

    bool operator==(const SumRow&) const = default;
};

/// What can be moved so that a finding goes: see lever.h.
enum class Lever : std::uint8_t {
    none,
    nodeCount,
    autoscalerBounds,
    maxSurge,
    nodePools,
    maxPods,
    poolSubnet,
    podSubnet,
    allocationMode,
    osType,
    podCidr,
    podCidrSize,
    serviceCidr,
    dnsServiceIp,
    ipFamilies,
    dataPlane,
    policyEngine,
    networkingModel,
    outboundType,
    outboundAddresses,
    loadBalancerSku,
    subnetPrefix,
    addressSpace,
    virtualNetwork,
    attachedRouteTable,
    apiServerIntegration,
    privateCluster,
    privateDnsZone,
    authorizedRanges,
    routes,
    securityRules,
    peering,
    natGateway,
    publicAddresses,
    firewall,
    delegation,
    neighbours,
    subnetPolicies,
    dnsServers,
    externalNetwork,
    name,
    poolName,
    vmSize,
    poolKind,
    poolMode,
    addOn,
    identity,
    tier,
    kubernetesVersion,
    approvedRanges,
    upgradeSettings,
    region,
    removal,
};

/// What a rule has worked out for a lever of a thing: {maxPods, pool, 23, "pool apps: 23 or fewer"}. With that value, all
/// else as it is, the finding goes.
struct LeverTarget {
    Lever lever;
    ObjectRef thing;
    int value;  ///< a count, or a prefix length; 0: no number to name
    std::string text;
};

/// A change that clears the finding. `apply` accepts the edit.
struct Fix {
    std::string label;  ///< "Change aks-nodes to 10.1.4.0/22"
    Edit edit;
};

struct Finding {
    std::string_view ruleId;                  ///< "IP-001"
    std::string_view ruleName;                ///< "subnet-outside-vnet"
    Severity severity = Severity::error;      ///< in this plan
    Severity ruleSeverity = Severity::error;  ///< as the rule says; differs only where the plan overrides it
    std::string_view azureCode;               ///< Azure's error code, or empty where none is known
    ObjectRef subject;
    std::vector<ObjectRef> related;  ///< other things involved, for badges and highlighting
    std::string where;               ///< path in the plan file: "virtualNetworks[0].subnets[2].addressPrefixes"
    std::string message;             ///< one or two sentences with the numbers
    std::vector<SumRow> sum;
    std::vector<Fix> fixes;
    std::vector<LeverTarget>
        targets;               ///< of the rule's levers those that help here, with numbers to name; empty: all do
    std::string azureMessage;  ///< what Azure would say, with the numbers where the rule knows them; or empty
    std::string waivedReason;  ///< not empty: accepted by a waiver, still listed
};

}  // namespace aksnet
