// SPDX-License-Identifier: GPL-3.0-or-later
//
// Worked examples of sizing, and its laws.
#include "core/advisor/size_subnet.h"
#include "tests/support/dice.h"
#include "tests/support/show.h"

#include <QtTest>

using namespace aksnet;
using namespace aksnet::advisor;
using namespace aksnet::testing;

namespace {

constexpr Occasion peak = Occasion::atMaximumDuringUpgrade;

SizeAdvice adviceFor(const SizeRequest& request) {
    auto advice = sizeSubnets(request);
    if (!advice) {
        qFatal("%s", advice.error().text().c_str());
    }
    return *std::move(advice);
}

SizeRequest onePool(ModelId model, int nodes, std::optional<int> maxPods, CountOrPercent surge) {
    return {
        .model = model,
        .pools = {{.name = "pool", .pools = 1, .nodes = nodes, .maxNodes = {}, .maxPods = maxPods, .maxSurge = surge}}};
}

bool hasLimit(const SizeAdvice& advice, LimitKind kind, bool isHard) {
    return std::ranges::any_of(advice.limits,
                               [&](const LimitHit& hit) { return hit.kind == kind && hit.isHard == isHard; });
}

}  // namespace

class TstSizeSubnet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// AKS: IP address planning. 50 nodes of 30 pods and one surge node need 1,581 addresses.
    void nodeSubnetOfFiftyNodes() {
        const SizeAdvice advice = adviceFor(onePool(ModelId::nodeSubnet, 50, 30, {1, false}));
        QCOMPARE(advice.ranges.size(), std::size_t{1});
        const RangeSize& range = advice.ranges.front();
        QCOMPARE(range.need[Occasion::now], std::uint64_t{1550});
        QCOMPARE(range.need[peak], std::uint64_t{1581});
        QCOMPARE(range.smallest, std::optional(21));
        QCOMPARE(advice.nodes[peak], std::uint64_t{51});
        QCOMPARE(range.sum.size(), std::size_t{3});
        QCOMPARE(range.sum[0].expression, std::string("50 nodes × (1 + 30 pods)"));
        QCOMPARE(range.sum[0].value, std::string("1,550"));
        QCOMPARE(range.sum[1].expression, std::string("1 surge node × (1 + 30 pods)"));
        QCOMPARE(range.sum[1].value, std::string("31"));
        QCOMPARE(range.sum[2].value, std::string("1,581"));
    }

    /// The same page: ten nodes more, 61 × 31 = 1,891, and still a /21.
    void nodeSubnetWithGrowth() {
        SizeRequest request = onePool(ModelId::nodeSubnet, 50, 30, {1, false});
        request.growthPercent = 20;
        const SizeAdvice advice = adviceFor(request);
        QCOMPARE(advice.ranges.front().need[peak], std::uint64_t{1581});
        QCOMPARE(advice.ranges.front().grownNeed, std::uint64_t{1891});
        QCOMPARE(advice.ranges.front().recommended, std::optional(21));
        request.growthPercent = 50;
        QCOMPARE(adviceFor(request).ranges.front().recommended, std::optional(20));
    }

    /// A /24 holds eight nodes of 30 pods and no surge; nine need a /23.
    void eightNodesFillASlash24() {
        QCOMPARE(adviceFor(onePool(ModelId::nodeSubnet, 8, 30, {0, false})).ranges.front().smallest, std::optional(24));
        QCOMPARE(adviceFor(onePool(ModelId::nodeSubnet, 9, 30, {0, false})).ranges.front().smallest, std::optional(23));
    }

    /// The models' pages: 26 nodes under Overlay fit a /27 and a /19; 5,000 need a /11.
    void overlayTakesASlash24ANode() {
        SizeRequest request = onePool(ModelId::overlay, 3, {}, {10, true});
        request.pools.push_back({.name = "user",
                                 .pools = 1,
                                 .nodes = 5,
                                 .maxNodes = 20,
                                 .maxPods = {},
                                 .maxSurge = CountOrPercent{10, true}});
        const SizeAdvice advice = adviceFor(request);
        QCOMPARE(advice.nodes[Occasion::now], std::uint64_t{8});
        QCOMPARE(advice.nodes[peak], std::uint64_t{26});
        QCOMPARE(advice.ranges[0].smallest, std::optional(27));
        QCOMPARE(advice.ranges[1].range, SizedRange::podCidr);
        QCOMPARE(advice.ranges[1].need[peak], std::uint64_t{26 * 256});
        QCOMPARE(advice.ranges[1].smallest, std::optional(19));
        const SizeRequest large{.model = ModelId::overlay,
                                .pools = {{.name = "pool",
                                           .pools = 5,
                                           .nodes = 1000,
                                           .maxNodes = {},
                                           .maxPods = 30,
                                           .maxSurge = CountOrPercent{0, false}}}};
        QCOMPARE(adviceFor(large).ranges[1].smallest, std::optional(11));
        QVERIFY(adviceFor(large).limits.empty());
    }

    void podSubnetsByModel() {
        const SizeAdvice dynamic = adviceFor(onePool(ModelId::podSubnetDynamic, 10, 110, {10, true}));
        QCOMPARE(dynamic.ranges[0].smallest, std::optional(28));
        QCOMPARE(dynamic.ranges[1].needAtStart, std::uint64_t{187});
        QCOMPARE(dynamic.ranges[1].need[peak], std::uint64_t{1221});
        QCOMPARE(dynamic.ranges[1].smallest, std::optional(21));
        QVERIFY(!dynamic.notes.empty());
        const SizeAdvice blocks = adviceFor(onePool(ModelId::podSubnetStatic, 10, 110, {10, true}));
        QCOMPARE(blocks.ranges[1].need[peak], std::uint64_t{1232});
        QCOMPARE(blocks.ranges[1].smallest, std::optional(21));
        QCOMPARE(blocks.ranges[1].sum.front().expression, std::string("10 nodes × 7 blocks × 16"));
    }

    void bringYourOwnHasNoPodRange() {
        const SizeAdvice advice = adviceFor(onePool(ModelId::bringYourOwn, 10, {}, {10, true}));
        QCOMPARE(advice.ranges.size(), std::size_t{1});
        QCOMPARE(advice.ranges.front().smallest, std::optional(28));
    }

    void surgeRoundsUpAPool() {
        // 5 pools of 4 nodes at 50 %: 2 surge nodes each, 10 in all.
        const SizeRequest request{.model = ModelId::overlay,
                                  .pools = {{.name = "pool",
                                             .pools = 5,
                                             .nodes = 4,
                                             .maxNodes = {},
                                             .maxPods = {},
                                             .maxSurge = CountOrPercent{50, true}}}};
        const SizeAdvice advice = adviceFor(request);
        QCOMPARE(advice.nodes[peak], std::uint64_t{30});
        QCOMPARE(advice.ranges.front().sum[1].expression, std::string("5 pools × 2 surge nodes"));
        QCOMPARE(advice.ranges.front().sum[1].value, std::string("10"));
    }

    void limitsAreTold() {
        QVERIFY(hasLimit(adviceFor(onePool(ModelId::kubenet, 401, {}, {0, false})), LimitKind::nodesPerCluster, true));
        QVERIFY(hasLimit(adviceFor(onePool(ModelId::kubenet, 400, {}, {1, false})), LimitKind::nodesPerCluster, false));
        QVERIFY(hasLimit(adviceFor(onePool(ModelId::overlay, 1001, {}, {0, false})), LimitKind::nodesPerPool, true));
        QVERIFY(hasLimit(adviceFor(onePool(ModelId::overlay, 990, {}, {11, false})), LimitKind::nodesPerPool, false));
        QVERIFY(hasLimit(adviceFor(onePool(ModelId::nodeSubnet, 300, 250, {1, false})), LimitKind::addressesPerNetwork,
                         true));
        QVERIFY(!hasLimit(adviceFor(onePool(ModelId::podSubnetStatic, 1000, 250, {0, false})),
                          LimitKind::addressesPerNetwork, true));
    }

    void badNumbersAreSaid() {
        const auto error = [](const SizeRequest& request) { return sizeSubnets(request).error(); };
        QCOMPARE(error({.model = ModelId::overlay, .pools = {}}).where, std::string("pools"));
        QCOMPARE(error(onePool(ModelId::overlay, -1, {}, {})).where, std::string("nodes"));
        QCOMPARE(error(onePool(ModelId::overlay, 1, 9, {})).what,
                 std::string("Max pods must be 10 to 250; 9 was given."));
        SizeRequest shrinking = onePool(ModelId::overlay, 5, {}, {});
        shrinking.pools.front().maxNodes = 4;
        QCOMPARE(error(shrinking).where, std::string("maxNodes"));
    }

    void moreNeverNeedsLess() {
        Dice dice(7);
        for (int i = 0; i < 200; ++i) {
            SizeRequest request = onePool(allModels()[dice.below(6)]->id, dice.between(0, 900), dice.between(10, 250),
                                          {dice.between(0, 60), dice.chance(50)});
            request.otherAddresses = dice.between(0, 50);
            request.growthPercent = dice.between(0, 100);
            SizeRequest more = request;
            PoolShape& shape = more.pools.front();
            switch (dice.below(6)) {
                case 0: shape.nodes += dice.between(1, 40); break;
                case 1: shape.maxPods = std::min(250, *shape.maxPods + dice.between(1, 40)); break;
                case 2: shape.maxSurge->value += dice.between(1, 40); break;
                case 3: more.otherAddresses += dice.between(1, 300); break;
                case 4: shape.pools += 1; break;
                default: more.growthPercent += dice.between(1, 200); break;
            }
            const SizeAdvice less = adviceFor(request);
            const SizeAdvice larger = adviceFor(more);
            for (std::size_t k = 0; k < less.ranges.size(); ++k) {
                const RangeSize& a = less.ranges[k];
                const RangeSize& b = larger.ranges[k];
                QVERIFY(a.need[peak] <= b.need[peak] && a.grownNeed <= b.grownNeed);
                QVERIFY(a.smallest.value_or(0) >= b.smallest.value_or(0));
                QVERIFY(a.recommended.value_or(0) <= a.smallest.value_or(0));
                for (const Occasion occasion : allOccasions) {
                    QVERIFY(a.need[occasion] <= a.need[peak]);
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TstSizeSubnet)
#include "tst_size_subnet.moc"
