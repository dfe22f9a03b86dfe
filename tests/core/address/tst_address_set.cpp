// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sets of addresses against a bitmap of small worlds, and the laws of sets in the whole space.
#include "core/address/address_set.h"
#include "tests/core/address/address_cases.h"
#include "tests/support/show.h"

#include <algorithm>
#include <bitset>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

using Bitmap = std::bitset<SmallUniverse::count>;

/// The same addresses as a set and as a bitmap.
struct Twins {
    AddressSet set;
    Bitmap bits;
};

Twins anyTwins(Dice& dice, const SmallUniverse& universe) {
    AddressSetBuilder builder;
    Twins twins;
    for (int ranges = dice.between(0, 9); ranges > 0; --ranges) {
        const AddressRange range = dice.chance(50) ? universe.anyRange(dice) : AddressRange(universe.anyBlock(dice));
        builder.add(range);
        for (int at = universe.positionOf(range.first()); at <= universe.positionOf(range.last()); ++at) {
            twins.bits.set(static_cast<std::size_t>(at));
        }
    }
    twins.set = std::move(builder).build();
    return twins;
}

/// The one list of ranges that stands for these bits: in order, disjoint, never touching.
std::vector<AddressRange> rangesOf(const SmallUniverse& universe, const Bitmap& bits) {
    std::vector<AddressRange> ranges;
    for (int at = 0; at < SmallUniverse::count; ++at) {
        if (!bits.test(static_cast<std::size_t>(at))) {
            continue;
        }
        const int first = at;
        while (at + 1 < SmallUniverse::count && bits.test(static_cast<std::size_t>(at) + 1)) {
            ++at;
        }
        ranges.push_back(*AddressRange::of(universe.at(first), universe.at(at)));
    }
    return ranges;
}

std::vector<AddressRange> listed(const AddressSet& set) {
    return {set.ranges().begin(), set.ranges().end()};
}

/// Sets over both families, some of them with the very first and last addresses.
AddressSet anySet(Dice& dice) {
    AddressSetBuilder builder;
    for (int ranges = dice.between(0, 12); ranges > 0; --ranges) {
        const IpFamily family = anyFamily(dice);
        const IpAddress first = anyAddress(dice, family);
        const auto last = first.plus(anyBits(dice) >> dice.between(128 - bitWidth(family), 127));
        builder.add(dice.chance(50) || !last ? AddressRange(anyPrefix(dice, family)) : *AddressRange::of(first, *last));
    }
    return std::move(builder).build();
}

AddressSet everything() {
    const std::vector whole{"0.0.0.0/0"_prefix, "::/0"_prefix};
    return {whole};
}

Uint128 saturatedSum(Uint128 a, Uint128 b) {
    return b > ~Uint128{0} - a ? ~Uint128{0} : a + b;
}

}  // namespace

class TstAddressSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSetIsTheSameHoweverItWasPutTogether() {
        Dice dice(1);
        for (const SmallUniverse& universe : smallUniverses()) {
            for (int i = 0; i < 200; ++i) {
                const Twins a = anyTwins(dice, universe);
                QCOMPARE(listed(a.set), rangesOf(universe, a.bits));
                QCOMPARE(a.set.size(), Uint128{a.bits.count()});
                QCOMPARE(a.set.empty(), a.bits.none());
                const std::vector<Prefix> blocks = a.set.toPrefixes();
                QVERIFY(std::ranges::is_sorted(blocks));
                QCOMPARE(AddressSet(blocks), a.set);
            }
        }
    }

    void unionDifferenceAndIntersectionAgreeWithABitmap() {
        Dice dice(2);
        for (const SmallUniverse& universe : smallUniverses()) {
            for (int i = 0; i < 400; ++i) {
                const Twins a = anyTwins(dice, universe);
                const Twins b = anyTwins(dice, universe);
                QCOMPARE(listed(a.set.united(b.set)), rangesOf(universe, a.bits | b.bits));
                QCOMPARE(listed(a.set.intersected(b.set)), rangesOf(universe, a.bits & b.bits));
                QCOMPARE(listed(a.set.without(b.set)), rangesOf(universe, a.bits & ~b.bits));
                QCOMPARE(a.set == b.set, a.bits == b.bits);
            }
        }
    }

    void holdingAndOverlappingAgreeWithABitmap() {
        Dice dice(3);
        for (const SmallUniverse& universe : smallUniverses()) {
            for (int i = 0; i < 100; ++i) {
                const Twins a = anyTwins(dice, universe);
                for (int at = 0; at < SmallUniverse::count; ++at) {
                    QCOMPARE(a.set.contains(universe.at(at)), a.bits.test(static_cast<std::size_t>(at)));
                }
                for (int k = 0; k < 30; ++k) {
                    const AddressRange range = universe.anyRange(dice);
                    bool holds = true;
                    bool overlaps = false;
                    for (int at = universe.positionOf(range.first()); at <= universe.positionOf(range.last()); ++at) {
                        holds = holds && a.bits.test(static_cast<std::size_t>(at));
                        overlaps = overlaps || a.bits.test(static_cast<std::size_t>(at));
                    }
                    QCOMPARE(a.set.contains(range), holds);
                    QCOMPARE(a.set.overlaps(range), overlaps);
                }
            }
        }
    }

    void theLawsOfSetsHoldInTheWholeSpace() {
        Dice dice(4);
        const AddressSet whole = everything();
        for (int i = 0; i < 2'000; ++i) {
            const AddressSet a = anySet(dice);
            const AddressSet b = anySet(dice);
            const AddressSet c = anySet(dice);
            QCOMPARE(a.united(b), b.united(a));
            QCOMPARE(a.intersected(b), b.intersected(a));
            QCOMPARE(a.without(b), a.intersected(whole.without(b)));
            QCOMPARE(whole.without(whole.without(a)), a);
            QVERIFY(a.without(b).intersected(b).empty());
            QCOMPARE(a.without(b).united(a.intersected(b)), a);
            QCOMPARE(a.united(b).united(c), a.united(b.united(c)));
            QCOMPARE(a.intersected(b.united(c)), a.intersected(b).united(a.intersected(c)));
            QCOMPARE(saturatedSum(a.size(), b.size()), saturatedSum(a.united(b).size(), a.intersected(b).size()));
        }
    }

    void rangesAreInOrderAndNeverTouch() {
        Dice dice(5);
        for (int i = 0; i < 2'000; ++i) {
            for (const AddressSet& set : {anySet(dice), anySet(dice).united(anySet(dice)),
                                          anySet(dice).without(anySet(dice)), anySet(dice).intersected(anySet(dice))}) {
                for (std::size_t k = 1; k < set.ranges().size(); ++k) {
                    const AddressRange& before = set.ranges()[k - 1];
                    const AddressRange& after = set.ranges()[k];
                    QVERIFY(before.last() < after.first());
                    QVERIFY(before.last().plus(1) != std::optional(after.first()));
                }
            }
        }
    }

    void theEndsOfBothFamiliesStayApart() {
        // 255.255.255.255 and :: stand next to each other in order, but not in any address space.
        const std::vector ends{"255.255.255.255/32"_prefix, "::/128"_prefix};
        const AddressSet set(ends);
        QCOMPARE(set.ranges().size(), std::size_t{2});
        QCOMPARE(set.toPrefixes(), ends);
        QCOMPARE(everything().ranges().size(), std::size_t{2});
        QCOMPARE(everything().without(set).united(set), everything());
    }

    void takingTheEndsOffLeavesWhatLiesBetween() {
        const AddressSet whole(AddressRange("0.0.0.0/0"_prefix));
        const std::vector ends{"0.0.0.0/32"_prefix, "255.255.255.255/32"_prefix};
        QCOMPARE(listed(whole.without(AddressSet(ends))),
                 std::vector{*AddressRange::of("0.0.0.1"_ip, "255.255.255.254"_ip)});
        QVERIFY(whole.without(whole).empty());
    }

    void oneCutMayReachOverSeveralRanges() {
        const std::vector pieces{"10.0.0.0/26"_prefix, "10.0.0.128/26"_prefix, "10.0.1.0/26"_prefix};
        const AddressSet cut(*AddressRange::of("10.0.0.32"_ip, "10.0.1.15"_ip));
        QCOMPARE(listed(AddressSet(pieces).without(cut)),
                 (std::vector{*AddressRange::of("10.0.0.0"_ip, "10.0.0.31"_ip),
                              *AddressRange::of("10.0.1.16"_ip, "10.0.1.63"_ip)}));
    }

    void theEmptySetHoldsNothing() {
        const AddressSet none;
        QVERIFY(none.empty());
        QCOMPARE(none.size(), Uint128{0});
        QVERIFY(!none.contains("0.0.0.0"_ip));
        QVERIFY(!none.overlaps(AddressRange("::/0"_prefix)));
        QVERIFY(!none.contains(AddressRange("10.0.0.0/8"_prefix)));
        QVERIFY(none.toPrefixes().empty());
        QCOMPARE(none.united(everything()), everything());
        QVERIFY(none.intersected(everything()).empty());
        QVERIFY(none.without(everything()).empty());
        QCOMPARE(AddressSetBuilder().build(), none);
    }

    void sizesThatDoNotFitEndAtTheLargestNumber() {
        QCOMPARE(AddressSet(AddressRange("0.0.0.0/0"_prefix)).size(), Uint128{1} << 32);
        QCOMPARE(AddressSet(AddressRange("::/0"_prefix)).size(), ~Uint128{0});
        QCOMPARE(everything().size(), ~Uint128{0});
    }
};

QTEST_APPLESS_MAIN(TstAddressSet)
#include "tst_address_set.moc"
