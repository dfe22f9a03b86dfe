// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet trace` and `aksnet egress` from their arguments to what they print.
#include "tests/app/command_run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

CommandRun traced(const char* sample, const char* from, const char* to, const QStringList& more = {}) {
    return run(QStringList{QStringLiteral("trace"), samplePath(sample), QStringLiteral("--from"),
                           QString::fromUtf8(from), QStringLiteral("--to"), QString::fromUtf8(to)} +
               more);
}

CommandRun egressOf(const char* sample, const QStringList& more = {}) {
    return run(QStringList{QStringLiteral("egress"), samplePath(sample)} + more);
}

QJsonArray rowsOf(const CommandRun& done) {
    return QJsonDocument::fromJson(done.out.toUtf8()).object().value(QStringLiteral("rows")).toArray();
}

}  // namespace

class TstTraceCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hopsAreLines() {
        const CommandRun done = traced("private-hub-and-spoke", "pool apps/4", "internet");
        QCOMPARE(done.code, int(app::exitClean));
        QVERIFY(done.err.isEmpty());
        const QStringList lines = done.out.split(QLatin1Char('\n'));
        QVERIFY(lines[0].startsWith(QStringLiteral(" 1  pod 0 on node 4 of pool apps")));
        QVERIFY(done.out.contains(QStringLiteral("[source 100.64.7.1 → 10.101.1.8]")));
        QVERIFY(done.out.contains(QStringLiteral("delivered: ")));
        QVERIFY(done.out.contains(QStringLiteral("source seen: one of 203.0.113.10, 203.0.113.11")));
    }

    void stepsAreRowsOfJsonAndCsv() {
        const CommandRun json = traced("private-hub-and-spoke", "pool apps/4", "internet",
                                       {QStringLiteral("--format"), QStringLiteral("json")});
        const QJsonArray rows = rowsOf(json);
        QVERIFY(rows.size() > 5);
        QCOMPARE(rows.first().toObject().value(QStringLiteral("hop")).toInt(), 1);
        const QJsonObject last = rows.last().toObject();
        QCOMPARE(last.value(QStringLiteral("step")).toString(), QStringLiteral("way back"));
        const CommandRun csv = traced("private-hub-and-spoke", "pool apps/4", "internet",
                                      {QStringLiteral("--format"), QStringLiteral("csv")});
        QCOMPARE(csv.out.count(QStringLiteral("\r\n")), rows.size() + 1);
        QVERIFY(csv.out.startsWith(QStringLiteral("hop,place,step,what,source,destination,notes,page\r\n")));
    }

    /// No rule lets the Internet in, whatever the port and protocol.
    void portsAndProtocolsReachSecurityRules() {
        const auto outcome = [](const QStringList& more) {
            return traced("overlay-cilium", "internet", "lb", more).out.contains(QStringLiteral("denied: "));
        };
        QVERIFY(outcome({}));
        QVERIFY(outcome(
            {QStringLiteral("--port"), QStringLiteral("80"), QStringLiteral("--protocol"), QStringLiteral("udp")}));
    }

    void unknownEndpointsAreSaid() {
        const CommandRun from = traced("overlay-cilium", "pool nowhere", "internet");
        QCOMPARE(from.code, int(app::exitUnusable));
        QVERIFY(from.err.startsWith(QStringLiteral("--from: ")) && from.err.contains(QStringLiteral("system")));
        const CommandRun to = traced("overlay-cilium", "pool apps", "the moon");
        QCOMPARE(to.code, int(app::exitUnusable));
        QVERIFY(to.err.startsWith(QStringLiteral("--to: ")) && to.out.isEmpty());
    }

    void argumentsAreChecked_data() {
        QTest::addColumn<QStringList>("arguments");
        const QString sample = samplePath("overlay-cilium");
        QTest::newRow("no ends") << QStringList{QStringLiteral("trace"), sample};
        QTest::newRow("port") << QStringList{QStringLiteral("trace"),  sample,
                                             QStringLiteral("--from"), QStringLiteral("internet"),
                                             QStringLiteral("--to"),   QStringLiteral("lb"),
                                             QStringLiteral("--port"), QStringLiteral("65536")};
        QTest::newRow("format") << QStringList{QStringLiteral("egress"), sample, QStringLiteral("--format"),
                                               QStringLiteral("xml")};
        QTest::newRow("two tables") << QStringList{QStringLiteral("egress"), sample, QStringLiteral("--ports"),
                                                   QStringLiteral("--changes")};
        QTest::newRow("no file") << QStringList{QStringLiteral("egress"), QStringLiteral("nowhere.json")};
    }
    void argumentsAreChecked() {
        QFETCH(QStringList, arguments);
        const CommandRun done = run(arguments);
        QCOMPARE(done.code, int(app::exitUnusable));
        QVERIFY(!done.err.isEmpty());
    }

    void destinationsAreRows() {
        const CommandRun done = egressOf("overlay-cilium", {QStringLiteral("--format"), QStringLiteral("json")});
        QCOMPARE(done.code, int(app::exitClean));
        bool found = false;
        for (const QJsonValue& each : rowsOf(done)) {
            const QJsonObject row = each.toObject();
            if (row.value(QStringLiteral("destination")).toString() == QStringLiteral("Other node") &&
                row.value(QStringLiteral("pool")).toString() == QStringLiteral("apps")) {
                found = true;
                QCOMPARE(row.value(QStringLiteral("pod")).toString(), QStringLiteral("10.10.0.7 (node)"));
                QCOMPARE(row.value(QStringLiteral("node")).toString(), QStringLiteral("10.10.0.7 (node)"));
            }
        }
        QVERIFY(found);
    }

    void addressesForConnectionsStandBesideThePorts() {
        const CommandRun done =
            egressOf("overlay-cilium", {QStringLiteral("--ports"), QStringLiteral("--connections"), QStringLiteral("5"),
                                        QStringLiteral("--format"), QStringLiteral("json")});
        QMap<int, int> needed;
        for (const QJsonValue& each : rowsOf(done)) {
            const QJsonObject row = each.toObject();
            needed[row.value(QStringLiteral("nodes")).toInt()] = row.value(QStringLiteral("addressesNeeded")).toInt();
        }
        // 110 pods × 5 = 550 ports a node, 552 in steps of 8: 18 × 552 = 9,936 and 801 × 552 = 442,152 of 64,000 an address.
        QCOMPARE(needed.value(18), 1);
        QCOMPARE(needed.value(801), 7);
        QCOMPARE(egressOf("overlay-cilium", {QStringLiteral("--connections"), QStringLiteral("5")}).code, 2);
    }

    void portsShowCliffs() {
        const CommandRun done =
            egressOf("overlay-cilium", {QStringLiteral("--ports"), QStringLiteral("--format"), QStringLiteral("json")});
        QMap<int, int> ports;
        for (const QJsonValue& each : rowsOf(done)) {
            const QJsonObject row = each.toObject();
            ports[row.value(QStringLiteral("nodes")).toInt()] = row.value(QStringLiteral("portsPerNode")).toInt();
        }
        QCOMPARE(ports.value(51), 512);
        QCOMPARE(ports.value(801), 32);
        // Seven nodes now, fifteen at most, eighteen with surge.
        QVERIFY(ports.contains(7) && ports.contains(15) && ports.contains(18));
        const CommandRun kubenet = egressOf("kubenet-migration", {QStringLiteral("--ports")});
        QVERIFY(kubenet.out.contains(QStringLiteral("InvalidLoadBalancerProfileAllocatedOutboundPorts")));
    }

    void changesFollowTheMatrix() {
        const CommandRun done = egressOf(
            "overlay-cilium", {QStringLiteral("--changes"), QStringLiteral("--format"), QStringLiteral("json")});
        QMap<QString, QString> answers;
        for (const QJsonValue& each : rowsOf(done)) {
            const QJsonObject row = each.toObject();
            answers[row.value(QStringLiteral("outboundType")).toString()] =
                row.value(QStringLiteral("possible")).toString();
        }
        QCOMPARE(answers.size(), 7);
        QCOMPARE(answers.value(QStringLiteral("loadBalancer")), QStringLiteral("as it is"));
        QCOMPARE(answers.value(QStringLiteral("userDefinedRouting")), QStringLiteral("yes"));
        QCOMPARE(answers.value(QStringLiteral("block")), QStringLiteral("no"));
    }

    void oneCluster() {
        const CommandRun one = egressOf("broken", {QStringLiteral("--cluster"), QStringLiteral("AKS-FLAT")});
        QVERIFY(one.out.contains(QStringLiteral("aks-flat")) && !one.out.contains(QStringLiteral("aks-overlay")));
        const CommandRun none = egressOf("broken", {QStringLiteral("--cluster"), QStringLiteral("nobody")});
        QCOMPARE(none.code, int(app::exitUnusable));
        QVERIFY(none.err.contains(QStringLiteral("nobody")));
    }
};

QTEST_GUILESS_MAIN(TstTraceCommand)
#include "tst_trace_command.moc"
