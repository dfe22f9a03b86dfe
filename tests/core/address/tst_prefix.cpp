// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prefixes: strict to read, always canonical, and the laws of blocks that only nest.
#include "core/address/prefix.h"
#include "tests/core/address/address_cases.h"
#include "tests/support/show.h"

#include <array>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

/// Two prefixes that have something to do with each other more often than chance has it.
std::pair<Prefix, Prefix> anyPair(Dice& dice) {
    const Prefix a = anyPrefix(dice, anyFamily(dice));
    if (dice.chance(20)) {
        return {a, anyPrefix(dice, anyFamily(dice))};
    }
    const Uint128 offset = anyBits(dice) & hostMask(a.family(), a.length());
    const IpAddress near = IpAddress::of(a.family(), a.first().number() | offset);
    const Prefix b = Prefix::containing(near, dice.between(0, bitWidth(a.family())));
    return dice.chance(20) ? std::pair(a, b.next().value_or(b)) : std::pair(b, a);
}

}  // namespace

class TstPrefix : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rightTextIsReadAndWrittenInItsShortForm_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shortForm");
        const auto row = [](const char* text, const char* shortForm) { QTest::newRow(text) << text << shortForm; };
        row("0.0.0.0/0", "0.0.0.0/0");
        row("10.0.0.0/8", "10.0.0.0/8");
        row("10.244.0.0/16", "10.244.0.0/16");
        row("10.0.0.1/32", "10.0.0.1/32");
        row("255.255.255.255/32", "255.255.255.255/32");
        row("128.0.0.0/1", "128.0.0.0/1");
        row("::/0", "::/0");
        row("FD12:3456:789A::/64", "fd12:3456:789a::/64");
        row("fd00:0:0:0:0:0:0:0/8", "fd00::/8");
        row("::1/128", "::1/128");
        row("172.16.255.254/31", "172.16.255.254/31");
        row("::ffff:10.0.0.0/104", "::ffff:10.0.0.0/104");
    }

    void rightTextIsReadAndWrittenInItsShortForm() {
        QFETCH(QString, text);
        QFETCH(QString, shortForm);
        const auto prefix = Prefix::parse(text.toStdString());
        QVERIFY2(prefix.has_value(), qPrintable(text));
        QCOMPARE(prefix->text(), shortForm.toStdString());
        QCOMPARE(Prefix::parse(prefix->text()).value(), *prefix);
    }

    void wrongTextIsRefusedWithTheReasonAndTheNearestRightValue_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* text, const char* sentence) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(sentence);
        };
        row("10.0.0.1/24", "10.0.0.1/24 has host bits set; the /24 that holds it is 10.0.0.0/24.");
        row("10.0.0.128/24", "10.0.0.128/24 has host bits set; the /24 that holds it is 10.0.0.0/24.");
        row("255.255.255.255/0", "255.255.255.255/0 has host bits set; the /0 that holds it is 0.0.0.0/0.");
        row("FD00::1/64", "FD00::1/64 has host bits set; the /64 that holds it is fd00::/64.");
        row("ffff::/8", "ffff::/8 has host bits set; the /8 that holds it is ff00::/8.");
        row("1.2.3.4/33", "\"1.2.3.4/33\" is not a range: the length 33 is over 32.");
        row("::/129", "\"::/129\" is not a range: the length 129 is over 128.");
        row("10.0.0.0/08", "\"10.0.0.0/08\" is not a range: the length \"08\" has a leading zero.");
        row("10.0.0.0/00", "\"10.0.0.0/00\" is not a range: the length \"00\" has a leading zero.");
        row("10.0.0.0/", "\"10.0.0.0/\" is not a range: the length after \"/\" must be a number from 0 to 32.");
        row("10.0.0.0/-1", "\"10.0.0.0/-1\" is not a range: the length after \"/\" must be a number from 0 to 32.");
        row("10.0.0.0/+8", "\"10.0.0.0/+8\" is not a range: the length after \"/\" must be a number from 0 to 32.");
        row("10.0.0.0/8 ", "\"10.0.0.0/8 \" is not a range: the length after \"/\" must be a number from 0 to 32.");
        row("10.0.0.0/ 8", "\"10.0.0.0/ 8\" is not a range: the length after \"/\" must be a number from 0 to 32.");
        row("10.0.0.0/8.0", "\"10.0.0.0/8.0\" is not a range: the length after \"/\" must be a number from 0 to 32.");
        row("10.0.0.0/8/8", "\"10.0.0.0/8/8\" is not a range: the length after \"/\" must be a number from 0 to 32.");
        row("10.0.0.0/99999999999",
            "\"10.0.0.0/99999999999\" is not a range: the length after \"/\" must be a number from 0 to 32.");
        row("::/x", "\"::/x\" is not a range: the length after \"/\" must be a number from 0 to 128.");
        row("10.0.0.0/255.0.0.0",
            "\"10.0.0.0/255.0.0.0\" is not a range: the length after \"/\" must be a number from 0 to 32.");
        row("10.0.0.0", "\"10.0.0.0\" is an address; a range needs a length, such as 10.0.0.0/32.");
        row("fd00::", "\"fd00::\" is an address; a range needs a length, such as fd00::/128.");
        row("/8", "\"/8\" is not a range: the address before \"/\" is missing.");
        row("", "A range such as 10.0.0.0/16 is expected, but the text is empty.");
        row(" 10.0.0.0/8", "\" 10.0.0.0/8\" is not a range: it holds a blank.");
        row("10.1/16", "\"10.1/16\" is not a range: it has 2 of the 4 octets.");
        row("010.0.0.0/8",
            "\"010.0.0.0/8\" is not a range: octet \"010\" has a leading zero, which some programs read as octal.");
        row("fe80::%eth0/64",
            "\"fe80::%eth0/64\" is not a range: it names a zone, which means nothing outside one machine.");
        row("1::2::3/64", "\"1::2::3/64\" is not a range: \"::\" may stand only once.");
        row("VirtualNetwork", "\"VirtualNetwork\" is not a range: a digit is expected where \"V\" stands.");
    }

    void wrongTextIsRefusedWithTheReasonAndTheNearestRightValue() {
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        const auto prefix = Prefix::parse(text.toStdString());
        QVERIFY2(!prefix.has_value(), qPrintable(text));
        QCOMPARE(QString::fromStdString(prefix.error().what), sentence);
        QVERIFY(prefix.error().where.empty());
    }

    void overlongTextIsRefusedInAShortSentence() {
        for (const std::string& text : {std::string(100'000, '1'), "10.0.0.0/" + std::string(100'000, '1'),
                                        std::string(100'000, '/'), std::string(100'000, ':') + "/8"}) {
            const auto prefix = Prefix::parse(text);
            QVERIFY(!prefix);
            QVERIFY2(prefix.error().what.size() < 400, prefix.error().what.c_str());
        }
    }

    void parsingWhatWasWrittenGivesThePrefix() {
        Dice dice(1);
        for (int i = 0; i < 10'000; ++i) {
            const Prefix prefix = anyPrefix(dice, anyFamily(dice));
            QCOMPARE(Prefix::parse(prefix.text()).value(), prefix);
        }
    }

    void theNearestRightValueHoldsTheAddressThatWasGiven() {
        Dice dice(2);
        int refused = 0;
        for (int i = 0; i < 5'000; ++i) {
            const IpAddress address = anyAddress(dice, anyFamily(dice));
            const int length = dice.between(0, bitWidth(address.family()));
            const std::string text = address.text() + "/" + std::to_string(length);
            const auto prefix = Prefix::parse(text);
            const Prefix holder = Prefix::containing(address, length);
            if (prefix) {
                QCOMPARE(*prefix, holder);
                QCOMPARE(holder.first(), address);
            } else {
                ++refused;
                QVERIFY(prefix.error().what.ends_with(" is " + holder.text() + "."));
            }
        }
        QVERIFY(refused > 1'000);
    }

    void thePrefixOfALengthThatHoldsAnAddressHoldsIt() {
        Dice dice(3);
        for (int i = 0; i < 10'000; ++i) {
            const IpAddress address = anyAddress(dice, anyFamily(dice));
            const int length = dice.between(0, bitWidth(address.family()));
            const Prefix prefix = Prefix::containing(address, length);
            QVERIFY(prefix.contains(address));
            QCOMPARE(prefix.length(), length);
            QCOMPARE(prefix.family(), address.family());
            QCOMPARE(prefix.isV4(), address.isV4());
        }
    }

    void anExactPrefixStartsAtItsAddressOrDoesNotExist() {
        QCOMPARE(Prefix::exact("10.0.0.0"_ip, 8), std::optional("10.0.0.0/8"_prefix));
        QCOMPARE(Prefix::exact("10.0.0.1"_ip, 8), std::nullopt);
        QCOMPARE(Prefix::exact("10.0.0.1"_ip, 32), std::optional("10.0.0.1/32"_prefix));
        QCOMPARE(Prefix::exact("0.0.0.0"_ip, 0), std::optional("0.0.0.0/0"_prefix));
        QCOMPARE(Prefix::exact("0.0.0.0"_ip, 33), std::nullopt);
        QCOMPARE(Prefix::exact("0.0.0.0"_ip, -1), std::nullopt);
        QCOMPARE(Prefix::exact("::"_ip, 128), std::optional("::/128"_prefix));
        QCOMPARE(Prefix::exact("::"_ip, 129), std::nullopt);
        QCOMPARE(Prefix::exact("::1"_ip, 127), std::nullopt);
    }

    void firstAndLastSpanTheBlock() {
        QCOMPARE("10.0.0.0/24"_prefix.last(), "10.0.0.255"_ip);
        QCOMPARE("0.0.0.0/0"_prefix.last(), "255.255.255.255"_ip);
        QCOMPARE("255.255.255.255/32"_prefix.last(), "255.255.255.255"_ip);
        QCOMPARE("::/0"_prefix.last(), "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"_ip);
        QCOMPARE("fd00::/64"_prefix.last(), "fd00::ffff:ffff:ffff:ffff"_ip);
        Dice dice(4);
        for (int i = 0; i < 5'000; ++i) {
            const Prefix prefix = anyPrefix(dice, anyFamily(dice));
            QCOMPARE(prefix.last().number() - prefix.first().number(), hostMask(prefix.family(), prefix.length()));
            QCOMPARE(prefix.first().number() & hostMask(prefix.family(), prefix.length()), Uint128{0});
        }
    }

    void theSizeIsAPowerOfTwoThatTheLengthSays() {
        QCOMPARE("10.0.0.0/24"_prefix.size(), Uint128{256});
        QCOMPARE("10.0.0.1/32"_prefix.size(), Uint128{1});
        QCOMPARE("0.0.0.0/0"_prefix.size(), Uint128{1} << 32);
        QCOMPARE("::1/128"_prefix.size(), Uint128{1});
        QCOMPARE("8000::/1"_prefix.size(), Uint128{1} << 127);
        // The only size that does not fit says the largest number that does.
        QCOMPARE("::/0"_prefix.size(), ~Uint128{0});
        QCOMPARE(hostMask(IpFamily::v4, 24), Uint128{255});
        QCOMPARE(hostMask(IpFamily::v4, 32), Uint128{0});
        QCOMPARE(hostMask(IpFamily::v6, 0), ~Uint128{0});
    }

    void holdingAPrefixIsHoldingItsFirstAndLastAddress() {
        Dice dice(5);
        std::array<int, 2> seen{};
        for (int i = 0; i < 20'000; ++i) {
            const auto [a, b] = anyPair(dice);
            const bool holds = a.first() <= b.first() && b.last() <= a.last();
            QCOMPARE(a.contains(b), holds);
            QCOMPARE(a.contains(b.first()), a.first() <= b.first() && b.first() <= a.last());
            ++seen[holds ? 1 : 0];
        }
        QVERIFY(seen[0] > 2'000 && seen[1] > 2'000);
    }

    void prefixesOverlapOnlyWhereOneHoldsTheOther() {
        Dice dice(6);
        for (int i = 0; i < 20'000; ++i) {
            const auto [a, b] = anyPair(dice);
            const bool shares = a.first() <= b.last() && b.first() <= a.last();
            QCOMPARE(a.overlaps(b), shares);
            QCOMPARE(b.overlaps(a), shares);
            QCOMPARE(a.overlaps(b), a.contains(b) || b.contains(a));
            QVERIFY(a.contains(a));
        }
    }

    void prefixesOfDifferentFamiliesHaveNothingInCommon() {
        QVERIFY(!"0.0.0.0/0"_prefix.overlaps("::/0"_prefix));
        QVERIFY(!"::/0"_prefix.contains("10.0.0.0/8"_prefix));
        QVERIFY(!"0.0.0.0/0"_prefix.contains("::1"_ip));
        QVERIFY(!"::/0"_prefix.contains("10.0.0.1"_ip));
        // A mapped address is an IPv6 address like any other.
        QVERIFY(!"::ffff:10.0.0.0/104"_prefix.overlaps("10.0.0.0/8"_prefix));
    }

    void theTwoHalvesTileABlock() {
        Dice dice(7);
        for (int i = 0; i < 5'000; ++i) {
            const Prefix prefix = anyPrefix(dice, anyFamily(dice));
            const auto lower = prefix.lower();
            const auto upper = prefix.upper();
            if (prefix.length() == bitWidth(prefix.family())) {
                QVERIFY(!lower && !upper);
                continue;
            }
            QCOMPARE(lower->first(), prefix.first());
            QCOMPARE(lower->last().plus(1), std::optional(upper->first()));
            QCOMPARE(upper->last(), prefix.last());
            QCOMPARE(lower->parent(), std::optional(prefix));
            QCOMPARE(upper->parent(), std::optional(prefix));
            QCOMPARE(lower->next(), upper);
            QCOMPARE(upper->previous(), lower);
        }
        QCOMPARE("0.0.0.0/0"_prefix.upper(), std::optional("128.0.0.0/1"_prefix));
        QCOMPARE("::/0"_prefix.upper(), std::optional("8000::/1"_prefix));
        QCOMPARE("::/127"_prefix.upper(), std::optional("::1/128"_prefix));
    }

    void theWholeSpaceHasNoParentAndNoNeighbours() {
        for (const Prefix& whole : {"0.0.0.0/0"_prefix, "::/0"_prefix}) {
            QCOMPARE(whole.parent(), std::nullopt);
            QCOMPARE(whole.next(), std::nullopt);
            QCOMPARE(whole.previous(), std::nullopt);
        }
    }

    void neighboursTouchAndAreAsLarge() {
        Dice dice(8);
        for (int i = 0; i < 5'000; ++i) {
            const Prefix prefix = anyPrefix(dice, anyFamily(dice));
            const auto next = prefix.next();
            const auto previous = prefix.previous();
            QCOMPARE(next.has_value(), prefix.last().number() != largestNumber(prefix.family()));
            QCOMPARE(previous.has_value(), prefix.first().number() != 0);
            if (next) {
                QCOMPARE(prefix.last().plus(1), std::optional(next->first()));
                QCOMPARE(next->length(), prefix.length());
                QCOMPARE(next->previous(), std::optional(prefix));
            }
            if (previous) {
                QCOMPARE(previous->last().plus(1), std::optional(prefix.first()));
                QCOMPARE(previous->next(), std::optional(prefix));
            }
        }
        QCOMPARE("255.255.255.255/32"_prefix.next(), std::nullopt);
        QCOMPARE("255.255.255.254/32"_prefix.next(), std::optional("255.255.255.255/32"_prefix));
        QCOMPARE("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128"_prefix.next(), std::nullopt);
    }

    void everyBlockStandsBeforeThoseInsideIt() {
        Dice dice(9);
        for (int i = 0; i < 20'000; ++i) {
            const auto [a, b] = anyPair(dice);
            if (a != b && a.contains(b)) {
                QVERIFY(a < b);
            }
            if (!a.overlaps(b)) {
                QCOMPARE(a < b, a.first() < b.first());
            }
            QCOMPARE(a == b, a.text() == b.text());
            QCOMPARE(a<b, b> a);
        }
    }
};

QTEST_APPLESS_MAIN(TstPrefix)
#include "tst_prefix.moc"
