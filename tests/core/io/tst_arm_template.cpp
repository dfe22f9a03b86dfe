// SPDX-License-Identifier: GPL-3.0-or-later
//
// Templates become resources: each feature of ARM's template language by a template that uses it.
#include "core/io/arm/template_input.h"
#include "core/io/arm/template_parameter.h"
#include "core/io/arm/unknown.h"
#include "core/io/import.h"
#include "core/plan/plan.h"

#include <QtTest>

#include <algorithm>

using namespace aksnet;

namespace {

/// A template of that body, "…" around it left out.
SourceFile templateFile(std::string_view members, std::string name = "main.json") {
    return {std::move(name),
            "{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\","
            "\"contentVersion\": \"1.0.0.0\"," +
                std::string(members) + "}"};
}

std::string network(std::string_view name, std::string_view range, std::string_view more = {}) {
    return "{\"type\": \"Microsoft.Network/virtualNetworks\", \"apiVersion\": \"2023-09-01\", \"name\": \"" +
           std::string(name) + "\", " + std::string(more) +
           "\"properties\": {\"addressSpace\": {\"addressPrefixes\": [\"" + std::string(range) + "\"]}}}";
}

/// "vnet 10.0.0.0/16" for each network, in the order of the plan.
QStringList networksOf(const Plan& plan) {
    QStringList list;
    for (const auto& each : plan.virtualNetworks) {
        std::string text = each->info.name;
        for (const Prefix& prefix : each->addressPrefixes) {
            text += " " + prefix.text();
        }
        list << QString::fromStdString(text);
    }
    return list;
}

ImportOutcome importedWith(const std::vector<SourceFile>& files, std::map<std::string, std::string> values = {}) {
    auto outcome = importWith({files, nullptr, {}, std::move(values)});
    if (!outcome) {
        qFatal("%s", outcome.error().text().c_str());
    }
    return std::move(*outcome);
}

QStringList notesOf(const ImportReport& report, ImportStatus status) {
    QStringList notes;
    for (const ImportEntry& entry : report.entries) {
        if (entry.status == status) {
            notes << QString::fromStdString(entry.note);
        }
    }
    return notes;
}

const std::string withParameters =
    "\"parameters\": {"
    "\"name\": {\"type\": \"String\"}, \"range\": {\"type\": \"string\", \"defaultValue\": \"10.1.0.0/16\", \"allowedValues\": [\"10.1.0.0/16\", \"10.2.0.0/16\"]},"
    "\"count\": {\"type\": \"int\", \"defaultValue\": 1, \"maxValue\": 3}, \"word\": {\"type\": \"securestring\"}},";

}  // namespace

class TstArmTemplate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aParameterWithoutValueLeavesTheRangeAndIsAskedFor() {
        const auto outcome = importedWith({templateFile(
            withParameters + "\"resources\": [" + network("[parameters('Name')]", "[parameters('range')]") + "]")});
        QCOMPARE(networksOf(outcome.plan), QStringList{QStringLiteral("{name} 10.1.0.0/16")});
        QCOMPARE(outcome.missingParameters.size(), std::size_t{1});
        QCOMPARE(outcome.missingParameters.front().name, std::string("name"));
        QCOMPARE(outcome.missingParameters.front().type, std::string("string"));
        QCOMPARE(outcome.missingParameters.front().file, std::string("main.json"));
    }

    void aValueSetByNameOutranksFilesAndDefaults() {
        const SourceFile source = templateFile(withParameters + "\"resources\": [" +
                                               network("[parameters('name')]", "[parameters('range')]") + "]");
        const SourceFile values{
            "main.parameters.json",
            "{\"$schema\": \"deploymentParameters.json#\", \"contentVersion\": \"1.0.0.0\","
            "\"parameters\": {\"name\": {\"value\": \"from-file\"}, \"range\": {\"value\": null}}}"};
        QCOMPARE(networksOf(importedWith({source, values}).plan), QStringList{QStringLiteral("from-file 10.1.0.0/16")});
        const auto outcome = importedWith({values, source}, {{"NAME", "set"}, {"range", "10.2.0.0/16"}});
        QCOMPARE(networksOf(outcome.plan), QStringList{QStringLiteral("set 10.2.0.0/16")});
        QVERIFY(outcome.missingParameters.empty());
    }

    void aValueThatIsNotAllowedIsRefused() {
        const std::vector files{
            templateFile(withParameters + "\"resources\": [" + network("v", "[parameters('range')]") + "]")};
        const auto refused = importWith({files, nullptr, {}, {{"range", "10.3.0.0/16"}}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().what, std::string("Parameter range does not take \"10.3.0.0/16\"; allowed are "
                                                   "\"10.1.0.0/16\", \"10.2.0.0/16\"."));
        QCOMPARE(importWith({files, nullptr, {}, {{"count", "4"}}}).error().what,
                 std::string("Parameter count is 4; its maxValue is 3."));
        QCOMPARE(importWith({files, nullptr, {}, {{"count", "many"}}}).error().what,
                 std::string("Parameter count takes a whole number, not \"many\"."));
        QCOMPARE(importWith({files, nullptr, {}, {{"nmae", "x"}}}).error().what,
                 std::string("None of the templates has a parameter nmae."));
    }

    void parametersThatDependOnEachOtherAreUnknown() {
        const auto outcome = importedWith(
            {templateFile("\"parameters\": {\"a\": {\"type\": \"string\", \"defaultValue\": \"[parameters('b')]\"},"
                          "\"b\": {\"type\": \"string\", \"defaultValue\": \"[parameters('a')]\"}}, \"resources\": [" +
                          network("v", "10.0.0.0/8") + "," + network("w", "[parameters('a')]") + "]")});
        QCOMPARE(networksOf(outcome.plan), (QStringList{QStringLiteral("v 10.0.0.0/8"), QStringLiteral("w")}));
        QVERIFY(notesOf(outcome.report, ImportStatus::unknown)
                    .join(QLatin1Char(' '))
                    .contains(QStringLiteral("depends on itself")));
    }

    void aFalseConditionRemovesAndAnUnknownOneKeeps() {
        const auto outcome = importedWith(
            {templateFile("\"parameters\": {\"maybe\": {\"type\": \"bool\"}}, \"resources\": [" +
                          network("no", "10.0.0.0/16", "\"condition\": false, ") + "," +
                          network("maybe", "10.1.0.0/16", "\"condition\": \"[parameters('maybe')]\", ") + "]")});
        QCOMPARE(networksOf(outcome.plan), QStringList{QStringLiteral("maybe 10.1.0.0/16")});
        QCOMPARE(notesOf(outcome.report, ImportStatus::ignored),
                 QStringList{QStringLiteral("Its condition is false.")});
        QCOMPARE(
            notesOf(outcome.report, ImportStatus::unknown),
            QStringList{QStringLiteral("Whether it is deployed is unknown: parameters('maybe'). The parameter has no "
                                       "value. It is taken to be.")});
        QCOMPARE(outcome.missingParameters.size(), std::size_t{1});
    }

    void loopsRunAsOftenAsTheySay_data() {
        QTest::addColumn<QString>("count");
        QTest::addColumn<int>("networks");
        QTest::newRow("three") << QStringLiteral("3") << 3;
        QTest::newRow("none") << QStringLiteral("0") << 0;
        QTest::newRow("endless") << QStringLiteral("2000000000") << 800;
        QTest::newRow("unknown") << QStringLiteral("\"[parameters('n')]\"") << 1;
    }
    void loopsRunAsOftenAsTheySay() {
        QFETCH(QString, count);
        QFETCH(int, networks);
        const auto outcome = importedWith({templateFile(
            "\"parameters\": {\"n\": {\"type\": \"int\"}}, \"resources\": [" + network("fixed", "10.0.0.0/8") + "," +
            network("[format('v{0}', copyIndex())]", "10.0.0.0/16",
                    "\"copy\": {\"name\": \"c\", \"count\": " + count.toStdString() + "}, ") +
            "]")});
        QCOMPARE(static_cast<int>(outcome.plan.virtualNetworks.size()), networks + 1);
    }

    void allLoopsTogetherMakeNoMoreThanAnImportBears() {
        std::string loops = network("fixed", "10.0.0.0/8");
        for (int i = 0; i < 70; ++i) {
            loops +=
                ", {\"type\": \"Microsoft.Storage/storageAccounts\", \"apiVersion\": \"1\", \"name\":"
                "\"[format('s" +
                std::to_string(i) + "x{0}', copyIndex())]\", \"copy\": {\"name\": \"c\", \"count\": 800}}";
        }
        const auto outcome = importedWith({templateFile("\"resources\": [" + loops + "]")});
        QCOMPARE(outcome.report.count(ImportStatus::ignored), 49'999);
        QCOMPARE(notesOf(outcome.report, ImportStatus::notUnderstood),
                 QStringList{QStringLiteral("The templates make more than 50,000 resources; the rest was left out.")});
    }

    void loopsInLoopsEnd() {
        std::string value = "1";
        for (int i = 0; i < 6; ++i) {
            value =
                "{\"copy\": [{\"name\": \"l" + std::to_string(i) + "\", \"count\": 800, \"input\": " + value + "}]}";
        }
        const auto refused = importWith(
            {std::vector{templateFile(
                 "\"resources\": [" + network("fixed", "10.0.0.0/8") +
                 ", {\"type\": \"Microsoft.Network/virtualNetworks\", \"apiVersion\": \"1\", \"name\": \"v\", \"properties\":" +
                 value + "}]")},
             nullptr,
             {},
             {}});
        QVERIFY(refused);
        QVERIFY(
            notesOf(refused->report, ImportStatus::notUnderstood)
                .contains(QStringLiteral("The templates take more work to evaluate than any real one needs; the rest "
                                         "was left out.")));
    }

    void referencesByNameTakeNoLongerInLargeTemplates() {
        // 2,000 networks, each of which asks for one: a search through all of them would take 4,000,000 steps.
        std::string networks;
        for (int i = 0; i < 2'000; ++i) {
            const std::string name = "v" + std::to_string(i);
            networks += (i == 0 ? "" : ", ") + network(name, "[reference('" + name + "', '2023-09-01').none.prefix]");
        }
        const auto outcome = importedWith({templateFile("\"resources\": [" + networks + "]")});
        QCOMPARE(outcome.plan.virtualNetworks.size(), std::size_t{2'000});
    }

    void loopsInPropertiesMakeLists() {
        const auto outcome = importedWith({templateFile(
            "\"resources\": [{\"type\": \"Microsoft.Network/virtualNetworks\", \"apiVersion\": \"1\", \"name\": \"v\", \"properties\": {"
            "\"addressSpace\": {\"addressPrefixes\": [\"10.0.0.0/16\"]}, \"copy\": [{\"name\": \"subnets\", \"count\": 2, \"input\":"
            "{\"name\": \"[format('s{0}', copyIndex('subnets', 1))]\","
            "\"properties\": {\"addressPrefix\": \"[format('10.0.{0}.0/24', copyIndex('subnets'))]\"}}}]}}]")});
        const auto& subnets = outcome.plan.virtualNetworks.front()->subnets;
        QCOMPARE(subnets.size(), std::size_t{2});
        QCOMPARE(subnets[1].name, std::string("s2"));
        QCOMPARE(subnets[1].addressPrefixes.front().text(), std::string("10.0.1.0/24"));
    }

    void outputsOfADeploymentFeedAnother() {
        const std::string inner =
            "\"expressionEvaluationOptions\": {\"scope\": \"inner\"}, \"mode\": \"Incremental\", ";
        const auto outcome = importedWith({templateFile(
            "\"languageVersion\": \"2.0\", \"resources\": {"
            "\"later\": {\"type\": \"Microsoft.Resources/deployments\", \"apiVersion\": \"1\", \"name\": \"later\", \"resourceGroup\": \"hub-rg\", \"properties\": {" +
            inner +
            "\"parameters\": {\"range\": {\"value\": \"[reference('sooner').outputs.space.value]\"}},"
            "\"template\": {\"contentVersion\": \"1.0.0.0\", \"parameters\": {\"range\": {\"type\": \"string\"}}, \"resources\": [" +
            network("hub", "[parameters('range')]") +
            "]}}},"
            "\"sooner\": {\"type\": \"Microsoft.Resources/deployments\", \"apiVersion\": \"1\", \"name\": \"sooner\", \"properties\": {" +
            inner +
            "\"template\": {\"contentVersion\": \"1.0.0.0\", \"resources\": [],"
            "\"outputs\": {\"space\": {\"type\": \"string\", \"value\": \"10.9.0.0/16\"}}}}}}")});
        QCOMPARE(networksOf(outcome.plan), QStringList{QStringLiteral("hub 10.9.0.0/16")});
        QCOMPARE(outcome.plan.virtualNetworks.front()->info.resourceGroup, std::string("hub-rg"));
    }

    void aLinkedTemplateIsFoundByItsName() {
        const SourceFile main = templateFile(
            "\"resources\": [{\"type\": \"Microsoft.Resources/deployments\", \"apiVersion\": \"1\", \"name\": \"d\","
            "\"properties\": {\"mode\": \"Incremental\", \"templateLink\": {\"relativePath\": \"nested/vnets.json\"},"
            "\"parameters\": {\"name\": {\"value\": \"linked\"}}}}]");
        const SourceFile linked = templateFile("\"parameters\": {\"name\": {\"type\": \"string\"}}, \"resources\": [" +
                                                   network("[parameters('name')]", "10.4.0.0/16") + "]",
                                               "vnets.json");
        for (const auto& files : {std::vector{main, linked}, std::vector{linked, main}}) {
            const auto outcome = importedWith(files);
            QCOMPARE(networksOf(outcome.plan), QStringList{QStringLiteral("linked 10.4.0.0/16")});
            QVERIFY(outcome.missingParameters.empty());
        }
        const auto alone = importFiles({&main, 1});
        QVERIFY(!alone);
        QVERIFY2(alone.error().what.contains("Its template stands in vnets.json, which is not among the files."),
                 alone.error().what.c_str());
    }

    void aTypeMayEndWithASlash() {
        const auto outcome = importedWith({templateFile(
            "\"resources\": [" + network("hub", "10.0.0.0/16") + "," + network("spoke", "10.1.0.0/16") +
            ", {\"type\": \"Microsoft.Network/virtualNetworks/virtualNetworkPeerings\", \"apiVersion\": \"1\","
            "\"name\": \"spoke/to-hub\", \"properties\": {\"remoteVirtualNetwork\": {\"id\":"
            "\"[resourceId('Microsoft.Network/virtualNetworks/', 'hub')]\"}}}]")});
        QCOMPARE(networksOf(outcome.plan),
                 (QStringList{QStringLiteral("hub 10.0.0.0/16"), QStringLiteral("spoke 10.1.0.0/16")}));
        QVERIFY(outcome.plan.virtualNetworks[1]->peerings.front().remoteVirtualNetwork ==
                outcome.plan.virtualNetworks[0]->id);
    }

    void filesFindTheirTemplatesByName() {
        const std::vector<std::string> templates{"a/main.json", "b/main.json", "azuredeploy.json"};
        QCOMPARE(templateOfParameterFile("b/main.parameters.json", templates), std::optional<std::size_t>(1));
        QCOMPARE(templateOfParameterFile("AzureDeploy.Parameters.prod.json", templates), std::optional<std::size_t>(2));
        QCOMPARE(templateOfParameterFile("other.parameters.json", templates), std::optional<std::size_t>());
        QCOMPARE(templateOfParameterFile("other.json", {templates.data(), 1}), std::optional<std::size_t>(0));
        QCOMPARE(fileOfLink("https://host/x/b/main.json?sv=1", templates), std::optional<std::size_t>(1));
        QCOMPARE(fileOfLink("https://host/none.json", templates), std::optional<std::size_t>());
        const auto token = unknownValue("parameters('token')", "It is a secret.").get<std::string>();
        QCOMPARE(fileOfLink("https://host/a/main.json" + token, templates), std::optional<std::size_t>(0));
        QCOMPARE(fileOfLink("https://host/a/main" + token, templates), std::optional<std::size_t>());
    }
};

QTEST_APPLESS_MAIN(TstArmTemplate)
#include "tst_arm_template.moc"
