// SPDX-License-Identifier: GPL-3.0-or-later
//
// A generated plan, written as Azure's tools would write it, comes back as it was.
#include "tests/support/azure_export.h"
#include "tests/support/import_fixtures.h"
#include "tests/support/plan_generator.h"
#include "tests/support/show.h"

#include <QtTest>

using namespace aksnet;
using namespace aksnet::testing;

class TstImportRoundTrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAzureWouldPrintIsThePlanAgain_data() {
        QTest::addColumn<bool>("isFlat");
        QTest::addColumn<int>("subnets");
        for (const int subnets : {20, 60, 300}) {
            QTest::addRow("az, %d subnets", subnets) << true << subnets;
            QTest::addRow("REST, %d subnets", subnets) << false << subnets;
        }
    }
    void whatAzureWouldPrintIsThePlanAgain() {
        QFETCH(bool, isFlat);
        QFETCH(int, subnets);
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            Plan plan = makePlan(subnets, seed);
            settleInAzure(plan);
            const AzureExport text(plan, isFlat ? AzureStyle::flattened : AzureStyle::rest);
            const ImportOutcome outcome = imported({{"all.json", text.text()}});
            const std::string before = PlanWithoutOrder::text(plan);
            const std::string after = PlanWithoutOrder::text(outcome.plan);
            QCOMPARE(firstDifference(after, before), std::string());
            for (const ImportEntry& entry : outcome.report.entries) {
                QVERIFY2(!entry.isRemark && entry.status == ImportStatus::imported, entry.note.c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TstImportRoundTrip)
#include "tst_import_round_trip.moc"
