// SPDX-License-Identifier: GPL-3.0-or-later
//
// See capability_report.h.
#include "core/rules/model-capability/capability_report.h"

#include "core/rules/plan_walk.h"
#include "core/rules/routing/default_route.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

using catalog::Feature;

CapabilityTopic topicOfFeature(Feature feature) {
    switch (feature) {
        case Feature::dualStack: return CapabilityTopic::dualStack;
        case Feature::nodeProvisioning: return CapabilityTopic::provisioning;
        case Feature::linuxPools:
        case Feature::windowsPools:
        case Feature::windowsServer2019:
        case Feature::windowsServer2025:
        case Feature::availabilitySets:
        case Feature::dcsv2Machines:
        case Feature::spotPools: return CapabilityTopic::machines;
        case Feature::virtualNodes:
        case Feature::applicationGateway:
        case Feature::applicationGatewayForContainers:
        case Feature::privateLinkService:
        case Feature::privateCluster:
        case Feature::apiServerIntegration: return CapabilityTopic::addOns;
        case Feature::loadBalancerEgress:
        case Feature::managedNatGateway:
        case Feature::userAssignedNatGateway:
        case Feature::userDefinedRouting:
        case Feature::isolatedEgress:
        case Feature::blockedEgress:
        case Feature::staticEgressGateway:
        case Feature::gatewayPools: return CapabilityTopic::egress;
        case Feature::azureDataPlane:
        case Feature::ciliumDataPlane:
        case Feature::hostRouting:
        case Feature::azurePolicy:
        case Feature::calicoPolicy:
        case Feature::ciliumPolicy:
        case Feature::observability:
        case Feature::networkSecurity:
        case Feature::ipvsProxy: return CapabilityTopic::policy;
        default: return CapabilityTopic::none;
    }
}

/// true if the cluster may have anything of the topic beyond what every cluster has; asking the matrix costs more.
bool mayConcern(const Cluster& cluster, CapabilityTopic topic) {
    const NetworkProfile& profile = cluster.networkProfile;
    switch (topic) {
        case CapabilityTopic::dualStack: return usesIpv6(cluster);
        case CapabilityTopic::provisioning: return cluster.nodeProvisioningAuto;
        case CapabilityTopic::machines: return true;
        case CapabilityTopic::addOns:
            return !cluster.virtualNodesSubnetName.empty() || cluster.ingressApplicationGatewaySubnet ||
                   cluster.ingressApplicationGatewaySubnetCidr ||
                   cluster.apiServerAccessProfile.enableVnetIntegration ||
                   cluster.apiServerAccessProfile.enablePrivateCluster;
        case CapabilityTopic::egress:
            return profile.staticEgressGatewayEnabled || profile.outboundType.has_value() ||
                   std::ranges::any_of(cluster.agentPoolProfiles,
                                       [](const NodePool& pool) { return pool.mode == NodePoolMode::gateway; });
        case CapabilityTopic::policy:
            return profile.networkDataplane == NetworkDataplane::cilium ||
                   profile.networkPolicy.value_or(NetworkPolicy::none) != NetworkPolicy::none ||
                   profile.advancedNetworking || !profile.kubeProxyMode.empty();
        case CapabilityTopic::none: return false;
    }
    return false;
}

bool isOfSort(const CapabilityIssue& issue, Feature a, Feature b) {
    return issue.with && ((issue.feature == a && *issue.with == b) || (issue.feature == b && *issue.with == a));
}

std::size_t refusals(const Cluster& cluster) {
    const auto issues = capabilityIssues(cluster);
    return static_cast<std::size_t>(
        std::ranges::count_if(issues, [](const CapabilityIssue& issue) { return !isUncertain(issue.support); }));
}

/// Adds the change of the profile if it makes less of the cluster refused, and nothing else.
template <class Change>
void offerIfBetter(const ClusterFacts& cluster, std::string label, Change change, Finding& finding) {
    Cluster changed = *cluster.value;
    change(changed.networkProfile);
    if (refusals(changed) < refusals(*cluster.value)) {
        finding.fixes.push_back(
            {std::move(label), SetNetworkProfile{cluster.cluster, std::move(changed.networkProfile)}});
    }
}

void addCapabilityFix(const ClusterFacts& cluster, const CapabilityIssue& issue, Finding& finding) {
    const std::string& name = cluster.value->info.name;
    if (isOfSort(issue, Feature::ciliumDataPlane, Feature::azurePolicy) ||
        isOfSort(issue, Feature::ciliumDataPlane, Feature::calicoPolicy)) {
        offerIfBetter(
            cluster, fmt::format("Let Cilium enforce the policies of {}", name),
            [](NetworkProfile& profile) { profile.networkPolicy = NetworkPolicy::cilium; }, finding);
    }
    if (isOfSort(issue, Feature::azureDataPlane, Feature::ciliumPolicy)) {
        offerIfBetter(
            cluster, fmt::format("Give {} the Cilium data plane", name),
            [](NetworkProfile& profile) { profile.networkDataplane = NetworkDataplane::cilium; }, finding);
    }
}

void reportIssue(FindingSink& sink, const ClusterFacts& cluster, const CapabilityIssue& issue) {
    const bool isKept = issue.support == catalog::Support::existingOnly;
    Finding& finding =
        sink.add(issue.pool ? ObjectRef(*issue.pool) : ObjectRef(cluster.cluster), "",
                 fmt::format("Cluster {} has {}, which AKS {}. {}", cluster.value->info.name, issue.title(),
                             isKept ? "keeps only where it is already" : "does not support", issue.why));
    if (isKept) {
        finding.severity = Severity::warning;
    }
    addCapabilityFix(cluster, issue, finding);
}

}  // namespace

CapabilityTopic topicOf(const CapabilityIssue& issue) {
    const Feature other = issue.with.value_or(issue.feature);
    // The kind of network is EGR-001's, and the end of Azure's policies on Windows has a date: RET-003.
    if (issue.feature == Feature::ownNetwork || issue.feature == Feature::managedNetwork ||
        other == Feature::ownNetwork || other == Feature::managedNetwork ||
        isOfSort(issue, Feature::azurePolicy, Feature::windowsPools)) {
        return CapabilityTopic::none;
    }
    // Of two features the narrower topic counts.
    constexpr std::array narrowestFirst{CapabilityTopic::dualStack, CapabilityTopic::provisioning,
                                        CapabilityTopic::machines,  CapabilityTopic::addOns,
                                        CapabilityTopic::egress,    CapabilityTopic::policy};
    for (const CapabilityTopic topic : narrowestFirst) {
        if (topicOfFeature(issue.feature) == topic || topicOfFeature(other) == topic) {
            return topic;
        }
    }
    return CapabilityTopic::none;
}

bool isUncertain(catalog::Support support) {
    return support != catalog::Support::supported && support != catalog::Support::existingOnly &&
           support != catalog::Support::unsupported;
}

bool mayBecomeOverlay(const Facts& facts, const ClusterFacts& cluster) {
    const Cluster& value = *cluster.value;
    const auto hasGroup = [&](SubnetId id) { return facts.index->find(id)->subnet->networkSecurityGroup.has_value(); };
    if (value.networkProfile.networkPolicy.value_or(NetworkPolicy::none) != NetworkPolicy::none ||
        value.ingressApplicationGatewaySubnet || std::ranges::any_of(subnetsOfCluster(facts, cluster), hasGroup)) {
        return false;
    }
    Cluster changed = value;
    changed.networkProfile.networkPlugin = NetworkPlugin::azure;
    changed.networkProfile.networkPluginMode = NetworkPluginMode::overlay;
    return refusals(changed) == 0;
}

void reportCapabilities(const Facts& facts, FindingSink& sink, CapabilityTopic topic) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (!mayConcern(*cluster.value, topic)) {
            continue;
        }
        // Older interfaces do not tell the data plane of a cluster that is there.
        const bool isPlaneUnknown =
            !cluster.value->networkProfile.networkDataplane && !cluster.value->info.armId.empty();
        for (const CapabilityIssue& issue : capabilityIssues(*cluster.value)) {
            if (isPlaneUnknown && isOfSort(issue, Feature::azureDataPlane, Feature::ciliumPolicy)) {
                continue;
            }
            if (issue.support != catalog::Support::supported && !isUncertain(issue.support) &&
                topicOf(issue) == topic) {
                reportIssue(sink, cluster, issue);
            }
        }
    }
}

}  // namespace aksnet::rules
