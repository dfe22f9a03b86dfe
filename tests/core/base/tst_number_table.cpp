// SPDX-License-Identifier: GPL-3.0-or-later
//
// Positions by number, against std::map.
#include "core/base/number_table.h"
#include "tests/support/dice.h"

#include <QtTest>

#include <map>

using namespace aksnet;
using aksnet::testing::Dice;

class TstNumberTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyTableKnowsNothing() {
        const NumberTable table;
        for (const std::uint32_t number : {0U, 1U, 2'000'000'000U, UINT32_MAX}) {
            QCOMPARE(table[number], NumberTable::none);
        }
    }

    void itAnswersLikeAMap() {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Dice dice(seed);
            const std::size_t capacity = 1 + dice.below(200);
            // Dense numbers, numbers that all fall on one slot, and wild ones.
            const std::uint32_t step = seed % 3 == 0 ? 1 : seed % 3 == 1 ? 4096 : 21'474'836;
            NumberTable table(capacity);
            std::map<std::uint32_t, std::uint32_t> expected;
            while (expected.size() < capacity) {
                const std::uint32_t number = dice.below(200) * step;
                const std::uint32_t position = dice.below(1000);
                table.set(number, position);
                expected[number] = position;
                if (expected.size() == 150) {
                    break;
                }
            }
            for (std::uint32_t i = 0; i < 200; ++i) {
                const auto found = expected.find(i * step);
                QCOMPARE(table[i * step], found == expected.end() ? NumberTable::none : found->second);
                QCOMPARE(table[i * step + 7'000'001], expected.contains(i * step + 7'000'001)
                                                          ? expected.at(i * step + 7'000'001)
                                                          : NumberTable::none);
            }
        }
    }

    void theLastPositionOfANumberCounts() {
        NumberTable table(2);
        table.set(5, 1);
        table.set(9, 2);
        table.set(5, 3);
        QCOMPARE(table[5], 3U);
        QCOMPARE(table[9], 2U);
        QCOMPARE(table[13], NumberTable::none);
    }
};

QTEST_APPLESS_MAIN(TstNumberTable)
#include "tst_number_table.moc"
