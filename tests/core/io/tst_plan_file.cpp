// SPDX-License-Identifier: GPL-3.0-or-later
//
// The laws of the plan file: what is written reads back, what was read is written again, unknown keys included.
#include "core/io/plan_file.h"
#include "tests/core/plan/random_edit.h"

#include <QtTest>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

PlanDocument randomDocument(std::uint64_t seed) {
    PlanDocument document{randomPlan(seed, 90), {}};
    Random random(seed + 1);
    document.plan.unknownFields = {{"zoom", "1.25"}, {"a~1b", "{\"c\":[]}"}};
    for (const ObjectRef ref : allObjects(document.plan)) {
        if (random.chance(30)) {
            document.layout.placements[ref] = {random.below(1000) / 8.0, -1.0 * random.below(1000),
                                               random.below(3) * 100.0, 0.1};
        }
    }
    document.layout.unknownFields = {{"viewport", "[1,2]"}};
    return document;
}

/// A plan file around the given members.
std::string planText(std::string_view members) {
    return R"({"format": "aksnet-plan", "version": 1, )" + std::string(members) + "}";
}

Plan planOf(std::string_view members) {
    const auto read = parsePlan(planText(members), "test");
    if (!read) {
        qWarning("%s", read.error().text().c_str());
        return {};
    }
    return read->plan;
}

}  // namespace

class TstPlanFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenReadsBack() {
        for (std::uint64_t seed = 1; seed <= 30; ++seed) {
            const PlanDocument document = randomDocument(seed);
            const auto read = parsePlan(writePlan(document), "test");
            QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
            QVERIFY2(*read == document, qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
    }

    void whatWasWrittenIsWrittenAgainByteForByte() {
        for (std::uint64_t seed = 1; seed <= 30; ++seed) {
            const std::string text = writePlan(randomDocument(seed));
            QVERIFY(text.ends_with("}\n"));
            QCOMPARE(writePlan(parsePlan(text, "test").value()), text);
        }
    }

    void anEmptyPlanIsShort() {
        QCOMPARE(writePlan({}),
                 std::string("{\n  \"format\": \"aksnet-plan\",\n  \"version\": 1,\n  \"nextNumber\": 1\n}\n"));
        QCOMPARE(parsePlan(writePlan({}), "").value(), PlanDocument{});
    }

    void keysComeInTheOrderOfTheirTypeWhateverTheOrderInTheFile() {
        const auto read =
            parsePlan(R"({"nextNumber": 9, "virtualNetworks": [{"subnets": [{"note": "n", "id": "subnet-2",
            "addressPrefixes": ["10.0.0.0/24"], "name": "a"}], "name": "v", "id": "vnet-1"}], "version": 1, "name": "p",
            "format": "aksnet-plan"})",
                      "test");
        QCOMPARE(writePlan(read.value()), std::string(R"({
  "format": "aksnet-plan",
  "version": 1,
  "name": "p",
  "virtualNetworks": [
    {
      "id": "vnet-1",
      "name": "v",
      "subnets": [
        {
          "id": "subnet-2",
          "name": "a",
          "addressPrefixes": ["10.0.0.0/24"],
          "note": "n"
        }
      ]
    }
  ],
  "nextNumber": 9
}
)"));
    }

    void unknownKeysAreKeptAtEveryLevel() {
        const std::string text = planText(R"("x1": {"deep": [1.50, 1e5, null]},
            "virtualNetworks": [{"id": "vnet-1", "name": "v", "x2": true, "addressSpace": {"addressPrefixes": ["10.0.0.0/16"],
                "ipamPoolPrefixAllocations": [{"id": "p"}]}, "encryption": {"enabled": false},
                "subnets": [{"id": "subnet-2", "name": "s", "x3": "a/b"}]}],
            "clusters": [{"id": "cluster-3", "name": "c", "sku": {"x4": 1}, "addonProfiles": {"omsagent": {"enabled": true},
                "ingressApplicationGateway": {"enabled": true, "config": {"subnetId": "subnet-2", "x~/5": 5}}},
                "networkProfile": {"x6": 6, "loadBalancerProfile": {"x7": 7, "managedOutboundIPs": {"x8": 8}}},
                "agentPoolProfiles": [{"id": "pool-4", "name": "p", "mode": "System", "count": 1, "nodeLabels": {"a": "b"},
                    "upgradeSettings": {"drainTimeoutInMinutes": 30}}]}],
            "routeTables": [{"id": "routeTable-5", "name": "r", "routes": [{"name": "d", "nextHopType": "None", "x9": 9}]}],
            "waivers": [{"rule": "IP-001", "subject": "plan", "x10": 10}],
            "severityOverrides": [{"rule": "IP-002", "severity": "info", "x12": 12}],
            "layout": {"vnet-1": {"x": 1, "y": 2, "x11": 11}, "grid": 8})");
        const auto read = parsePlan(text, "test");
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        const std::string written = writePlan(*read);
        QCOMPARE(parsePlan(written, "test").value(), *read);
        for (const std::string_view kept :
             {"1.50", "1e5", "\"x2\": true", "ipamPoolPrefixAllocations", "\"encryption\"", "\"x3\": \"a/b\"",
              "\"x4\": 1", "omsagent", "\"x~/5\": 5", "\"x6\": 6", "\"x7\": 7", "\"x8\": 8", "nodeLabels",
              "\"drainTimeoutInMinutes\": 30", "\"x9\": 9", "\"x10\": 10", "\"x12\": 12", "\"x11\": 11", "\"grid\": 8"}) {
            QVERIFY2(written.find(kept) != std::string::npos, kept.data());
        }
        QCOMPARE(read->plan.virtualNetworks[0]->unknownFields.front().key,
                 std::string("addressSpace/ipamPoolPrefixAllocations"));
    }

    void unknownKeysOfAThingGoWithIt() {
        auto read = parsePlan(planText(R"("virtualNetworks": [{"id": "vnet-1", "name": "v", "x": 1}],
            "layout": {"vnet-1": {"x": 1, "y": 2, "colour": "red"}})"),
                              "test")
                        .value();
        read.plan = apply(read.plan, Remove{VirtualNetworkId(1)}).value();
        const std::string written = writePlan(read);
        QCOMPARE(written,
                 std::string("{\n  \"format\": \"aksnet-plan\",\n  \"version\": 1,\n  \"nextNumber\": 2\n}\n"));
    }

    void thingsWithoutIdAreNumberedAfterTheHighest() {
        const Plan plan =
            planOf(R"("virtualNetworks": [{"name": "a", "subnets": [{"name": "s"}, {"id": "subnet-40", "name": "t"}]}],
            "clusters": [{"name": "c", "agentPoolProfiles": [{"name": "p"}]}], "natGateways": [{"name": "n"}])");
        QCOMPARE(plan.virtualNetworks[0]->id.value, 41U);
        QCOMPARE(plan.virtualNetworks[0]->subnets[0].id.value, 42U);
        QCOMPARE(plan.virtualNetworks[0]->subnets[1].id.value, 40U);
        QCOMPARE(plan.clusters[0]->id.value, 43U);
        QCOMPARE(plan.clusters[0]->agentPoolProfiles[0].id.value, 44U);
        QCOMPARE(plan.natGateways[0].id.value, 45U);
        QCOMPARE(plan.nextNumber, 46U);
    }

    void nextNumberIsNeverBelowWhatIsInUse() {
        QCOMPARE(planOf(R"("nextNumber": 2, "virtualNetworks": [{"id": "vnet-7", "name": "v"}])").nextNumber, 8U);
        QCOMPARE(planOf(R"("nextNumber": 20, "virtualNetworks": [{"id": "vnet-7", "name": "v"}])").nextNumber, 20U);
    }

    void whatIsAbsentOrNullHasItsDefault() {
        const Plan plan =
            planOf(R"("clusters": [{"id": "cluster-1", "name": "c", "networkProfile": {"networkPlugin": "azure",
            "podCidr": null, "loadBalancerProfile": null, "natGatewayProfile": {}}, "agentPoolProfiles": [{"name": "p", "maxPods": null}]}])");
        const Cluster& cluster = *plan.clusters[0];
        QVERIFY(cluster.networkProfile.networkPlugin == NetworkPlugin::azure);
        QVERIFY(!cluster.networkProfile.networkPluginMode);
        QVERIFY(!cluster.networkProfile.loadBalancerProfile);
        QVERIFY(cluster.networkProfile.natGatewayProfile.has_value());
        QVERIFY(cluster.networkProfile.podCidrs.empty());
        QCOMPARE(cluster.agentPoolProfiles[0].count, 1);
        QVERIFY(!cluster.agentPoolProfiles[0].maxPods);
        QVERIFY(cluster.agentPoolProfiles[0].mode == NodePoolMode::user);
    }

    void singularSpellingsAreReadAndWrittenAsLists() {
        using namespace aksnet::literals;
        const std::string text = planText(R"("virtualNetworks": [{"id": "vnet-1", "name": "v",
            "subnets": [{"id": "subnet-2", "name": "s", "addressPrefix": "10.0.0.0/24"}]}],
            "clusters": [{"id": "cluster-3", "name": "c", "networkProfile": {"podCidr": "10.244.0.0/16",
            "serviceCidr": "10.0.0.0/16", "serviceCidrs": ["10.0.0.0/16", "fd00::/108"]}}],
            "networkSecurityGroups": [{"id": "nsg-4", "name": "n", "securityRules": [{"name": "r", "sourceAddressPrefix": "*"}]}])");
        const PlanDocument document = parsePlan(text, "test").value();
        QCOMPARE(document.plan.virtualNetworks[0]->subnets[0].addressPrefixes, std::vector{"10.0.0.0/24"_prefix});
        QCOMPARE(document.plan.clusters[0]->networkProfile.podCidrs, std::vector{"10.244.0.0/16"_prefix});
        QCOMPARE(document.plan.clusters[0]->networkProfile.serviceCidrs,
                 (std::vector{"10.0.0.0/16"_prefix, "fd00::/108"_prefix}));
        QVERIFY(writePlan(document).find("\"podCidrs\": [\"10.244.0.0/16\"]") != std::string::npos);
        QVERIFY(writePlan(document).find("\"podCidr\"") == std::string::npos);
        QVERIFY(writePlan(document).find("\"sourceAddressPrefixes\": [\"*\"]") != std::string::npos);
    }

    void spellingsOfOtherCaseAreReadAndWrittenAsArmHasThem() {
        const auto read = parsePlan(planText(R"("clusters": [{"id": "cluster-1", "name": "c", "networkProfile": {
            "outboundType": "managedNatGateway", "loadBalancerProfile": {"backendPoolType": "nodeIPConfiguration"}}}])"),
                                    "test");
        const std::string written = writePlan(read.value());
        QVERIFY(written.find("\"managedNATGateway\"") != std::string::npos);
        QVERIFY(written.find("\"NodeIPConfiguration\"") != std::string::npos);
    }

    void aByteOrderMarkIsTolerated() {
        QCOMPARE(parsePlan("\xEF\xBB\xBF" + planText(R"("name": "marked")"), "test").value().plan.name,
                 std::string("marked"));
    }

    void aPlanIsRecognisedWithoutReadingItWhole() {
        QVERIFY(looksLikePlan(writePlan(randomDocument(3))));
        QVERIFY(looksLikePlan(
            "\xEF\xBB\xBF \n{ \"name\": \"\\\"format\\\"\", \"format\" :\t\"aksnet-plan\", \"version\": 9"));
        QVERIFY(!looksLikePlan(""));
        QVERIFY(!looksLikePlan("{"));
        QVERIFY(!looksLikePlan(R"({"format": "other", "version": 1})"));
        QVERIFY(!looksLikePlan(R"([{"format": "aksnet-plan"}])"));
        QVERIFY(!looksLikePlan(R"(<svg>{"format": "aksnet-plan"}</svg>)"));
        QVERIFY(!looksLikePlan(R"({"format")"));
    }

    void textThatIsNotUtf8IsWrittenSoThatItCanBeRead() {
        PlanDocument document;
        document.plan.name =
            "a\xFF"
            "b\xC3";
        QCOMPARE(parsePlan(writePlan(document), "test").value().plan.name, std::string("a\xEF\xBF\xBD"
                                                                                       "b\xEF\xBF\xBD"));
    }

    void placementsOfThingsThatAreGoneAreNotWritten() {
        PlanDocument document;
        document.layout.placements[VirtualNetworkId(3)] = {1, 2, 3, 4};
        QVERIFY(writePlan(document).find("layout") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TstPlanFile)
#include "tst_plan_file.moc"
