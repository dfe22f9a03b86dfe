// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layouts of pod and service CIDRs, and kubenet's routes.
#include "core/catalog/limits.h"
#include "core/facts/layout_filler.h"

#include <algorithm>

namespace aksnet {

namespace {

using facts::LayoutFiller;
using facts::Run;

/// Addresses of a node's own range: a /24, or a /80 of IPv6.
Uint128 nodeRangeSize(IpFamily family) {
    return family == IpFamily::v4 ? Uint128(catalog::podBlockAddresses.value)
                                  : Uint128{1} << (128 - catalog::podBlockLengthIpv6.value);
}

/// Pools one after the other in each of: nodes of now, growth, surge.
std::vector<Run> podRangeRuns(const Facts& facts, const ClusterFacts& cluster, Uint128 rangeSize) {
    constexpr std::array purposes{SegmentPurpose::podAddresses, SegmentPurpose::podGrowth, SegmentPurpose::podSurge};
    std::vector<Run> runs;
    for (std::size_t stage = 0; stage < purposes.size(); ++stage) {
        for (std::size_t i = 0; i < cluster.poolCount; ++i) {
            const PoolFacts& pool = facts.pools[cluster.firstPool + i];
            const auto most = static_cast<Uint128>(std::max(pool.nodesMax, 0));
            const auto now = std::min(static_cast<Uint128>(std::max(pool.nodesNow, 0)), most);
            const std::array ends{now, most, most + static_cast<Uint128>(std::max(pool.surge, 0))};
            const Uint128 begin = stage == 0 ? 0 : ends[stage - 1];
            if (pool.perNode.podCidr > 0 && begin < ends[stage]) {
                runs.push_back({.purpose = purposes[stage],
                                .owner = pool.pool,
                                .count = (ends[stage] - begin) * rangeSize,
                                .unit = rangeSize,
                                .perNode = rangeSize,
                                .firstIndex = begin * rangeSize});
            }
        }
    }
    return runs;
}

RangeLayout layoutOfPodCidr(const Facts& facts, const ClusterFacts& cluster, const Prefix& prefix) {
    const Uint128 rangeSize = nodeRangeSize(prefix.family());
    LayoutFiller filler(prefix);
    std::vector<Unplaced> unplaced;
    for (const Run& run : podRangeRuns(facts, cluster, rangeSize)) {
        if (const Uint128 left = filler.take(run); left > 0) {
            unplaced.push_back({run.owner, run.purpose, left});
        }
    }
    const bool isTooSmall = prefix.size() < rangeSize;
    RangeLayout layout =
        std::move(filler).finish(cluster.cluster, isTooSmall ? SegmentPurpose::unaligned : SegmentPurpose::free);
    layout.unplaced = std::move(unplaced);
    return layout;
}

/// The lower band of a service CIDR of that size: a sixteenth of it, at least 16 and at most 256 addresses.
Uint128 staticBand(const Prefix& prefix) {
    return std::clamp<Uint128>(prefix.size() / catalog::staticServiceShare.value,
                               Uint128(catalog::leastStaticServices.value), Uint128(catalog::mostStaticServices.value));
}

RangeLayout layoutOfServiceCidr(const ClusterFacts& cluster, const Prefix& prefix) {
    LayoutFiller filler(prefix);
    filler.takeAddress(prefix.first(), SegmentPurpose::unused, {});
    if (prefix.isV4()) {
        filler.takeAddress(prefix.last(), SegmentPurpose::unused, {});
    }
    if (const auto first = prefix.first().plus(1); first && prefix.contains(*first)) {
        filler.takeAddress(*first, SegmentPurpose::kubernetesService, cluster.cluster);
    }
    filler.takeAddress(cluster.dnsServiceIp, SegmentPurpose::dnsService, cluster.cluster);
    // The band counts from the second address on, with the two services that are there already inside it.
    const auto bandEnd = prefix.first().plus(staticBand(prefix));
    RangeLayout layout = std::move(filler).finish(cluster.cluster, SegmentPurpose::dynamicServices);
    std::vector<Segment> segments;
    for (Segment segment : layout.segments) {
        if (segment.purpose != SegmentPurpose::dynamicServices || !bandEnd || segment.range.first() > *bandEnd) {
            segments.push_back(segment);
            continue;
        }
        const IpAddress last = segment.range.last();
        segment.purpose = SegmentPurpose::staticServices;
        segment.owner = cluster.cluster;
        segment.range = *AddressRange::of(segment.range.first(), std::min(last, *bandEnd));
        segments.push_back(segment);
        if (*bandEnd < last) {
            segment.purpose = SegmentPurpose::dynamicServices;
            segment.range = *AddressRange::of(*bandEnd->plus(1), last);
            segments.push_back(segment);
        }
    }
    layout.segments = std::move(segments);
    return layout;
}

/// One route a node that has both a range of pods and an address of the same family.
void addRoutesOf(const Facts& facts, const PoolFacts& pool, const RangeLayout& pods, std::vector<NodeRoute>& routes) {
    const auto subnets = pool.nodeSubnet ? layoutOfSubnet(facts, *pool.nodeSubnet) : std::vector<RangeLayout>();
    for (std::uint32_t node = 0; node < static_cast<std::uint32_t>(std::max(pool.nodesNow, 0)); ++node) {
        const auto range = addressesOfNode(pods, pool.pool, node);
        for (const RangeLayout& subnet : subnets) {
            const auto own = addressesOfNode(subnet, pool.pool, node);
            if (subnet.prefix.family() == pods.prefix.family() && !range.empty() && !own.empty()) {
                routes.push_back({range.front().largestPrefix(), node, pool.pool, own.front().first()});
                break;
            }
        }
    }
}

}  // namespace

std::vector<RangeLayout> layoutOfPodCidrs(const Facts& facts, ClusterId id) {
    std::vector<RangeLayout> layouts;
    const ClusterFacts* cluster = facts.find(id);
    for (const ClusterRange& range : cluster ? cluster->podCidrs : std::vector<ClusterRange>()) {
        layouts.push_back(layoutOfPodCidr(facts, *cluster, range.prefix));
    }
    return layouts;
}

std::vector<RangeLayout> layoutOfServiceCidrs(const Facts& facts, ClusterId id) {
    std::vector<RangeLayout> layouts;
    const ClusterFacts* cluster = facts.find(id);
    for (const ClusterRange& range : cluster ? cluster->serviceCidrs : std::vector<ClusterRange>()) {
        layouts.push_back(layoutOfServiceCidr(*cluster, range.prefix));
    }
    return layouts;
}

std::vector<NodeRoute> kubenetRoutes(const Facts& facts, ClusterId id) {
    std::vector<NodeRoute> routes;
    const ClusterFacts* cluster = facts.find(id);
    if (!cluster || cluster->model->id != ModelId::kubenet || cluster->podCidrs.empty()) {
        return routes;
    }
    for (const ClusterRange& range : cluster->podCidrs) {
        const RangeLayout pods = layoutOfPodCidr(facts, *cluster, range.prefix);
        for (std::size_t i = 0; i < cluster->poolCount; ++i) {
            addRoutesOf(facts, facts.pools[cluster->firstPool + i], pods, routes);
        }
    }
    return routes;
}

}  // namespace aksnet
