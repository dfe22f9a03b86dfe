// SPDX-License-Identifier: GPL-3.0-or-later
//
// The worked example on every model's page, as a plan: its addresses as tables, and that the sizes the page names are the
// smallest that hold it.
#include "core/io/plan_file.h"
#include "core/models/capabilities.h"
#include "core/report/report.h"
#include "tests/support/files.h"

#include <QtTest>

#include <algorithm>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

QString exampleFile(const Model& model, const char* name) {
    return QStringLiteral(AKSNET_SOURCE_DIR "/tests/fixtures/models/%1/%2")
        .arg(QLatin1String(model.key.data()), QLatin1String(name));
}

Plan planOf(const QString& path) {
    auto read = parsePlan(fileText(path), path.toStdString());
    if (!read) {
        qFatal("%s", read.error().text().c_str());
    }
    return std::move(read->plan);
}

Plan examplePlan(const Model& model) {
    return planOf(exampleFile(model, "example.json"));
}

bool hasVariant(const Model& model, const char* name) {
    return QFile::exists(exampleFile(model, name) + QStringLiteral(".json"));
}

SnapshotPtr evaluated(const Plan& plan) {
    return evaluate({.plan = std::make_shared<const Plan>(plan), .revision = 0, .today = "2026-11-23"});
}

bool tellsOf(const Snapshot& snapshot, std::string_view rule) {
    return std::ranges::any_of(snapshot.findings, [&](const Finding& finding) { return finding.ruleId == rule; });
}

}  // namespace
Q_DECLARE_METATYPE(const Model*)

class TstModelExamples : public QObject {
    Q_OBJECT

    static void addModels() {
        QTest::addColumn<const Model*>("model");
        for (const Model* model : allModels()) {
            QTest::newRow(model->key.data()) << model;
        }
    }

private Q_SLOTS:
    void everyExampleRunsUnderItsModel_data() { addModels(); }
    void everyExampleRunsUnderItsModel() {
        QFETCH(const Model*, model);
        const Plan plan = examplePlan(*model);
        for (const auto& cluster : plan.clusters) {
            for (const NodePool& pool : cluster->agentPoolProfiles) {
                QCOMPARE(&modelOf(cluster, pool), model);
            }
        }
        QVERIFY(!plan.clusters.empty());
    }

    void addressesAreThoseOfThePage_data() { addModels(); }
    void addressesAreThoseOfThePage() {
        QFETCH(const Model*, model);
        const auto snapshot = evaluated(examplePlan(*model));
        const std::string text = tableAsText(subnetUsage(*snapshot)) + "\n" + tableAsText(clusterOverview(*snapshot));
        const QString path = exampleFile(*model, "example.expected.txt");
        if (renewsGoldenFiles()) {
            renewGoldenFile(path, text);
        }
        QCOMPARE(QString::fromStdString(text), QString::fromStdString(fileText(path)));
    }

    void thePageNamesTheSmallestSizes_data() { addModels(); }
    void thePageNamesTheSmallestSizes() {
        QFETCH(const Model*, model);
        const Plan plan = examplePlan(*model);
        const auto fitting = evaluated(plan);
        QVERIFY(!tellsOf(*fitting, "SIZE-001") && !tellsOf(*fitting, "SIZE-002"));
        QCOMPARE(fitting->counts.error, 0);
        const std::string page =
            fileText(QStringLiteral(AKSNET_SOURCE_DIR "/resources/models/%1.md").arg(QLatin1String(model->key.data())));
        const auto namesLength = [&](const Prefix& prefix) {
            return page.find(" /" + std::to_string(prefix.length())) != std::string::npos;
        };
        for (const Subnet& subnet : plan.virtualNetworks.front()->subnets) {
            const Prefix& prefix = subnet.addressPrefixes.front();
            QVERIFY2(namesLength(prefix), prefix.text().c_str());
            const Plan half = apply(plan, SetAddressPrefixes{subnet.id, {*prefix.lower()}}).value();
            QVERIFY2(tellsOf(*evaluated(half), "SIZE-001"), prefix.text().c_str());
        }
        const Cluster& cluster = plan.clusters.front();
        if (model->nodeNeed(30).podCidr > 0) {
            NetworkProfile profile = cluster.networkProfile;
            QVERIFY(namesLength(profile.podCidrs.front()));
            profile.podCidrs = {*profile.podCidrs.front().lower()};
            QVERIFY(tellsOf(*evaluated(apply(plan, SetNetworkProfile{cluster.id, profile}).value()), "SIZE-002"));
        }
    }

    void everyVariantHasItsAddresses_data() {
        QTest::addColumn<const Model*>("model");
        QTest::addColumn<QString>("name");
        for (const Model* model : allModels()) {
            for (const char* name : {"dual-stack", "windows"}) {
                if (hasVariant(*model, name)) {
                    QTest::addRow("%s, %s", model->key.data(), name) << model << QString::fromLatin1(name);
                }
            }
        }
    }
    /// Two families, and Windows beside Linux, where the model has them: every address, and what is not surely supported.
    void everyVariantHasItsAddresses() {
        QFETCH(const Model*, model);
        QFETCH(QString, name);
        const Plan plan = planOf(exampleFile(*model, qPrintable(name + QStringLiteral(".json"))));
        const Cluster& cluster = plan.clusters.front();
        QCOMPARE(&modelOf(cluster), model);
        QCOMPARE(isDualStack(cluster), name == QLatin1String("dual-stack"));
        QCOMPARE(featuresOf(cluster).has(catalog::Feature::windowsPools), name == QLatin1String("windows"));
        const auto snapshot = evaluated(plan);
        QCOMPARE(snapshot->counts.error, 0);
        std::string text = tableAsText(subnetUsage(*snapshot)) + "\n" + tableAsText(clusterOverview(*snapshot)) + "\n" +
                           tableAsText(addressLayout(*snapshot)) + "\n";
        for (const CapabilityIssue& issue : capabilityIssues(cluster)) {
            text +=
                issue.title() + ": " + std::string(supportTitle(issue.support)) + ". " + std::string(issue.why) + "\n";
        }
        const QString path = exampleFile(*model, qPrintable(name + QStringLiteral(".expected.txt")));
        if (renewsGoldenFiles()) {
            renewGoldenFile(path, text);
        }
        QCOMPARE(QString::fromStdString(text), QString::fromStdString(fileText(path)));
    }

    void everyModelHasTheVariantsItSupports() {
        for (const Model* model : allModels()) {
            const auto isPossible = [&](const Combination& combination) {
                return capabilityOf(combination).support != catalog::Support::unsupported;
            };
            QCOMPARE(hasVariant(*model, "dual-stack"), isPossible({.model = model->id, .isDualStack = true}));
            QCOMPARE(hasVariant(*model, "windows"), isPossible({.model = model->id, .os = OsType::windows}));
        }
    }
};

QTEST_APPLESS_MAIN(TstModelExamples)
#include "tst_model_examples.moc"
