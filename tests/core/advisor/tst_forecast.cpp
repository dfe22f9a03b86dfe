// SPDX-License-Identifier: GPL-3.0-or-later
//
// Growth forecasts against a simulation month by month, and their dates.
#include "core/advisor/forecast.h"
#include "core/advisor/iso_date.h"
#include "tests/support/dice.h"
#include "tests/support/plan_generator.h"
#include "tests/support/show.h"

#include <QtTest>

#include <cmath>
#include <functional>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::advisor;
using namespace aksnet::testing;

namespace {

/// One cluster of one pool in one subnet.
Plan onePoolPlan(ModelId id, const Prefix& subnetPrefix, int nodes, int maxPods) {
    Plan plan;
    VirtualNetwork network;
    network.id.value = 1;
    network.info.name = "vnet";
    network.addressPrefixes = {"10.0.0.0/8"_prefix};
    Subnet& subnet = network.subnets.emplace_back();
    subnet.id.value = 2;
    subnet.name = "nodes";
    subnet.addressPrefixes = {subnetPrefix};
    plan.virtualNetworks.emplace_back(network);
    Cluster cluster;
    cluster.id.value = 3;
    cluster.info.name = "aks";
    NodePool& pool = cluster.agentPoolProfiles.emplace_back();
    pool.id.value = 4;
    pool.name = "pool";
    pool.count = nodes;
    pool.maxPods = maxPods;
    pool.vnetSubnet = SubnetId(2);
    pool.upgradeSettings.maxSurge = CountOrPercent{1, false};
    spellModel(model(id), cluster);
    if (model(id).usesPodCidr) {
        cluster.networkProfile.podCidrs = {"192.168.0.0/19"_prefix};
    }
    plan.clusters.emplace_back(cluster);
    plan.nextNumber = 5;
    return plan;
}

Forecast forecastOf(const Plan& plan, const ForecastRequest& request) {
    auto result = forecast(*computeFacts(std::make_shared<const Plan>(plan)), request);
    if (!result) {
        qFatal("%s", result.error().text().c_str());
    }
    return *std::move(result);
}

Growth everything(CountOrPercent perMonth) {
    return {ObjectRef(), perMonth};
}

/// The months after which the wanted number of nodes no longer fits, counted one by one.
std::optional<int> firstMonth(int horizon, const std::function<bool(int)>& isTooMuch) {
    for (int month = 0; month <= horizon; ++month) {
        if (isTooMuch(month)) {
            return month;
        }
    }
    return std::nullopt;
}

}  // namespace

class TstForecast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// 251 addresses hold 8 nodes of 1 + 30 addresses: from 2, one a month, the ninth comes in month 7. An upgrade needs one
    /// node more, so there is no room for it from month 6 on.
    void aNodeSubnetRunsOut() {
        const Forecast result = forecastOf(onePoolPlan(ModelId::nodeSubnet, "10.0.0.0/24"_prefix, 2, 30),
                                           {.start = "2026-11-30", .growth = {everything({1, false})}, .months = 12});
        QCOMPARE(result.ranges.size(), std::size_t{1});
        const RangeForecast& range = result.ranges.front();
        QCOMPARE(range.room, std::uint64_t{251});
        QCOMPARE(range.needAtStart, std::uint64_t{93});
        QCOMPARE(range.needAtEnd, std::uint64_t{15 * 31});
        QCOMPARE(range.fullAfter, std::optional(7));
        QCOMPARE(range.noUpgradeAfter, std::optional(6));
        QCOMPARE(range.lengthForHorizon, std::optional(23));
        QCOMPARE(result.dateAfter(7), std::string("2027-06-30"));
        QCOMPARE(result.dateAfter(3), std::string("2027-02-28"));
    }

    /// A /19 has blocks for 32 nodes. 20 nodes and 10 % a month: 20 · 1.1^k passes 32 in month 5 (32.2).
    void aPodCidrRunsOut() {
        const Forecast result = forecastOf(onePoolPlan(ModelId::overlay, "10.0.0.0/24"_prefix, 20, 30),
                                           {.start = "2026-11-23", .growth = {everything({10, true})}, .months = 24});
        QCOMPARE(result.ranges.size(), std::size_t{2});
        const RangeForecast& podCidr = result.ranges.back();
        QCOMPARE(podCidr.range, ObjectRef(ClusterId(3)));
        QCOMPARE(podCidr.fullAfter, std::optional(5));
        QCOMPARE(podCidr.noUpgradeAfter, std::optional(5));
        QVERIFY(!result.ranges.front().fullAfter);
    }

    void nothingGrowsNothingRunsOut() {
        const Plan plan = onePoolPlan(ModelId::nodeSubnet, "10.0.0.0/24"_prefix, 2, 30);
        QVERIFY(forecastOf(plan, {.start = "2026-11-23", .growth = {}, .months = 12}).ranges.empty());
        const Growth none{NodePoolId(4), {0, false}};
        QVERIFY(forecastOf(plan, {.start = "2026-11-23", .growth = {everything({50, false}), none}, .months = 12})
                    .ranges.empty());
    }

    void limitsHaveDates() {
        // 390 nodes and 4 a month: 398 nodes and a surge node in month 2, 402 in month 3; with surge 403.
        const Forecast result = forecastOf(onePoolPlan(ModelId::kubenet, "10.0.0.0/16"_prefix, 390, 30),
                                           {.start = "2026-11-23", .growth = {everything({4, false})}, .months = 6});
        QCOMPARE(result.limits.size(), std::size_t{1});
        QCOMPARE(result.limits.front().after, 3);
        QVERIFY(result.limits.front().isHard);
        QVERIFY(result.limits.front().sentence.find("400") != std::string::npos);
    }

    void badRequestsAreSaid() {
        const auto facts =
            computeFacts(std::make_shared<const Plan>(onePoolPlan(ModelId::overlay, "10.0.0.0/24"_prefix, 2, 30)));
        const auto where = [&](const ForecastRequest& request) { return forecast(*facts, request).error().where; };
        QCOMPARE(where({.start = "2026-02-30", .growth = {}}), std::string("start"));
        QCOMPARE(where({.start = "tomorrow", .growth = {}}), std::string("start"));
        QCOMPARE(where({.start = "2026-11-23", .growth = {}, .months = 0}), std::string("months"));
        QCOMPARE(where({.start = "2026-11-23", .growth = {{SubnetId(2), {1, false}}}}), std::string("growth"));
        QCOMPARE(where({.start = "2026-11-23", .growth = {{ClusterId(77), {1, false}}}}), std::string("growth"));
        QCOMPARE(where({.start = "2026-11-23", .growth = {everything({-1, false})}}), std::string("growth"));
    }

    void datesAreRealDays() {
        QVERIFY(parseIsoDate("2028-02-29") && !parseIsoDate("2027-02-29") && !parseIsoDate("2027-13-01"));
        QVERIFY(!parseIsoDate("2027-1-01") && !parseIsoDate("") && !parseIsoDate("20x7-01-01"));
        QCOMPARE(isoText(monthsLater(*parseIsoDate("2027-10-31"), 4)), std::string("2028-02-29"));
        QCOMPARE(isoText(monthsLater(*parseIsoDate("2026-11-23"), 26)), std::string("2029-01-23"));
    }

    void growthByACountAddsUp() {
        Dice dice(3);
        const auto facts = computeFacts(std::make_shared<const Plan>(makePlan(100)));
        for (int i = 0; i < 50; ++i) {
            const int perMonth = dice.between(0, 90);
            const int months = dice.between(0, 40);
            const std::vector growth{everything({perMonth, false})};
            const auto nodes = nodesAfter(*facts, growth, months);
            const auto later = nodesAfter(*facts, growth, months + 1);
            std::uint64_t grown = 0;
            for (std::size_t k = 0; k < nodes.size(); ++k) {
                QVERIFY(nodes[k] <= later[k]);
                grown += nodes[k] - static_cast<std::uint64_t>(facts->pools[k].nodesNow);
            }
            const auto wanted = static_cast<std::uint64_t>(perMonth * months);
            QVERIFY(grown >= wanted && grown < wanted + nodes.size());
        }
    }

    /// Overlay and Node Subnet pools in random subnets, with the sums of each month done by hand.
    void datesAgreeWithASimulation() {
        Dice dice(11);
        int dated = 0;
        for (int i = 0; i < 60; ++i) {
            const bool isFlat = dice.chance(50);
            const int length = dice.between(20, 26);
            const int nodes = dice.between(1, 30);
            const int maxPods = dice.between(10, 60);
            const CountOrPercent rate{dice.between(1, 12), dice.chance(50)};
            constexpr int horizon = 30;
            const Plan plan = onePoolPlan(isFlat ? ModelId::nodeSubnet : ModelId::overlay,
                                          Prefix::containing("10.0.0.0"_ip, length), nodes, maxPods);
            const Forecast result =
                forecastOf(plan, {.start = "2026-11-23", .growth = {everything(rate)}, .months = horizon});
            const auto nodesIn = [&](int month) {
                return rate.isPercent ? std::ceil(nodes * std::pow(1.0 + rate.value / 100.0, month) - 1e-9)
                                      : nodes + rate.value * month;
            };
            const double room = std::pow(2, 32 - length) - 5;
            const double perNode = isFlat ? 1 + maxPods : 1;
            const RangeForecast& subnet = result.ranges.front();
            QCOMPARE(subnet.fullAfter, firstMonth(horizon, [&](int m) { return nodesIn(m) * perNode > room; }));
            QCOMPARE(subnet.noUpgradeAfter,
                     firstMonth(horizon, [&](int m) { return (nodesIn(m) + 1) * perNode > room; }));
            if (!isFlat) {
                QCOMPARE(result.ranges.back().fullAfter, firstMonth(horizon, [&](int m) { return nodesIn(m) > 32; }));
                QCOMPARE(result.ranges.back().noUpgradeAfter,
                         firstMonth(horizon, [&](int m) { return nodesIn(m) + 1 > 32; }));
            }
            dated += subnet.fullAfter ? 1 : 0;
        }
        QVERIFY(dated > 10);
    }
};

QTEST_APPLESS_MAIN(TstForecast)
#include "tst_forecast.moc"
