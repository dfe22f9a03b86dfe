// SPDX-License-Identifier: GPL-3.0-or-later
//
// `aksnet check` as a gate: formats, rules, baselines, exit codes, the same bytes every time.
#include "tests/app/command_run.h"
#include "ui/base/resources.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

CommandRun check(const QString& words) {
    return run(QStringList{QStringLiteral("check"), samplePath("broken"), QStringLiteral("--today"),
                           QStringLiteral("2026-11-23")} +
               words.split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

QStringList rulesOf(const CommandRun& result) {
    QStringList rules;
    const QJsonArray findings =
        QJsonDocument::fromJson(result.out.toUtf8()).object()[QLatin1String("findings")].toArray();
    for (const QJsonValue finding : findings) {
        rules << finding.toObject()[QLatin1String("rule")].toString();
    }
    return rules;
}

}  // namespace

class TstCheckCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        ui::initResources();
        QVERIFY(m_folder.isValid());
    }

    void everyFormatIsTheSameEachTime_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("start");
        QTest::newRow("text") << "text" << "Broken on purpose: ";
        QTest::newRow("json") << "json" << "{\n  \"plan\": ";
        QTest::newRow("markdown") << "markdown" << "## Findings of Broken on purpose\n";
        QTest::newRow("junit") << "junit" << "<?xml version=\"1.0\"";
        QTest::newRow("sarif") << "sarif" << "{\n  \"$schema\": ";
    }
    void everyFormatIsTheSameEachTime() {
        QFETCH(QString, format);
        QFETCH(QString, start);
        const CommandRun first = check(QStringLiteral("--format ") + format);
        QCOMPARE(first.code, app::exitFindings);
        QVERIFY2(first.out.startsWith(start), qPrintable(first.out.left(60)));
        QVERIFY(first.err.isEmpty());
        QCOMPARE(check(QStringLiteral("--format ") + format).out, first.out);
    }

    void onlyTheRulesAskedForCount() {
        const CommandRun byId = check(QStringLiteral("--format json --rule RNG-009"));
        QCOMPARE(rulesOf(byId), QStringList{QStringLiteral("RNG-009")});
        QCOMPARE(byId.code, app::exitFindings);
        QCOMPARE(check(QStringLiteral("--format json --rule dns-service-ip-outside")).out, byId.out);
        const QStringList sizes = rulesOf(check(QStringLiteral("--format json --rule sizing --rule rng-009")));
        QVERIFY(sizes.contains(QStringLiteral("SIZE-001")) && sizes.contains(QStringLiteral("RNG-009")));
        for (const QString& rule : sizes) {
            QVERIFY(rule.startsWith(QLatin1String("SIZE-")) || rule == QLatin1String("RNG-009"));
        }
        // Warnings alone do not fail, unless asked to.
        QCOMPARE(check(QStringLiteral("--rule PEER-004")).code, app::exitClean);
        QCOMPARE(check(QStringLiteral("--rule PEER-004 --fail-on warning")).code, app::exitFindings);
        QCOMPARE(check(QStringLiteral("--rule LB-001")).code, app::exitClean);
        const CommandRun unknown = check(QStringLiteral("--rule XX-123"));
        QCOMPARE(unknown.code, app::exitUnusable);
        QVERIFY(unknown.err.contains(QLatin1String("XX-123")) && unknown.out.isEmpty());
    }

    void aBaselineMakesAnOldPlanPass_data() {
        QTest::addColumn<QString>("format");
        QTest::newRow("json") << "json";
        QTest::newRow("sarif") << "sarif";
    }
    void aBaselineMakesAnOldPlanPass() {
        QFETCH(QString, format);
        const QString path = m_folder.filePath(QStringLiteral("known.") + format);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(check(QStringLiteral("--format ") + format).out.toUtf8());
        file.close();
        const CommandRun again = check(QStringLiteral("--baseline ") + path);
        QCOMPARE(again.code, app::exitClean);
        QVERIFY(again.out.contains(QLatin1String("Nothing to report.")));
        const CommandRun other =
            run({QStringLiteral("check"), samplePath("kubenet-migration"), QStringLiteral("--baseline"), path,
                 QStringLiteral("--fail-on"), QStringLiteral("warning")});
        QCOMPARE(other.code, app::exitFindings);
    }

    void aBaselineThatIsNoneIsRefused() {
        const CommandRun missing = check(QStringLiteral("--baseline /nowhere/known.json"));
        QCOMPARE(missing.code, app::exitUnusable);
        QVERIFY(missing.err.contains(QLatin1String("/nowhere/known.json")));
        const CommandRun plan = check(QStringLiteral("--baseline ") + samplePath("broken"));
        QCOMPARE(plan.code, app::exitUnusable);
        QVERIFY(plan.err.contains(QLatin1String("no report of findings")));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TstCheckCommand)
#include "tst_check_command.moc"
