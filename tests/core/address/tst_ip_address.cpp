// SPDX-License-Identifier: GPL-3.0-or-later
//
// Addresses: strict to read, RFC 5952 to write, no arithmetic past the ends. The system's own reader and writer are the
// slow oracle.
#include "core/address/ip_address.h"
#include "tests/core/address/address_cases.h"
#include "tests/support/show.h"

#include <arpa/inet.h>

#include <array>
#include <cstring>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

std::optional<IpAddress> systemParse(const std::string& text) {
    std::array<unsigned char, 16> bytes{};
    const bool isV6 = text.contains(':');
    if (inet_pton(isV6 ? AF_INET6 : AF_INET, text.c_str(), bytes.data()) != 1) {
        return std::nullopt;
    }
    Uint128 number = 0;
    for (std::size_t i = 0; i < (isV6 ? 16U : 4U); ++i) {
        number = (number << 8) | bytes[i];
    }
    return IpAddress::of(isV6 ? IpFamily::v6 : IpFamily::v4, number);
}

std::string systemText(IpAddress address) {
    const std::size_t size = address.isV4() ? 4 : 16;
    std::array<unsigned char, 16> bytes{};
    for (std::size_t i = 0; i < size; ++i) {
        bytes[i] = static_cast<unsigned char>(address.number() >> (8 * (size - 1 - i)));
    }
    std::array<char, INET6_ADDRSTRLEN> text{};
    return inet_ntop(address.isV4() ? AF_INET : AF_INET6, bytes.data(), text.data(), text.size());
}

/// Text that is nearly an address: a right one with a few characters changed, taken out or put in.
std::string damagedText(Dice& dice) {
    static constexpr std::string_view alphabet = "0123456789abcdefABCDEFg:.:.:.";
    std::string text = anyAddress(dice, anyFamily(dice)).text();
    for (int changes = dice.between(0, 3); changes > 0; --changes) {
        const auto at = dice.below(static_cast<std::uint32_t>(text.size()) + 1);
        const char c = alphabet[dice.below(alphabet.size())];
        switch (dice.below(3)) {
            case 0: text.insert(at, 1, c); break;
            case 1: text.erase(at, 1 + dice.below(4)); break;
            default: text.replace(at, 1, 1, c); break;
        }
    }
    return text;
}

}  // namespace

class TstIpAddress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rightTextIsReadAndWrittenInItsShortForm_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shortForm");
        const auto row = [](const char* text, const char* shortForm) { QTest::newRow(text) << text << shortForm; };
        row("0.0.0.0", "0.0.0.0");
        row("10.0.0.1", "10.0.0.1");
        row("255.255.255.255", "255.255.255.255");
        row("::", "::");
        row("::1", "::1");
        row("1::", "1::");
        row("FD00:ABCD::1", "fd00:abcd::1");
        row("0:0:0:0:0:0:0:0", "::");
        row("0001:0002:0003:0004:0005:0006:0007:0008", "1:2:3:4:5:6:7:8");
        row("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        // RFC 5952: a single zero group stays, the longest run goes, the first of equal ones, at either end too.
        row("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1");
        row("2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1");
        row("2001:0:0:1:0:0:0:1", "2001:0:0:1::1");
        row("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1");
        row("0:0:1:0:0:1:0:0", "::1:0:0:1:0:0");
        row("1:2:3:4:5:6:0:0", "1:2:3:4:5:6::");
        row("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0");
        row("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8");
        // An IPv4 address inside an IPv6 one may be read as such; only the well-known prefix is written so.
        row("::ffff:1.2.3.4", "::ffff:1.2.3.4");
        row("::FFFF:0a00:0001", "::ffff:10.0.0.1");
        row("::ffff:0:0", "::ffff:0.0.0.0");
        row("64:ff9b::192.0.2.33", "64:ff9b::c000:221");
        row("::1.2.3.4", "::102:304");
        row("1:2:3:4:5:6:7.8.9.10", "1:2:3:4:5:6:708:90a");
        row("1:2:3:4:5::7.8.9.10", "1:2:3:4:5:0:708:90a");
    }

    void rightTextIsReadAndWrittenInItsShortForm() {
        QFETCH(QString, text);
        QFETCH(QString, shortForm);
        const auto address = IpAddress::parse(text.toStdString());
        QVERIFY2(address.has_value(), qPrintable(text));
        QCOMPARE(address->text(), shortForm.toStdString());
        QCOMPARE(IpAddress::parse(address->text()).value(), *address);
        QCOMPARE(systemParse(text.toStdString()), std::optional(*address));
    }

    void wrongTextIsRefusedWithTheReason_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const QString& text, const QString& sentence) {
            QTest::newRow(qPrintable(text.left(30))) << text << sentence;
        };
        const auto refused = [&](const char* text, const char* reason) {
            row(QString::fromUtf8(text), QStringLiteral("\"%1\" is not an IP address: %2.")
                                             .arg(QString::fromUtf8(text), QString::fromUtf8(reason)));
        };
        row("", "An IP address is expected, but the text is empty.");
        refused("10.1", "it has 2 of the 4 octets");
        refused("10", "it has 1 of the 4 octets");
        refused("10.0.0", "it has 3 of the 4 octets");
        refused("10.0.0.", "a digit is expected at its end");
        refused("10.0.0.0.0", "it has more than 4 octets");
        refused("10.0.0.1.", "it has more than 4 octets");
        refused("010.0.0.1", "octet \"010\" has a leading zero, which some programs read as octal");
        refused("10.0.0.00", "octet \"00\" has a leading zero, which some programs read as octal");
        refused("10.0.0.256", "octet \"256\" is over 255");
        refused("10.0.0.4294967297", "octet \"4294967297\" is over 255");
        refused("10..0.1", "a digit is expected where \".\" stands");
        refused(".10.0.0.1", "a digit is expected where \".\" stands");
        refused("-1.0.0.0", "a digit is expected where \"-\" stands");
        refused("+1.0.0.0", "a digit is expected where \"+\" stands");
        refused("0x0a.0.0.1", "\"x\" has no place in it");
        refused("10.0.0.1-10.0.0.5", "\"-\" has no place in it");
        refused("10.0.0.1–10.0.0.5", "\"–\" has no place in it");
        refused("10,0,0,1", "\",\" has no place in it");
        refused("١.0.0.1", "a digit is expected where \"١\" stands");
        refused("my-host", "a digit is expected where \"m\" stands");
        refused(" 10.0.0.1", "it holds a blank");
        refused("10.0.0.1 ", "it holds a blank");
        refused("10. 0.0.1", "it holds a blank");
        refused(":: ", "it holds a blank");
        row("10.0.0.1\n", "\"10.0.0.1�\" is not an IP address: it holds a blank.");
        refused("10.0.0.1/32", "it has a prefix length, which only ranges have");
        refused("fe80::1%eth0", "it names a zone, which means nothing outside one machine");
        refused(":", "it starts with a single colon");
        refused(":1::2", "it starts with a single colon");
        refused("1::2:", "it ends with a single colon");
        refused("1:2:3:4:5:6:7:", "it ends with a single colon");
        refused("1::2::3", "\"::\" may stand only once");
        refused("::1::", "\"::\" may stand only once");
        refused(":::", "it has three colons in a row");
        refused("1:::2", "it has three colons in a row");
        refused(":::2", "it has three colons in a row");
        refused("1:2:3:4:5:6:7", "it has 7 of the 8 groups");
        refused("1:2:3:4:5:6:7:8:9", "it has more than 8 groups");
        refused("1:2:3:4:5:6:7:8::", "\"::\" stands for at least one of the 8 groups, but 8 are given");
        refused("1:2:3:4::5:6:7:8", "\"::\" stands for at least one of the 8 groups, but 8 are given");
        refused("1:2:3:4:5::6:7:8:9", "\"::\" stands for at least one of the 8 groups, but 9 are given");
        refused("12345::", "group \"12345\" has more than 4 digits");
        refused("00001::", "group \"00001\" has more than 4 digits");
        refused("fg00::1", "\"g\" is not a hexadecimal digit");
        refused("fd00::[1]", "\"[\" is not a hexadecimal digit");
        refused("::1.2.3", "it has 3 of the 4 octets");
        refused("::01.2.3.4", "octet \"01\" has a leading zero, which some programs read as octal");
        refused("::1.2.3.4:5", "dotted decimal may only end it");
        refused("1.2.3.4::", "dotted decimal may only end it");
        refused("1:2:3:4:5:6:7:1.2.3.4", "it has more than 8 groups");
        refused("1:2:3:4:5:6::1.2.3.4", "\"::\" stands for at least one of the 8 groups, but 8 are given");
        row(QString(1'000, QLatin1Char('1')), QStringLiteral("\"%1…\" is not an IP address: octet \"%1…\" is over 255.")
                                                  .arg(QString(60, QLatin1Char('1'))));
        row(QString(1'000, QLatin1Char(':')),
            QStringLiteral("\"%1…\" is not an IP address: it has three colons in a row.")
                .arg(QString(60, QLatin1Char(':'))));
    }

    void wrongTextIsRefusedWithTheReason() {
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        const auto address = IpAddress::parse(text.toStdString());
        QVERIFY2(!address.has_value(), qPrintable(text));
        QCOMPARE(QString::fromStdString(address.error().what), sentence);
        QVERIFY(address.error().where.empty());
        QVERIFY(!systemParse(text.toStdString()));
    }

    void textThatEndsEarlyByAZeroByteIsRefused() {
        QVERIFY(!IpAddress::parse(std::string_view("10.0.0.1\0", 9)));
        QVERIFY(!IpAddress::parse(std::string_view("::\0", 3)));
    }

    void readingAgreesWithTheSystemOnDamagedText() {
        Dice dice(3);
        int accepted = 0;
        for (int i = 0; i < 60'000; ++i) {
            const std::string text = damagedText(dice);
            const auto ours = IpAddress::parse(text);
            QVERIFY2((ours ? std::optional(*ours) : std::nullopt) == systemParse(text), text.c_str());
            accepted += ours ? 1 : 0;
            if (!ours) {
                QVERIFY2(!ours.error().what.empty() && ours.error().what.ends_with('.'), text.c_str());
            }
        }
        QVERIFY(accepted > 6'000 && accepted < 54'000);
    }

    void writingAgreesWithTheSystem() {
        Dice dice(4);
        for (int i = 0; i < 20'000; ++i) {
            const IpAddress address = anyAddress(dice, anyFamily(dice));
            // The system also writes the long retired ::1.2.3.4 dotted, which RFC 5952 does not ask for.
            if (address.isV4() || address.number() >> 32 != 0) {
                QCOMPARE(address.text(), systemText(address));
            }
        }
    }

    void parsingWhatWasWrittenGivesTheAddress() {
        Dice dice(5);
        for (int i = 0; i < 20'000; ++i) {
            const IpAddress address = anyAddress(dice, anyFamily(dice));
            QCOMPARE(IpAddress::parse(address.text()).value(), address);
        }
    }

    void anAddressIsItsFamilyAndNumber() {
        QCOMPARE(IpAddress::parse("10.0.0.1").value(), IpAddress::v4(0x0a000001));
        QCOMPARE(IpAddress::parse("fd00::1").value(), IpAddress::v6((Uint128{0xfd} << 120) | 1));
        QCOMPARE(IpAddress(), IpAddress::v4(0));
        QVERIFY(IpAddress::v4(1) != IpAddress::v6(1));
        Dice dice(6);
        for (int i = 0; i < 1'000; ++i) {
            const IpFamily family = anyFamily(dice);
            const IpAddress address = anyAddress(dice, family);
            QCOMPARE(address.family(), family);
            QCOMPARE(address.isV4(), family == IpFamily::v4);
            QCOMPARE(IpAddress::of(family, address.number()), address);
            QCOMPARE(family == IpFamily::v4 ? IpAddress::v4(static_cast<std::uint32_t>(address.number()))
                                            : IpAddress::v6(address.number()),
                     address);
        }
    }

    void addressesOrderByNumberAndIpv4ComesFirst() {
        Dice dice(7);
        for (int i = 0; i < 5'000; ++i) {
            const IpFamily family = anyFamily(dice);
            const IpAddress a = anyAddress(dice, family);
            const IpAddress b = anyAddress(dice, family);
            QCOMPARE(a < b, a.number() < b.number());
            QCOMPARE(a == b, a.number() == b.number());
            QVERIFY(anyAddress(dice, IpFamily::v4) < anyAddress(dice, IpFamily::v6));
        }
    }

    void arithmeticStopsAtTheEndsOfTheSpace() {
        for (const IpFamily family : {IpFamily::v4, IpFamily::v6}) {
            const IpAddress first = IpAddress::of(family, 0);
            const IpAddress last = IpAddress::of(family, largestNumber(family));
            QCOMPARE(first.minus(0), std::optional(first));
            QCOMPARE(last.plus(0), std::optional(last));
            QCOMPARE(first.minus(1), std::nullopt);
            QCOMPARE(last.plus(1), std::nullopt);
            QCOMPARE(first.plus(largestNumber(family)), std::optional(last));
            QCOMPARE(last.minus(largestNumber(family)), std::optional(first));
            QCOMPARE(first.minus(~Uint128{0}), std::nullopt);
            QCOMPARE(last.plus(~Uint128{0}), std::nullopt);
            QCOMPARE(first.plus(1)->plus(~Uint128{0}), std::nullopt);
        }
        QCOMPARE(IpAddress::v4(0).plus(Uint128{1} << 32), std::nullopt);
        QCOMPARE(IpAddress::v4(UINT32_MAX).plus(1), std::nullopt);
        QCOMPARE(IpAddress::v6(UINT32_MAX).plus(1)->text(), std::string("::1:0:0"));
        QCOMPARE(IpAddress::v6(~std::uint64_t{0}).plus(1)->text(), std::string("0:0:0:1::"));
        QCOMPARE(IpAddress::v6(Uint128{1} << 64).minus(1)->text(), std::string("::ffff:ffff:ffff:ffff"));
    }

    void goingOnAndComingBackEndsWhereItBegan() {
        Dice dice(8);
        for (int i = 0; i < 5'000; ++i) {
            const IpAddress address = anyAddress(dice, anyFamily(dice));
            const Uint128 distance = anyBits(dice) >> dice.below(128);
            if (const auto on = address.plus(distance)) {
                QCOMPARE(on->number() - address.number(), distance);
                QCOMPARE(on->minus(distance), std::optional(address));
            }
            if (const auto back = address.minus(distance)) {
                QCOMPARE(back->plus(distance), std::optional(address));
            }
        }
    }

    void aFamilyKnowsItsWidth() {
        QCOMPARE(bitWidth(IpFamily::v4), 32);
        QCOMPARE(bitWidth(IpFamily::v6), 128);
    }
};

QTEST_APPLESS_MAIN(TstIpAddress)
#include "tst_ip_address.moc"
