// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ranges: runs of addresses, and the fewest prefixes that make them up. The slow oracle counts in worlds of 256 addresses.
#include "core/address/address_range.h"
#include "tests/core/address/address_cases.h"
#include "tests/support/show.h"

#include <algorithm>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

AddressRange range(IpAddress first, IpAddress last) {
    return *AddressRange::of(first, last);
}

AddressRange wholeOf(IpFamily family) {
    return range(IpAddress::of(family, 0), IpAddress::of(family, largestNumber(family)));
}

/// The fewest blocks are the largest ones: all aligned blocks inside the range that lie in no larger one inside it.
std::vector<Prefix> largestBlocksInside(const SmallUniverse& universe, const AddressRange& whole) {
    std::vector<Prefix> blocks;
    for (int blockBits = 0; blockBits <= SmallUniverse::bits; ++blockBits) {
        for (int at = 0; at < SmallUniverse::count; at += 1 << blockBits) {
            const Prefix block = *Prefix::exact(universe.at(at), universe.length(blockBits));
            const auto parent = block.parent();
            if (whole.contains(AddressRange(block)) && !(parent && whole.contains(AddressRange(*parent)))) {
                blocks.push_back(block);
            }
        }
    }
    std::ranges::sort(blocks);
    return blocks;
}

AddressRange anyWideRange(Dice& dice) {
    const IpFamily family = anyFamily(dice);
    const IpAddress a = anyAddress(dice, family);
    const IpAddress b = anyAddress(dice, family);
    return range(std::min(a, b), std::max(a, b));
}

}  // namespace

class TstAddressRange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRangeHasAnEndAtOrAfterItsStart() {
        QVERIFY(AddressRange::of("10.0.0.1"_ip, "10.0.0.1"_ip));
        QVERIFY(AddressRange::of("10.0.0.1"_ip, "10.0.0.2"_ip));
        QVERIFY(!AddressRange::of("10.0.0.2"_ip, "10.0.0.1"_ip));
        QVERIFY(!AddressRange::of("0.0.0.0"_ip, "::"_ip));
        QVERIFY(!AddressRange::of("::"_ip, "255.255.255.255"_ip));
    }

    void everyPrefixIsARange() {
        const AddressRange block = "10.0.0.0/24"_prefix;
        QCOMPARE(block, range("10.0.0.0"_ip, "10.0.0.255"_ip));
        QCOMPARE(AddressRange("::/0"_prefix), wholeOf(IpFamily::v6));
    }

    void theSizeCountsBothEnds() {
        QCOMPARE(range("10.0.0.4"_ip, "10.0.0.254"_ip).size(), Uint128{251});
        QCOMPARE(range("10.0.0.4"_ip, "10.0.0.4"_ip).size(), Uint128{1});
        QCOMPARE(wholeOf(IpFamily::v4).size(), Uint128{1} << 32);
        QCOMPARE(wholeOf(IpFamily::v6).size(), ~Uint128{0});
        QCOMPARE(range("::1"_ip, wholeOf(IpFamily::v6).last()).size(), ~Uint128{0});
    }

    void theTextNamesBothEnds() {
        QCOMPARE(range("10.0.0.4"_ip, "10.0.0.254"_ip).text(), std::string("10.0.0.4–10.0.0.254"));
        QCOMPARE(range("fd00::"_ip, "fd00::ff"_ip).text(), std::string("fd00::–fd00::ff"));
    }

    void holdingOverlappingAndSharingAgreeWithCounting() {
        Dice dice(1);
        for (const SmallUniverse& universe : smallUniverses()) {
            for (int i = 0; i < 300; ++i) {
                const AddressRange a = universe.anyRange(dice);
                const AddressRange b = universe.anyRange(dice);
                std::vector<IpAddress> shared;
                bool holds = true;
                for (int at = 0; at < SmallUniverse::count; ++at) {
                    const IpAddress address = universe.at(at);
                    const bool inB = b.first() <= address && address <= b.last();
                    QCOMPARE(b.contains(address), inB);
                    if (inB && a.contains(address)) {
                        shared.push_back(address);
                    }
                    holds = holds && (!inB || a.contains(address));
                }
                QCOMPARE(a.contains(b), holds);
                QCOMPARE(a.overlaps(b), !shared.empty());
                QCOMPARE(a.intersection(b),
                         shared.empty() ? std::nullopt : AddressRange::of(shared.front(), shared.back()));
            }
        }
    }

    void rangesOfDifferentFamiliesShareNothing() {
        const AddressRange v4 = wholeOf(IpFamily::v4);
        const AddressRange v6 = wholeOf(IpFamily::v6);
        QVERIFY(!v4.overlaps(v6));
        QVERIFY(!v6.overlaps(v4));
        QVERIFY(!v4.contains(v6));
        QVERIFY(!v6.contains("10.0.0.1"_ip));
        QCOMPARE(v4.intersection(v6), std::nullopt);
    }

    void rangesOrderByStartThenEnd() {
        QVERIFY(range("10.0.0.1"_ip, "10.0.0.9"_ip) < range("10.0.0.2"_ip, "10.0.0.3"_ip));
        QVERIFY(range("10.0.0.1"_ip, "10.0.0.2"_ip) < range("10.0.0.1"_ip, "10.0.0.3"_ip));
        QVERIFY(wholeOf(IpFamily::v4) < wholeOf(IpFamily::v6));
    }

    void itsPrefixesAreTheFewestThereAre() {
        Dice dice(2);
        for (const SmallUniverse& universe : smallUniverses()) {
            for (int i = 0; i < 150; ++i) {
                const AddressRange whole = universe.anyRange(dice);
                const std::vector<Prefix> blocks = largestBlocksInside(universe, whole);
                QCOMPARE(whole.toPrefixes(), blocks);
                const auto largest = std::ranges::min_element(blocks, {}, &Prefix::length);
                QCOMPARE(whole.largestPrefix(), *largest);
            }
        }
    }

    void itsPrefixesTileItInOrderAndNoTwoCouldBeOne() {
        Dice dice(3);
        for (int i = 0; i < 3'000; ++i) {
            const AddressRange whole = anyWideRange(dice);
            const std::vector<Prefix> blocks = whole.toPrefixes();
            QCOMPARE(blocks.front().first(), whole.first());
            QCOMPARE(blocks.back().last(), whole.last());
            QVERIFY(std::ssize(blocks) <= 2 * bitWidth(whole.first().family()));
            for (std::size_t k = 1; k < blocks.size(); ++k) {
                QCOMPARE(blocks[k - 1].last().plus(1), std::optional(blocks[k].first()));
                QVERIFY(blocks[k - 1].parent() != blocks[k].parent());
            }
        }
    }

    void theWholeSpaceIsOnePrefix() {
        QCOMPARE(wholeOf(IpFamily::v4).toPrefixes(), std::vector{"0.0.0.0/0"_prefix});
        QCOMPARE(wholeOf(IpFamily::v6).toPrefixes(), std::vector{"::/0"_prefix});
        QCOMPARE(wholeOf(IpFamily::v6).largestPrefix(), "::/0"_prefix);
    }

    void allButTheEndsOfTheSpaceTakesTheMostPrefixes() {
        const auto most = [](IpFamily family) {
            return range(IpAddress::of(family, 1), IpAddress::of(family, largestNumber(family) - 1))
                .toPrefixes()
                .size();
        };
        QCOMPARE(most(IpFamily::v4), std::size_t{62});
        QCOMPARE(most(IpFamily::v6), std::size_t{254});
    }

    void theUsableAddressesOfASubnetComeInBlocksThatGrowAndShrink() {
        QCOMPARE(range("10.0.0.4"_ip, "10.0.0.254"_ip).toPrefixes(),
                 (std::vector{"10.0.0.4/30"_prefix, "10.0.0.8/29"_prefix, "10.0.0.16/28"_prefix, "10.0.0.32/27"_prefix,
                              "10.0.0.64/26"_prefix, "10.0.0.128/26"_prefix, "10.0.0.192/27"_prefix,
                              "10.0.0.224/28"_prefix, "10.0.0.240/29"_prefix, "10.0.0.248/30"_prefix,
                              "10.0.0.252/31"_prefix, "10.0.0.254/32"_prefix}));
    }

    void theLargestPrefixIsTheFirstOfEqualOnes() {
        QCOMPARE(range("10.0.0.4"_ip, "10.0.0.254"_ip).largestPrefix(), "10.0.0.64/26"_prefix);
        QCOMPARE(range("10.0.0.1"_ip, "10.0.0.2"_ip).largestPrefix(), "10.0.0.1/32"_prefix);
    }
};

QTEST_APPLESS_MAIN(TstAddressRange)
#include "tst_address_range.moc"
