// SPDX-License-Identifier: GPL-3.0-or-later
//
// The request becomes a small plan with ranges larger than anything, and the capacity of that plan answers.
#include "core/advisor/size_subnet.h"

#include "core/base/text.h"
#include "core/catalog/limits.h"
#include "core/plan/value_ranges.h"

#include <algorithm>

#include <fmt/format.h>

namespace aksnet::advisor {

namespace {

using namespace literals;

constexpr SubnetId sizingNodeSubnet{2};
constexpr SubnetId sizingPodSubnet{3};
constexpr ClusterId sizingCluster{4};

int grownBy(int number, int percent) {
    const auto grown = static_cast<std::int64_t>(number) * (100 + percent);
    return static_cast<int>(std::min<std::int64_t>((grown + 99) / 100, anyCount.most));
}

PoolShape grownBy(PoolShape shape, int percent) {
    shape.nodes = grownBy(shape.nodes, percent);
    if (shape.maxNodes) {
        shape.maxNodes = grownBy(*shape.maxNodes, percent);
    }
    return shape;
}

Result<void> checkNumber(std::string where, std::string_view what, std::optional<int> number, NumberRange range) {
    if (number && !range.contains(*number)) {
        return fail(std::move(where),
                    fmt::format("{} must be {} to {}; {} was given.", what, grouped(static_cast<unsigned>(range.least)),
                                grouped(static_cast<unsigned>(range.most)), *number));
    }
    return {};
}

Result<void> checkShape(const PoolShape& shape, int defaultMaxPods) {
    constexpr NumberRange anyPools{1, 1000};
    const NumberRange maxPods{catalog::smallestMaxPods, catalog::largestMaxPods};
    for (auto checked : {checkNumber("pools", "The number of pools", shape.pools, anyPools),
                         checkNumber("nodes", "The number of nodes", shape.nodes, anyCount),
                         checkNumber("maxNodes", "The maximum of nodes", shape.maxNodes, anyCount),
                         checkNumber("maxPods", "Max pods", shape.maxPods.value_or(defaultMaxPods), maxPods)}) {
        if (!checked) {
            return checked;
        }
    }
    if (shape.maxNodes && *shape.maxNodes < shape.nodes) {
        return fail("maxNodes", fmt::format("The maximum of {} is below the {} there are now.",
                                            counted(static_cast<unsigned>(*shape.maxNodes), "node"), shape.nodes));
    }
    return {};
}

Result<void> checkRequest(const SizeRequest& request) {
    if (request.pools.empty()) {
        return fail("pools", "There must be at least one pool.");
    }
    for (const PoolShape& shape : request.pools) {
        if (auto checked = checkShape(shape, model(request.model).defaultMaxPods); !checked) {
            return checked;
        }
    }
    if (auto checked = checkNumber("otherAddresses", "The number of other addresses", request.otherAddresses, anyCount);
        !checked) {
        return checked;
    }
    return checkNumber("growthPercent", "Growth in percent", request.growthPercent, {0, 1000});
}

NodePool poolOfShape(const PoolShape& shape, const Model& used) {
    NodePool pool;
    pool.name = shape.name;
    pool.count = shape.nodes;
    pool.enableAutoScaling = shape.maxNodes.has_value();
    pool.minCount = shape.maxNodes ? std::optional(0) : std::nullopt;
    pool.maxCount = shape.maxNodes;
    pool.maxPods = shape.maxPods.value_or(used.defaultMaxPods);
    pool.vnetSubnet = sizingNodeSubnet;
    if (used.usesPodSubnet) {
        pool.podSubnet = sizingPodSubnet;
    }
    pool.upgradeSettings.maxSurge = shape.maxSurge;
    return pool;
}

/// A plan of one cluster whose ranges are the largest that Azure allows.
Plan sizingPlan(const SizeRequest& request) {
    Plan plan;
    VirtualNetwork network;
    network.id.value = 1;
    for (const SubnetId id : {sizingNodeSubnet, sizingPodSubnet}) {
        Subnet& subnet = network.subnets.emplace_back();
        subnet.id = id;
        subnet.addressPrefixes = {id == sizingNodeSubnet ? "10.0.0.0/8"_prefix : "11.0.0.0/8"_prefix};
    }
    plan.virtualNetworks.emplace_back(std::move(network));
    Cluster cluster;
    cluster.id = sizingCluster;
    plan.nextNumber = sizingCluster.value + 1;
    const Model& used = model(request.model);
    for (const PoolShape& shape : request.pools) {
        for (int i = 0; i < shape.pools; ++i) {
            NodePool& pool = cluster.agentPoolProfiles.emplace_back(poolOfShape(shape, used));
            pool.id.value = plan.nextNumber++;
        }
    }
    spellModel(used, cluster);
    if (used.usesPodCidr) {
        cluster.networkProfile.podCidrs = {"12.0.0.0/8"_prefix};
    }
    plan.clusters.emplace_back(std::move(cluster));
    if (request.otherAddresses > 0) {
        SubnetConsumer other;
        other.id.value = plan.nextNumber++;
        other.subnet = sizingNodeSubnet;
        other.addressCount = request.otherAddresses;
        plan.subnetConsumers.push_back(std::move(other));
    }
    return plan;
}

/// The plan's capacity and what it was computed from.
struct Sizing {
    explicit Sizing(const SizeRequest& request)
        : facts(computeFacts(std::make_shared<const Plan>(sizingPlan(request)))), capacity(capacityOf(*facts)) {}

    [[nodiscard]] const RangeCapacity* find(SizedRange range) const {
        switch (range) {
            case SizedRange::nodeSubnet: return capacity.find(sizingNodeSubnet);
            case SizedRange::podSubnet: return capacity.find(sizingPodSubnet);
            case SizedRange::podCidr: return capacity.find(sizingCluster);
        }
        return nullptr;
    }

    std::shared_ptr<const Facts> facts;
    PlanCapacity capacity;
};

/// " × (1 + 30 pods)": what a node takes of the range, after the nodes; nothing where it is one address.
std::string perNodeText(RangeUse use, const PoolFacts& pool, std::uint64_t perNode) {
    const std::string pods = counted(static_cast<unsigned>(std::max(pool.maxPods, 0)), "pod");
    switch (use) {
        case RangeUse::nodes: return {};
        case RangeUse::nodesWithPods: return fmt::format(" × (1 + {})", pods);
        case RangeUse::podBatches: return fmt::format(" × ({} + 1)", pods);
        case RangeUse::podBlocks:
            return fmt::format(" × {} blocks × {}", perNode / catalog::staticBlockAddresses,
                               catalog::staticBlockAddresses.value);
        case RangeUse::podRanges: return fmt::format(" × {}", perNode);
    }
    return {};
}

/// "3 pools × 50 nodes × (1 + 30 pods)"
std::string shareExpression(int pools, std::uint64_t nodes, std::string_view noun, const std::string& perNode) {
    const std::string start = pools > 1 ? fmt::format("{} pools × ", pools) : std::string();
    return start + counted(nodes, noun) + perNode;
}

std::vector<SumRow> sumOfRange(const SizeRequest& request, const Sizing& sizing, const RangeCapacity& range) {
    std::vector<SumRow> rows;
    const auto shares = sizing.capacity.sharesOf(range);
    std::size_t first = 0;
    for (const PoolShape& shape : request.pools) {
        if (first >= shares.size()) {
            break;
        }
        const PoolShare& share = shares[first];
        first += static_cast<std::size_t>(shape.pools);
        const Uint128 ofEachNode = static_cast<Uint128>(shape.pools) * share.perNode;
        const std::string perNode = perNodeText(share.use, *sizing.facts->find(share.pool), share.perNode);
        const std::uint64_t nodes = share.nodes[Occasion::atMaximum];
        const std::uint64_t surge = share.surge(true);
        rows.push_back({shape.name, shareExpression(shape.pools, nodes, "node", perNode), grouped(ofEachNode * nodes)});
        if (surge > 0) {
            rows.push_back(
                {shape.name, shareExpression(shape.pools, surge, "surge node", perNode), grouped(ofEachNode * surge)});
        }
    }
    if (range.other > 0) {
        rows.push_back({"other", "endpoints, load balancers, machines", grouped(range.other)});
    }
    rows.push_back({"total", "", grouped(range.need[Occasion::atMaximumDuringUpgrade])});
    return rows;
}

RangeSize sizeOf(const SizeRequest& request, const Sizing& sizing, const Sizing& grown, SizedRange which) {
    constexpr Occasion peak = Occasion::atMaximumDuringUpgrade;
    const RangeCapacity& range = *sizing.find(which);
    const RangeCapacity& later = *grown.find(which);
    return {.range = which,
            .need = range.need,
            .needAtStart = needAtStart(sizing.capacity, range, peak),
            .grownNeed = later.need[peak],
            .sum = sumOfRange(request, sizing, range),
            .smallest = smallestPrefix(sizing.capacity, range, peak),
            .recommended = smallestPrefix(grown.capacity, later, peak)};
}

std::vector<PoolLoad> loadsOf(const Facts& facts) {
    std::vector<PoolLoad> loads;
    loads.reserve(facts.pools.size());
    for (const PoolFacts& pool : facts.pools) {
        loads.push_back({facts.index->nameOf(pool.pool), static_cast<std::uint64_t>(std::max(pool.nodesMax, 0)),
                         static_cast<std::uint64_t>(pool.surge), pool.maxPods});
    }
    return loads;
}

std::vector<std::string> notesOn(const SizeAdvice& advice, const SizeRequest& request) {
    std::vector<std::string> notes;
    for (const RangeSize& range : advice.ranges) {
        if (range.needAtStart < range.need[Occasion::atMaximumDuringUpgrade]) {
            notes.push_back(fmt::format(
                "The pod subnet fills up as pods start: {} to begin with, {} when every node is full.",
                counted(range.needAtStart, "address"), grouped(range.need[Occasion::atMaximumDuringUpgrade])));
        }
        if (!range.smallest) {
            notes.push_back(fmt::format("No {} is large enough for {}.", lowered(sizedRangeTitle(range.range)),
                                        counted(range.need[Occasion::atMaximumDuringUpgrade], "address")));
        }
    }
    for (const PoolShape& shape : request.pools) {
        const int maxPods = shape.maxPods.value_or(advice.model->defaultMaxPods);
        if (static_cast<std::int64_t>(shape.nodes) * maxPods < catalog::leastPodsPerPool && shape.nodes > 0) {
            notes.push_back(fmt::format("Pool {} holds {} × {} pods; AKS asks for {} in a pool.", shape.name,
                                        counted(static_cast<unsigned>(shape.nodes), "node"), maxPods,
                                        catalog::leastPodsPerPool.value));
        }
    }
    if (advice.model->id == ModelId::bringYourOwn) {
        notes.emplace_back("The size of the pod range is up to the network plugin you install.");
    }
    if (!advice.model->retirement.empty()) {
        notes.push_back(fmt::format("{} retires on {}; plan new clusters with Azure CNI Overlay.", advice.model->title,
                                    advice.model->retirement));
    }
    return notes;
}

}  // namespace

std::string_view sizedRangeTitle(SizedRange range) {
    switch (range) {
        case SizedRange::nodeSubnet: return "Node subnet";
        case SizedRange::podSubnet: return "Pod subnet";
        case SizedRange::podCidr: return "Pod CIDR";
    }
    return {};
}

Result<SizeAdvice> sizeSubnets(const SizeRequest& request) {
    if (auto checked = checkRequest(request); !checked) {
        return std::unexpected(checked.error());
    }
    SizeRequest grown = request;
    grown.otherAddresses = grownBy(request.otherAddresses, request.growthPercent);
    for (PoolShape& shape : grown.pools) {
        shape = grownBy(shape, request.growthPercent);
    }
    const Sizing now(request);
    const Sizing later(grown);
    SizeAdvice advice{.model = &model(request.model), .nodes = {}, .ranges = {}, .limits = {}, .notes = {}};
    for (const PoolShare& share : now.capacity.sharesOf(*now.find(SizedRange::nodeSubnet))) {
        for (const Occasion occasion : allOccasions) {
            advice.nodes[occasion] += share.nodes[occasion];
        }
    }
    advice.ranges.push_back(sizeOf(request, now, later, SizedRange::nodeSubnet));
    if (advice.model->usesPodSubnet) {
        advice.ranges.push_back(sizeOf(request, now, later, SizedRange::podSubnet));
    } else if (advice.model->usesPodCidr && advice.model->id != ModelId::bringYourOwn) {
        advice.ranges.push_back(sizeOf(request, now, later, SizedRange::podCidr));
    }
    advice.limits = limitsHit(*advice.model, loadsOf(*now.facts), false);
    advice.notes = notesOn(advice, request);
    return advice;
}

}  // namespace aksnet::advisor
