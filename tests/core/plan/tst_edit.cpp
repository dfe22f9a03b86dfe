// SPDX-License-Identifier: GPL-3.0-or-later
//
// The laws of core/plan/edit.h on random sequences of edits.
#include "core/io/plan_file.h"
#include "core/plan/integrity.h"
#include "tests/core/plan/random_edit.h"

#include <QtTest>

#include <set>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

std::set<std::uint32_t> numbersOf(const Plan& plan) {
    std::set<std::uint32_t> numbers;
    for (const ObjectRef ref : allObjects(plan)) {
        numbers.insert(ref.number);
    }
    return numbers;
}

}  // namespace

class TstEdit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void undoOfAnySequenceRestoresTheVeryPlan() {
        int applied = 0;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            Random random(seed);
            std::vector<Plan> history{Plan{}};
            std::vector<std::string> texts{writePlan(PlanDocument{history.front(), {}})};
            for (int i = 0; i < 120; ++i) {
                if (auto next = apply(history.back(), RandomEdit(random, history.back()).make())) {
                    history.push_back(*next);
                    texts.push_back(writePlan(PlanDocument{*next, {}}));
                    ++applied;
                }
            }
            for (std::size_t i = history.size(); i-- > 0;) {
                QVERIFY2(writePlan(PlanDocument{history[i], {}}) == texts[i],
                         qPrintable(QStringLiteral("seed %1, step %2").arg(seed).arg(i)));
            }
        }
        QVERIFY(applied > 700);
    }

    void integrityStaysEmptyWhateverIsApplied() {
        for (std::uint64_t seed = 100; seed < 112; ++seed) {
            Random random(seed);
            Plan plan;
            for (int i = 0; i < 120; ++i) {
                const Edit edit = RandomEdit(random, plan).make();
                if (auto next = apply(plan, edit)) {
                    plan = std::move(*next);
                    const auto faults = integrity(plan);
                    QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().text().c_str());
                }
            }
        }
    }

    void numbersGivenOnceAreNeverGivenAgain() {
        for (std::uint64_t seed = 200; seed < 208; ++seed) {
            Random random(seed);
            Plan plan;
            for (int i = 0; i < 120; ++i) {
                auto next = apply(plan, RandomEdit(random, plan).make());
                if (!next) {
                    continue;
                }
                QVERIFY(next->nextNumber >= plan.nextNumber);
                const auto before = numbersOf(plan);
                for (const std::uint32_t number : numbersOf(*next)) {
                    QVERIFY(before.contains(number) || number >= plan.nextNumber);
                    QVERIFY(number < next->nextNumber);
                }
                plan = std::move(*next);
            }
        }
    }

    void everyEditDescribesItself() {
        Random random(7);
        Plan plan;
        for (int i = 0; i < 300; ++i) {
            const Edit edit = RandomEdit(random, plan).make();
            const std::string text = describe(plan, edit);
            QVERIFY(!text.empty());
            QVERIFY(text.front() >= 'A' || text == "group");
            if (auto next = apply(plan, edit)) {
                plan = std::move(*next);
            }
        }
    }

    void aGroupIsAllOrNothing() {
        const Plan plan;
        VirtualNetwork hub;
        hub.info.name = "hub";
        const Edit group = EditGroup{"both", {PutVirtualNetwork{hub}, Rename{SubnetId(77), "x"}}};
        const auto refused = apply(plan, group);
        QVERIFY(!refused);
        QCOMPARE(refused.error().what, std::string("There is no subnet-77 in the plan."));
        const Edit good = EditGroup{"both", {PutVirtualNetwork{hub}, Rename{VirtualNetworkId(1), "core"}}};
        QCOMPARE(apply(plan, good)->virtualNetworks.front()->info.name, std::string("core"));
    }

    void changingASubnetClonesItsVirtualNetworkOnly() {
        Plan plan;
        for (int i = 0; i < 20; ++i) {
            VirtualNetwork network;
            network.info.name = "vnet" + std::to_string(i);
            network.subnets.resize(250);
            for (Subnet& subnet : network.subnets) {
                subnet.name = "subnet";
            }
            plan = *apply(plan, PutVirtualNetwork{network});
        }
        Subnet changed = plan.virtualNetworks[7]->subnets[100];
        changed.note = "changed";
        const Plan next = *apply(plan, PutSubnet{plan.virtualNetworks[7]->id, changed});
        for (std::size_t i = 0; i < plan.virtualNetworks.size(); ++i) {
            QCOMPARE(&*next.virtualNetworks[i] == &*plan.virtualNetworks[i], i != 7);
        }
        QCOMPARE(next.virtualNetworks[7]->subnets[100].note, std::string("changed"));
        QCOMPARE(plan.virtualNetworks[7]->subnets[100].note, std::string());
    }

    void aNewVirtualNetworkIsNumberedBeforeWhatLiesInIt() {
        VirtualNetwork hub;
        hub.info.name = "hub";
        hub.subnets.resize(2);
        hub.subnets[0].name = "a";
        hub.subnets[1].name = "b";
        hub.peerings.resize(1);
        hub.peerings[0].name = "p";
        const Plan plan = *apply(Plan{}, PutVirtualNetwork{hub});
        const VirtualNetwork& made = *plan.virtualNetworks.front();
        QCOMPARE(made.id.value, 1U);
        QCOMPARE(made.subnets[0].id.value, 2U);
        QCOMPARE(made.subnets[1].id.value, 3U);
        QCOMPARE(made.peerings[0].id.value, 4U);
        QCOMPARE(plan.nextNumber, 5U);
    }

    void aSubnetMovesToAnotherVirtualNetworkAndKeepsItsId() {
        VirtualNetwork hub;
        hub.info.name = "hub";
        hub.subnets.resize(1);
        hub.subnets[0].name = "a";
        Plan plan = *apply(Plan{}, PutVirtualNetwork{hub});
        hub.info.name = "spoke";
        hub.subnets.clear();
        plan = *apply(plan, PutVirtualNetwork{hub});
        const Edit move = PutSubnet{plan.virtualNetworks[1]->id, plan.virtualNetworks[0]->subnets[0]};
        QCOMPARE(describe(plan, move), std::string("Move subnet a to spoke"));
        const Plan moved = *apply(plan, move);
        QVERIFY(moved.virtualNetworks[0]->subnets.empty());
        QCOMPARE(moved.virtualNetworks[1]->subnets[0].id, plan.virtualNetworks[0]->subnets[0].id);
    }

    void replacingThePlanKeepsCountingFromTheHigherNumber() {
        Plan old;
        old.nextNumber = 50;
        Plan fresh;
        fresh.name = "fresh";
        const Plan next = *apply(old, ReplacePlan{fresh, "Import"});
        QCOMPARE(next.name, std::string("fresh"));
        QCOMPARE(next.nextNumber, 50U);
    }

    void unsuitableEditsAreRefusedWithPlaceAndSentence_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("what");
        // clang-format off
        QTest::newRow("no such thing")        << 0 << ""                                   << "There is no vnet-9 in the plan.";
        QTest::newRow("name of blanks")       << 1 << "name"                               << "A virtual network needs a name.";
        QTest::newRow("new without name")     << 2 << "virtualNetworks[0].subnets[1].name" << "A subnet needs a name.";
        QTest::newRow("dangling reference")   << 3 << "virtualNetworks[0].subnets[1].routeTable" << "There is no routeTable-9 in the plan.";
        QTest::newRow("stranger in the VNet") << 4 << "virtualNetworks[0].subnets[0].id"   << "subnet-9 did not lie here before, or is given twice.";
        QTest::newRow("the plan goes")        << 5 << ""                                   << "The plan itself cannot be removed.";
        QTest::newRow("two ranges")           << 6 << "range"                              << "An approved range is one prefix; 2 were given.";
        QTest::newRow("cluster has no prefix")<< 7 << ""                                   << "A cluster has no address prefixes.";
        QTest::newRow("negative count")       << 8 << "clusters[0].agentPoolProfiles[0].count" << "-1 is not a number from 0 to 1000000.";
        QTest::newRow("pool elsewhere")       << 9 << ""                                   << "There is no pool-2 in cluster c.";
        QTest::newRow("no such waiver")       << 10 << ""                                  << "There is no waiver of IP-001 for vnet-1.";
        QTest::newRow("waiver without rule")  << 11 << "rule"                              << "A waiver names the rule it is for.";
        QTest::newRow("article")              << 12 << "externalNetworks[0].name"          << "An external network needs a name.";
        // clang-format on
    }
    void unsuitableEditsAreRefusedWithPlaceAndSentence() {
        using namespace aksnet::literals;
        QFETCH(int, which);
        QFETCH(QString, where);
        QFETCH(QString, what);
        VirtualNetwork hub;
        hub.info.name = "hub";
        hub.subnets.resize(1);
        hub.subnets[0].name = "a";
        Plan plan = *apply(Plan{}, PutVirtualNetwork{hub});
        Cluster cluster;
        cluster.info.name = "c";
        plan = *apply(plan, PutCluster{cluster});
        const ApprovedRange approved{ApprovedRangeId(0), "corp", "", "10.0.0.0/8"_prefix, {}};
        plan = *apply(plan, Put<ApprovedRange>{approved});
        VirtualNetwork strange = *plan.virtualNetworks[0];
        strange.subnets[0].id = SubnetId(9);
        Subnet dangling;
        dangling.name = "b";
        dangling.routeTable = RouteTableId(9);
        NodePool negative;
        negative.name = "p";
        negative.count = -1;
        NodePool elsewhere;
        elsewhere.id = NodePoolId(2);
        elsewhere.name = "p";
        const std::vector<Edit> edits{
            Rename{VirtualNetworkId(9), "x"},
            Rename{VirtualNetworkId(1), " \t"},
            PutSubnet{VirtualNetworkId(1), Subnet{}},
            PutSubnet{VirtualNetworkId(1), dangling},
            PutVirtualNetwork{strange},
            Remove{ObjectRef{}},
            SetAddressPrefixes{ApprovedRangeId(4), {"10.0.0.0/8"_prefix, "172.16.0.0/12"_prefix}},
            SetAddressPrefixes{ClusterId(3), {"10.0.0.0/8"_prefix}},
            PutNodePool{ClusterId(3), negative},
            PutNodePool{ClusterId(3), elsewhere},
            RemoveWaiver{"IP-001", VirtualNetworkId(1)},
            AddWaiver{Waiver{}},
            Put<ExternalNetwork>{ExternalNetwork{}},
        };
        const auto result = apply(plan, edits[static_cast<std::size_t>(which)]);
        QVERIFY(!result);
        QCOMPARE(QString::fromStdString(result.error().where), where);
        QCOMPARE(QString::fromStdString(result.error().what), what);
    }
};

QTEST_GUILESS_MAIN(TstEdit)
#include "tst_edit.moc"
