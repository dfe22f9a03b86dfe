// SPDX-License-Identifier: GPL-3.0-or-later
//
// Typed ids: numbers that cannot be mixed up.
#include "core/base/id.h"

#include <QtTest>

#include <type_traits>
#include <unordered_set>

using namespace aksnet;

using AppleId = Id<struct AppleTag>;
using PearId = Id<struct PearTag>;

class TstId : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anIdIsNeitherAnIdOfAnotherKindNorANumber() {
        static_assert(!std::is_convertible_v<AppleId, PearId>);
        static_assert(!std::is_constructible_v<AppleId, PearId>);
        static_assert(!std::is_convertible_v<std::uint32_t, AppleId>);
        static_assert(!std::is_convertible_v<AppleId, std::uint32_t>);
        static_assert(!std::is_default_constructible_v<AppleId>);
        QCOMPARE(AppleId(7).value, 7U);
    }

    void idsOrderByTheirNumber() {
        QVERIFY(AppleId(1) < AppleId(2));
        QVERIFY(AppleId(2) == AppleId(2));
        QVERIFY(AppleId(4'000'000'000U) > AppleId(2));
    }

    void idsCanBeHashed() {
        std::unordered_set<AppleId> ids;
        for (std::uint32_t number = 1; number <= 1'000; ++number) {
            ids.insert(AppleId(number));
            ids.insert(AppleId(number));
        }
        QCOMPARE(ids.size(), std::size_t{1'000});
        QVERIFY(ids.contains(AppleId(1'000)));
        QVERIFY(!ids.contains(AppleId(1'001)));
    }
};

QTEST_APPLESS_MAIN(TstId)
#include "tst_id.moc"
