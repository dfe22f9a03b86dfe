// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every folder under tests/fixtures/imports: its files give its plan and its report, in any order, however often.
#include "core/engine/engine.h"
#include "core/plan/integrity.h"
#include "tests/support/import_fixtures.h"
#include "tests/support/show.h"
#include "tests/support/wording.h"

#include <QtTest>

#include <numeric>
#include <set>
#include <tuple>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

/// Folders whose files say different things of the same resource, on purpose.
const QSet<QString> contradictory{QStringLiteral("rest_lists")};

/// Folders in which one file explains another: the table whose routes came before it, the cluster whose nodes' interfaces
/// came before it. Imported one after the other they tell less.
const QSet<QString> needTheirFilesTogether{QStringLiteral("remarks"), QStringLiteral("subnet_users")};

/// Calls visit(files) for every order of the files.
template <class Visit>
void forEachOrder(const std::vector<SourceFile>& files, Visit visit) {
    std::vector<std::size_t> order(files.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    do {
        std::vector<SourceFile> shuffled;
        for (const std::size_t position : order) {
            shuffled.push_back(files[position]);
        }
        visit(shuffled);
    } while (std::ranges::next_permutation(order).found);
}

/// What became of each resource, and every remark, whatever the order and whatever was told before.
using Account = std::multiset<std::tuple<std::string, std::string, std::string, ImportStatus, bool>>;

Account resourcesOf(const ImportReport& report) {
    Account account;
    for (const ImportEntry& entry : report.entries) {
        if (!entry.isRemark) {
            account.insert({entry.file, entry.path, entry.name, entry.status, entry.isRemark});
        }
    }
    return account;
}

bool contradicts(const ImportReport& report) {
    return std::ranges::any_of(report.entries, [](const ImportEntry& entry) {
        return entry.note.ends_with("replaces other values read before");
    });
}

SnapshotPtr evaluated(const Plan& plan) {
    return evaluate(Inputs{std::make_shared<const Plan>(plan), 1, "2026-11-23"});
}

}  // namespace

class TstImportFixtures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFilesGiveThePlanAndTheReport_data() { addFolders(); }
    void theFilesGiveThePlanAndTheReport() {
        QFETCH(ImportFixture, fixture);
        const ImportOutcome outcome = imported(fixture.files());
        const std::string plan = writePlan({outcome.plan, {}});
        const std::string report = outcome.report.text();
        if (renewsGoldenFiles()) {
            renewGoldenFile(fixture.expectedPlanPath(), plan);
            renewGoldenFile(fixture.expectedReportPath(), report);
        }
        QCOMPARE(plan, fileText(fixture.expectedPlanPath()));
        QCOMPARE(report, fileText(fixture.expectedReportPath()));
    }

    void thePlanIsWholeSavesAndEvaluates_data() { addFolders(); }
    void thePlanIsWholeSavesAndEvaluates() {
        QFETCH(ImportFixture, fixture);
        const Plan plan = imported(fixture.files()).plan;
        QCOMPARE(integrity(plan), std::vector<Error>());
        const auto read = parsePlan(writePlan({plan, {}}), "plan");
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QVERIFY(read->plan == plan);
        QVERIFY(evaluated(plan));
    }

    /// The order decides over numbers, the order of lists and the plan's name, and over nothing else.
    void theOrderOfFilesDoesNotMatter_data() { addFolders(); }
    void theOrderOfFilesDoesNotMatter() {
        QFETCH(ImportFixture, fixture);
        const std::vector<SourceFile> files = fixture.files();
        const ImportOutcome inOrder = imported(files);
        QCOMPARE(contradicts(inOrder.report), contradictory.contains(fixture.name));
        const std::string plan = PlanWithoutOrder::text(inOrder.plan);
        const Account account = resourcesOf(inOrder.report);
        forEachOrder(files, [&](const std::vector<SourceFile>& shuffled) {
            const ImportOutcome outcome = imported(shuffled);
            const bool sameAccount = resourcesOf(outcome.report) == account;
            const std::string shuffledPlan = PlanWithoutOrder::text(outcome.plan);
            if (!QTest::currentTestFailed()) {
                QVERIFY(sameAccount);
                QCOMPARE(firstDifference(shuffledPlan, contradictory.contains(fixture.name) ? shuffledPlan : plan),
                         std::string());
            }
        });
    }

    void whereFilesContradictEachOtherTheLastOneWins() {
        const std::vector<SourceFile> files = fixtureOf(QStringLiteral("rest_lists")).files();
        forEachOrder(files, [&](const std::vector<SourceFile>& shuffled) {
            const auto position = [&](std::string_view start) {
                return std::ranges::find_if(shuffled, [&](const auto& file) { return file.name.starts_with(start); }) -
                       shuffled.begin();
            };
            const bool listIsLast = position("2-") > position("1-");
            const Plan plan = imported(shuffled).plan;
            const auto& pools = plan.clusters.front()->agentPoolProfiles;
            QCOMPARE(pools.size(), std::size_t{3});
            QCOMPARE(std::ranges::find(pools, "system", &NodePool::name)->count, listIsLast ? 5 : 3);
        });
    }

    void readingTheFilesTwiceChangesNothing_data() { addFolders(); }
    void readingTheFilesTwiceChangesNothing() {
        QFETCH(ImportFixture, fixture);
        const std::vector<SourceFile> files = fixture.files();
        std::vector<SourceFile> doubled = files;
        doubled.insert(doubled.end(), files.begin(), files.end());
        const ImportOutcome once = imported(files);
        const ImportOutcome twice = imported(doubled);
        QCOMPARE(writePlan({twice.plan, {}}), writePlan({once.plan, {}}));
        for (const ImportStatus status : {ImportStatus::imported, ImportStatus::ignored, ImportStatus::notUnderstood}) {
            QCOMPARE(twice.report.count(status), 2 * once.report.count(status));
        }
    }

    void importingIntoTheResultChangesNothing_data() { addFolders(); }
    void importingIntoTheResultChangesNothing() {
        QFETCH(ImportFixture, fixture);
        const Plan plan = imported(fixture.files()).plan;
        const Plan again = imported(fixture.files(), &plan).plan;
        QCOMPARE(writePlan({again, {}}), writePlan({plan, {}}));
        for (std::size_t i = 0; i < plan.clusters.size(); ++i) {
            QVERIFY2(&*again.clusters[i] == &*plan.clusters[i], "an unchanged cluster is shared, not copied");
        }
    }

    void importingFileByFileGivesTheSamePlan_data() { addFolders(); }
    void importingFileByFileGivesTheSamePlan() {
        QFETCH(ImportFixture, fixture);
        if (needTheirFilesTogether.contains(fixture.name)) {
            return;
        }
        std::optional<Plan> plan;
        for (const SourceFile& file : fixture.files()) {
            if (auto outcome = importFiles({&file, 1}, plan ? &*plan : nullptr)) {
                plan = std::move(outcome->plan);
            }
        }
        QVERIFY(plan);
        QCOMPARE(firstDifference(PlanWithoutOrder::text(*plan), PlanWithoutOrder::text(imported(fixture.files()).plan)),
                 std::string());
    }

    void everyNoteIsWellWorded_data() { addFolders(); }
    void everyNoteIsWellWorded() {
        QFETCH(ImportFixture, fixture);
        for (const ImportEntry& entry : imported(fixture.files()).report.entries) {
            const QString note = QString::fromStdString(entry.note);
            // What was imported has its contents as a note; a sentence about a value may begin with it.
            const bool isSentence = entry.isRemark || entry.status != ImportStatus::imported;
            const bool startsWithValue = note.startsWith(QLatin1Char('"'));
            const QStringList faults = isSentence && !startsWithValue ? faultsOfSentences(note) : faultsOfWording(note);
            QCOMPARE(note.endsWith(QLatin1Char('.')), isSentence);
            QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
            QVERIFY2(!entry.file.empty(), qPrintable(note));
        }
    }

    void aStopEndsTheImport() {
        std::stop_source source;
        source.request_stop();
        const std::vector<SourceFile> files = fixtureOf(QStringLiteral("az_flattened")).files();
        const auto outcome = importFiles(files, nullptr, source.get_token());
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().what, std::string("Import cancelled."));
    }

private:
    static void addFolders() {
        QTest::addColumn<ImportFixture>("fixture");
        for (const ImportFixture& fixture : importFixtures()) {
            QTest::newRow(qPrintable(fixture.name)) << fixture;
        }
    }

    static ImportFixture fixtureOf(const QString& name) {
        const auto fixtures = importFixtures();
        const auto found = std::ranges::find(fixtures, name, &ImportFixture::name);
        if (found == fixtures.end()) {
            qFatal("no fixture %s", qPrintable(name));
        }
        return *found;
    }
};

QTEST_APPLESS_MAIN(TstImportFixtures)
#include "tst_import_fixtures.moc"
