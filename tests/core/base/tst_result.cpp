// SPDX-License-Identifier: GPL-3.0-or-later
//
// Errors have a place and a sentence; a Result is one or the other.
#include "core/base/result.h"
#include "tests/support/show.h"

using namespace aksnet;

namespace {

Result<int> half(int number) {
    if (number % 2 != 0) {
        return fail("number", "It is odd.");
    }
    return number / 2;
}

}  // namespace

class TstResult : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aResultHoldsItsValueOrAnError() {
        QCOMPARE(half(8).value(), 4);
        QVERIFY(!half(7));
        QCOMPARE(half(7).error(), (Error{"number", "It is odd."}));
    }

    void anErrorsTextNamesThePlaceFirst() {
        QCOMPARE((Error{"clusters[0].podCidr", "It is empty."}.text()),
                 std::string("clusters[0].podCidr: It is empty."));
    }

    void anErrorWithoutAPlaceIsItsSentence() {
        QCOMPARE((Error{"", "The file is empty."}.text()), std::string("The file is empty."));
    }

    void errorsAreEqualWhenPlaceAndSentenceAre() {
        const Error error{"a", "b"};
        QVERIFY(error == (Error{"a", "b"}));
        QVERIFY(error != (Error{"a", "c"}));
        QVERIFY(error != (Error{"c", "b"}));
    }
};

QTEST_APPLESS_MAIN(TstResult)
#include "tst_result.moc"
