// SPDX-License-Identifier: GPL-3.0-or-later
//
// When growing pools run out of addresses, and into limits.
#pragma once

#include "core/advisor/limits.h"
#include "core/facts/capacity.h"

#include <chrono>

namespace aksnet::advisor {

/// How something grows. Where several hold for a pool the closest counts: its own, its cluster's, the plan's.
struct Growth {
    ObjectRef of;  ///< a node pool, a cluster, or the plan: everything
    CountOrPercent
        perMonth;  ///< nodes, shared among the pools it holds for by their present nodes; or percent, compound
};

struct ForecastRequest {
    std::string start;                ///< ISO date of month 0
    std::vector<Growth> growth = {};  ///< pools it does not name stay as they are
    int months = 60;                  ///< horizon, 1 … 600
};

/// One subnet or pod CIDR at its present prefixes.
struct RangeForecast {
    ObjectRef range;                           ///< subnet, or cluster: its pod CIDR
    std::uint64_t room = 0;                    ///< usable addresses
    std::uint64_t needAtStart = 0;             ///< in month 0, with an upgrade
    std::uint64_t needAtEnd = 0;               ///< at the horizon, with an upgrade
    std::optional<int> fullAfter = {};         ///< months until the nodes alone do not fit; none within the horizon
    std::optional<int> noUpgradeAfter = {};    ///< months until there is no room for an upgrade
    std::optional<int> lengthForHorizon = {};  ///< longest prefix length that holds until then; none: none does
};

/// One limit that is passed.
struct LimitForecast {
    ObjectRef object;  ///< cluster or node pool
    int after;         ///< months
    bool isHard;       ///< see LimitHit
    std::string sentence;
};

struct Forecast {
    std::chrono::year_month_day start;
    int months;
    std::vector<RangeForecast> ranges;  ///< those that growing pools take from: subnets in plan order, then clusters
    std::vector<LimitForecast> limits;  ///< by month; those passed at the start too, as month 0

    /// The day of a month's count: the start's day, or the month's last where it has no such day. ISO.
    [[nodiscard]] std::string dateAfter(int monthCount) const;
};

/// Nodes of each pool of Facts::pools after that many months.
///
/// Laws:  nodes never fall
///        growth by a count adds up to at least months × count over its pools, and to less than a node a pool more
[[nodiscard]] std::vector<std::uint64_t> nodesAfter(const Facts& facts, std::span<const Growth> growth, int months);

/// The forecast, or what is wrong with the request: no date, a thing that does not grow, a horizon out of bounds. Nodes of
/// today are the pools' counts; what else stands in subnets stays as it is. Each month is a plan of its own, with the
/// capacity of such a plan: O(months × n log n).
[[nodiscard]] Result<Forecast> forecast(const Facts& facts, const ForecastRequest& request);

}  // namespace aksnet::advisor
