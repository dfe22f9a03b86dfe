// SPDX-License-Identifier: GPL-3.0-or-later
//
// See capacity.h: the account of every range.
#include "core/facts/capacity.h"

#include "core/base/checked.h"
#include "core/catalog/limits.h"
#include "core/catalog/special_subnets.h"
#include "core/catalog/subnet_checks.h"
#include "core/facts/capacity_build.h"
#include "core/models/pod_batches.h"

#include <algorithm>

namespace aksnet {

namespace {

std::uint32_t clampedCount(std::uint64_t number) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(number, UINT32_MAX));
}

/// What the service counts, and what a node cannot start without, beside perNode.
void addServiceNumbers(const PoolFacts& pool, PoolShare& share) {
    share.perNodeAtStart = share.perNode;
    share.perNodeDocumented = share.perNode;
    share.perNodeObserved = share.perNode;
    const int maxPods = std::max(pool.maxPods, 0);
    switch (share.use) {
        case RangeUse::nodesWithPods:
            share.perNodeDocumented = static_cast<std::uint32_t>(maxPods);
            share.perNodeObserved =
                static_cast<std::uint32_t>(std::max(1 + maxPods - catalog::uncountedPodsPerNode, 0));
            return;
        case RangeUse::podBatches:
            share.perNodeAtStart = clampedCount(podSubnetAddressesTaken(0, {.most = maxPods}));
            share.perNodeDocumented = static_cast<std::uint32_t>(catalog::dynamicBatch);
            [[fallthrough]];
        case RangeUse::podBlocks:
            share.perNodeObserved = static_cast<std::uint32_t>(catalog::countedPodAddressesPerNode);
            return;
        case RangeUse::nodes:
        case RangeUse::podRanges: return;
    }
}

class CapacityBuilder {
public:
    explicit CapacityBuilder(const Facts& facts) : m_facts(facts) {
        m_result.ranges.reserve(facts.subnets.size() + facts.clusters.size());
        m_result.shares.reserve(2 * facts.pools.size());
        m_result.positionOfNumber = NumberTable(facts.subnets.size() + facts.clusters.size());
    }

    [[nodiscard]] PlanCapacity build() && {
        countNodes();
        auto subnet = m_facts.subnets.begin();
        for (const auto& network : m_facts.plan->virtualNetworks) {
            for (const Subnet& planned : network->subnets) {
                if (subnet->size > 0) {
                    addSubnetRange(*subnet, planned);
                }
                ++subnet;
            }
        }
        for (const ClusterFacts& cluster : m_facts.clusters) {
            const auto range = std::ranges::find_if(cluster.podCidrs,
                                                    [](const ClusterRange& podCidr) { return podCidr.prefix.isV4(); });
            if (range != cluster.podCidrs.end()) {
                addPodRange(cluster, range->prefix);
            }
        }
        return std::move(m_result);
    }

private:
    void countNodes() {
        m_nodes.reserve(m_facts.pools.size());
        for (const ClusterFacts& cluster : m_facts.clusters) {
            for (std::size_t i = 0; i < cluster.poolCount; ++i) {
                const PoolFacts& pool = m_facts.pools[cluster.firstPool + i];
                m_nodes.push_back(
                    facts::nodesOf(*cluster.value, cluster.value->agentPoolProfiles[i], pool.nodesNow, pool.nodesMax));
            }
        }
    }

    void addShare(const PoolFacts& pool, RangeUse use, std::uint64_t perNode) {
        PoolShare& share = m_result.shares.emplace_back(
            PoolShare{.pool = pool.pool, .cluster = pool.cluster, .use = use, .nodes = {}});
        share.countsMaximum = pool.model->id == ModelId::overlay;
        share.nodes = m_nodes[static_cast<std::size_t>(&pool - m_facts.pools.data())];
        share.perNode = clampedCount(perNode);
        addServiceNumbers(pool, share);
    }

    void addSubnetRange(const SubnetFacts& subnet, const Subnet& planned) {
        RangeCapacity range{.range = subnet.subnet, .need = {}, .missing = {}, .smallest = {}};
        range.size = subnet.size;
        range.reserved = subnet.reserved;
        range.other = subnet.other;
        range.firstShare = static_cast<std::uint32_t>(m_result.shares.size());
        for (const SubnetDemand& demand : subnet.demands) {
            if (demand.owner.kind != ObjectKind::nodePool) {
                continue;
            }
            const PoolFacts& pool = *m_facts.find(NodePoolId(demand.owner.number));
            const bool isNodeSubnet = pool.nodeSubnet == subnet.subnet && demand.perNode == pool.perNode.nodeSubnet;
            const bool isStatic = pool.model->id == ModelId::podSubnetStatic;
            addShare(pool,
                     isNodeSubnet ? (pool.model->id == ModelId::nodeSubnet ? RangeUse::nodesWithPods : RangeUse::nodes)
                     : isStatic   ? RangeUse::podBlocks
                                  : RangeUse::podBatches,
                     demand.perNode);
            range.hasBlocks |= isStatic && !isNodeSubnet;
        }
        const catalog::SpecialSubnet* special = catalog::findSpecialSubnet(planned.name);
        finish(range, special ? special->longestAllowed : catalog::longestSubnetIpv4.value);
    }

    void addPodRange(const ClusterFacts& cluster, const Prefix& prefix) {
        RangeCapacity range{.range = cluster.cluster, .need = {}, .missing = {}, .smallest = {}};
        range.size = static_cast<std::uint64_t>(prefix.size());
        range.firstShare = static_cast<std::uint32_t>(m_result.shares.size());
        for (std::size_t i = 0; i < cluster.poolCount; ++i) {
            const PoolFacts& pool = m_facts.pools[cluster.firstPool + i];
            if (pool.perNode.podCidr > 0) {
                addShare(pool, RangeUse::podRanges, pool.perNode.podCidr);
            }
        }
        finish(range, catalog::podBlockLength);
    }

    /// `longest`: what Azure allows, however little is needed.
    void finish(RangeCapacity& range, int longest) {
        range.shareCount = static_cast<std::uint32_t>(m_result.shares.size()) - range.firstShare;
        constexpr auto podBlock = static_cast<std::uint64_t>(catalog::podBlockAddresses.value);
        // A pod CIDR smaller than a node's /24 holds no node at all.
        const std::uint64_t room =
            range.range.kind == ObjectKind::cluster ? range.size - range.size % podBlock : range.usable();
        for (const Occasion occasion : allOccasions) {
            std::uint64_t need = range.other;
            for (const PoolShare& share : m_result.sharesOf(range)) {
                need = saturatingAdd(need, share.need(occasion));
            }
            range.need[occasion] = need;
            range.missing[occasion] = range.hasBlocks ? facts::unplacedAddresses(m_facts, m_result, range, occasion)
                                                      : need - std::min(need, room);
        }
        range.smallest = facts::smallestPrefixes(m_facts, m_result, range, longest);
        m_result.positionOfNumber.set(range.range.number, static_cast<std::uint32_t>(m_result.ranges.size()));
        m_result.ranges.push_back(range);
    }

    const Facts& m_facts;
    PlanCapacity m_result{.ranges = {}, .shares = {}, .positionOfNumber = {}};
    std::vector<PerOccasion<std::uint32_t>> m_nodes;  ///< by position of the pool
};

const RangeCapacity* rangeAt(const PlanCapacity& capacity, ObjectRef ref) {
    const std::uint32_t position = capacity.positionOfNumber[ref.number];
    const bool isThere = position < capacity.ranges.size() && capacity.ranges[position].range == ref;
    return isThere ? &capacity.ranges[position] : nullptr;
}

}  // namespace

std::string_view occasionTitle(Occasion occasion) {
    switch (occasion) {
        case Occasion::now: return "now";
        case Occasion::atMaximum: return "at maximum";
        case Occasion::duringUpgrade: return "during an upgrade";
        case Occasion::atMaximumDuringUpgrade: return "during an upgrade at maximum";
    }
    return {};
}

std::span<const PoolShare> PlanCapacity::sharesOf(const RangeCapacity& range) const {
    return std::span(shares).subspan(range.firstShare, range.shareCount);
}

const RangeCapacity* PlanCapacity::find(SubnetId id) const {
    return rangeAt(*this, id);
}

const RangeCapacity* PlanCapacity::find(ClusterId id) const {
    return rangeAt(*this, id);
}

PlanCapacity capacityOf(const Facts& facts) {
    return CapacityBuilder(facts).build();
}

std::optional<int> smallestPrefix(const PlanCapacity& /*capacity*/, const RangeCapacity& range, Occasion occasion) {
    const std::uint8_t length = range.smallest[occasion];
    return length > 0 ? std::optional<int>(length) : std::nullopt;
}

}  // namespace aksnet

namespace aksnet::facts {

PerOccasion<std::uint32_t> nodesOf(const Cluster& cluster, const NodePool& pool, int nodesNow, int nodesMax) {
    const int most = std::max(nodesMax, 0);
    const int now = std::clamp(nodesNow, 0, most);
    PerOccasion<std::uint32_t> nodes;
    nodes[Occasion::now] = static_cast<std::uint32_t>(now);
    nodes[Occasion::atMaximum] = static_cast<std::uint32_t>(most);
    const int surgeNow = surgeNodes(cluster, pool, now);
    const int surgeMost = now == most ? surgeNow : surgeNodes(cluster, pool, most);
    nodes[Occasion::duringUpgrade] = static_cast<std::uint32_t>(now + surgeNow);
    nodes[Occasion::atMaximumDuringUpgrade] = static_cast<std::uint32_t>(most + surgeMost);
    return nodes;
}

}  // namespace aksnet::facts
