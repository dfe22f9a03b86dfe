// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: a pod CIDR, service CIDR or the cluster's virtual network meets a range that AKS keeps for itself; also when it is larger.
// Why: refused for some of them, unsupported for the others. Fix: another range.
#include "core/catalog/ranges.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace aksnet::rules {

namespace {

using namespace literals;

enum class RangeUse : std::uint8_t { pods, services };

/// Refusal is documented for 169.254.0.0/16 at creation (release 2025-01-30), and of pod CIDRs of Overlay and kubenet for
/// 172.30.0.0/16 and 172.31.0.0/16 (release 2026-05-29); of the rest Microsoft only says that they must not be used.
bool isRefused(RangeUse use, const Prefix& reserved, const Model& model) {
    const bool isLinkLocal = reserved == "169.254.0.0/16"_prefix;
    const bool isHighPrivate = reserved == "172.30.0.0/16"_prefix || reserved == "172.31.0.0/16"_prefix;
    const bool isOverlayOrKubenet = model.id == ModelId::overlay || model.id == ModelId::kubenet;
    return isLinkLocal || (isHighPrivate && use == RangeUse::pods && isOverlayOrKubenet);
}

/// What AKS keeps that the range meets, except what the caller leaves to another rule.
std::vector<Prefix> keptRangesMet(const Prefix& range, bool withForbidden) {
    std::vector<Prefix> met;
    for (const auto& reserved : catalog::aksReservedRanges()) {
        const bool isForbidden = std::ranges::any_of(catalog::platformForbiddenRanges(), [&](const auto& forbidden) {
            return forbidden.range.contains(reserved.range);
        });
        if (range.overlaps(reserved.range) && (withForbidden || !isForbidden)) {
            met.push_back(reserved.range);
        }
    }
    return met;
}

/// "172.30.0.0/16 and 172.31.0.0/16"
std::string listedPrefixes(const std::vector<Prefix>& ranges) {
    std::vector<std::string> texts;
    std::ranges::transform(ranges, std::back_inserter(texts), &Prefix::text);
    return fmt::format("{}", fmt::join(texts, " and "));
}

std::vector<SumRow> reservedSum(std::string label, const Prefix& range, const std::vector<Prefix>& kept) {
    std::vector<SumRow> rows{{std::move(label), "range", range.text()}};
    for (const Prefix& prefix : kept) {
        rows.push_back({"kept by AKS", "range", prefix.text()});
    }
    return rows;
}

void checkClusterRanges(FindingSink& sink, const ClusterFacts& cluster, RangeUse use) {
    const bool isPods = use == RangeUse::pods;
    const std::string_view name = isPods ? "pod CIDR" : "service CIDR";
    for (const ClusterRange& range : isPods ? cluster.podCidrs : cluster.serviceCidrs) {
        const std::vector<Prefix> met = keptRangesMet(range.prefix, true);
        if (met.empty()) {
            continue;
        }
        const bool refused =
            std::ranges::any_of(met, [&](const Prefix& kept) { return isRefused(use, kept, *cluster.model); });
        Finding& finding =
            sink.add(cluster.cluster, isPods ? "networkProfile.podCidrs" : "networkProfile.serviceCidrs",
                     fmt::format("The {} {} of cluster {} meets {}, which AKS keeps for itself; {}.", name,
                                 range.prefix.text(), cluster.value->info.name, listedPrefixes(met),
                                 refused ? "it refuses the cluster" : "it does not support that"));
        finding.sum = reservedSum(std::string(name), range.prefix, met);
        finding.targets = {{isPods ? Lever::podCidr : Lever::serviceCidr, cluster.cluster, 0, {}}};
        if (isPods) {
            addPodCidrFix(sink.proposals(), cluster, range.prefix.length(), finding);
        } else {
            // A replacement as large as a too large range would be refused in its turn; a /16 is AKS's default size.
            addServiceCidrFix(sink.proposals(), cluster, std::max(range.prefix.length(), 16), finding);
        }
    }
}

/// Networks that hold clusters, once each. What no virtual network may use at all is IP-005's to say.
void checkNetworkRanges(const Facts& facts, FindingSink& sink) {
    std::map<VirtualNetworkId, std::vector<ClusterId>> clustersOf;
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.virtualNetwork) {
            clustersOf[*cluster.virtualNetwork].push_back(cluster.cluster);
        }
    }
    for (auto& [id, clusters] : clustersOf) {
        const VirtualNetwork& network = *facts.index->find(id);
        for (const Prefix& prefix : network.addressPrefixes) {
            const std::vector<Prefix> met = keptRangesMet(prefix, false);
            if (met.empty()) {
                continue;
            }
            std::ranges::sort(clusters);
            std::vector<std::string> names;
            std::ranges::transform(clusters, std::back_inserter(names),
                                   [&](ClusterId cluster) { return facts.find(cluster)->value->info.name; });
            Finding& finding = sink.add(
                id, "addressSpace.addressPrefixes",
                fmt::format(
                    "Virtual network {} has {}, which meets {}; AKS keeps that for itself and does not support it in a network of {} {}.",
                    network.info.name, prefix.text(), listedPrefixes(met),
                    clusters.size() == 1 ? "cluster" : "clusters", fmt::join(names, ", ")));
            finding.related.assign(clusters.begin(), clusters.end());
            finding.sum = reservedSum(network.info.name, prefix, met);
            finding.targets = {{Lever::addressSpace, id, 0, {}}};
        }
    }
}

void checkReservedRange(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        checkClusterRanges(sink, cluster, RangeUse::pods);
        checkClusterRanges(sink, cluster, RangeUse::services);
    }
    checkNetworkRanges(facts, sink);
}

}  // namespace

const Rule reservedRange{
    .id = "RNG-008",
    .name = "reserved-range",
    .family = "ranges",
    .severity = Severity::error,
    .title = "Range that AKS keeps for itself",
    .azureCode = "",
    .levers = {Lever::podCidr, Lever::serviceCidr, Lever::addressSpace},
    .check = checkReservedRange,
};

}  // namespace aksnet::rules
