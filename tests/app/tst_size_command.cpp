// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet size` from its arguments to what it prints.
#include "tests/app/command_run.h"

#include "app/command_line.h"

#include <QtTest>

using namespace aksnet::testing;
using aksnet::app::exitClean;
using aksnet::app::exitUnusable;

namespace {

CommandRun size(const QStringList& arguments) {
    return run(QStringList{QStringLiteral("size")} + arguments);
}

}  // namespace

class TstSizeCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// AKS: IP address planning. 51 × 31 = 1,581 addresses are a /21.
    void fiftyNodesInTheNodeSubnet() {
        const CommandRun outcome =
            size({QStringLiteral("--model"), QStringLiteral("nodeSubnet"), QStringLiteral("--nodes"),
                  QStringLiteral("50"), QStringLiteral("--max-pods"), QStringLiteral("30"), QStringLiteral("--surge"),
                  QStringLiteral("1"), QStringLiteral("--growth"), QStringLiteral("100")});
        QCOMPARE(outcome.code, int(exitClean));
        QCOMPARE(outcome.out,
                 QStringLiteral(
                     "Azure CNI Node Subnet: 50 nodes now, 51 at maximum during an upgrade.\n"
                     "\n"
                     "Range          Now  At maximum  Upgrade  Upgrade at maximum  Smallest  With growth  Recommended\n"
                     "Node subnet  1,550       1,550    1,581               1,581  /21             3,131  /20\n"
                     "\n"
                     "Sums, at maximum during an upgrade\n"
                     "Range        What   Sum                           Addresses\n"
                     "Node subnet  pool   50 nodes × (1 + 30 pods)      1,550\n"
                     "Node subnet  pool   1 surge node × (1 + 30 pods)  31\n"
                     "Node subnet  total                                1,581\n"));
    }

    void overlayAsCsv() {
        const CommandRun outcome =
            size({QStringLiteral("--model"), QStringLiteral("OVERLAY"), QStringLiteral("--nodes"), QStringLiteral("3"),
                  QStringLiteral("--max-nodes"), QStringLiteral("20"), QStringLiteral("--pools"), QStringLiteral("2"),
                  QStringLiteral("--others"), QStringLiteral("5"), QStringLiteral("--format"), QStringLiteral("csv")});
        QCOMPARE(outcome.code, int(exitClean));
        QCOMPARE(outcome.out,
                 QStringLiteral(
                     "range,now,atMaximum,duringUpgrade,atMaximumDuringUpgrade,smallest,withGrowth,recommended\r\n"
                     "Node subnet,11,45,13,49,/26,49,/26\r\n"
                     "Pod CIDR,1536,10240,2048,11264,/18,11264,/18\r\n"));
    }

    void limitsAndNotesAreTold() {
        const CommandRun outcome =
            size({QStringLiteral("--model"), QStringLiteral("kubenet"), QStringLiteral("--nodes"),
                  QStringLiteral("401"), QStringLiteral("--surge"), QStringLiteral("0")});
        QCOMPARE(outcome.code, int(exitClean));
        QVERIFY(outcome.out.contains(QStringLiteral("at most 400")));
        QVERIFY(outcome.out.contains(QStringLiteral("retires on 2028-03-31")));
    }

    void badArgumentsAreSaid_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        const QStringList overlay{QStringLiteral("--model"), QStringLiteral("overlay"), QStringLiteral("--nodes"),
                                  QStringLiteral("3")};
        QTest::newRow("model") << QStringList{QStringLiteral("--model"), QStringLiteral("flat"),
                                              QStringLiteral("--nodes"), QStringLiteral("3")}
                               << QStringLiteral("There is no networking model \"flat\"; the models are");
        QTest::newRow("surge") << overlay + QStringList{QStringLiteral("--surge"), QStringLiteral("many")}
                               << QStringLiteral("many");
        QTest::newRow("max pods") << overlay + QStringList{QStringLiteral("--max-pods"), QStringLiteral("300")}
                                  << QStringLiteral("Max pods must be 10 to 250; 300 was given.");
        QTest::newRow("pools") << overlay + QStringList{QStringLiteral("--pools"), QStringLiteral("0")}
                               << QStringLiteral("The number of pools must be 1 to 1,000; 0 was given.");
        QTest::newRow("shrinks") << overlay + QStringList{QStringLiteral("--max-nodes"), QStringLiteral("2")}
                                 << QStringLiteral("below the 3 there are now");
        QTest::newRow("no nodes") << QStringList{QStringLiteral("--model"), QStringLiteral("overlay")}
                                  << QStringLiteral("--nodes");
    }
    void badArgumentsAreSaid() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, words);
        const CommandRun outcome = size(arguments);
        QCOMPARE(outcome.code, int(exitUnusable));
        QVERIFY2(outcome.err.contains(words), qPrintable(outcome.err));
        QVERIFY(outcome.out.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstSizeCommand)
#include "tst_size_command.moc"
