// SPDX-License-Identifier: GPL-3.0-or-later
//
// The overlap sweep against comparing every pair.
#include "core/address/overlap_sweep.h"
#include "tests/core/address/address_cases.h"
#include "tests/support/show.h"

#include <algorithm>

namespace aksnet {

std::string shown(const OverlapPair& pair) {
    return std::to_string(pair.first) + "-" + std::to_string(pair.second);
}

}  // namespace aksnet

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

template <class Block>
std::vector<OverlapPair> everyPair(const std::vector<Block>& blocks) {
    std::vector<OverlapPair> pairs;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        for (std::size_t k = i + 1; k < blocks.size(); ++k) {
            if (blocks[i].overlaps(blocks[k])) {
                pairs.push_back({i, k});
            }
        }
    }
    return pairs;
}

std::vector<OverlapPair> sweep(const std::vector<Prefix>& prefixes) {
    return findOverlaps(std::span<const Prefix>(prefixes));
}
std::vector<OverlapPair> sweep(const std::vector<AddressRange>& ranges) {
    return findOverlaps(std::span<const AddressRange>(ranges));
}

std::vector<AddressRange> asRanges(const std::vector<Prefix>& prefixes) {
    return {prefixes.begin(), prefixes.end()};
}

/// Prefixes of both families that meet often: drawn from few places, with duplicates and neighbours among them.
std::vector<Prefix> crowdedPrefixes(Dice& dice, int count) {
    std::vector<Prefix> prefixes;
    while (std::ssize(prefixes) < count) {
        if (prefixes.empty() || dice.chance(10)) {
            prefixes.push_back(anyPrefix(dice, anyFamily(dice)));
            continue;
        }
        const Prefix like = dice.of(std::span<const Prefix>(prefixes));
        switch (dice.below(5)) {
            case 0: prefixes.push_back(like); break;
            case 1: prefixes.push_back(like.parent().value_or(like)); break;
            case 2: prefixes.push_back(like.next().value_or(like)); break;
            case 3: prefixes.push_back(like.upper().value_or(like)); break;
            default: prefixes.push_back(dice.inside(like, like.length(), bitWidth(like.family()))); break;
        }
    }
    return prefixes;
}

}  // namespace

class TstOverlapSweep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void prefixesAgreeWithComparingEveryPair() {
        Dice dice(1);
        std::size_t found = 0;
        for (int i = 0; i < 400; ++i) {
            const auto prefixes = crowdedPrefixes(dice, dice.between(0, 60));
            const auto pairs = everyPair(prefixes);
            QCOMPARE(sweep(prefixes), pairs);
            found += pairs.size();
        }
        QVERIFY(found > 10'000);
    }

    void rangesAgreeWithComparingEveryPair() {
        Dice dice(2);
        for (const SmallUniverse& universe : smallUniverses()) {
            for (int i = 0; i < 80; ++i) {
                std::vector<AddressRange> ranges;
                for (int left = dice.between(0, 60); left > 0; --left) {
                    ranges.push_back(universe.anyRange(dice));
                }
                QCOMPARE(sweep(ranges), everyPair(ranges));
            }
        }
    }

    void prefixesAndTheSameAsRangesGiveTheSamePairs() {
        Dice dice(3);
        for (int i = 0; i < 200; ++i) {
            const auto prefixes = crowdedPrefixes(dice, 80);
            QCOMPARE(sweep(asRanges(prefixes)), sweep(prefixes));
        }
    }

    void theOrderOfTheListChangesOnlyPositions() {
        Dice dice(4);
        for (int i = 0; i < 100; ++i) {
            auto prefixes = crowdedPrefixes(dice, 40);
            const std::size_t pairs = sweep(prefixes).size();
            std::ranges::reverse(prefixes);
            QCOMPARE(sweep(prefixes), everyPair(prefixes));
            QCOMPARE(sweep(prefixes).size(), pairs);
        }
    }

    void pairsComeOnceInOrderTheEarlierPositionFirst() {
        Dice dice(5);
        for (int i = 0; i < 100; ++i) {
            for (const auto& pairs : {sweep(crowdedPrefixes(dice, 60)), sweep(asRanges(crowdedPrefixes(dice, 60)))}) {
                QVERIFY(std::ranges::is_sorted(pairs));
                QVERIFY(std::ranges::adjacent_find(pairs, std::ranges::greater_equal{}) == pairs.end());
                QVERIFY(std::ranges::all_of(pairs, [](const OverlapPair& pair) { return pair.first < pair.second; }));
            }
        }
    }

    void duplicatesOverlapEachOther() {
        const std::vector<Prefix> prefixes(4, "10.0.0.0/24"_prefix);
        const std::vector<OverlapPair> pairs{{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {2, 3}};
        QCOMPARE(sweep(prefixes), pairs);
        QCOMPARE(sweep(asRanges(prefixes)), pairs);
    }

    void aNestedChainOverlapsInAllItsPairs() {
        for (const Prefix& innermost :
             {"10.1.2.3/32"_prefix, "fd00::1/128"_prefix, "255.255.255.255/32"_prefix, "0.0.0.0/32"_prefix}) {
            std::vector<Prefix> chain;
            for (auto at = std::optional(innermost); at; at = at->parent()) {
                chain.push_back(*at);
            }
            QCOMPARE(sweep(chain).size(), chain.size() * (chain.size() - 1) / 2);
            QCOMPARE(sweep(chain), everyPair(chain));
        }
    }

    void touchingIsNotOverlapping() {
        const std::vector prefixes{"10.0.1.0/24"_prefix, "10.0.0.0/24"_prefix, "10.0.2.0/23"_prefix, "fd00::/64"_prefix,
                                   "fd00:0:0:1::/64"_prefix};
        QVERIFY(sweep(prefixes).empty());
        QVERIFY(sweep(asRanges(prefixes)).empty());
    }

    void theWholeSpaceMeetsAllOfItsFamilyAndNothingElse() {
        const std::vector prefixes{"10.0.0.0/8"_prefix,         "::/0"_prefix,  "0.0.0.0/0"_prefix, "fd00::/8"_prefix,
                                   "255.255.255.255/32"_prefix, "::/128"_prefix};
        const std::vector<OverlapPair> pairs{{0, 2}, {1, 3}, {1, 5}, {2, 4}};
        QCOMPARE(sweep(prefixes), pairs);
        QCOMPARE(sweep(asRanges(prefixes)), pairs);
    }

    void crossingRangesOverlap() {
        const auto range = [](IpAddress first, IpAddress last) { return *AddressRange::of(first, last); };
        const std::vector ranges{range("10.0.0.10"_ip, "10.0.0.30"_ip), range("10.0.0.0"_ip, "10.0.0.10"_ip),
                                 range("10.0.0.30"_ip, "10.0.0.99"_ip), range("10.0.0.11"_ip, "10.0.0.29"_ip)};
        const std::vector<OverlapPair> pairs{{0, 1}, {0, 2}, {0, 3}};
        QCOMPARE(sweep(ranges), pairs);
    }

    void fewAndManyPairsComeInTheSameOrder() {
        // From one pair to nearly all pairs of two hundred prefixes.
        Dice dice(6);
        for (int nested = 0; nested <= 200; nested += 20) {
            std::vector<Prefix> prefixes(static_cast<std::size_t>(nested), "10.0.0.0/8"_prefix);
            for (int i = nested; i < 200; ++i) {
                prefixes.push_back(dice.inside("10.0.0.0/8"_prefix, 20, 30));
            }
            QCOMPARE(sweep(prefixes), everyPair(prefixes));
        }
    }

    void nothingAndOneThingHaveNoPairs() {
        QVERIFY(sweep(std::vector<Prefix>()).empty());
        QVERIFY(sweep(std::vector<AddressRange>()).empty());
        QVERIFY(sweep(std::vector{"0.0.0.0/0"_prefix}).empty());
    }
};

QTEST_APPLESS_MAIN(TstOverlapSweep)
#include "tst_overlap_sweep.moc"
