// SPDX-License-Identifier: GPL-3.0-or-later
//
// See capabilities.h.
#include "core/models/capabilities.h"

#include "core/base/text.h"

#include <fmt/format.h>

namespace aksnet {

namespace {

using catalog::Feature;
using catalog::FeatureSet;
using catalog::Support;

void addPolicy(FeatureSet& features, NetworkPolicy policy) {
    switch (policy) {
        case NetworkPolicy::none: break;
        case NetworkPolicy::azure: features.add(Feature::azurePolicy); break;
        case NetworkPolicy::calico: features.add(Feature::calicoPolicy); break;
        case NetworkPolicy::cilium: features.add(Feature::ciliumPolicy); break;
    }
}

void addOutboundType(FeatureSet& features, OutboundType type) {
    switch (type) {
        case OutboundType::loadBalancer: features.add(Feature::loadBalancerEgress); break;
        case OutboundType::userDefinedRouting: features.add(Feature::userDefinedRouting); break;
        case OutboundType::managedNatGateway: features.add(Feature::managedNatGateway); break;
        case OutboundType::managedNatGatewayV2:
            break;  // StandardV2 carries both families; its network is checked by a rule
        case OutboundType::userAssignedNatGateway: features.add(Feature::userAssignedNatGateway); break;
        case OutboundType::none: features.add(Feature::isolatedEgress); break;
        case OutboundType::block: features.add(Feature::blockedEgress); break;
    }
}

/// What the cluster uses beside its pools.
FeatureSet profileFeatures(const Cluster& cluster) {
    const NetworkProfile& profile = cluster.networkProfile;
    FeatureSet features{Feature::linuxPools};
    // A plugin of one's own brings its data plane; a stated one is told as what it is.
    const bool isOwnPlugin = profile.networkPlugin == NetworkPlugin::none;
    if (profile.networkDataplane == NetworkDataplane::cilium) {
        features.add(Feature::ciliumDataPlane);
    } else if (!isOwnPlugin) {
        features.add(Feature::azureDataPlane);
    }
    addPolicy(features, profile.networkPolicy.value_or(NetworkPolicy::none));
    addOutboundType(features, effectiveOutboundType(cluster));
    const auto addIf = [&features](bool isUsed, Feature feature) {
        if (isUsed) {
            features.add(feature);
        }
    };
    addIf(isDualStack(cluster), Feature::dualStack);
    addIf(!cluster.virtualNodesSubnetName.empty(), Feature::virtualNodes);
    addIf(cluster.ingressApplicationGatewaySubnet || cluster.ingressApplicationGatewaySubnetCidr,
          Feature::applicationGateway);
    addIf(cluster.apiServerAccessProfile.enablePrivateCluster, Feature::privateCluster);
    addIf(cluster.apiServerAccessProfile.enableVnetIntegration, Feature::apiServerIntegration);
    addIf(profile.staticEgressGatewayEnabled, Feature::staticEgressGateway);
    addIf(cluster.nodeProvisioningAuto, Feature::nodeProvisioning);
    addIf(equalsIgnoringCase(profile.kubeProxyMode, "IPVS"), Feature::ipvsProxy);
    if (const auto& advanced = profile.advancedNetworking; advanced && advanced->enabled) {
        addIf(advanced->observability, Feature::observability);
        addIf(advanced->security, Feature::networkSecurity);
        addIf(equalsIgnoringCase(advanced->accelerationMode, "BpfVeth"), Feature::hostRouting);
    }
    return features;
}

FeatureSet featuresOf(const Combination& combination) {
    FeatureSet features{combination.os == OsType::windows ? Feature::windowsPools : Feature::linuxPools};
    if (combination.dataPlane == NetworkDataplane::cilium) {
        features.add(Feature::ciliumDataPlane);
    } else if (combination.model != ModelId::bringYourOwn) {
        features.add(Feature::azureDataPlane);
    }
    addPolicy(features, combination.policy);
    if (combination.isDualStack) {
        features.add(Feature::dualStack);
    }
    return features;
}

/// Collects the worst that is said.
struct Verdict {
    Capability worst{Support::supported, "It is among the options of the model, and no page speaks against it.",
                     catalog::sources::cniOverview};
    bool isTold = false;

    void hear(Support support, std::string_view why, const Source& source) {
        if (support > worst.support || !isTold) {
            worst = {support, why, source};
            isTold = true;
        }
    }
};

Capability verdictOn(const Model& model, FeatureSet features) {
    Verdict verdict;
    for (const catalog::FeatureNote& note : model.notes) {
        if (features.has(note.feature) && note.belowMinor == 0) {
            verdict.hear(note.support, note.why, note.source);
        }
    }
    for (const catalog::FeatureConflict& conflict : catalog::featureConflicts()) {
        if (features.has(conflict.a) && features.has(conflict.b) && conflict.belowMinor == 0) {
            verdict.hear(conflict.support, conflict.why, conflict.source);
        }
    }
    return verdict.worst;
}

/// Whether a statement that holds below a Kubernetes version holds for this one; nothing is said of an unknown version.
bool holdsFor(int belowMinor, KubernetesVersion version) {
    return belowMinor == 0 || (version != KubernetesVersion{} && version < KubernetesVersion{1, belowMinor});
}

/// Hears what is said of a part of the features and keeps what is not plainly supported.
class CapabilityIssueList {
public:
    explicit CapabilityIssueList(KubernetesVersion version) : m_version(version) {}

    /// What the model says of the features.
    void addNotes(const Model& model, FeatureSet features, std::optional<NodePoolId> pool) {
        for (const catalog::FeatureNote& note : model.notes) {
            if (note.support != Support::supported && features.has(note.feature) &&
                holdsFor(note.belowMinor, m_version)) {
                m_issues.push_back({note.feature, std::nullopt, &model, note.support, note.why, note.source, pool});
            }
        }
    }
    /// What excludes each other among `features` where at least one of the two is in `part`.
    void addConflicts(const Model& model, FeatureSet features, FeatureSet part, std::optional<NodePoolId> pool) {
        for (const catalog::FeatureConflict& conflict : catalog::featureConflicts()) {
            if (features.has(conflict.a) && features.has(conflict.b) &&
                (part.has(conflict.a) || part.has(conflict.b)) && holdsFor(conflict.belowMinor, m_version)) {
                m_issues.push_back(
                    {conflict.a, conflict.b, &model, conflict.support, conflict.why, conflict.source, pool});
            }
        }
    }
    [[nodiscard]] std::vector<CapabilityIssue> take() && { return std::move(m_issues); }

private:
    KubernetesVersion m_version;
    std::vector<CapabilityIssue> m_issues;
};

}  // namespace

Capability capabilityOf(const Combination& combination) {
    return verdictOn(model(combination.model), featuresOf(combination));
}

Capability capabilityOf(ModelId id, NetworkDataplane dataPlane, catalog::Feature feature) {
    FeatureSet features = featuresOf(Combination{.model = id, .dataPlane = dataPlane});
    features.add(feature);
    return verdictOn(model(id), features);
}

std::string CapabilityIssue::title() const {
    return with ? fmt::format("{} with {}", catalog::featureTitle(feature), catalog::featureTitle(*with))
                : fmt::format("{} under {}", catalog::featureTitle(feature), model->title);
}

catalog::FeatureSet featuresOf(const NodePool& pool) {
    FeatureSet features{pool.osType == OsType::windows ? Feature::windowsPools : Feature::linuxPools,
                        pool.vnetSubnet || pool.podSubnet ? Feature::ownNetwork : Feature::managedNetwork};
    const auto addIf = [&features](bool isUsed, Feature feature) {
        if (isUsed) {
            features.add(feature);
        }
    };
    addIf(equalsIgnoringCase(pool.osSku, "Windows2019"), Feature::windowsServer2019);
    addIf(equalsIgnoringCase(pool.osSku, "Windows2025"), Feature::windowsServer2025);
    addIf(pool.type == PoolType::availabilitySet, Feature::availabilitySets);
    addIf(pool.scaleSetPriority == ScaleSetPriority::spot, Feature::spotPools);
    addIf(pool.mode == NodePoolMode::gateway, Feature::gatewayPools);
    return features;
}

catalog::FeatureSet featuresOf(const Cluster& cluster) {
    FeatureSet features = profileFeatures(cluster);
    for (const NodePool& pool : cluster.agentPoolProfiles) {
        features = features | featuresOf(pool);
    }
    return features;
}

std::vector<CapabilityIssue> capabilityIssues(const Cluster& cluster) {
    CapabilityIssueList issues(kubernetesVersion(cluster));
    const FeatureSet profile = profileFeatures(cluster);
    const Model& main = modelOf(cluster);
    issues.addNotes(main, profile, std::nullopt);
    issues.addConflicts(main, profile, profile, std::nullopt);
    for (const NodePool& pool : cluster.agentPoolProfiles) {
        const Model& used = modelOf(cluster, pool);
        const FeatureSet own = featuresOf(pool).without(profile);
        if (&used != &main) {
            issues.addNotes(used, profile, pool.id);
        }
        issues.addNotes(used, own, pool.id);
        issues.addConflicts(used, profile | own, own, pool.id);
    }
    return std::move(issues).take();
}

}  // namespace aksnet
