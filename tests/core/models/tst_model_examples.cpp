// SPDX-License-Identifier: GPL-3.0-or-later
//
// The worked example on every model's page, as a plan: its addresses as tables, and that the sizes the page names are the
// smallest that hold it.
#include "core/io/plan_file.h"
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

Plan examplePlan(const Model& model) {
    auto read = parsePlan(fileText(exampleFile(model, "example.json")), "example.json");
    if (!read) {
        qFatal("%s", read.error().text().c_str());
    }
    return std::move(read->plan);
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

    void everyPageHasTheSameHeadings_data() { addModels(); }
    void everyPageHasTheSameHeadings() {
        QFETCH(const Model*, model);
        const QString page = QString::fromStdString(fileText(
            QStringLiteral(AKSNET_SOURCE_DIR "/resources/models/%1.md").arg(QLatin1String(model->key.data()))));
        const QStringList lines = page.split(QLatin1Char('\n'));
        QCOMPARE(lines.front(), QStringLiteral("# ") + QString::fromUtf8(model->title.data(),
                                                                         static_cast<qsizetype>(model->title.size())));
        QStringList headings = lines.filter(QRegularExpression(QStringLiteral("^## ")));
        QCOMPARE(headings.removeAll(QStringLiteral("## Retirement")), model->retirement.empty() ? 0 : 1);
        QCOMPARE(headings, (QStringList{"## Use case", "## Addresses", "## Pros and cons", "## Limits",
                                        "## Changing it later", "## Sources"}));
        QVERIFY(model->retirement.empty() || page.contains(QLatin1String(model->retirement.data())));
        const QStringList sources =
            page.section(QStringLiteral("## Sources"), 1).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY(sources.size() >= 3);
        for (const QString& source : sources) {
            QVERIFY2(
                QRegularExpression(QStringLiteral("^- \\[[^\\]]+\\]\\(https://[^)\\s]+\\)(, 20\\d\\d(-\\d\\d){0,2})?$"))
                    .match(source)
                    .hasMatch(),
                qPrintable(source));
        }
    }
};

QTEST_APPLESS_MAIN(TstModelExamples)
#include "tst_model_examples.moc"
