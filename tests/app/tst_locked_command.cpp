// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet locked` from its arguments to what it prints.
#include "tests/app/command_run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace aksnet::testing;
using aksnet::app::exitClean;
using aksnet::app::exitUnusable;

namespace {

CommandRun locked(const char* sample, const QStringList& options) {
    return run(QStringList{QStringLiteral("locked"), samplePath(sample)} + options);
}

}  // namespace

class TstLockedCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneClusterAsCsv() {
        const CommandRun outcome = locked(
            "overlay-cilium", {QStringLiteral("--thing"), QStringLiteral("AKS-SHOP"), QStringLiteral("--effort"),
                               QStringLiteral("new cluster"), QStringLiteral("--format"), QStringLiteral("csv")});
        QCOMPARE(outcome.code, int(exitClean));
        const QStringList lines = outcome.out.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.front(),
                 QStringLiteral("thing,kind,in,field,property,value,effort,change,condition,disputed,source"));
        for (const QString& line : lines.mid(1)) {
            QVERIFY2(
                line.startsWith(QStringLiteral("aks-shop,cluster,,")) && line.contains(QStringLiteral(",new cluster,")),
                qPrintable(line));
        }
        QVERIFY(outcome.out.contains(QStringLiteral("Cilium to Azure")));
    }

    void everyFormatHasTheServiceCidr() {
        for (const char* format : {"text", "json", "csv", "markdown"}) {
            const CommandRun outcome =
                locked("overlay-cilium", {QStringLiteral("--format"), QString::fromLatin1(format)});
            QCOMPARE(outcome.code, int(exitClean));
            QVERIFY2(outcome.out.contains(QStringLiteral("service CIDR")), format);
        }
        const QString json = locked("overlay-cilium", {QStringLiteral("--format"), QStringLiteral("json")}).out;
        const QJsonObject table = QJsonDocument::fromJson(json.toUtf8()).object();
        QCOMPARE(table[QStringLiteral("table")].toString(), QStringLiteral("changeability"));
        QVERIFY(table[QStringLiteral("rows")].toArray().size() > 10);
        QVERIFY(locked("overlay-cilium", {QStringLiteral("--format"), QStringLiteral("markdown")})
                    .out.startsWith(QStringLiteral("| Thing |")));
    }

    void anUnknownNameIsSaid() {
        const CommandRun outcome = locked("overlay-cilium", {QStringLiteral("--thing"), QStringLiteral("nowhere")});
        QCOMPARE(outcome.code, int(exitUnusable));
        QVERIFY(outcome.err.contains(QStringLiteral("nowhere")) && outcome.out.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TstLockedCommand)
#include "tst_locked_command.moc"
