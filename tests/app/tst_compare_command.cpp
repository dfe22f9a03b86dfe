// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet compare` from its arguments to what it prints.
#include "tests/app/command_run.h"

#include "app/command_line.h"
#include "core/models/model.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace aksnet::testing;
using aksnet::app::exitClean;
using aksnet::app::exitUnusable;

namespace {

CommandRun compare(const QStringList& arguments) {
    return run(QStringList{QStringLiteral("compare")} + arguments);
}

}  // namespace

class TstCompareCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textTellsTheChoiceAndWhy() {
        const CommandRun outcome =
            compare({samplePath("overlay-cilium"), QStringLiteral("--cluster"), QStringLiteral("AKS-SHOP")});
        QCOMPARE(outcome.code, int(exitClean));
        QVERIFY(outcome.out.startsWith(QStringLiteral("Networking models for aks-shop\n")));
        QVERIFY(outcome.out.contains(QStringLiteral("present, recommended")));
        QVERIFY(outcome.out.contains(QStringLiteral("\nStay with Azure CNI Overlay.\n")));
        QVERIFY(outcome.out.contains(QStringLiteral("\nKubenet\n  Not possible\n")));
        QVERIFY(outcome.err.isEmpty());
    }

    void theOnlyClusterNeedsNoName() {
        const CommandRun named =
            compare({samplePath("kubenet-migration"), QStringLiteral("--cluster"), QStringLiteral("aks-billing"),
                     QStringLiteral("--format"), QStringLiteral("csv")});
        const CommandRun unnamed =
            compare({samplePath("kubenet-migration"), QStringLiteral("--format"), QStringLiteral("csv")});
        QCOMPARE(unnamed.code, int(exitClean));
        QVERIFY(unnamed.out.startsWith(QStringLiteral("model,standing,networkNow,")));
        QCOMPARE(named.out, unnamed.out);
    }

    void jsonHasARowAModel() {
        const CommandRun outcome = compare({samplePath("overlay-cilium"), QStringLiteral("--pods-reachable"),
                                            QStringLiteral("--format"), QStringLiteral("json")});
        QCOMPARE(outcome.code, int(exitClean));
        const QJsonArray rows =
            QJsonDocument::fromJson(outcome.out.toUtf8()).object().value(QStringLiteral("rows")).toArray();
        QCOMPARE(rows.size(), static_cast<qsizetype>(aksnet::allModels().size()));
        QStringList recommended;
        for (const QJsonValue& row : rows) {
            if (row[QStringLiteral("standing")].toString().contains(QStringLiteral("recommended"))) {
                recommended << row[QStringLiteral("model")].toString();
                QVERIFY(row[QStringLiteral("why")].toString().startsWith(QStringLiteral("Take ")));
            }
        }
        QCOMPARE(recommended, QStringList{QStringLiteral("Azure CNI Pod Subnet (dynamic)")});
    }

    void unknownNamesAndFilesAreSaid() {
        const CommandRun unknown =
            compare({samplePath("overlay-cilium"), QStringLiteral("--cluster"), QStringLiteral("nowhere")});
        QCOMPARE(unknown.code, int(exitUnusable));
        QVERIFY2(unknown.err.startsWith(QStringLiteral("The plan has no cluster called \"nowhere\"; it has ")),
                 qPrintable(unknown.err));
        QVERIFY(unknown.out.isEmpty());
        const CommandRun several = compare({samplePath("broken")});
        QCOMPARE(several.code, int(exitUnusable));
        QCOMPARE(several.err, QStringLiteral("The plan has several clusters; choose one with --cluster: aks-flat, "
                                             "aks-overlay, aks-reserved.\n"));
        QCOMPARE(compare({QStringLiteral("/nowhere/plan.aksnet.json")}).code, int(exitUnusable));
        QCOMPARE(compare({}).code, int(exitUnusable));
    }
};

QTEST_GUILESS_MAIN(TstCompareCommand)
#include "tst_compare_command.moc"
