// SPDX-License-Identifier: GPL-3.0-or-later
//
// Real Terraform plans, states and policy tests, written by others, that lie beside the project.
#include "core/engine/engine.h"
#include "core/plan/integrity.h"
#include "tests/support/import_fixtures.h"
#include "tests/support/show.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <set>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

QDir corpus() {
    return QDir(QStringLiteral(AKSNET_SOURCE_DIR "/../shared/corpus"));
}

/// The cases and addresses of what a Terraform document describes, wherever in it that stands.
void collectTerraform(const QJsonValue& value, const QString& label, std::set<QString>& found) {
    for (const QJsonValue& element : value.toArray()) {
        collectTerraform(element, label, found);
    }
    const QJsonObject object = value.toObject();
    const QString type = object.value(QStringLiteral("type")).toString();
    if (object.contains(QStringLiteral("mode")) && !type.isEmpty()) {
        const QString name = object.value(QStringLiteral("name")).toString();
        found.insert(label + object.value(QStringLiteral("address")).toString(type + QLatin1Char('.') + name));
        return;
    }
    for (auto each = object.begin(); each != object.end(); ++each) {
        const bool isCase = object.contains(QStringLiteral("resource_changes")) == false && each->isObject() &&
                            each->toObject().contains(QStringLiteral("resource_changes"));
        if (each.key() != QStringLiteral("configuration")) {
            collectTerraform(each.value(), isCase ? each.key() + QLatin1Char(' ') : label, found);
        }
    }
}

}  // namespace

class TstTerraformCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!corpus().exists()) {
            QSKIP("the collection of real files is not there: ../shared/corpus beside the project");
        }
    }

    /// Every resource that a naive walk finds has an entry of its own; twice read, nothing is new.
    void everyTerraformFileIsAccountedFor_data() {
        QTest::addColumn<QString>("path");
        const QDir folder(corpus().filePath(QStringLiteral("terraform-json")));
        for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
        }
    }
    void everyTerraformFileIsAccountedFor() {
        QFETCH(QString, path);
        const SourceFile file{QFileInfo(path).fileName().toStdString(), fileText(path)};
        const auto outcome = importFiles({&file, 1});
        if (!outcome) {
            // A test of gateways' SKUs that names no subnet, and azapi resources that are not of the network.
            QVERIFY2(path.contains(QStringLiteral("gateway_sku")) || path.contains(QStringLiteral("EdgeCases")),
                     outcome.error().text().c_str());
            return;
        }
        std::set<QString> found;
        collectTerraform(QJsonDocument::fromJson(QByteArray::fromStdString(file.text)).object(), {}, found);
        const auto accounted = std::ranges::count(outcome->report.entries, false, &ImportEntry::isRemark);
        QCOMPARE(static_cast<std::size_t>(accounted), found.size());
        QCOMPARE(integrity(outcome->plan), std::vector<Error>());
        QVERIFY(evaluate(Inputs{std::make_shared<const Plan>(outcome->plan), 1, "2026-11-23"}));
        const auto again = importFiles({&file, 1}, &outcome->plan);
        QVERIFY(again.has_value());
        QCOMPARE(again->plan.nextNumber, outcome->plan.nextNumber);
    }

    void aTerraformPlanLinksWhatHasNoIdYet() {
        const QString path = corpus().filePath(
            QStringLiteral("terraform-json/infracost__infracost__cmd_infracost_testdata_azure_firewall_plan.json"));
        const Plan plan = imported({{"plan.json", fileText(path)}}).plan;
        QCOMPARE(plan.virtualNetworks.size(), std::size_t{1});
        const VirtualNetwork& network = *plan.virtualNetworks.front();
        QCOMPARE(network.info.name, std::string("testvnet"));
        QVERIFY((network.addressPrefixes == std::vector{*Prefix::parse("10.0.0.0/16")}));
        QCOMPARE(network.subnets.size(), std::size_t{1});
        QVERIFY((network.subnets.front().addressPrefixes == std::vector{*Prefix::parse("10.0.1.0/24")}));
        QCOMPARE(plan.firewalls.size(), std::size_t{1});  // five blocks, all of the same name and group
        QVERIFY(plan.firewalls.front().subnet == network.subnets.front().id);
        QVERIFY(plan.firewalls.front().publicIpAddresses == std::vector{plan.publicIpAddresses.front().id});
    }
};

QTEST_APPLESS_MAIN(TstTerraformCorpus)
#include "tst_terraform_corpus.moc"
