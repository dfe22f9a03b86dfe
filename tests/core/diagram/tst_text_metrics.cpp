// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text widths without a font, and texts cut to their room.
#include "core/base/text.h"
#include "core/diagram/text_metrics.h"
#include "tests/support/dice.h"
#include "tests/support/show.h"

#include <QtTest>

#include <array>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

constexpr std::string_view ellipsis = "…";

std::string randomText(Dice& dice) {
    static constexpr std::array<std::string_view, 14> pieces{"a", "W", "i",  " ",  "0", "-", ".",
                                                             "é", "ß", "日", "😀", "ש", "…", "aks-nodes"};
    std::string text;
    for (int i = dice.between(0, 40); i > 0; --i) {
        text += dice.of(std::span<const std::string_view>(pieces));
    }
    return text;
}

bool isWholeUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8Length(text, at);
        if (length == 0) {
            return false;
        }
        at += length;
    }
    return true;
}

}  // namespace

class TstTextMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void widthsAddUpAndGrowWithSizeAndWeight() {
        Dice dice(1);
        for (int i = 0; i < 500; ++i) {
            const std::string a = randomText(dice);
            const std::string b = randomText(dice);
            QVERIFY(std::abs(textWidth(a + b, 12) - textWidth(a, 12) - textWidth(b, 12)) < 1e-9);
            QVERIFY(std::abs(textWidth(a, 24) - 2 * textWidth(a, 12)) < 1e-9);
            QVERIFY(textWidth(a, 12, true) >= textWidth(a, 12));
        }
        QCOMPARE(textWidth("", 12), 0.0);
    }

    void digitsAreEquallyWideAndLettersAreNot() {
        QCOMPARE(textWidth("0123", 10), textWidth("9999", 10));
        QVERIFY(textWidth("iiii", 10) < textWidth("mmmm", 10) / 3);
    }

    void whatFitsStaysAsItIs() {
        Dice dice(2);
        for (int i = 0; i < 500; ++i) {
            const std::string text = randomText(dice);
            QCOMPARE(elided(text, textWidth(text, 11, true), 11, true), text);
        }
    }

    void cutTextsKeepToTheirRoom() {
        Dice dice(3);
        for (int i = 0; i < 5'000; ++i) {
            const std::string text = randomText(dice);
            const double room = dice.between(-5, 120);
            const bool bold = dice.chance(50);
            const std::string cut = elided(text, room, 11, bold);
            QVERIFY2(textWidth(cut, 11, bold) <= std::max(room, 0.0), text.c_str());
            QVERIFY(isWholeUtf8(cut));
            if (cut != text && !cut.empty()) {
                // A part of the text's start without blanks at its end, then the sign that something is missing.
                QVERIFY(cut.ends_with(ellipsis));
                const std::string kept = cut.substr(0, cut.size() - ellipsis.size());
                QVERIFY(text.starts_with(kept));
                QVERIFY(!kept.ends_with(' '));
            }
        }
    }

    void asMuchAsFitsIsKept() {
        const std::string text = "spoke-westeurope-production";
        std::size_t last = 0;
        for (double room = 12; room < textWidth(text, 12); ++room) {
            const std::size_t kept = elided(text, room, 12).size();
            QVERIFY(kept >= last);
            last = kept;
        }
        QVERIFY(last + 4 > text.size());
    }

    void bytesThatAreNoTextDoNoHarm() {
        for (const std::string& text :
             {std::string("\xff\xfe\x80"), std::string("ab\xe6\x97"), std::string("\xf0"), std::string(3, '\0')}) {
            QVERIFY(textWidth(text, 10) > 0);
            QVERIFY(textWidth(elided(text, 8, 10), 10) <= 8);
        }
    }
};

QTEST_APPLESS_MAIN(TstTextMetrics)
#include "tst_text_metrics.moc"
