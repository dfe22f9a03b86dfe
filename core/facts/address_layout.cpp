// SPDX-License-Identifier: GPL-3.0-or-later
//
// See address_layout.h: names, look-up, and all layouts of a plan.
#include "core/facts/address_layout.h"

#include "core/facts/subnet_filling.h"

#include <algorithm>

namespace aksnet {

std::string_view purposeTitle(SegmentPurpose purpose) {
    switch (purpose) {
        case SegmentPurpose::networkAddress: return "Azure: network address";
        case SegmentPurpose::defaultGateway: return "Azure: default gateway";
        case SegmentPurpose::azureDns: return "Azure: DNS";
        case SegmentPurpose::reserved: return "Azure: reserved";
        case SegmentPurpose::broadcast: return "Azure: broadcast address";
        case SegmentPurpose::node: return "nodes";
        case SegmentPurpose::nodeGrowth: return "nodes, growth";
        case SegmentPurpose::surge: return "nodes, upgrade surge";
        case SegmentPurpose::podAddresses: return "pods";
        case SegmentPurpose::podGrowth: return "pods, growth";
        case SegmentPurpose::podSurge: return "pods, upgrade surge";
        case SegmentPurpose::apiServerEndpoint: return "API server private endpoint";
        case SegmentPurpose::apiServerIntegration: return "API Server VNet Integration";
        case SegmentPurpose::consumer: return "other resource";
        case SegmentPurpose::firewall: return "firewall";
        case SegmentPurpose::kubernetesService: return "service kubernetes";
        case SegmentPurpose::dnsService: return "DNS service";
        case SegmentPurpose::staticServices: return "services, static band";
        case SegmentPurpose::dynamicServices: return "services, dynamic band";
        case SegmentPurpose::unused: return "never used";
        case SegmentPurpose::unaligned: return "too small for a block";
        case SegmentPurpose::free: return "free";
    }
    return {};
}

bool isForPods(SegmentPurpose purpose) {
    return purpose == SegmentPurpose::podAddresses || purpose == SegmentPurpose::podGrowth ||
           purpose == SegmentPurpose::podSurge;
}

const Segment* RangeLayout::find(IpAddress address) const {
    if (!prefix.contains(address)) {
        return nullptr;
    }
    // The segments tile the prefix, so the first one that ends at or after the address holds it.
    return &*std::ranges::lower_bound(segments, address, {},
                                      [](const Segment& segment) { return segment.range.last(); });
}

std::optional<AddressOwner> ownerOf(const RangeLayout& layout, IpAddress address) {
    const Segment* segment = layout.find(address);
    if (!segment) {
        return std::nullopt;
    }
    AddressOwner owner{.segment = segment, .node = std::nullopt};
    if (segment->perNode > 0) {
        const Uint128 index = segment->firstIndex + (address.number() - segment->range.first().number());
        owner.node = static_cast<std::uint32_t>(index / segment->perNode);
        owner.addressOfNode = index % segment->perNode;
    }
    return owner;
}

namespace {

/// Adds the node's part of one of the pool's sequences.
void addNodesPart(const RangeLayout& layout, ObjectRef pool, bool forPods, std::uint32_t node,
                  std::vector<AddressRange>& found) {
    const auto sequenceOf = [&](std::uint32_t position) {
        const Segment& segment = layout.segments[position];
        return std::pair(segment.owner, isForPods(segment.purpose));
    };
    const auto [first, last] = std::ranges::equal_range(layout.byNode, std::pair(pool, forPods), {}, sequenceOf);
    // A segment ends where the next one of its owner begins, so the first that ends after the node's begin is the first to look at.
    const auto start = std::partition_point(first, last, [&](std::uint32_t position) {
        const Segment& segment = layout.segments[position];
        return segment.firstIndex + segment.count() <= segment.perNode * node;
    });
    for (auto at = start; at != last; ++at) {
        const Segment& segment = layout.segments[*at];
        if (segment.firstIndex >= segment.perNode * (Uint128{node} + 1)) {
            break;
        }
        const Uint128 begin = std::max(segment.firstIndex, segment.perNode * node);
        const Uint128 end = std::min(segment.firstIndex + segment.count(), segment.perNode * (Uint128{node} + 1));
        if (begin < end) {
            const Uint128 base = segment.range.first().number() - segment.firstIndex;
            const IpFamily family = layout.prefix.family();
            found.push_back(
                *AddressRange::of(IpAddress::of(family, base + begin), IpAddress::of(family, base + end - 1)));
        }
    }
}

}  // namespace

std::vector<AddressRange> addressesOfNode(const RangeLayout& layout, NodePoolId pool, std::uint32_t node) {
    std::vector<AddressRange> found;
    addNodesPart(layout, pool, false, node, found);
    addNodesPart(layout, pool, true, node, found);
    return found;
}

void forEachLayout(const Facts& facts, const std::function<void(const RangeLayout&)>& visit) {
    auto subnet = facts.subnets.begin();
    for (const auto& network : facts.plan->virtualNetworks) {
        for (const Subnet& planned : network->subnets) {
            std::ranges::for_each(facts::layoutOf(facts, *subnet++, planned), visit);
        }
    }
    for (const ClusterFacts& cluster : facts.clusters) {
        std::ranges::for_each(layoutOfPodCidrs(facts, cluster.cluster), visit);
        std::ranges::for_each(layoutOfServiceCidrs(facts, cluster.cluster), visit);
    }
}

std::vector<RangeLayout> allLayouts(const Facts& facts) {
    std::vector<RangeLayout> all;
    forEachLayout(facts, [&all](const RangeLayout& layout) { all.push_back(layout); });
    return all;
}

}  // namespace aksnet
