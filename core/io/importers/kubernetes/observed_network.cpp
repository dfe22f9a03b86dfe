// SPDX-License-Identifier: GPL-3.0-or-later
//
// The networking model and the pod CIDR of a cluster, from what its nodes have. Blocks of nodes bound a pod CIDR only from
// below: the smallest prefix that holds them is in the true one.
#include "core/base/text.h"
#include "core/catalog/ranges.h"
#include "core/io/importers/kubernetes/observed_ranges.h"
#include "core/io/importers/kubernetes/readers.h"

#include <fmt/format.h>

#include <algorithm>

namespace aksnet {
namespace {

/// How pods get their addresses, and what tells so.
struct SightedModel {
    NetworkPlugin plugin;
    NetworkPluginMode mode;
    std::string_view key;
    std::string_view reason;  ///< empty where it is stated in so many words
};

std::optional<SightedModel> sightedModel(const ClusterSighting& sighting) {
    bool hasBlocks = false;
    for (const NodeObservation* node : sighting.nodes) {
        if (node->isOverlay) {
            return SightedModel{NetworkPlugin::azure, NetworkPluginMode::overlay, "metadata.labels", {}};
        }
        if (node->podSubnetMode) {
            return SightedModel{NetworkPlugin::azure, NetworkPluginMode::standard, "metadata.labels", {}};
        }
        hasBlocks = hasBlocks || !node->podCidrs.empty();
    }
    if (!sighting.configs.empty()) {
        const bool isOverlay = sighting.configs.front()->containers.front().isOverlay;
        return SightedModel{NetworkPlugin::azure,
                            isOverlay ? NetworkPluginMode::overlay : NetworkPluginMode::standard,
                            "status.networkContainers",
                            {}};
    }
    if (sighting.nodes.empty()) {
        return std::nullopt;
    }
    if (hasBlocks) {
        return SightedModel{NetworkPlugin::kubenet, NetworkPluginMode::standard, "spec.podCIDR",
                            "The nodes have pod CIDRs and no label of Azure CNI, so kubenet is assumed."};
    }
    return SightedModel{
        NetworkPlugin::azure, NetworkPluginMode::standard, "spec",
        "The nodes have neither pod CIDRs nor a label of their pods' network, so Azure CNI with pods in the "
        "node subnet is assumed."};
}

/// Takes a word of the network profile where there is none; says so where there is another.
template <class E>
void placeWord(ClusterSighting& sighting, ObservationTarget target, std::optional<E>& value, std::optional<E> seen,
               std::string_view what) {
    if (!seen || value == seen) {
        return;
    }
    if (!value) {
        value = seen;
        return;
    }
    remarkSighting(target, sighting.where(), sighting,
                   {ImportStatus::ignored,
                    {},
                    fmt::format("The plan has {} {}, the nodes look like {}; the plan keeps its own.", what,
                                enumText(*value), enumText(*seen))});
}

void placeModel(ClusterSighting& sighting, ObservationTarget target) {
    NetworkProfile& profile = sighting.cluster->networkProfile;
    const auto model = sightedModel(sighting);
    if (!model) {
        return;
    }
    // A guess must not speak against what is stated.
    const bool isStated = profile.networkPlugin.has_value();
    if (isStated && !model->reason.empty()) {
        return;
    }
    placeWord(sighting, target, profile.networkPlugin, std::optional(model->plugin), "networkPlugin");
    if (model->mode == NetworkPluginMode::overlay || (isStated && profile.networkPluginMode)) {
        placeWord(sighting, target, profile.networkPluginMode, std::optional(model->mode), "networkPluginMode");
    }
    if (!model->reason.empty()) {
        remarkSighting(target, sighting.where(), sighting,
                       {ImportStatus::defaulted, model->key, std::string(model->reason)});
    }
}

RangeEvidence podEvidence(const ClusterSighting& sighting, IpFamily family) {
    RangeEvidence evidence{
        .what = "pod CIDR", .parts = "blocks of nodes", .key = "spec.podCIDRs", .where = &sighting.where()};
    for (const NodeObservation* node : sighting.nodes) {
        for (const Prefix& block : node->podCidrs) {
            evidence.add(block, family);
        }
    }
    for (const NodeNetworkObservation* config : sighting.configs) {
        for (const NetworkContainer& container : config->containers) {
            if (!container.isOverlay) {
                continue;
            }
            if (container.block) {
                evidence.add(*container.block, family);
            }
            if (container.space && container.space->family() == family) {
                evidence.whole = container.space;
            }
        }
    }
    return evidence;
}

}  // namespace

std::optional<Prefix> smallestHolding(const std::optional<Prefix>& bound, const Prefix& part) {
    std::optional<Prefix> holding = bound ? bound : part;
    while (holding && !holding->contains(part)) {
        holding = holding->parent();
    }
    return holding ? holding : bound;
}

void RangeEvidence::add(const Prefix& part, IpFamily family) {
    if (part.family() == family) {
        bound = smallestHolding(bound, part);
    }
}

void placeRange(ClusterSighting& sighting, ObservationTarget target, std::vector<Prefix>& ranges, IpFamily family,
                const RangeEvidence& evidence) {
    if (!evidence.whole && !evidence.bound) {
        return;
    }
    const auto remark = [&](ImportStatus status, std::string note) {
        remarkSighting(target, *evidence.where, sighting, {status, evidence.key, std::move(note)});
    };
    const auto stated = std::ranges::find(ranges, family, &Prefix::family);
    if (stated != ranges.end()) {
        const bool isTold = target.read.contains(sighting.cluster->id.value);
        const Prefix seen = evidence.whole.value_or(evidence.bound.value_or(*stated));
        if (evidence.whole ? *stated == seen : stated->contains(seen)) {
            return;
        }
        if (!isTold && seen.contains(*stated)) {
            *stated = seen;  // an earlier import knew fewer nodes
            return;
        }
        remark(ImportStatus::ignored, fmt::format("The plan has {} {}, but {} are in {}; the plan keeps its own.",
                                                  evidence.what, stated->text(), evidence.parts, seen.text()));
        return;
    }
    const auto put = [&](const Prefix& range) {
        ranges.insert(family == IpFamily::v4 ? ranges.begin() : ranges.end(), range);
    };
    if (evidence.whole) {
        put(*evidence.whole);
        return;
    }
    if (evidence.usual && evidence.usual->contains(*evidence.bound)) {
        put(*evidence.usual);
        remark(ImportStatus::defaulted,
               fmt::format("The {} is not told; all {} are in {}, so AKS's default {} is assumed.", evidence.what,
                           evidence.parts, evidence.bound->text(), evidence.usual->text()));
        return;
    }
    put(*evidence.bound);
    remark(ImportStatus::unknown,
           fmt::format("The {} is not told; {} is the smallest that holds all {}, the true one may "
                       "be larger.",
                       evidence.what, evidence.bound->text(), evidence.parts));
}

void placeNetworkProfile(ClusterSighting& sighting, ObservationTarget target) {
    Cluster& cluster = *sighting.cluster;
    NetworkProfile& profile = cluster.networkProfile;
    placeModel(sighting, target);
    std::string newest;
    std::optional<NetworkDataplane> dataplane;
    std::optional<NetworkPolicy> policy;
    for (const NodeObservation* node : sighting.nodes) {
        dataplane = dataplane ? dataplane : node->dataplane;
        policy = policy ? policy : node->policy;
        newest =
            newest.size() < node->version.size() || (newest.size() == node->version.size() && newest < node->version)
                ? node->version
                : newest;
    }
    placeWord(sighting, target, profile.networkDataplane, dataplane, "networkDataplane");
    placeWord(sighting, target, profile.networkPolicy, policy, "networkPolicy");
    if (cluster.kubernetesVersion.empty() && !newest.empty()) {
        cluster.kubernetesVersion = newest;
        remarkSighting(
            target, sighting.where(), sighting,
            {ImportStatus::defaulted, "status.nodeInfo.kubeletVersion",
             fmt::format("The version of the control plane is not told; that of the newest node, {}, is taken.",
                         newest)});
    }
    RangeEvidence v4 = podEvidence(sighting, IpFamily::v4);
    RangeEvidence v6 = podEvidence(sighting, IpFamily::v6);
    v4.usual = catalog::defaultPodCidr();
    v6.usual = catalog::defaultPodCidrIpv6();
    placeRange(sighting, target, profile.podCidrs, IpFamily::v4, v4);
    placeRange(sighting, target, profile.podCidrs, IpFamily::v6, v6);
    if (profile.ipFamilies.empty() && v6.isKnown()) {
        profile.ipFamilies = {IpFamily::v4, IpFamily::v6};
    }
}

}  // namespace aksnet
