// SPDX-License-Identifier: GPL-3.0-or-later
//
// The laws of capacity.h, on plans that are short of addresses and on random ones, against a count that goes node by node.
#include "core/facts/address_layout.h"
#include "tests/core/facts/capacity_plans.h"

#include <QtTest>

#include <map>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

constexpr std::uint64_t scarcePlans = 150;
constexpr Occasion peak = Occasion::atMaximumDuringUpgrade;

std::vector<Plan> plansToMeasure() {
    std::vector<Plan> plans;
    for (const auto& plan : plansOfAllSorts()) {
        plans.push_back(*plan);
    }
    for (std::uint64_t seed = 1; seed <= scarcePlans; ++seed) {
        plans.push_back(scarcePlan(seed));
    }
    return plans;
}

/// What one node takes, by the words of Microsoft's pages: of its subnet, of the pod subnet, of the pod CIDR.
std::array<std::uint64_t, 3> nodeByThePages(const Cluster& cluster, const NodePool& pool) {
    const std::string_view key = modelOf(cluster, pool).key;
    const auto maxPods = static_cast<std::uint64_t>(effectiveMaxPods(cluster, pool));
    if (key == "nodeSubnet") {
        return {1 + maxPods, 0, 0};
    }
    if (key == "podSubnetDynamic") {
        return {1, maxPods + 1, 0};
    }
    if (key == "podSubnetStatic") {
        std::uint64_t blocks = 0;
        while (blocks * 16 < maxPods + 1) {
            ++blocks;
        }
        return {1, 16 * blocks, 0};
    }
    return {1, 0, key == "bringYourOwn" ? std::uint64_t{0} : std::uint64_t{256}};
}

int surgeByThePages(const Cluster& cluster, const NodePool& pool, int nodes) {
    if (pool.scaleSetPriority == ScaleSetPriority::spot) {
        return 0;
    }
    const auto version = kubernetesVersion(cluster);
    const bool isOld = version.major == 1 && version.minor < 32;
    const CountOrPercent surge = pool.upgradeSettings.maxSurge.value_or(CountOrPercent{isOld ? 1 : 10, !isOld});
    int extra = surge.value;
    if (surge.isPercent) {
        extra = 0;
        while (extra * 100 < nodes * surge.value) {
            ++extra;
        }
    }
    return std::min(extra, nodes);
}

/// Addresses needed of every range, node by node.
std::map<ObjectRef, std::uint64_t> countedByNodes(const Plan& plan, Occasion occasion) {
    std::map<ObjectRef, std::uint64_t> need;
    for (const auto& cluster : plan.clusters) {
        for (const NodePool& pool : cluster->agentPoolProfiles) {
            const int most = pool.enableAutoScaling && pool.maxCount ? *pool.maxCount : pool.count;
            const bool isAtMaximum = occasion == Occasion::atMaximum || occasion == peak;
            const int nodes = isAtMaximum ? most : std::min(pool.count, most);
            const bool isUpgrade = occasion == Occasion::duringUpgrade || occasion == peak;
            const int all = nodes + (isUpgrade ? surgeByThePages(*cluster, pool, nodes) : 0);
            const auto each = nodeByThePages(*cluster, pool);
            for (int node = 0; node < all; ++node) {
                if (pool.vnetSubnet) {
                    need[*pool.vnetSubnet] += each[0];
                }
                if (pool.podSubnet) {
                    need[*pool.podSubnet] += each[1];
                }
                need[cluster->id] += each[2];
            }
        }
        const ApiServerAccessProfile& api = cluster->apiServerAccessProfile;
        if (api.enableVnetIntegration) {
            if (api.subnet) {
                need[*api.subnet] += 9;
            }
        } else if (api.enablePrivateCluster && !cluster->agentPoolProfiles.empty() &&
                   cluster->agentPoolProfiles.front().vnetSubnet) {
            need[*cluster->agentPoolProfiles.front().vnetSubnet] += 1;
        }
    }
    for (const Firewall& firewall : plan.firewalls) {
        if (firewall.subnet) {
            need[*firewall.subnet] += 1;
        }
    }
    for (const SubnetConsumer& consumer : plan.subnetConsumers) {
        need[consumer.subnet] += static_cast<std::uint64_t>(consumer.addressCount);
    }
    return need;
}

const RangeCapacity* rangeOf(const PlanCapacity& capacity, ObjectRef ref) {
    return ref.kind == ObjectKind::subnet ? capacity.find(SubnetId(ref.number)) : capacity.find(ClusterId(ref.number));
}

/// The plan as it is at that occasion, with nothing left to come.
Plan frozenAt(Plan plan, Occasion occasion) {
    const bool isAtMaximum = occasion == Occasion::atMaximum || occasion == peak;
    const bool isUpgrade = occasion == Occasion::duringUpgrade || occasion == peak;
    for (auto& cluster : plan.clusters) {
        for (NodePool& pool : cluster.edit().agentPoolProfiles) {
            if (!isAtMaximum) {
                pool.count = std::min(pool.count, maximumNodes(pool));
                pool.enableAutoScaling = false;
            }
            if (!isUpgrade) {
                pool.upgradeSettings.maxSurge = CountOrPercent{0, false};
            }
        }
    }
    return plan;
}

/// Addresses for which the layouts of the range have no room; of several pod CIDRs the first of IPv4 counts.
Uint128 unplacedByLayout(const Facts& facts, ObjectRef range) {
    Uint128 sum = 0;
    const auto layouts = range.kind == ObjectKind::subnet ? layoutOfSubnet(facts, SubnetId(range.number))
                                                          : layoutOfPodCidrs(facts, ClusterId(range.number));
    for (const RangeLayout& layout : layouts) {
        if (!layout.prefix.isV4()) {
            continue;
        }
        for (const Unplaced& rest : layout.unplaced) {
            sum += rest.count;
        }
        if (range.kind == ObjectKind::cluster) {
            break;
        }
    }
    return sum;
}

bool hasStatedAddress(const Plan& plan, ObjectRef range) {
    return std::ranges::any_of(plan.subnetConsumers,
                               [&](const SubnetConsumer& each) { return range == each.subnet && each.ipAddress; }) ||
           std::ranges::any_of(plan.firewalls, [&](const Firewall& each) {
               return each.subnet && range == *each.subnet && each.privateIpAddress;
           });
}

/// The plan with the range's IPv4 prefixes replaced by one of that length.
Plan withLength(Plan plan, ObjectRef range, int length) {
    const Prefix prefix = Prefix::containing("96.0.0.0"_ip, length);
    if (range.kind == ObjectKind::cluster) {
        for (auto& cluster : plan.clusters) {
            if (range == cluster->id) {
                cluster.edit().networkProfile.podCidrs = {prefix};
            }
        }
        return plan;
    }
    for (auto& network : plan.virtualNetworks) {
        for (std::size_t i = 0; i < network->subnets.size(); ++i) {
            if (range == network->subnets[i].id) {
                network.edit().subnets[i].addressPrefixes = {prefix};
                return plan;
            }
        }
    }
    return plan;
}

/// Pools of different needs, or things beside pools, in a range with blocks: order decides what fits there.
bool isMixed(const PlanCapacity& capacity, const RangeCapacity& range) {
    return range.hasBlocks &&
           (range.other > 0 || std::ranges::any_of(capacity.sharesOf(range), [](const PoolShare& share) {
                return share.use != RangeUse::podBlocks;
            }));
}

}  // namespace

class TstCapacityLaws : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void needIsWhatTheNodesTakeOneByOne();
    void aRangesAccountAddsUp();
    void layoutsFindRoomForTheSame();
    void needGrowsWithEverything();
    void theSmallestPrefixIsTheSmallest();
    void moreNodesFitAndNotOneMore();
    void morePoolsFitAndNotOneMore();
    void knobsSaveWhatTheySay();
};

void TstCapacityLaws::needIsWhatTheNodesTakeOneByOne() {
    for (Plan& plan : plansToMeasure()) {
        const Measured found = measured(std::move(plan));
        for (const Occasion occasion : allOccasions) {
            auto expected = countedByNodes(found.plan(), occasion);
            for (const RangeCapacity& range : found.capacity.ranges) {
                QCOMPARE(range.need[occasion], expected[range.range]);
            }
        }
        for (const SubnetFacts& subnet : found.facts->subnets) {
            const RangeCapacity* range = found.capacity.find(subnet.subnet);
            QCOMPARE(range != nullptr, subnet.size > 0);
            if (range) {
                QCOMPARE(range->need[peak], subnet.used());
                QCOMPARE(range->usable(), subnet.usable());
            }
        }
    }
}

void TstCapacityLaws::aRangesAccountAddsUp() {
    for (Plan& plan : plansToMeasure()) {
        const Measured found = measured(std::move(plan));
        std::size_t shares = 0;
        for (const RangeCapacity& range : found.capacity.ranges) {
            QCOMPARE(rangeOf(found.capacity, range.range), &range);
            QCOMPARE(std::size_t{range.firstShare}, shares);
            shares += range.shareCount;
            QVERIFY(range.need[Occasion::now] <= range.need[Occasion::atMaximum]);
            QVERIFY(range.need[Occasion::now] <= range.need[Occasion::duringUpgrade]);
            QVERIFY(range.need[Occasion::atMaximum] <= range.need[peak]);
            QVERIFY(range.need[Occasion::duringUpgrade] <= range.need[peak]);
            for (const Occasion occasion : allOccasions) {
                std::uint64_t need = range.other;
                for (const PoolShare& share : found.capacity.sharesOf(range)) {
                    need += share.need(occasion);
                    QVERIFY(share.perNodeAtStart <= share.perNode);
                }
                QCOMPARE(range.need[occasion], need);
                QCOMPARE(range.free(occasion) + need, range.usable() + range.missing[occasion]);
                QVERIFY(range.free(occasion) <= range.usable() && range.missing[occasion] <= need);
                if (!range.hasBlocks && range.range.kind == ObjectKind::subnet) {
                    QVERIFY(range.free(occasion) == 0 || range.missing[occasion] == 0);
                }
                const bool fits = networkVerdict(found.capacity, range, occasion) == NetworkVerdict::fits;
                QCOMPARE(fits, range.fits(occasion));
            }
        }
        QCOMPARE(found.capacity.shares.size(), shares);
    }
}

void TstCapacityLaws::layoutsFindRoomForTheSame() {
    int shortOnes = 0;
    for (const Plan& plan : plansToMeasure()) {
        const Measured found = measured(plan);
        for (const Occasion occasion : allOccasions) {
            const auto frozen = computeFacts(std::make_shared<const Plan>(frozenAt(plan, occasion)));
            for (const RangeCapacity& range : found.capacity.ranges) {
                QCOMPARE(range.missing[occasion], static_cast<std::uint64_t>(unplacedByLayout(*frozen, range.range)));
                shortOnes += range.missing[occasion] > 0 ? 1 : 0;
            }
        }
    }
    QVERIFY(shortOnes > 500);
}

void TstCapacityLaws::needGrowsWithEverything() {
    Dice dice(11);
    for (const Plan& plan : plansToMeasure()) {
        const Measured before = measured(plan);
        if (before.facts->pools.empty()) {
            continue;
        }
        const PoolFacts& pool = dice.of(std::span<const PoolFacts>(before.facts->pools));
        const int added = dice.between(1, 9);
        for (int what = 0; what < 3; ++what) {
            const Measured after = measured(withPool(plan, pool.pool, [&](const Cluster& cluster, NodePool& changed) {
                const int surge = surgeNodes(cluster, changed, pool.nodesMax);
                switch (what) {
                    case 0:
                        changed.count += added;
                        changed.maxCount = changed.maxCount.value_or(changed.count) + added;
                        return;
                    case 1: changed.maxPods = pool.maxPods + added; return;
                    default:
                        changed.scaleSetPriority = ScaleSetPriority::regular;
                        changed.upgradeSettings.maxSurge = CountOrPercent{surge + added, false};
                        return;
                }
            }));
            for (std::size_t i = 0; i < before.capacity.ranges.size(); ++i) {
                for (const Occasion occasion : allOccasions) {
                    QVERIFY(before.capacity.ranges[i].need[occasion] <= after.capacity.ranges[i].need[occasion]);
                }
            }
        }
    }
}

void TstCapacityLaws::theSmallestPrefixIsTheSmallest() {
    int checked = 0;
    for (std::uint64_t seed = 1; seed <= scarcePlans; ++seed) {
        const Plan plan = scarcePlan(seed);
        const Measured found = measured(plan);
        for (const RangeCapacity& range : found.capacity.ranges) {
            if (range.hasBlocks && hasStatedAddress(plan, range.range)) {
                continue;
            }
            for (const Occasion occasion : allOccasions) {
                const auto length = smallestPrefix(found.capacity, range, occasion);
                QVERIFY(length.has_value());
                const auto fitsAt = [&](int tried) {
                    const Measured other = measured(withLength(plan, range.range, tried));
                    return rangeOf(other.capacity, range.range)->fits(occasion);
                };
                QVERIFY(fitsAt(*length));
                if (*length < (range.range.kind == ObjectKind::subnet ? 29 : 24)) {
                    QVERIFY(!fitsAt(*length + 1));
                    ++checked;
                }
            }
        }
    }
    QVERIFY(checked > 500);
}

void TstCapacityLaws::moreNodesFitAndNotOneMore() {
    int limited = 0;
    for (const Plan& plan : plansToMeasure()) {
        const Measured found = measured(plan);
        for (std::size_t i = 0; i < std::min<std::size_t>(found.facts->pools.size(), 8); ++i) {
            const NodePoolId id = found.facts->pools[i].pool;
            const auto fitsWith = [&](const RangeCapacity& range, std::uint32_t more) {
                const Measured after = measured(withPool(plan, id, [&](const Cluster&, NodePool& pool) {
                    int& count = pool.enableAutoScaling && pool.maxCount ? *pool.maxCount : pool.count;
                    count += static_cast<int>(more);
                }));
                return rangeOf(after.capacity, range.range)->fits(peak);
            };
            std::uint32_t least = moreThanEnough;
            for (const RangeCapacity& range : found.capacity.ranges) {
                const auto shares = found.capacity.sharesOf(range);
                if (std::ranges::none_of(shares, [&](const PoolShare& share) { return share.pool == id; })) {
                    continue;
                }
                const std::uint32_t more = moreNodes(*found.facts, found.capacity, range, id);
                least = std::min(least, more);
                if (!range.fits(peak)) {
                    QCOMPARE(more, 0U);
                    continue;
                }
                QVERIFY(fitsWith(range, more));
                if (more < moreThanEnough && !isMixed(found.capacity, range)) {
                    QVERIFY(!fitsWith(range, more + 1));
                    ++limited;
                }
            }
            QCOMPARE(moreNodes(*found.facts, found.capacity, id), least);
        }
    }
    QVERIFY(limited > 300);
}

void TstCapacityLaws::morePoolsFitAndNotOneMore() {
    int limited = 0;
    for (std::uint64_t seed = 1; seed <= scarcePlans; ++seed) {
        const Plan plan = scarcePlan(seed);
        const Measured found = measured(plan);
        for (const RangeCapacity& range : found.capacity.ranges) {
            if (range.shareCount == 0 || !range.fits(peak) || isMixed(found.capacity, range)) {
                continue;
            }
            const NodePoolId id = found.capacity.sharesOf(range).front().pool;
            const std::uint32_t more = morePools(*found.facts, found.capacity, range, id);
            const auto fitsWith = [&](std::uint32_t copies) {
                Plan fuller = plan;
                for (auto& cluster : fuller.clusters) {
                    for (const NodePool& pool : Shared<Cluster>(cluster)->agentPoolProfiles) {
                        for (std::uint32_t i = 0; pool.id == id && i < copies; ++i) {
                            NodePool copy = pool;
                            copy.id.value = fuller.nextNumber++;
                            cluster.edit().agentPoolProfiles.push_back(copy);
                        }
                    }
                }
                return rangeOf(measured(std::move(fuller)).capacity, range.range)->fits(peak);
            };
            if (more < 1000) {
                QVERIFY(fitsWith(more));
                QVERIFY(!fitsWith(more + 1));
                ++limited;
            }
        }
    }
    QVERIFY(limited > 100);
}

void TstCapacityLaws::knobsSaveWhatTheySay() {
    int turned = 0;
    for (std::uint64_t seed = 1; seed <= scarcePlans; ++seed) {
        const Plan plan = scarcePlan(seed);
        const Measured found = measured(plan);
        for (const RangeCapacity& range : found.capacity.ranges) {
            for (const KnobSaving& saving : knobSavings(*found.facts, found.capacity, range)) {
                const Measured after = measured(withPool(plan, saving.pool, [&](const Cluster&, NodePool& pool) {
                    switch (saving.knob) {
                        case Knob::maxPods: pool.maxPods = saving.to; return;
                        case Knob::maxCount: pool.maxCount = saving.to; return;
                        case Knob::surge: pool.upgradeSettings.maxSurge = CountOrPercent{saving.to, false}; return;
                    }
                }));
                QVERIFY(saving.to < saving.from);
                bool isAny = false;
                for (const Occasion occasion : allOccasions) {
                    QCOMPARE(rangeOf(after.capacity, range.range)->need[occasion] + saving.saves[occasion],
                             range.need[occasion]);
                    isAny = isAny || saving.saves[occasion] > 0;
                }
                QVERIFY(isAny);
                ++turned;
            }
        }
    }
    QVERIFY(turned > 500);
}

QTEST_APPLESS_MAIN(TstCapacityLaws)
#include "tst_capacity_laws.moc"
