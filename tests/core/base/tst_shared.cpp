// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shared values: as cheap as a pointer to copy, and yet values.
#include "core/base/shared.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace aksnet;

namespace {

struct Thing {
    std::string name;
    std::vector<int> numbers;

    bool operator==(const Thing&) const = default;
};

}  // namespace

class TstShared : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sharedValuesAreEqualWhenTheirValuesAre() {
        const Thing thing{"a", {1, 2}};
        QVERIFY(Shared<Thing>(thing) == Shared<Thing>(thing));
        QVERIFY(Shared<Thing>(thing) != Shared<Thing>(Thing{"a", {1}}));
        QVERIFY(Shared<Thing>() == Shared<Thing>(Thing{}));
    }

    void copiesShareOneValue() {
        const Shared<Thing> a(Thing{"a", {1}});
        const Shared<Thing> b = a;
        QCOMPARE(&*a, &*b);
        QVERIFY(a == b);
    }

    void editingOneCopyLeavesTheOthersAsTheyWere() {
        const Shared<Thing> a(Thing{"a", {1}});
        Shared<Thing> b = a;
        b.edit().numbers.push_back(2);
        b.edit().name = "b";
        QCOMPARE(*a, (Thing{"a", {1}}));
        QCOMPARE(*b, (Thing{"b", {1, 2}}));
    }

    void editingAValueThatNobodySharesKeepsIt() {
        Shared<Thing> a(Thing{"a", {1}});
        a.edit().numbers.push_back(2);
        QCOMPARE(a->numbers, (std::vector{1, 2}));
        QCOMPARE(a->name, std::string("a"));
    }

    void itReadsAsTheValueItHolds() {
        const Shared<Thing> a = Thing{"a", {}};
        const Thing& thing = a;
        QCOMPARE(&thing, &*a);
        QCOMPARE(a->name, std::string("a"));
    }
};

QTEST_APPLESS_MAIN(TstShared)
#include "tst_shared.moc"
