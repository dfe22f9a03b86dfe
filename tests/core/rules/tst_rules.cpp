// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every rule against its own plans: those that fire it, with the findings' very words, and those that leave it quiet;
// every fix mends what it promises; waivers; an order of findings that does not hang on the order of things in the
// plan.
#include "core/plan/integrity.h"
#include "tests/core/io/json_schema.h"
#include "tests/support/rule_checks.h"
#include "tests/support/wording.h"

#include <QtTest>

#include <set>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

constexpr const char* schemaPath = AKSNET_SOURCE_DIR "/resources/schema/aksnet-plan-1.schema.json";

QString fixtureName(const RuleFixture& fixture) {
    return fixture.rule + QLatin1Char('/') + fixture.name;
}

}  // namespace
Q_DECLARE_METATYPE(RuleFixture)

class TstRules : public QObject {
    Q_OBJECT

    static void addFixtures(bool onlyFiring) {
        QTest::addColumn<RuleFixture>("fixture");
        for (const RuleFixture& fixture : ruleFixtures()) {
            if (fixture.fires || !onlyFiring) {
                QTest::newRow(qPrintable(fixtureName(fixture))) << fixture;
            }
        }
    }

private Q_SLOTS:
    void everyRuleIsFoundByIdAndByName() {
        for (const Rule* rule : allRules()) {
            QCOMPARE(findRule(rule->id), rule);
            QCOMPARE(findRule(rule->name), rule);
            QVERIFY(rule->check != nullptr);
            QVERIFY2(faultsOfWording(QString::fromUtf8(rule->title.data(), static_cast<qsizetype>(rule->title.size())))
                         .isEmpty(),
                     rule->title.data());
            QVERIFY2(!rule->title.ends_with('.'), rule->title.data());
        }
        QVERIFY(findRule("ip-001") == findRule("IP-001"));
        QVERIFY(findRule("IP-999") == nullptr);
        QVERIFY(findRule("") == nullptr);
    }

    void pagesOpenWithTheirRuleAndNameItsError() {
        const QDir pages(QStringLiteral(AKSNET_SOURCE_DIR "/resources/rules"));
        for (const QString& file : pages.entryList({QStringLiteral("*.md")}, QDir::Files)) {
            const std::string page = fileText(pages.filePath(file));
            const Rule* rule = findRule(file.chopped(3).toStdString());
            QVERIFY2(rule != nullptr, qPrintable(file));
            QVERIFY2(page.starts_with(fmt::format("# {} ", rule->id)), qPrintable(file));
            QVERIFY2(page.find(rule->azureCode) != std::string::npos, qPrintable(file));
            QVERIFY2(page.find("https://") != std::string::npos, qPrintable(file));
        }
    }

    void everyFixtureBelongsToARule() {
        for (const RuleFixture& fixture : ruleFixtures()) {
            const Rule* rule = findRule(fixture.rule.toStdString());
            QVERIFY2(rule != nullptr && rule->id == fixture.rule.toStdString(), qPrintable(fixture.path));
            QVERIFY2(fixture.fires || fixture.name.startsWith(QLatin1String("quiet")), qPrintable(fixture.path));
        }
        for (const QString& rule : ruleFixtureFolder().entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QDir folder(ruleFixtureFolder().filePath(rule));
            for (const QString& expected : folder.entryList({QStringLiteral("*.expected.txt")}, QDir::Files)) {
                const QString plan =
                    QString(expected).replace(QStringLiteral(".expected.txt"), QStringLiteral(".json"));
                QVERIFY2(expected.startsWith(QLatin1String("fires")) && folder.exists(plan),
                         qPrintable(folder.filePath(expected)));
            }
        }
    }

    void anEmptyPlanIsFaultless() { QVERIFY(evaluated(Plan{})->findings.empty()); }

    void fixturesArePlansWithoutUnknownKeys_data() { addFixtures(false); }
    void fixturesArePlansWithoutUnknownKeys() {
        QFETCH(RuleFixture, fixture);
        const std::string text = fileText(fixture.path);
        static const JsonSchema schema(parseJson(fileText(QString::fromUtf8(schemaPath)), "schema").value(), true);
        const auto faults = schema.check(parseJson(text, "fixture").value());
        QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().c_str());
        const auto read = parsePlan(text, fixture.path.toStdString());
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QVERIFY(integrity(read->plan).empty());
        QVERIFY2(!read->plan.description.empty(), "a fixture says in its description what it shows");
    }

    void quietPlansAreQuiet_data() { addFixtures(false); }
    void quietPlansAreQuiet() {
        QFETCH(RuleFixture, fixture);
        const Plan plan = planOf(fixture);
        const auto findings = findingsOf(*evaluated(plan), fixture.rule);
        if (fixture.fires) {
            QVERIFY(!findings.empty());
        } else {
            QCOMPARE(QString::fromStdString(findingTexts(plan, findings)), QString());
        }
    }

    void findingsReadAsExpected_data() { addFixtures(true); }
    void findingsReadAsExpected() {
        QFETCH(RuleFixture, fixture);
        const Plan plan = planOf(fixture);
        const std::string text = findingTexts(plan, findingsOf(*evaluated(plan), fixture.rule));
        if (renewsGoldenFiles()) {
            renewGoldenFile(fixture.expectedPath(), text);
        }
        QVERIFY2(QFile::exists(fixture.expectedPath()), qPrintable(fixture.expectedPath()));
        QCOMPARE(QString::fromStdString(text), QString::fromStdString(fileText(fixture.expectedPath())));
    }

    void messagesAreSentencesWithNumbers_data() { addFixtures(false); }
    void messagesAreSentencesWithNumbers() {
        QFETCH(RuleFixture, fixture);
        const Plan plan = planOf(fixture);
        const auto snapshot = evaluated(plan);
        QStringList faults;
        for (const Finding& finding : snapshot->findings) {
            const QString message = QString::fromStdString(finding.message);
            faults << faultsOfSentences(message);
            if (!finding.sum.empty() && !message.contains(QRegularExpression(QStringLiteral("\\d")))) {
                faults << QStringLiteral("has a sum but no number: %1").arg(message);
            }
            for (const SumRow& row : finding.sum) {
                for (const std::string& cell : {row.label, row.expression, row.value}) {
                    faults << faultsOfWording(QString::fromStdString(cell));
                }
                QVERIFY2(!row.label.empty() && !row.value.empty(), qPrintable(message));
            }
            for (const Fix& fix : finding.fixes) {
                faults << faultsOfWording(QString::fromStdString(fix.label));
                QVERIFY2(!fix.label.empty() && !fix.label.ends_with('.'), fix.label.c_str());
            }
            QVERIFY2(finding.where.starts_with(pathOf(plan, finding.subject)), finding.where.c_str());
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void everyFixMendsItsFindingAndBreaksNothing_data() { addFixtures(false); }
    void everyFixMendsItsFindingAndBreaksNothing() {
        QFETCH(RuleFixture, fixture);
        const auto before = evaluated(planOf(fixture));
        QStringList faults;
        for (const Finding& finding : before->findings) {
            for (const Fix& fix : finding.fixes) {
                if (const QString fault = faultOfFix(*before, finding, fix); !fault.isEmpty()) {
                    faults << QStringLiteral("%1: \"%2\" %3")
                                  .arg(QString::fromUtf8(finding.ruleId.data()), QString::fromStdString(fix.label),
                                       fault);
                }
            }
        }
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

    void takingTheFirstFixOverAndOverComesToAnEnd_data() { addFixtures(true); }
    void takingTheFirstFixOverAndOverComesToAnEnd() {
        QFETCH(RuleFixture, fixture);
        Plan plan = planOf(fixture);
        for (int step = 0;; ++step) {
            QVERIFY2(step < 50, "fixes go round in circles");
            const auto snapshot = evaluated(plan);
            const auto mendable =
                std::ranges::find_if(snapshot->findings, [](const Finding& finding) { return !finding.fixes.empty(); });
            if (mendable == snapshot->findings.end()) {
                return;
            }
            plan = apply(plan, mendable->fixes.front().edit).value();
        }
    }

    void waivedFindingsAreMarkedAndNotCounted_data() { addFixtures(true); }
    void waivedFindingsAreMarkedAndNotCounted() {
        QFETCH(RuleFixture, fixture);
        const Plan plan = planOf(fixture);
        const auto before = evaluated(plan);
        for (const Finding& finding : findingsOf(*before, fixture.rule)) {
            if (!finding.waivedReason.empty()) {
                continue;
            }
            const Waiver waiver{
                std::string(finding.ruleId), finding.subject, "Agreed with the network team.", "2026-11-23", {}};
            const Plan waived = apply(plan, AddWaiver{waiver}).value();
            // A waiver holds to the end of its last day, and for good where nobody says what day it is.
            for (const std::string_view today : {"2026-11-22", "2026-11-23", ""}) {
                const auto after = evaluated(waived, today);
                QCOMPARE(after->findings.size(), before->findings.size());
                int covered = 0;
                for (std::size_t i = 0; i < after->findings.size(); ++i) {
                    const bool isCovered = keyOf(after->findings[i]) == keyOf(finding);
                    covered += isCovered ? 1 : 0;
                    QCOMPARE(after->findings[i].waivedReason,
                             isCovered ? waiver.reason : before->findings[i].waivedReason);
                }
                QCOMPARE(after->counts.waived, before->counts.waived + covered);
                QCOMPARE(after->counts.error + after->counts.warning + after->counts.info,
                         before->counts.error + before->counts.warning + before->counts.info - covered);
            }
            QCOMPARE(evaluated(waived, "2026-11-24")->counts, evaluated(plan, "2026-11-24")->counts);
            const Plan withdrawn = apply(waived, RemoveWaiver{waiver.rule, waiver.subject}).value();
            QCOMPARE(evaluated(withdrawn)->counts, before->counts);
        }
    }

    void aWaiverWithoutAReasonStillMarks() {
        const auto fixtures = ruleFixtures();
        const auto firing = std::ranges::find_if(fixtures, &RuleFixture::fires);
        QVERIFY(firing != fixtures.end());
        const Plan plan = planOf(*firing);
        const Finding finding = findingsOf(*evaluated(plan), firing->rule).front();
        const Plan waived =
            apply(plan, AddWaiver{Waiver{std::string(finding.ruleId), finding.subject, "", "", {}}}).value();
        QVERIFY(!findingsOf(*evaluated(waived), firing->rule).front().waivedReason.empty());
        const Plan elsewhere = apply(plan, AddWaiver{Waiver{"NONE-000", finding.subject, "", "", {}}}).value();
        QCOMPARE(evaluated(elsewhere)->counts, evaluated(plan)->counts);
    }

    void findingsStandInOrderAndEachOnce_data() { addFixtures(false); }
    void findingsStandInOrderAndEachOnce() {
        QFETCH(RuleFixture, fixture);
        const auto snapshot = evaluated(planOf(fixture));
        const auto order = [](const Finding& finding) {
            return std::tuple(finding.severity, finding.ruleId, finding.subject);
        };
        QVERIFY(std::ranges::is_sorted(snapshot->findings, {}, order));
        QVERIFY(!tellsTwice(*snapshot));
        for (const Finding& finding : snapshot->findings) {
            const std::set<ObjectRef> related(finding.related.begin(), finding.related.end());
            QCOMPARE(related.size(), finding.related.size());
            QVERIFY2(!related.contains(finding.subject), finding.message.c_str());
        }
    }

    void findingsDoNotHangOnTheOrderOfThings_data() { addFixtures(false); }
    void findingsDoNotHangOnTheOrderOfThings() {
        QFETCH(RuleFixture, fixture);
        const Plan plan = planOf(fixture);
        const auto there = orderlessTexts(*evaluated(plan));
        const auto back = orderlessTexts(*evaluated(reversed(plan)));
        QCOMPARE(back.join(QLatin1Char('\n')), there.join(QLatin1Char('\n')));
    }
};

QTEST_APPLESS_MAIN(TstRules)
#include "tst_rules.moc"
