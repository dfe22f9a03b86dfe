// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet capacity` from its arguments to what it prints.
#include "tests/app/command_run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace aksnet::testing;
using aksnet::app::exitClean;
using aksnet::app::exitUnusable;

namespace {

CommandRun capacity(const char* sample, const QStringList& options) {
    return run(QStringList{QStringLiteral("capacity"), samplePath(sample)} + options);
}

QStringList csvLines(const CommandRun& run) {
    return run.out.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
}

}  // namespace

class TstCapacityCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneClustersPodCidrAsCsv() {
        const CommandRun outcome = capacity("overlay-cilium", {QStringLiteral("--cluster"), QStringLiteral("AKS-SHOP"),
                                                               QStringLiteral("--format"), QStringLiteral("csv")});
        QCOMPARE(outcome.code, int(exitClean));
        const QStringList lines = csvLines(outcome);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.front(), QStringLiteral("range,prefix,usable,now,maximum,upgrade,maximumUpgrade,free,missing,"
                                               "smallest,moreNodes,documented,observed,network"));
        QVERIFY2(lines.back().startsWith(QStringLiteral("aks-shop,10.244.0.0/16,65536,")), qPrintable(lines.back()));
        QVERIFY(lines.back().endsWith(QStringLiteral(",accepted,accepted,fits")));
    }

    void jsonHasARowForEveryRange() {
        const CommandRun outcome = capacity("broken", {QStringLiteral("--format"), QStringLiteral("json")});
        QCOMPARE(outcome.code, int(exitClean));
        const QJsonObject table = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(table[QStringLiteral("table")].toString(), QStringLiteral("capacity"));
        bool isShort = false;
        for (const QJsonValue& row : table[QStringLiteral("rows")].toArray()) {
            const qint64 need = row[QLatin1String("maximumUpgrade")].toInteger();
            const qint64 free = row[QLatin1String("free")].toInteger();
            const qint64 missing = row[QLatin1String("missing")].toInteger();
            QCOMPARE(need + free, row[QLatin1String("usable")].toInteger() + missing);
            isShort = isShort || missing > 0;
        }
        QVERIFY(isShort);
    }

    void aLifeEndsAtItsFirstFailure() {
        const CommandRun outcome =
            capacity("broken", {QStringLiteral("--life-cycle"), QStringLiteral("--format"), QStringLiteral("csv")});
        QCOMPARE(outcome.code, int(exitClean));
        const QStringList lines = csvLines(outcome);
        QVERIFY(lines.front().startsWith(QStringLiteral("cluster,step,outcome,object,need,available,code,why,source")));
        QCOMPARE((lines.size() - 1) % 5, 0);
        QVERIFY(outcome.out.contains(QStringLiteral(",fails,")) && outcome.out.contains(QStringLiteral("not reached")));
        const CommandRun sound = capacity("overlay-cilium", {QStringLiteral("--life-cycle")});
        QVERIFY2(!sound.out.contains(QStringLiteral("fails")), qPrintable(sound.out));
    }

    void anUnknownNameIsSaid() {
        const CommandRun outcome = capacity("overlay-cilium", {QStringLiteral("--subnet"), QStringLiteral("nowhere")});
        QCOMPARE(outcome.code, int(exitUnusable));
        QVERIFY(outcome.err.contains(QStringLiteral("nowhere")) && outcome.out.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstCapacityCommand)
#include "tst_capacity_command.moc"
