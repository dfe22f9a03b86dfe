// SPDX-License-Identifier: GPL-3.0-or-later
//
// What: the nodes of a cluster at their largest, a /24 each, do not fit into its pod CIDR.
// Why: the service counts 256 addresses a node, autoscaled pools at their maximum, and refuses; where only surge nodes do not
// fit, the upgrade fails. Fix: a larger pod CIDR, best one that holds the old.
#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/catalog/ranges.h"
#include "core/rules/definitions.h"
#include "core/rules/fix_helpers.h"
#include "core/rules/sizing/size_targets.h"

#include <algorithm>
#include <bit>

#include <fmt/format.h>

namespace aksnet::rules {

namespace {

/// The longest that private IPv4 space has in one piece.
constexpr int shortestPrivate = 8;

std::string blockExpression(int nodes, std::string_view noun, const PoolFacts& pool) {
    return fmt::format("{} × {}", counted(static_cast<unsigned>(nodes), noun), pool.perNode.podCidr);
}

std::vector<SumRow> blockRows(const Facts& facts, const ClusterFacts& cluster) {
    std::vector<SumRow> rows;
    for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
        const PoolFacts& pool = facts.pools[i];
        const std::string name = facts.index->nameOf(pool.pool);
        rows.push_back({name, blockExpression(pool.nodesMax, "node", pool),
                        grouped(Uint128{static_cast<std::uint64_t>(pool.nodesMax)} * pool.perNode.podCidr)});
        if (pool.surge > 0) {
            rows.push_back({name, blockExpression(pool.surge, "surge node", pool),
                            grouped(Uint128{static_cast<std::uint64_t>(pool.surge)} * pool.perNode.podCidr)});
        }
    }
    rows.push_back({"total", "", grouped(cluster.podCidrNeed + cluster.podCidrSurge)});
    // The pod CIDR is no Azure subnet: nothing is reserved in it.
    rows.push_back({"available", "the whole pod CIDR", grouped(cluster.podCidrSize)});
    return rows;
}

/// true if nothing that the cluster meets has addresses of the range.
bool isFreeForPods(const Facts& facts, const ClusterFacts& cluster, const Prefix& range) {
    const auto meets = [&](const Prefix& other) { return other.overlaps(range); };
    if (!catalog::isPrivate(range) || std::ranges::any_of(cluster.serviceCidrs, meets, &ClusterRange::prefix) ||
        std::ranges::any_of(catalog::aksReservedRanges(), meets, &catalog::ForbiddenRange::range)) {
        return false;
    }
    if (!cluster.virtualNetwork) {
        return !meets(catalog::managedVirtualNetwork());
    }
    const VirtualNetwork& network = *facts.index->find(*cluster.virtualNetwork);
    return std::ranges::none_of(network.addressPrefixes, meets) &&
           std::ranges::none_of(
               network.subnets,
               [&](const Subnet& subnet) { return std::ranges::any_of(subnet.addressPrefixes, meets); }) &&
           std::ranges::none_of(facts.reachableFrom(network.id), meets, &ReachableRange::prefix);
}

/// Overlay can be given a range that holds the one it has without a new cluster, so that is offered where it can be.
void addLargerPodCidrFix(const Facts& facts, FindingSink& sink, const ClusterFacts& cluster, int length,
                         Finding& finding) {
    const auto current =
        std::ranges::find_if(cluster.podCidrs, [](const ClusterRange& range) { return range.prefix.isV4(); });
    const Prefix grown = Prefix::containing(current->prefix.first(), length);
    if (!isFreeForPods(facts, cluster, grown)) {
        addPodCidrFix(sink.proposals(), cluster, length, finding);
        return;
    }
    NetworkProfile profile = cluster.value->networkProfile;
    profile.podCidrs.clear();
    for (const ClusterRange& range : cluster.podCidrs) {
        profile.podCidrs.push_back(range.prefix == current->prefix ? grown : range.prefix);
    }
    finding.fixes.push_back({fmt::format("Enlarge the pod CIDR of {} to {}", cluster.value->info.name, grown.text()),
                             SetNetworkProfile{cluster.cluster, std::move(profile)}});
}

void reportPodCidrTooSmall(const Facts& facts, FindingSink& sink, const ClusterFacts& cluster) {
    const std::uint64_t withSurge = cluster.podCidrNeed + cluster.podCidrSurge;
    const bool onlySurge = cluster.podCidrNeed <= cluster.podCidrSize;
    const std::uint64_t need = onlySurge ? withSurge : cluster.podCidrNeed;
    const int fitting = 32 - static_cast<int>(std::bit_width(withSurge - 1));
    const auto block = static_cast<std::uint64_t>(catalog::podBlockAddresses);
    Finding& finding = sink.add(
        cluster.cluster, "networkProfile.podCidrs",
        fmt::format("The pod CIDR of cluster {} has {}, blocks for {}; {} {} and need {}. {}", cluster.value->info.name,
                    counted(cluster.podCidrSize, "address"), counted(cluster.podCidrSize / block, "node"),
                    onlySurge ? "while they are all upgraded its pools have" : "its pools can have",
                    counted(need / block, "node"), grouped(need),
                    fitting >= shortestPrivate
                        ? fmt::format("The smallest that fits, surge included, is a /{}.", fitting)
                        : std::string("No private range is large enough.")));
    finding.severity = onlySurge ? Severity::warning : Severity::error;
    finding.sum = blockRows(facts, cluster);
    finding.targets = podCidrTargets(facts, cluster, fitting >= shortestPrivate ? fitting : 0);
    finding.azureMessage = insufficientSubnetMessage(withSurge, cluster.podCidrSize);
    if (fitting >= shortestPrivate) {
        addLargerPodCidrFix(facts, sink, cluster, fitting, finding);
    }
}

void checkPodCidrTooSmall(const Facts& facts, FindingSink& sink) {
    for (const ClusterFacts& cluster : facts.clusters) {
        if (cluster.podCidrSize > 0 && cluster.podCidrNeed + cluster.podCidrSurge > cluster.podCidrSize) {
            reportPodCidrTooSmall(facts, sink, cluster);
        }
    }
}

}  // namespace

const Rule podCidrTooSmall{
    .id = "SIZE-002",
    .name = "pod-cidr-too-small",
    .family = "sizing",
    .severity = Severity::error,
    .title = "Pod CIDR is too small for the nodes planned",
    .azureCode = "InsufficientSubnetSize",
    .azureMessage = "Pre-allocated IPs N exceeds IPs available M in Subnet",
    .levers = {Lever::nodeCount, Lever::autoscalerBounds, Lever::maxSurge, Lever::podCidrSize},
    .check = checkPodCidrTooSmall,
};

}  // namespace aksnet::rules
