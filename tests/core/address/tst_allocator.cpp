// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finding room, against trying every block of a small world.
#include "core/address/allocator.h"
#include "tests/core/address/address_cases.h"
#include "tests/support/show.h"

#include <algorithm>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

AddressSet anyFreeSpace(Dice& dice, const SmallUniverse& universe) {
    AddressSetBuilder taken;
    for (int ranges = dice.between(0, 12); ranges > 0; --ranges) {
        taken.add(dice.chance(30) ? universe.anyRange(dice) : AddressRange(universe.anyBlock(dice)));
    }
    return AddressSet(AddressRange(universe.space)).without(std::move(taken).build());
}

/// All blocks of that length that are wholly free, by address.
std::vector<Prefix> allFreeBlocks(const SmallUniverse& universe, const AddressSet& free, int length) {
    std::vector<Prefix> blocks;
    for (int at = 0; at < SmallUniverse::count; ++at) {
        const auto block = Prefix::exact(universe.at(at), length);
        bool isFree = block.has_value();
        for (int k = 0; isFree && k < static_cast<int>(block->size()); ++k) {
            isFree = at + k < SmallUniverse::count && free.contains(universe.at(at + k));
        }
        if (isFree) {
            blocks.push_back(*block);
        }
    }
    return blocks;
}

/// How many free addresses stand in a row around the block.
int gapAround(const SmallUniverse& universe, const AddressSet& free, const Prefix& block) {
    int first = universe.positionOf(block.first());
    int last = universe.positionOf(block.last());
    while (first > 0 && free.contains(universe.at(first - 1))) {
        --first;
    }
    while (last + 1 < SmallUniverse::count && free.contains(universe.at(last + 1))) {
        ++last;
    }
    return last - first + 1;
}

}  // namespace

class TstAllocator : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstFitIsTheLowestFreeBlock() {
        Dice dice(1);
        for (const SmallUniverse& universe : smallUniverses()) {
            for (int i = 0; i < 60; ++i) {
                const AddressSet free = anyFreeSpace(dice, universe);
                for (int blockBits = 0; blockBits <= SmallUniverse::bits; ++blockBits) {
                    const auto blocks = allFreeBlocks(universe, free, universe.length(blockBits));
                    QCOMPARE(findFree(free, universe.space.family(), universe.length(blockBits), Fit::first),
                             blocks.empty() ? std::nullopt : std::optional(blocks.front()));
                }
            }
        }
    }

    void bestFitIsTheLowestFreeBlockOfTheSmallestGap() {
        Dice dice(2);
        for (const SmallUniverse& universe : smallUniverses()) {
            for (int i = 0; i < 60; ++i) {
                const AddressSet free = anyFreeSpace(dice, universe);
                for (int blockBits = 0; blockBits <= SmallUniverse::bits; ++blockBits) {
                    const auto blocks = allFreeBlocks(universe, free, universe.length(blockBits));
                    const auto best = std::ranges::min_element(
                        blocks, {}, [&](const Prefix& block) { return gapAround(universe, free, block); });
                    QCOMPARE(findFree(free, universe.space.family(), universe.length(blockBits)),
                             blocks.empty() ? std::nullopt : std::optional(*best));
                }
            }
        }
    }

    void theNextFreeBlockIsTheLowestBehindOrTheFirstOfAll() {
        Dice dice(3);
        for (const SmallUniverse& universe : smallUniverses()) {
            for (int i = 0; i < 200; ++i) {
                const AddressSet free = anyFreeSpace(dice, universe);
                const Prefix after = universe.anyBlock(dice);
                const auto blocks = allFreeBlocks(universe, free, after.length());
                const auto behind =
                    std::ranges::find_if(blocks, [&](const Prefix& block) { return block.first() > after.last(); });
                QCOMPARE(nextFree(free, after), blocks.empty()
                                                    ? std::nullopt
                                                    : std::optional(behind != blocks.end() ? *behind : blocks.front()));
            }
        }
    }

    void steppingThroughFreePlacesComesRound() {
        const std::vector space{"10.0.0.0/26"_prefix};
        const std::vector used{"10.0.0.16/28"_prefix};
        const AddressSet free = freeSpace(space, used);
        std::vector<Prefix> seen;
        Prefix at = "10.0.0.0/28"_prefix;
        for (int i = 0; i < 4; ++i) {
            at = *nextFree(free, at);
            seen.push_back(at);
        }
        QCOMPARE(seen, (std::vector{"10.0.0.32/28"_prefix, "10.0.0.48/28"_prefix, "10.0.0.0/28"_prefix,
                                    "10.0.0.32/28"_prefix}));
    }

    void whatIsFoundIsFreeAndAligned() {
        Dice dice(4);
        for (const SmallUniverse& universe : smallUniverses()) {
            for (int i = 0; i < 200; ++i) {
                const AddressSet free = anyFreeSpace(dice, universe);
                const auto block = findFree(free, universe.space.family(), universe.length(dice.between(0, 8)),
                                            dice.chance(50) ? Fit::first : Fit::best);
                if (block) {
                    QVERIFY(free.contains(AddressRange(*block)));
                }
            }
        }
    }

    void bestFitKeepsLargeGapsWhole() {
        const std::vector space{"10.0.0.0/16"_prefix};
        const std::vector used{"10.0.128.0/24"_prefix, "10.0.130.0/24"_prefix};
        const AddressSet free = freeSpace(space, used);
        QCOMPARE(findFree(free, IpFamily::v4, 26, Fit::first), std::optional("10.0.0.0/26"_prefix));
        QCOMPARE(findFree(free, IpFamily::v4, 26, Fit::best), std::optional("10.0.129.0/26"_prefix));
        QCOMPARE(findFree(free, IpFamily::v4, 17, Fit::best), std::optional("10.0.0.0/17"_prefix));
        QCOMPARE(findFree(free, IpFamily::v4, 16, Fit::best), std::nullopt);
    }

    void onlyTheFamilyThatWasAskedForIsSearched() {
        const std::vector space{"10.0.0.0/24"_prefix, "fd00::/64"_prefix};
        const AddressSet free(space);
        QCOMPARE(findFree(free, IpFamily::v6, 80), std::optional("fd00::/80"_prefix));
        QCOMPARE(findFree(free, IpFamily::v4, 28), std::optional("10.0.0.0/28"_prefix));
        QCOMPARE(findFree(free, IpFamily::v4, 16), std::nullopt);
        QCOMPARE(nextFree(free, "10.0.0.240/28"_prefix), std::optional("10.0.0.0/28"_prefix));
    }

    void lengthsThatDoNotExistFindNothing() {
        const AddressSet free(AddressRange("0.0.0.0/0"_prefix));
        QCOMPARE(findFree(free, IpFamily::v4, -1), std::nullopt);
        QCOMPARE(findFree(free, IpFamily::v4, 33), std::nullopt);
        QCOMPARE(findFree(free, IpFamily::v4, 0), std::optional("0.0.0.0/0"_prefix));
        QCOMPARE(findFree(AddressSet(AddressRange("::/0"_prefix)), IpFamily::v6, 0), std::optional("::/0"_prefix));
        QCOMPARE(findFree(AddressSet(), IpFamily::v4, 32), std::nullopt);
    }

    void theLastBlockOfTheSpaceIsFoundAndNothingBehindIt() {
        const AddressSet v4(AddressRange("255.255.255.0/24"_prefix));
        QCOMPARE(findFree(v4, IpFamily::v4, 32, Fit::first), std::optional("255.255.255.0/32"_prefix));
        QCOMPARE(nextFree(v4, "255.255.255.254/32"_prefix), std::optional("255.255.255.255/32"_prefix));
        QCOMPARE(nextFree(v4, "255.255.255.255/32"_prefix), std::optional("255.255.255.0/32"_prefix));
        const AddressSet single(*AddressRange::of("255.255.255.255"_ip, "255.255.255.255"_ip));
        QCOMPARE(findFree(single, IpFamily::v4, 31), std::nullopt);
        QCOMPARE(findFree(single, IpFamily::v4, 32), std::optional("255.255.255.255/32"_prefix));
    }

    void freeSpaceIsWhatIsLeftOfTheSpace() {
        Dice dice(5);
        for (const SmallUniverse& universe : smallUniverses()) {
            for (int i = 0; i < 100; ++i) {
                std::vector<Prefix> space;
                std::vector<Prefix> used;
                for (int k = dice.between(0, 5); k > 0; --k) {
                    space.push_back(universe.anyBlock(dice));
                    used.push_back(universe.anyBlock(dice));
                }
                const AddressSet free = freeSpace(space, used);
                for (int at = 0; at < SmallUniverse::count; ++at) {
                    const auto holds = [&](const Prefix& prefix) { return prefix.contains(universe.at(at)); };
                    QCOMPARE(free.contains(universe.at(at)),
                             std::ranges::any_of(space, holds) && std::ranges::none_of(used, holds));
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TstAllocator)
#include "tst_allocator.moc"
