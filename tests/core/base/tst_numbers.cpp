// SPDX-License-Identifier: GPL-3.0-or-later
//
// Arithmetic that does not wrap round, and numbers as text.
#include "core/base/checked.h"
#include "core/base/uint128.h"
#include "tests/support/dice.h"
#include "tests/support/show.h"

using namespace aksnet;

namespace {

constexpr std::uint64_t largest = std::numeric_limits<std::uint64_t>::max();

/// The exact answer in a wider type, then cut.
std::uint64_t cut(Uint128 exact) {
    return exact > largest ? largest : static_cast<std::uint64_t>(exact);
}

/// Numbers of every magnitude, the ends of the scale more often than chance has them.
std::uint64_t anyNumber(testing::Dice& dice) {
    const std::uint64_t bits = (std::uint64_t{dice.below(UINT32_MAX)} << 32) | dice.below(UINT32_MAX);
    switch (dice.below(8)) {
        case 0: return 0;
        case 1: return largest - dice.below(3);
        default: return bits >> dice.below(64);
    }
}

}  // namespace

class TstNumbers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumsEndAtTheLargestNumber() {
        QCOMPARE(saturatingAdd(2, 3), std::uint64_t{5});
        QCOMPARE(saturatingAdd(largest, 0), largest);
        QCOMPARE(saturatingAdd(largest, 1), largest);
        QCOMPARE(saturatingAdd(largest, largest), largest);
        QCOMPARE(saturatingAdd(largest - 1, 1), largest);
    }

    void productsEndAtTheLargestNumber() {
        QCOMPARE(saturatingMultiply(31, 51), std::uint64_t{1'581});
        QCOMPARE(saturatingMultiply(0, largest), std::uint64_t{0});
        QCOMPARE(saturatingMultiply(largest, 0), std::uint64_t{0});
        QCOMPARE(saturatingMultiply(largest, 1), largest);
        QCOMPARE(saturatingMultiply(1ULL << 32, 1ULL << 31), std::uint64_t{1} << 63);
        QCOMPARE(saturatingMultiply(1ULL << 32, 1ULL << 32), largest);
    }

    void bothAgreeWithWiderArithmetic() {
        testing::Dice dice(1);
        for (int i = 0; i < 20'000; ++i) {
            const std::uint64_t a = anyNumber(dice);
            const std::uint64_t b = anyNumber(dice);
            QCOMPARE(saturatingAdd(a, b), cut(Uint128{a} + b));
            QCOMPARE(saturatingMultiply(a, b), cut(Uint128{a} * b));
        }
    }

    void largeNumbersHaveAllTheirDigits() {
        QCOMPARE(toText(0), std::string("0"));
        QCOMPARE(toText(9), std::string("9"));
        QCOMPARE(toText(10), std::string("10"));
        QCOMPARE(toText(largest), std::string("18446744073709551615"));
        QCOMPARE(toText(Uint128{1} << 64), std::string("18446744073709551616"));
        QCOMPARE(toText(~Uint128{0}), std::string("340282366920938463463374607431768211455"));
    }

    void countsAgreeWithTheirNoun() {
        QCOMPARE(counted(1, "node"), std::string("1 node"));
        QCOMPARE(counted(0, "node"), std::string("0 nodes"));
        QCOMPARE(counted(1'581, "address"), std::string("1,581 addresses"));
        QCOMPARE(counted(2, "prefix"), std::string("2 prefixes"));
        QCOMPARE(counted(1, "outbound address"), std::string("1 outbound address"));
    }

    void groupsOfThreeDigitsAreSetApart() {
        QCOMPARE(grouped(0), std::string("0"));
        QCOMPARE(grouped(999), std::string("999"));
        QCOMPARE(grouped(1'581), std::string("1,581"));
        QCOMPARE(grouped(65'536), std::string("65,536"));
        QCOMPARE(grouped(999'999), std::string("999,999"));
        QCOMPARE(grouped(1'000'000), std::string("1,000,000"));
        QCOMPARE(grouped(~Uint128{0}), std::string("340,282,366,920,938,463,463,374,607,431,768,211,455"));
    }
};

QTEST_APPLESS_MAIN(TstNumbers)
#include "tst_numbers.moc"
