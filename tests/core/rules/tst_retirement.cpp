// SPDX-License-Identifier: GPL-3.0-or-later
//
// Days until things end: counted from the day that is given, and what is over is worse than what is to come.
#include "core/rules/retirement/days_left.h"
#include "tests/support/rule_fixtures.h"

#include <QtTest>

using namespace aksnet;
using namespace aksnet::rules;
using namespace aksnet::testing;

namespace {

/// The plan of a fixture, seen on another day.
Finding findingOn(const char* rule, std::string_view today) {
    const auto fixtures = ruleFixtures();
    const auto fixture = std::ranges::find_if(fixtures, [&](const RuleFixture& each) {
        return each.rule == QLatin1String(rule) && each.name == QLatin1String("fires");
    });
    return findingsOf(*evaluated(planOf(*fixture), today), QLatin1String(rule)).front();
}

}  // namespace

class TstRetirement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void daysAreThoseOfTheCalendar() {
        QCOMPARE(daysUntil("2028-03-31", "2026-11-23"), std::optional(494));
        QCOMPARE(daysUntil("2028-03-01", "2028-02-28"), std::optional(2));
        QCOMPARE(daysUntil("2026-01-01", "2026-01-02"), std::optional(-1));
        for (const char* noDate : {"", "2026-13-01", "2026-02-30", "tomorrow", "2026/01/01"}) {
            QCOMPARE(daysUntil("2028-03-31", noDate), std::optional<int>());
            QVERIFY(!hasPassed("2020-01-01", noDate));
        }
        QVERIFY(hasPassed("2026-01-01", "2026-01-01"));
        QVERIFY(!hasPassed("2026-01-02", "2026-01-01"));
    }

    void theSumCountsTheDays() {
        const Finding before = findingOn("RET-001", "2028-03-30");
        QCOMPARE(before.sum.back(), (SumRow{"days left", "2028-03-30 to 2028-03-31", "1"}));
        const Finding after = findingOn("RET-001", "2028-04-10");
        QCOMPARE(after.sum.back(), (SumRow{"days ago", "2028-03-31 to 2028-04-10", "10"}));
        QVERIFY(findingOn("RET-001", "").sum.empty());
    }

    void theSentenceIsTheSameFromDayToDay() {
        QCOMPARE(findingOn("RET-001", "2026-11-23").message, findingOn("RET-001", "2027-06-01").message);
        QCOMPARE(findingOn("RET-003", "2026-11-23").message, findingOn("RET-003", "2026-12-31").message);
    }

    void whatIsOverIsAnError() {
        const auto severityOn = [](std::string_view today) {
            const Finding finding = findingOn("RET-005", today);
            return std::pair(finding.severity, finding.message.find("retired") != std::string::npos);
        };
        QCOMPARE(severityOn("2026-01-01"), std::pair(Severity::warning, false));
        QCOMPARE(severityOn("2026-03-01"), std::pair(Severity::error, true));
    }
};

QTEST_APPLESS_MAIN(TstRetirement)
#include "tst_retirement.moc"
