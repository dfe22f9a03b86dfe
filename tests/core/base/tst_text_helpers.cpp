// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text helpers know ASCII letters and UTF-8, and no locale.
#include "core/base/text.h"
#include "tests/support/dice.h"
#include "tests/support/show.h"

using namespace aksnet;

class TstTextHelpers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyAsciiLettersAreLowered() {
        QCOMPARE(lowered("AzureFirewallSubnet-09"), std::string("azurefirewallsubnet-09"));
        QCOMPARE(lowered(""), std::string());
        QCOMPARE(lowered("ÄÖ@[`{"), std::string("ÄÖ@[`{"));
    }

    void comparingIgnoresTheCaseOfAsciiLettersAlone() {
        QVERIFY(equalsIgnoringCase("Microsoft.Network", "microsoft.NETWORK"));
        QVERIFY(equalsIgnoringCase("", ""));
        QVERIFY(!equalsIgnoringCase("subnet", "subnets"));
        QVERIFY(!equalsIgnoringCase("ä", "Ä"));
        // The two differ in the bit that tells letters' cases apart, but are no letters.
        QVERIFY(!equalsIgnoringCase("@", "`"));
    }

    void trimmingTakesBlanksOffBothEndsOnly() {
        QCOMPARE(std::string(trimmed(" \t10.0.0.0/8 \r\n")), std::string("10.0.0.0/8"));
        QCOMPARE(std::string(trimmed("a b")), std::string("a b"));
        QCOMPARE(std::string(trimmed("")), std::string());
        QCOMPARE(std::string(trimmed(" \n ")), std::string());
    }

    void wellFormedCharactersHaveTheirLength() {
        QCOMPARE(utf8Length("a", 0), std::size_t{1});
        QCOMPARE(utf8Length("\x7F", 0), std::size_t{1});
        QCOMPARE(utf8Length("ä", 0), std::size_t{2});
        QCOMPARE(utf8Length("…", 0), std::size_t{3});
        QCOMPARE(utf8Length("\xF0\x9F\x8C\x90", 0), std::size_t{4});
        QCOMPARE(utf8Length("aä", 1), std::size_t{2});
        QCOMPARE(utf8Length(std::string_view("\0", 1), 0), std::size_t{1});
    }

    void whatIsNoUtf8HasNoLength() {
        for (const std::string_view bytes :
             {"", "\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2z", "\xE2\x80", "\xE0\x9F\xBF", "\xED\xA0\x80",
              "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
            QCOMPARE(utf8Length(bytes, 0), std::size_t{0});
        }
        QCOMPARE(utf8Length("a", 1), std::size_t{0});
    }

    void quotesShowShortTextsWhole() {
        QCOMPARE(inQuotes("10.1"), std::string("\"10.1\""));
        QCOMPARE(inQuotes(""), std::string("\"\""));
        QCOMPARE(inQuotes("größer"), std::string("\"größer\""));
        QCOMPARE(inQuotes(std::string(60, 'x')), "\"" + std::string(60, 'x') + "\"");
    }

    void quotesCutLongTextsBetweenCharacters() {
        QCOMPARE(inQuotes(std::string(61, 'x')), "\"" + std::string(60, 'x') + "…\"");
        std::string umlauts;
        for (int i = 0; i < 1'000; ++i) {
            umlauts += "ü";
        }
        QCOMPARE(inQuotes(umlauts), "\"" + umlauts.substr(0, 120) + "…\"");
    }

    void quotesHideWhatCannotBeShown() {
        QCOMPARE(inQuotes("a\nb\x7F"), std::string("\"a�b�\""));
        QCOMPARE(inQuotes("\xFF\xE2\x80"), std::string("\"���\""));
        QCOMPARE(inQuotes(std::string_view("\0", 1)), std::string("\"�\""));
    }

    void quotesOfAnyBytesAreUtf8() {
        testing::Dice dice(7);
        for (int i = 0; i < 2'000; ++i) {
            std::string bytes;
            for (int left = dice.between(0, 90); left > 0; --left) {
                bytes += static_cast<char>(dice.below(256));
            }
            const std::string quote = inQuotes(bytes);
            for (std::size_t at = 0; at < quote.size();) {
                const std::size_t length = utf8Length(quote, at);
                QVERIFY(length > 0);
                at += length;
            }
        }
    }
};

QTEST_APPLESS_MAIN(TstTextHelpers)
#include "tst_text_helpers.moc"
