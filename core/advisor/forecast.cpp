// SPDX-License-Identifier: GPL-3.0-or-later
//
// Month by month: the pools get their nodes of that month, and the capacity of the plan that results is asked.
#include "core/advisor/forecast.h"

#include "core/advisor/iso_date.h"
#include "core/base/text.h"
#include "core/plan/value_ranges.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace aksnet::advisor {

namespace {

constexpr int longestHorizon = 600;
constexpr int mostPercentPerMonth = 1000;

/// How close a growth stands to a pool; 0: it does not hold for it.
int closeness(const Growth& growth, const PoolFacts& pool) {
    if (growth.of == ObjectRef(pool.pool)) {
        return 3;
    }
    if (growth.of == ObjectRef(pool.cluster)) {
        return 2;
    }
    return growth.of == ObjectRef() ? 1 : 0;
}

/// For each pool the growth that holds for it; null: none.
std::vector<const Growth*> growthOfPools(const Facts& facts, std::span<const Growth> growth) {
    std::vector<const Growth*> closest;
    for (const PoolFacts& pool : facts.pools) {
        const Growth* best = nullptr;
        for (const Growth& each : growth) {
            if (closeness(each, pool) > (best ? closeness(*best, pool) : 0)) {
                best = &each;
            }
        }
        closest.push_back(best);
    }
    return closest;
}

std::uint64_t nodesNowOf(const PoolFacts& pool) {
    return static_cast<std::uint64_t>(std::max(pool.nodesNow, 0));
}

/// Compound growth, rounded up to whole nodes; as many as a plan holds at most.
std::uint64_t compounded(std::uint64_t nodes, int percent, int months) {
    auto grown = static_cast<double>(nodes);
    const auto most = static_cast<double>(anyCount.most);
    for (int i = 0; i < months && grown < most; ++i) {
        grown *= 1.0 + static_cast<double>(percent) / 100.0;
    }
    // What is a whole number but for rounding stays that number.
    return static_cast<std::uint64_t>(std::ceil(std::min(grown, most) - 1e-9));
}

/// The pools that a growth by a count is shared among, and how.
struct GrowthShares {
    std::uint64_t nodes = 0;
    std::uint64_t pools = 0;

    /// A pool's part of `total`, rounded up; all pools alike where none has a node.
    [[nodiscard]] std::uint64_t shareOf(std::uint64_t poolNodes, std::uint64_t total) const {
        const std::uint64_t weight = nodes > 0 ? poolNodes : 1;
        const std::uint64_t weights = nodes > 0 ? nodes : pools;
        return (total * weight + weights - 1) / weights;
    }
};

/// The plan of that month: pools have their nodes, and none grows by itself.
Plan planWith(const Facts& facts, std::span<const std::uint64_t> nodes) {
    Plan plan = *facts.plan;
    for (std::size_t i = 0; i < plan.clusters.size(); ++i) {
        Cluster& cluster = plan.clusters[i].edit();
        for (std::size_t k = 0; k < cluster.agentPoolProfiles.size(); ++k) {
            NodePool& pool = cluster.agentPoolProfiles[k];
            pool.count = static_cast<int>(nodes[facts.clusters[i].firstPool + k]);
            pool.enableAutoScaling = false;
        }
    }
    return plan;
}

Result<std::chrono::year_month_day> checkedStart(const Facts& facts, const ForecastRequest& request) {
    const auto start = parseIsoDate(request.start);
    if (!start) {
        return fail("start", fmt::format("{} is no date such as 2026-11-23.", inQuotes(request.start)));
    }
    if (request.months < 1 || request.months > longestHorizon) {
        return fail("months", fmt::format("A forecast reaches 1 to {} months ahead; {} were asked for.", longestHorizon,
                                          request.months));
    }
    for (const Growth& growth : request.growth) {
        const ObjectKind kind = growth.of.kind;
        const bool grows = kind == ObjectKind::plan || kind == ObjectKind::cluster || kind == ObjectKind::nodePool;
        if (!grows || !facts.index->contains(growth.of)) {
            return fail("growth", fmt::format("{} is no cluster or node pool of the plan.", toText(growth.of)));
        }
        const int most = growth.perMonth.isPercent ? mostPercentPerMonth : anyCount.most;
        if (growth.perMonth.value < 0 || growth.perMonth.value > most) {
            return fail("growth", fmt::format("Growth a month is 0 to {}; {} was given.",
                                              grouped(static_cast<unsigned>(most)), growth.perMonth.value));
        }
    }
    return *start;
}

/// Ranges that some growing pool takes from, in the capacity's order.
std::vector<RangeForecast> growingRanges(const PlanCapacity& capacity, const std::set<NodePoolId>& growing) {
    std::vector<RangeForecast> ranges;
    for (const RangeCapacity& range : capacity.ranges) {
        const bool grows = std::ranges::any_of(capacity.sharesOf(range),
                                               [&](const PoolShare& share) { return growing.contains(share.pool); });
        if (grows) {
            ranges.push_back({.range = range.range, .room = range.usable()});
        }
    }
    return ranges;
}

const RangeCapacity& capacityOfRange(const PlanCapacity& capacity, ObjectRef range) {
    return range.kind == ObjectKind::subnet ? *capacity.find(SubnetId(range.number))
                                            : *capacity.find(ClusterId(range.number));
}

/// Notes the first month in which a limit of a cluster or an autoscaler's maximum is passed.
class LimitWatch {
public:
    explicit LimitWatch(const Facts& facts) : m_facts(facts) {}

    void look(int month, std::span<const std::uint64_t> nodes) {
        for (const ClusterFacts& cluster : m_facts.clusters) {
            lookAt(cluster, month, nodes);
        }
        for (std::size_t i = 0; i < m_facts.pools.size(); ++i) {
            const NodePoolPlace place = *m_facts.index->find(m_facts.pools[i].pool);
            const auto most = static_cast<std::uint64_t>(std::max(maximumNodes(*place.pool), 0));
            if (place.pool->enableAutoScaling && nodes[i] > most &&
                m_seen.emplace(place.pool->id.value, -1, false).second) {
                m_limits.push_back({place.pool->id, month, false,
                                    fmt::format("Pool {} passes its autoscaler's maximum of {}.", place.pool->name,
                                                counted(most, "node"))});
            }
        }
    }

    [[nodiscard]] std::vector<LimitForecast> take() && { return std::move(m_limits); }

private:
    void lookAt(const ClusterFacts& cluster, int month, std::span<const std::uint64_t> nodes) {
        std::vector<PoolLoad> loads;
        for (std::size_t i = cluster.firstPool; i < cluster.firstPool + cluster.poolCount; ++i) {
            const NodePoolPlace place = *m_facts.index->find(m_facts.pools[i].pool);
            const int surge = surgeNodes(*place.cluster, *place.pool, static_cast<int>(nodes[i]));
            loads.push_back({place.pool->name, nodes[i], static_cast<std::uint64_t>(surge), m_facts.pools[i].maxPods});
        }
        for (LimitHit& hit : limitsHit(*cluster.model, loads, cluster.value->tier == ClusterTier::free)) {
            if (m_seen.emplace(cluster.cluster.value, static_cast<int>(hit.kind), hit.isHard).second) {
                m_limits.push_back({cluster.cluster, month, hit.isHard, std::move(hit.sentence)});
            }
        }
    }

    const Facts& m_facts;
    std::set<std::tuple<std::uint32_t, int, bool>> m_seen;  ///< object, kind of limit or -1, whether it is hard
    std::vector<LimitForecast> m_limits;
};

}  // namespace

std::string Forecast::dateAfter(int monthCount) const {
    return isoText(monthsLater(start, monthCount));
}

std::vector<std::uint64_t> nodesAfter(const Facts& facts, std::span<const Growth> growth, int months) {
    const auto closest = growthOfPools(facts, growth);
    std::map<const Growth*, GrowthShares> shares;
    for (std::size_t i = 0; i < closest.size(); ++i) {
        shares[closest[i]].nodes += nodesNowOf(facts.pools[i]);
        ++shares[closest[i]].pools;
    }
    std::vector<std::uint64_t> nodes;
    for (std::size_t i = 0; i < closest.size(); ++i) {
        const std::uint64_t now = nodesNowOf(facts.pools[i]);
        if (!closest[i]) {
            nodes.push_back(now);
            continue;
        }
        const CountOrPercent& perMonth = closest[i]->perMonth;
        const auto total = static_cast<std::uint64_t>(perMonth.value) * static_cast<std::uint64_t>(months);
        const std::uint64_t grown =
            perMonth.isPercent ? compounded(now, perMonth.value, months) : now + shares[closest[i]].shareOf(now, total);
        nodes.push_back(std::clamp(grown, now, std::max<std::uint64_t>(now, anyCount.most)));
    }
    return nodes;
}

Result<Forecast> forecast(const Facts& facts, const ForecastRequest& request) {
    const auto start = checkedStart(facts, request);
    if (!start) {
        return std::unexpected(start.error());
    }
    const auto closest = growthOfPools(facts, request.growth);
    std::set<NodePoolId> growing;
    for (std::size_t i = 0; i < closest.size(); ++i) {
        if (closest[i] && closest[i]->perMonth.value > 0) {
            growing.insert(facts.pools[i].pool);
        }
    }
    Forecast result{.start = *start, .months = request.months, .ranges = {}, .limits = {}};
    LimitWatch watch(facts);
    for (int month = 0; month <= request.months; ++month) {
        const auto nodes = nodesAfter(facts, request.growth, month);
        watch.look(month, nodes);
        const auto then = computeFacts(std::make_shared<const Plan>(planWith(facts, nodes)));
        const PlanCapacity capacity = capacityOf(*then);
        if (month == 0) {
            result.ranges = growingRanges(capacity, growing);
        }
        for (RangeForecast& range : result.ranges) {
            const RangeCapacity& at = capacityOfRange(capacity, range.range);
            if (month == 0) {
                range.needAtStart = at.need[Occasion::duringUpgrade];
            }
            if (!range.fullAfter && !at.fits(Occasion::now)) {
                range.fullAfter = month;
            }
            if (!range.noUpgradeAfter && !at.fits(Occasion::duringUpgrade)) {
                range.noUpgradeAfter = month;
            }
            if (month == request.months) {
                range.needAtEnd = at.need[Occasion::duringUpgrade];
                range.lengthForHorizon = smallestPrefix(capacity, at, Occasion::duringUpgrade);
            }
        }
    }
    result.limits = std::move(watch).take();
    return result;
}

}  // namespace aksnet::advisor
