// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pod CIDR, service CIDR or the cluster's virtual network meets a range that AKS reserves; also when it is larger.
// Why: documented as unusable; some are refused at creation (aks-facts 15.1 no. 9). Fix: another range.
#include "core/catalog/ranges.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// Refusal is documented for some combinations only; of the others Microsoft says that they are not supported.
bool isRefused(const ClusterFacts& cluster, const Prefix& reserved, bool isPod, bool isService) {
    const bool isLinkLocal = reserved.text() == "169.254.0.0/16";
    const bool isHighPrivate = reserved.text() == "172.30.0.0/16" || reserved.text() == "172.31.0.0/16";
    const bool isOverlayOrKubenet = cluster.model->id == ModelId::overlay || cluster.model->id == ModelId::kubenet;
    return (isLinkLocal && (isPod || isService)) || (isHighPrivate && isPod && isOverlayOrKubenet);
}

void reportReserved(FindingSink& sink, const ClusterFacts& cluster, ObjectRef subject, std::string_view what, std::string_view field, const Prefix& range,
                    const Facts& facts) {
    const bool isPod = what == "pod CIDR";
    const bool isService = what == "service CIDR";
    for (const auto& reserved : catalog::aksReservedRanges()) {
        if (!range.overlaps(reserved.range)) {
            continue;
        }
        const bool refused = isRefused(cluster, reserved.range, isPod, isService);
        Finding& finding = sink.add(subject, field,
                                    fmt::format("The {} {} of cluster {} meets {}, which AKS keeps for itself; {}.", what, range.text(), cluster.value->info.name,
                                                reserved.range.text(), refused ? "the service refuses it" : "Microsoft does not support it"));
        finding.related = {ObjectRef(cluster.cluster)};
        finding.sum = {{std::string(what), "range", range.text()}, {"kept by AKS", "range", reserved.range.text()}};
        if (isPod) {
            addPodCidrFix(facts, cluster, range.length(), finding);
        } else if (isService) {
            addServiceCidrFix(facts, cluster, std::max(range.length(), 16), finding);
        }
    }
}

void checkReservedRange(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        for (const ClusterRange& range : cluster.podCidrs) {
            reportReserved(sink, cluster, cluster.cluster, "pod CIDR", "networkProfile.podCidrs", range.prefix, facts);
        }
        for (const ClusterRange& range : cluster.serviceCidrs) {
            reportReserved(sink, cluster, cluster.cluster, "service CIDR", "networkProfile.serviceCidrs", range.prefix, facts);
        }
        if (cluster.virtualNetwork) {
            for (const Prefix& prefix : facts.index->find(*cluster.virtualNetwork)->addressPrefixes) {
                reportReserved(sink, cluster, *cluster.virtualNetwork, "virtual network range", "addressSpace.addressPrefixes", prefix, facts);
            }
        }
    }
}

}  // namespace

const Rule reservedRange{
    .id = "RNG-008",
    .name = "reserved-range",
    .family = "ranges",
    .severity = Severity::error,
    .title = "Range that AKS keeps for itself",
    .azureCode = "",
    .check = checkReservedRange,
};

}  // namespace aksnet::rules
