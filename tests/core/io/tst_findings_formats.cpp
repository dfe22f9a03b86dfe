// SPDX-License-Identifier: GPL-3.0-or-later
//
// What other programs take of findings: SARIF as its standard has it, JUnit XML that parses and counts right, baselines that
// leave only what is new.
#include "core/io/baseline.h"
#include "core/io/exporters/findings_output.h"
#include "core/rules/fingerprint.h"
#include "tests/core/io/json_schema.h"
#include "tests/support/crowded_plan.h"
#include "tests/support/rule_fixtures.h"

#include <QXmlStreamReader>
#include <QtTest>

#include <set>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

Plan crowded(std::uint64_t seed) {
    return CrowdedPlan(seed, CrowdedPlan::Contents::everything).make();
}

struct JunitCounts {
    int cases = 0;
    int failures = 0;
    int skipped = 0;
    int statedCases = 0;
    int statedFailures = 0;
    int statedSkipped = 0;
    QString error;
};

JunitCounts junitCounts(const std::string& text) {
    QXmlStreamReader xml(QByteArray::fromStdString(text));
    JunitCounts counts;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) {
            continue;
        }
        const auto stated = [&](const char* name) { return xml.attributes().value(QLatin1String(name)).toInt(); };
        if (xml.name() == QLatin1String("testsuite")) {
            counts.statedCases += stated("tests");
            counts.statedFailures += stated("failures");
            counts.statedSkipped += stated("skipped");
        }
        counts.cases += xml.name() == QLatin1String("testcase") ? 1 : 0;
        counts.failures += xml.name() == QLatin1String("failure") ? 1 : 0;
        counts.skipped += xml.name() == QLatin1String("skipped") ? 1 : 0;
    }
    counts.error = xml.hasError() ? xml.errorString() : QString();
    return counts;
}

}  // namespace

class TstFindingsFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sarifFollowsItsSchema() {
        const QString path = QStringLiteral(AKSNET_SOURCE_DIR "/tests/fixtures/sarif/sarif-2.1.0.schema.json");
        const JsonSchema schema(parseJson(fileText(path), "schema").value(), true);
        std::vector<CheckedPlan> plans;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Plan plan = crowded(seed);
            const auto snapshot = evaluated(plan);
            plan.waivers.push_back(
                {std::string(snapshot->findings.front().ruleId), snapshot->findings.front().subject, "Known.", "", {}});
            plans.push_back({evaluated(plan), "plans/a b " + std::to_string(seed) + ".json"});
        }
        const auto sarif = parseJson(findingsAsSarif(plans), "sarif");
        QVERIFY(sarif.has_value());
        const auto faults = schema.check(*sarif);
        QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().c_str());
        QCOMPARE(sarif->find("runs")->items.size(), plans.size());
        // The schema can fail: without its message a result is none.
        JsonValue broken = *sarif;
        std::erase_if(broken.find("runs")->items.front().find("results")->items.front().members,
                      [](const JsonMember& member) { return member.key == "message"; });
        QVERIFY(!schema.check(broken).empty());
        // An upload tells runs apart by their ids, and refuses equal ones.
        std::set<std::string> ids;
        for (const JsonValue& run : sarif->find("runs")->items) {
            ids.insert(run.find("automationDetails")->find("id")->text);
        }
        QCOMPARE(ids.size(), plans.size());
    }

    void junitParsesAndCountsRight_data() {
        QTest::addColumn<int>("failing");
        QTest::newRow("errors") << 0;
        QTest::newRow("warnings") << 1;
        QTest::newRow("notes") << 2;
    }
    void junitParsesAndCountsRight() {
        QFETCH(int, failing);
        Plan plan = crowded(7);
        plan.name = "a<b>&\"c\x01";
        const auto before = evaluated(plan);
        const Finding& first = before->findings.front();
        plan.waivers.push_back({std::string(first.ruleId), first.subject, "Because of <this>.", "", {}});
        const auto snapshot = evaluated(plan);
        const CheckedPlan checked{snapshot, "plan.json"};
        const JunitCounts counts = junitCounts(findingsAsJunit({&checked, 1}, static_cast<Severity>(failing)));
        QVERIFY2(counts.error.isEmpty(), qPrintable(counts.error));
        QCOMPARE(counts.statedCases, counts.cases);
        QCOMPARE(counts.statedFailures, counts.failures);
        QCOMPARE(counts.statedSkipped, counts.skipped);
        QCOMPARE(counts.skipped, snapshot->counts.waived);
        QCOMPARE(counts.failures, snapshot->counts.error + (failing > 0 ? snapshot->counts.warning : 0) +
                                      (failing > 1 ? snapshot->counts.info : 0));
        std::set<std::string_view> fired;
        for (const Finding& finding : snapshot->findings) {
            fired.insert(finding.ruleId);
        }
        QCOMPARE(counts.cases, static_cast<int>(snapshot->findings.size() + allRules().size() - fired.size()));
    }

    void fingerprintsAreUniqueAndOutliveOtherEdits() {
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const auto snapshot = evaluated(crowded(seed));
            const auto prints = fingerprintsOf(*snapshot->facts->index, snapshot->findings);
            QCOMPARE(std::set<std::string>(prints.begin(), prints.end()).size(), snapshot->findings.size());
        }
        // A network that comes first moves every place in the file, but no fingerprint.
        Plan plan = crowded(3);
        const auto before = evaluated(plan);
        VirtualNetwork network;
        network.id.value = plan.nextNumber++;
        network.info.name = "zz-new";
        network.addressPrefixes = {Prefix::parse("192.168.77.0/24").value()};
        plan.virtualNetworks.insert(plan.virtualNetworks.begin(), Shared<VirtualNetwork>(network));
        const auto after = evaluated(plan);
        const auto known = fingerprintsOf(*before->facts->index, before->findings);
        const auto now = fingerprintsOf(*after->facts->index, after->findings);
        for (const std::string& print : known) {
            QVERIFY2(std::ranges::find(now, print) != now.end(), print.c_str());
        }
    }

    void aBaselineLeavesWhatIsNew_data() {
        QTest::addColumn<bool>("asSarif");
        QTest::newRow("json") << false;
        QTest::newRow("sarif") << true;
    }
    void aBaselineLeavesWhatIsNew() {
        QFETCH(bool, asSarif);
        Plan plan = crowded(5);
        const auto before = evaluated(plan);
        const CheckedPlan checked{before, "plan.json"};
        const std::string report = asSarif ? findingsAsSarif({&checked, 1}) : findingsAsJson(*before);
        const auto baseline = readBaseline(report, "report");
        QVERIFY(baseline.has_value());
        QVERIFY(onlyNew(*before, *baseline)->findings.empty());
        QCOMPARE(onlyNew(*before, *baseline)->counts, FindingCounts{});

        // A subnet outside its network is the one new thing.
        VirtualNetwork& network = plan.virtualNetworks.front().edit();
        Subnet subnet;
        subnet.id.value = plan.nextNumber++;
        subnet.name = "stray";
        subnet.addressPrefixes = {Prefix::parse("203.0.113.0/28").value()};
        network.subnets.push_back(subnet);
        const auto fresh = onlyNew(*evaluated(plan), *baseline);
        QVERIFY(!fresh->findings.empty());
        QVERIFY(std::ranges::any_of(fresh->findings, [&](const Finding& finding) {
            return finding.ruleId == "IP-001" && finding.subject == ObjectRef(subnet.id);
        }));
        QVERIFY(fresh->findings.size() < 6);
    }

    void severalPlansAreKnownByTheirNames() {
        Plan one = crowded(5);
        one.name = "one";
        Plan two = crowded(6);
        two.name = "two";
        const std::string report = "[" + findingsAsJson(*evaluated(one)) + "," + findingsAsJson(*evaluated(two)) + "]";
        const auto baseline = readBaseline(report, "report").value();
        QVERIFY(onlyNew(*evaluated(one), baseline)->findings.empty());
        QVERIFY(onlyNew(*evaluated(two), baseline)->findings.empty());
        one.name = "three";
        QCOMPARE(onlyNew(*evaluated(one), baseline)->findings.size(), evaluated(one)->findings.size());
    }

    void whatIsNoReportIsRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("text") << QByteArray("nothing to report");
        QTest::newRow("another object") << QByteArray(R"({"findings": 3})");
        QTest::newRow("a list of nothing") << QByteArray("[]");
        QTest::newRow("runs of another kind") << QByteArray(R"({"runs": "many"})");
    }
    void whatIsNoReportIsRefused() {
        QFETCH(QByteArray, text);
        const auto baseline = readBaseline(text.toStdString(), "old.json");
        QVERIFY(!baseline.has_value());
        QVERIFY2(baseline.error().where.starts_with("old.json"), baseline.error().where.c_str());
        QVERIFY(baseline.error().what.ends_with('.'));
    }
};

QTEST_APPLESS_MAIN(TstFindingsFormats)
#include "tst_findings_formats.moc"
