// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plan files that cannot be read: which place and which sentence the user gets, and that no text does harm.
#include "core/io/plan_file.h"
#include "core/plan/integrity.h"
#include "tests/core/plan/random_edit.h"

#include <QtTest>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

constexpr const char* head = R"({"format": "aksnet-plan", "version": 1, )";

QString vnet(const char* members) {
    return QStringLiteral(R"("virtualNetworks": [{"name": "v", %1}])").arg(QLatin1String(members));
}
QString subnet(const char* members) {
    return QStringLiteral(R"("virtualNetworks": [{"name": "v", "subnets": [{"name": "s", %1}]}])")
        .arg(QLatin1String(members));
}
QString cluster(const char* members) {
    return QStringLiteral(R"("clusters": [{"name": "c", %1}])").arg(QLatin1String(members));
}
QString profile(const char* members) {
    return QStringLiteral(R"("clusters": [{"name": "c", "networkProfile": {%1}}])").arg(QLatin1String(members));
}
QString pool(const char* members) {
    return QStringLiteral(R"("clusters": [{"name": "c", "agentPoolProfiles": [{"name": "p", %1}]}])")
        .arg(QLatin1String(members));
}

}  // namespace

class TstPlanFileErrors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFieldThatCannotBeReadIsNamed_data() {
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("what");
        // clang-format off
        QTest::newRow("list for text")     << R"("name": ["x"])"                          << "name" << "This is a list; a text belongs here.";
        QTest::newRow("text for list")     << R"("clusters": "none")"                     << "clusters" << "This is a text; a list belongs here.";
        QTest::newRow("text in list")      << R"("clusters": ["none"])"                   << "clusters[0]" << "This is a text; an object belongs here.";
        QTest::newRow("number in texts")   << subnet(R"("delegations": ["a", 3])")        << "virtualNetworks[0].subnets[0].delegations[1]" << "This is a number; a text belongs here.";
        QTest::newRow("text for flag")     << vnet(R"("managedByAks": "yes")")            << "virtualNetworks[0].managedByAks" << "This is a text; true or false belongs here.";
        QTest::newRow("list for wrapper")  << vnet(R"("addressSpace": ["10.0.0.0/8"])")   << "virtualNetworks[0].addressSpace" << "This is a list; an object belongs here.";
        QTest::newRow("fraction")          << pool(R"("count": 2.5)")                     << "clusters[0].agentPoolProfiles[0].count" << "2.5 is not a whole number that fits here.";
        QTest::newRow("huge number")       << pool(R"("count": 99999999999)")             << "clusters[0].agentPoolProfiles[0].count" << "99999999999 is not a whole number that fits here.";
        QTest::newRow("negative count")    << pool(R"("count": -1)")                      << "clusters[0].agentPoolProfiles[0].count" << "-1 is not a number from 0 to 1000000.";
        QTest::newRow("surge")             << pool(R"("upgradeSettings": {"maxSurge": "120%"})") << "clusters[0].agentPoolProfiles[0].upgradeSettings.maxSurge" << "120% is more than 100 %.";
        QTest::newRow("surge fraction")    << pool(R"("upgradeSettings": {"maxSurge": 1.5})") << "clusters[0].agentPoolProfiles[0].upgradeSettings.maxSurge" << "\"1.5\" is neither a whole number nor a percentage such as 33%.";
        QTest::newRow("unknown plugin")    << profile(R"("networkPlugin": "weave")")      << "clusters[0].networkProfile.networkPlugin" << "\"weave\" is not known here; it is one of azure, kubenet, none.";
        QTest::newRow("unknown tier")      << cluster(R"("sku": {"tier": "Gold"})")       << "clusters[0].sku.tier" << "\"Gold\" is not known here; it is one of Free, Standard, Premium.";
        QTest::newRow("unknown family")    << profile(R"("ipFamilies": ["IPv4", "IPX"])") << "clusters[0].networkProfile.ipFamilies" << "\"IPX\" is not known here; it is one of IPv4, IPv6.";
        QTest::newRow("unknown policies")  << subnet(R"("privateLinkServiceNetworkPolicies": "On")") << "virtualNetworks[0].subnets[0].privateLinkServiceNetworkPolicies" << "\"On\" is not known here; it is one of Enabled, Disabled.";
        QTest::newRow("plural and single") << profile(R"("podCidrs": ["10.244.0.0/16"], "podCidr": "10.1.0.0/16")") << "clusters[0].networkProfile.podCidr" << "\"podCidr\" is 10.1.0.0/16 but \"podCidrs\" starts with 10.244.0.0/16.";
        QTest::newRow("not a reference")   << pool(R"("vnetSubnetID": "aks-nodes")")      << "clusters[0].agentPoolProfiles[0].vnetSubnetID" << "\"aks-nodes\" does not name a subnet; names are such as \"subnet-2\".";
        QTest::newRow("other kind")        << pool(R"("vnetSubnetID": "vnet-1")")         << "clusters[0].agentPoolProfiles[0].vnetSubnetID" << "\"vnet-1\" names a virtual network; a subnet belongs here.";
        QTest::newRow("dangling")          << pool(R"("vnetSubnetID": "subnet-77")")      << "clusters[0].agentPoolProfiles[0].vnetSubnetID" << "There is no subnet-77 in the plan.";
        QTest::newRow("dangling in list")  << QStringLiteral(R"("externalNetworks": [{"name": "x", "connectedVirtualNetworks": ["vnet-4"]}])") << "externalNetworks[0].connectedVirtualNetworks[0]" << "There is no vnet-4 in the plan.";
        QTest::newRow("id of other kind")  << QStringLiteral(R"("clusters": [{"id": "vnet-1", "name": "c"}])") << "clusters[0].id" << "\"vnet-1\" names a virtual network; a cluster belongs here.";
        QTest::newRow("id twice")          << QStringLiteral(R"("clusters": [{"id": "cluster-1"}, {"id": "cluster-1"}])") << "clusters[1].id" << "The id cluster-1 is given twice.";
        QTest::newRow("number shared")     << QStringLiteral(R"("clusters": [{"id": "cluster-1"}], "natGateways": [{"id": "natGateway-1"}])") << "natGateways[0].id" << "cluster-1 and natGateway-1 share the number 1; every id has its own.";
        QTest::newRow("id too high")       << QStringLiteral(R"("clusters": [{"id": "cluster-4000000000"}])") << "clusters[0].id" << "cluster-4000000000 is not below the plan's next number 1.";
        QTest::newRow("waiver of nothing") << QStringLiteral(R"("waivers": [{"rule": "IP-001", "subject": "subnet-3"}])") << "waivers[0].subject" << "There is no subnet-3 in the plan.";
        QTest::newRow("waiver, no subject")<< QStringLiteral(R"("waivers": [{"rule": "IP-001"}])") << "waivers[0].subject" << "\"subject\" must be given.";
        QTest::newRow("waiver, odd subject") << QStringLiteral(R"("waivers": [{"rule": "IP-001", "subject": "x"}])") << "waivers[0].subject" << "\"x\" does not name a thing of the plan; names are such as \"subnet-2\".";
        QTest::newRow("consumer, no subnet") << QStringLiteral(R"("subnetConsumers": [{"name": "x", "kind": "other"}])") << "subnetConsumers[0].subnet" << "\"subnet\" must be given.";
        QTest::newRow("approved, no range")  << QStringLiteral(R"("approvedRanges": [{"name": "x"}])") << "approvedRanges[0].range" << "\"range\" must be given.";
        QTest::newRow("layout of nothing")   << QStringLiteral(R"("layout": {"vnet-9": {"x": 1}})") << "layout.vnet-9" << "There is no vnet-9 in the plan.";
        QTest::newRow("layout of text")      << QStringLiteral(R"("layout": {"vnet-9": {"x": "left"}})") << "layout.vnet-9.x" << "This is a text; a number belongs here.";
        QTest::newRow("next number")         << QStringLiteral(R"("nextNumber": -1)") << "nextNumber" << "-1 is not a whole number that fits here.";
        QTest::newRow("next number high")    << QStringLiteral(R"("nextNumber": 3000000000)") << "nextNumber" << "nextNumber is 3000000000; it is 1 to 2000000001.";
        QTest::newRow("key twice")           << cluster(R"("note": "a", "note": "b")") << "clusters[0]" << "The key \"note\" is given twice.";
        // clang-format on
    }
    void aFieldThatCannotBeReadIsNamed() {
        QFETCH(QString, members);
        QFETCH(QString, where);
        QFETCH(QString, what);
        const auto read = parsePlan(head + members.toStdString() + "}", "x.aksnet.json");
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().where), QStringLiteral("x.aksnet.json:") + where);
        QCOMPARE(QString::fromStdString(read.error().what), what);
    }

    void aBadPrefixIsNamedWithTheNearestRightOne() {
        const auto read = parsePlan(
            head + profile(R"("podCidrs": ["10.244.0.0/16", "10.0.0.1/24"])").toStdString() + "}", "x.aksnet.json");
        QVERIFY(!read);
        QCOMPARE(read.error().where, std::string("x.aksnet.json:clusters[0].networkProfile.podCidrs[1]"));
        QVERIFY(read.error().what.find("10.0.0.0/24") != std::string::npos);
        const auto single = parsePlan(head + profile(R"("podCidr": "10.1")").toStdString() + "}", "x.aksnet.json");
        QCOMPARE(single.error().where, std::string("x.aksnet.json:clusters[0].networkProfile.podCidr"));
        const auto address =
            parsePlan(head + profile(R"("dnsServiceIP": "10.0.0.010")").toStdString() + "}", "x.aksnet.json");
        QCOMPARE(address.error().where, std::string("x.aksnet.json:clusters[0].networkProfile.dnsServiceIP"));
    }

    void brokenJsonIsNamedWithLineAndColumn_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("what");
        // clang-format off
        QTest::newRow("empty")        << ""                         << ""     << "The file is empty.";
        QTest::newRow("blank")        << " \n\t"                    << ""     << "The file is empty.";
        QTest::newRow("cut off")      << "{\n  \"a\": "             << ":2:8" << "The JSON is broken here, in this value: unexpected end of input; expected was '[', '{', or a literal.";
        QTest::newRow("comma")        << "{\"a\": 1,}"              << ":1:9" << "The JSON is broken here, in this object key: unexpected '}'; expected was string literal.";
        QTest::newRow("no comma")     << "{\"a\": 1\n \"b\": 2}"    << ":2:4" << "The JSON is broken here, in this object: unexpected string literal; expected was '}'.";
        QTest::newRow("two roots")    << "{} {}"                    << ":1:4" << "The JSON is broken here, in this value: unexpected '{'; expected was end of input.";
        QTest::newRow("line comment") << "{\n  // mine\n}"          << ":2:3" << "Comments are not kept in plan files, so none are read; a \"note\" or \"description\" is.";
        QTest::newRow("block comment")<< "/* mine */ {}"            << ":1:1" << "Comments are not kept in plan files, so none are read; a \"note\" or \"description\" is.";
        QTest::newRow("huge number")  << "{\"a\": 1e999}"           << ":1:11" << "This number is too large to be read.";
        // clang-format on
    }
    void brokenJsonIsNamedWithLineAndColumn() {
        QFETCH(QString, text);
        QFETCH(QString, where);
        QFETCH(QString, what);
        const auto read = parsePlan(text.toStdString(), "x.aksnet.json");
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().where), QStringLiteral("x.aksnet.json") + where);
        QCOMPARE(QString::fromStdString(read.error().what), what);
    }

    void columnsCountCharacters() { QCOMPARE(parsePlan("{\"日本\": x}", "f").error().where, std::string("f:1:8")); }

    void nestingIsBounded() {
        const std::string deep = head + ("\"x\": " + std::string(63, '[') + std::string(63, ']')) + "}";
        QVERIFY(parsePlan(deep, "f").has_value());
        const std::string deeper = head + ("\"x\": " + std::string(64, '[') + std::string(64, ']')) + "}";
        const auto read = parsePlan(deeper, "f");
        QVERIFY(!read);
        QCOMPARE(read.error().what, std::string("The nesting is deeper than 64 levels."));
        QVERIFY(!parsePlan(std::string(1'000'000, '['), "f"));
    }

    void otherFilesAndVersionsAreRefusedPolitely_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("error");
        // clang-format off
        QTest::newRow("newer")       << R"({"format": "aksnet-plan", "version": 2, "clusters": 7})" << "x.aksnet.json was written by a newer AksNet (file version 2; this program reads up to 1). Open it with a newer version.";
        QTest::newRow("far newer")   << R"({"version": 123456789012345, "format": "aksnet-plan"})" << "x.aksnet.json was written by a newer AksNet (file version 123456789012345; this program reads up to 1). Open it with a newer version.";
        QTest::newRow("version 0")   << R"({"format": "aksnet-plan", "version": 0})"   << "x.aksnet.json:version: 0 is no version of plan files; they start at 1.";
        QTest::newRow("version -1")  << R"({"format": "aksnet-plan", "version": -1})"  << "x.aksnet.json:version: -1 is no version of plan files; they start at 1.";
        QTest::newRow("no version")  << R"({"format": "aksnet-plan"})"                 << "x.aksnet.json:version: A plan file states its version as a number; this program reads up to 1.";
        QTest::newRow("text version")<< R"({"format": "aksnet-plan", "version": "1"})" << "x.aksnet.json:version: A plan file states its version as a number; this program reads up to 1.";
        QTest::newRow("no format")   << R"({"version": 1})"                            << "x.aksnet.json: This is no plan of AksNet: it lacks \"format\": \"aksnet-plan\".";
        QTest::newRow("list")        << R"(["aksnet-plan"])"                           << "x.aksnet.json: This is no plan of AksNet: it lacks \"format\": \"aksnet-plan\".";
        QTest::newRow("number")      << "1"                                            << "x.aksnet.json: This is no plan of AksNet: it lacks \"format\": \"aksnet-plan\".";
        // clang-format on
    }
    void otherFilesAndVersionsAreRefusedPolitely() {
        QFETCH(QString, text);
        QFETCH(QString, error);
        const auto read = parsePlan(text.toStdString(), "x.aksnet.json");
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().text()), error);
    }

    void aFileCutOffAtAnyByteIsRefusedWithAPlace() {
        const std::string text = writePlan(PlanDocument{randomPlan(11, 14), {}});
        QVERIFY(text.size() > 4000);
        for (std::size_t length = 0; length + 2 < text.size(); ++length) {
            const auto read = parsePlan(std::string_view(text).substr(0, length), "f");
            QVERIFY(!read);
            QVERIFY(read.error().where.starts_with("f"));
        }
    }

    void aFileWithAnyByteChangedIsReadOrRefusedButNeverHarms() {
        const std::string text = writePlan(PlanDocument{randomPlan(12, 10), {}});
        Random random(5);
        int readable = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            std::string damaged = text;
            damaged[at] = static_cast<char>(random.below(256));
            if (const auto read = parsePlan(damaged, "f")) {
                QVERIFY(integrity(read->plan).empty());
                ++readable;
            } else {
                QVERIFY(!read.error().what.empty());
            }
        }
        QVERIFY(readable > 0);
    }
};

QTEST_GUILESS_MAIN(TstPlanFileErrors)
#include "tst_plan_file_errors.moc"
