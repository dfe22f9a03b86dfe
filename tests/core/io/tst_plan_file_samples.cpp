// SPDX-License-Identifier: GPL-3.0-or-later
//
// The samples that ship with the program are plans that open, follow the schema, and are as faulty as they say.
#include "core/engine/engine.h"
#include "core/io/plan_file.h"
#include "core/plan/integrity.h"
#include "tests/core/io/json_schema.h"

#include <QDir>
#include <QtTest>

#include <set>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

std::string fileText(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read %s", qPrintable(path));
    }
    return file.readAll().toStdString();
}

/// The rules that speak up, apart from those that only inform.
std::set<std::string> rulesThatFire(const Plan& plan, Severity atLeast) {
    std::set<std::string> rules;
    const auto snapshot = evaluate(Inputs{std::make_shared<const Plan>(plan), 1, "2026-11-23"});
    for (const Finding& finding : snapshot->findings) {
        if (finding.severity <= atLeast) {
            rules.insert(std::string(finding.ruleId));
        }
    }
    return rules;
}

}  // namespace

class TstPlanFileSamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySampleOpensAndIsWrittenAgainByteForByte_data() {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(AKSNET_SOURCE_DIR "/resources/samples"));
        for (const QString& name : folder.entryList({QStringLiteral("*.aksnet.json")}, QDir::Files, QDir::Name)) {
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
        }
    }
    void everySampleOpensAndIsWrittenAgainByteForByte() {
        QFETCH(QString, path);
        const std::string text = fileText(path);
        QVERIFY(looksLikePlan(text));
        const auto read = parsePlan(text, path.toStdString());
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QVERIFY(integrity(read->plan).empty());
        QCOMPARE(QString::fromStdString(writePlan(*read)), QString::fromStdString(text));
        QVERIFY(read->plan.name.size() > 10);
        QVERIFY(read->plan.description.size() > 100);
    }

    void everySampleFollowsTheSchemaWithoutUnknownKeys_data() { everySampleOpensAndIsWrittenAgainByteForByte_data(); }
    void everySampleFollowsTheSchemaWithoutUnknownKeys() {
        QFETCH(QString, path);
        const std::string schema =
            fileText(QStringLiteral(AKSNET_SOURCE_DIR "/resources/schema/aksnet-plan-1.schema.json"));
        const auto faults =
            JsonSchema(parseJson(schema, "schema").value(), true).check(parseJson(fileText(path), "sample").value());
        QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().c_str());
    }

    void samplesFireTheRulesTheyAreMadeFor_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("rules");
        QTest::newRow("overlay-cilium") << "overlay-cilium" << QStringList{};
        QTest::newRow("private-hub-and-spoke") << "private-hub-and-spoke" << QStringList{};
        QTest::newRow("pod-subnet-three-pools") << "pod-subnet-three-pools" << QStringList{};
        QTest::newRow("kubenet-migration") << "kubenet-migration" << QStringList{QStringLiteral("RET-001")};
    }
    void samplesFireTheRulesTheyAreMadeFor() {
        QFETCH(QString, name);
        QFETCH(QStringList, rules);
        const std::string text =
            fileText(QStringLiteral(AKSNET_SOURCE_DIR "/resources/samples/%1.aksnet.json").arg(name));
        QStringList fired;
        for (const std::string& rule : rulesThatFire(parsePlan(text, "sample").value().plan, Severity::warning)) {
            fired << QString::fromStdString(rule);
        }
        QCOMPARE(fired, rules);
    }

    void theBrokenSampleHasEveryFaultItPromises() {
        const std::string text = fileText(QStringLiteral(AKSNET_SOURCE_DIR "/resources/samples/broken.aksnet.json"));
        const auto fired = rulesThatFire(parsePlan(text, "sample").value().plan, Severity::error);
        for (const char* rule : {"IP-001", "IP-002", "IP-003", "RNG-001", "RNG-004", "RNG-007", "RNG-008", "RNG-009",
                                 "RNG-010", "SIZE-001", "SIZE-002"}) {
            QVERIFY2(fired.contains(rule), rule);
        }
    }
};

QTEST_GUILESS_MAIN(TstPlanFileSamples)
#include "tst_plan_file_samples.moc"
