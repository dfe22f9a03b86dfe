// SPDX-License-Identifier: GPL-3.0-or-later
//
// The prefix index against looking at every entry.
#include "core/address/prefix_index.h"
#include "tests/core/address/address_cases.h"
#include "tests/support/show.h"

#include <algorithm>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

using Entry = PrefixIndex::Entry;

/// Entries of a small world and of both families' whole spaces, with duplicates; values are positions.
std::vector<Entry> anyEntries(Dice& dice, const SmallUniverse& universe, int count) {
    std::vector<Entry> entries;
    for (int i = 0; i < count; ++i) {
        const bool isFar = dice.chance(20);
        entries.push_back(
            {isFar ? anyPrefix(dice, anyFamily(dice)) : universe.anyBlock(dice), static_cast<std::uint32_t>(i)});
        if (dice.chance(10)) {
            entries.push_back({entries.front().prefix, static_cast<std::uint32_t>(++i)});
        }
    }
    return entries;
}

/// The value of the longest prefix that holds the address, of equal ones the last given.
std::optional<std::uint32_t> findSlowly(const std::vector<Entry>& entries, IpAddress address) {
    const Entry* best = nullptr;
    for (const Entry& entry : entries) {
        if (entry.prefix.contains(address) && (best == nullptr || entry.prefix.length() >= best->prefix.length())) {
            best = &entry;
        }
    }
    return best != nullptr ? std::optional(best->value) : std::nullopt;
}

std::vector<std::uint32_t> overlappingSlowly(std::vector<Entry> entries, const Prefix& prefix) {
    std::ranges::stable_sort(entries, {}, &Entry::prefix);
    std::vector<std::uint32_t> values;
    for (const Entry& entry : entries) {
        if (entry.prefix.overlaps(prefix)) {
            values.push_back(entry.value);
        }
    }
    return values;
}

std::vector<std::uint32_t> overlapping(const PrefixIndex& index, const Prefix& prefix) {
    std::vector<std::uint32_t> values;
    index.findOverlapping(prefix, [&](const Entry& entry) { values.push_back(entry.value); });
    return values;
}

}  // namespace

class TstPrefixIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLongestPrefixThatHoldsAnAddressIsFound() {
        Dice dice(1);
        for (const SmallUniverse& universe : smallUniverses()) {
            for (int i = 0; i < 40; ++i) {
                const auto entries = anyEntries(dice, universe, dice.between(0, 50));
                const PrefixIndex index(entries);
                for (int at = 0; at < SmallUniverse::count; ++at) {
                    QCOMPARE(index.find(universe.at(at)), findSlowly(entries, universe.at(at)));
                }
                for (int k = 0; k < 50; ++k) {
                    const IpAddress address = anyAddress(dice, anyFamily(dice));
                    QCOMPARE(index.find(address), findSlowly(entries, address));
                }
            }
        }
    }

    void everyOverlappingEntryIsVisitedOnceInOrder() {
        Dice dice(2);
        for (const SmallUniverse& universe : smallUniverses()) {
            for (int i = 0; i < 100; ++i) {
                const auto entries = anyEntries(dice, universe, dice.between(0, 50));
                const PrefixIndex index(entries);
                for (int k = 0; k < 40; ++k) {
                    const Prefix prefix = dice.chance(70) ? universe.anyBlock(dice) : anyPrefix(dice, anyFamily(dice));
                    QCOMPARE(overlapping(index, prefix), overlappingSlowly(entries, prefix));
                }
            }
        }
    }

    void anIndexKnowsItsOwnEntries() {
        Dice dice(3);
        for (const SmallUniverse& universe : smallUniverses()) {
            const auto entries = anyEntries(dice, universe, 60);
            const PrefixIndex index(entries);
            QCOMPARE(index.entries().size(), entries.size());
            QVERIFY(std::ranges::is_sorted(index.entries(), {}, &Entry::prefix));
            for (const Entry& entry : entries) {
                const auto found = overlapping(index, entry.prefix);
                QCOMPARE(std::ranges::count(found, entry.value), 1);
                QVERIFY(index.find(entry.prefix.first()));
            }
        }
    }

    void theWholeSpaceHoldsEveryAddressOfItsFamily() {
        const PrefixIndex index({{"0.0.0.0/0"_prefix, 7}});
        QCOMPARE(index.find("0.0.0.0"_ip), std::optional(7U));
        QCOMPARE(index.find("255.255.255.255"_ip), std::optional(7U));
        QCOMPARE(index.find("::"_ip), std::nullopt);
        QVERIFY(overlapping(index, "::/0"_prefix).empty());
    }

    void largerOnesComeFirst() {
        const PrefixIndex index({{"10.0.0.0/24"_prefix, 1},
                                 {"10.0.0.0/8"_prefix, 2},
                                 {"10.0.1.0/24"_prefix, 3},
                                 {"10.0.0.0/16"_prefix, 4}});
        QCOMPARE(overlapping(index, "10.0.0.0/16"_prefix), (std::vector<std::uint32_t>{2, 4, 1, 3}));
        QCOMPARE(overlapping(index, "10.0.1.128/25"_prefix), (std::vector<std::uint32_t>{2, 4, 3}));
    }

    void ofEqualPrefixesTheLastGivenIsFoundAndAllAreVisited() {
        const PrefixIndex index({{"10.0.0.0/24"_prefix, 3}, {"10.0.0.0/24"_prefix, 1}, {"10.0.0.0/24"_prefix, 2}});
        QCOMPARE(index.find("10.0.0.9"_ip), std::optional(2U));
        QCOMPARE(overlapping(index, "10.0.0.0/24"_prefix), (std::vector<std::uint32_t>{3, 1, 2}));
        QCOMPARE(overlapping(index, "10.0.0.1/32"_prefix), (std::vector<std::uint32_t>{3, 1, 2}));
    }

    void anEmptyIndexFindsNothing() {
        const PrefixIndex none;
        QCOMPARE(none.find("10.0.0.1"_ip), std::nullopt);
        QVERIFY(overlapping(none, "0.0.0.0/0"_prefix).empty());
        QVERIFY(none.entries().empty());
        QCOMPARE(PrefixIndex(std::vector<Entry>()).find("::"_ip), std::nullopt);
    }
};

QTEST_APPLESS_MAIN(TstPrefixIndex)
#include "tst_prefix_index.moc"
