// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a removal says goes is what goes, and nothing else changes.
#include "core/plan/references.h"
#include "core/plan/removal.h"
#include "tests/core/plan/random_edit.h"

#include <QtTest>

#include <array>
#include <set>

using namespace aksnet;
using namespace aksnet::testing;

namespace {

std::set<ObjectRef> setOf(const std::vector<ObjectRef>& refs) {
    return {refs.begin(), refs.end()};
}

/// Every reference of the plan as "pool-3 vnetSubnetID subnet-2", one line each.
std::multiset<std::string> referencesOf(const Plan& plan) {
    std::multiset<std::string> references;
    visitObjects(plan, [&](ObjectRef ref, const auto& thing, const auto&) {
        forEachTarget(thing, [&](const std::string& key, ObjectRef target) {
            references.insert(toText(ref) + " " + key.substr(0, key.find('[')) + " " + toText(target));
        });
        return false;
    });
    return references;
}

/// A hub with a firewall and a spoke with a cluster, peered both ways; `*_` are the ids that tests use.
struct SmallPlan {
    Plan plan;
    VirtualNetworkId hub{1};
    VirtualNetworkId spoke{3};
    SubnetId nodes{4};
    RouteTableId routes{6};
    ClusterId cluster{9};
};

template <class T>
T named(std::string name) {
    T value;
    nameField(value) = std::move(name);
    return value;
}

SmallPlan smallPlan() {
    SmallPlan small;
    const auto put = [&](const Edit& edit) { small.plan = apply(small.plan, edit).value(); };
    auto hub = named<VirtualNetwork>("hub");
    hub.subnets = {named<Subnet>("AzureFirewallSubnet")};
    put(PutVirtualNetwork{hub});
    auto spoke = named<VirtualNetwork>("spoke");
    spoke.subnets = {named<Subnet>("nodes")};
    spoke.peerings = {named<Peering>("to-hub")};
    spoke.peerings[0].remoteVirtualNetwork = small.hub;
    put(PutVirtualNetwork{spoke});
    put(Put<RouteTable>{named<RouteTable>("rt")});
    auto nodes = small.plan.virtualNetworks[1]->subnets[0];
    nodes.routeTable = small.routes;
    put(PutSubnet{small.spoke, nodes});
    auto back = named<Peering>("to-spoke");
    back.remoteVirtualNetwork = small.spoke;
    put(PutPeering{small.hub, back});
    auto consumer = named<SubnetConsumer>("sql");
    consumer.subnet = small.nodes;
    put(Put<SubnetConsumer>{consumer});
    auto cluster = named<Cluster>("prod");
    cluster.agentPoolProfiles = {named<NodePool>("system")};
    cluster.agentPoolProfiles[0].vnetSubnet = small.nodes;
    put(PutCluster{cluster});
    put(AddWaiver{Waiver{"IP-001", small.nodes, "known", "", {}}});
    return small;
}

}  // namespace

class TstRemoval : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatARemovalNamesIsWhatGoes() {
        int removals = 0;
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const Plan plan = randomPlan(seed, 60);
            const auto before = setOf(allObjects(plan));
            const auto referencesBefore = referencesOf(plan);
            for (const ObjectRef object : before) {
                const Removal removal = removalOf(plan, std::array{object});
                const Plan after = apply(plan, Remove{object}).value();
                std::set<ObjectRef> expected = before;
                for (const ObjectRef gone : removal.objects) {
                    QCOMPARE(expected.erase(gone), std::size_t{1});
                }
                QCOMPARE(setOf(allObjects(after)), expected);
                QCOMPARE(after.waivers.size() + removal.waivers.size(), plan.waivers.size());

                std::multiset<std::string> expectedReferences;
                for (const std::string& reference : referencesBefore) {
                    if (!removal.gone.contains(*parseObjectRef(reference.substr(0, reference.find(' '))))) {
                        expectedReferences.insert(reference);
                    }
                }
                for (const ClearedReference& cleared : removal.cleared) {
                    const auto line = toText(cleared.owner) + " " + cleared.field + " " + toText(cleared.target);
                    const auto at = expectedReferences.find(line);
                    QVERIFY2(at != expectedReferences.end(), line.c_str());
                    expectedReferences.erase(at);
                }
                QCOMPARE(referencesOf(after), expectedReferences);
                ++removals;
            }
        }
        QVERIFY(removals > 200);
    }

    void thereIsNothingToTellExactlyWhenOnlyTheThingItselfGoes() {
        for (std::uint64_t seed = 30; seed <= 36; ++seed) {
            const Plan plan = randomPlan(seed, 60);
            for (const ObjectRef object : allObjects(plan)) {
                const Removal removal = removalOf(plan, std::array{object});
                const bool isAlone = removal.objects.size() == 1 && removal.cleared.empty() && removal.waivers.empty();
                QCOMPARE(consequencesOfRemoving(plan, object).empty(), isAlone);
            }
        }
    }

    void consequencesAreSentences() {
        const SmallPlan small = smallPlan();
        QCOMPARE(
            consequencesOfRemoving(small.plan, small.spoke),
            (std::vector<std::string>{
                "Its subnet nodes is removed with it.",
                "Its peering to-hub is removed with it.",
                "Peering to-spoke of virtual network hub is removed.",
                "Subnet consumer sql, which takes addresses from subnet nodes of virtual network spoke, is removed.",
                "Node pool system of cluster prod loses its subnet nodes.",
                "The waiver of IP-001 for subnet nodes of virtual network spoke is removed.",
            }));
        QCOMPARE(consequencesOfRemoving(small.plan, small.routes),
                 std::vector<std::string>{"Subnet nodes of virtual network spoke loses its route table rt."});
        QCOMPARE(consequencesOfRemoving(small.plan, small.cluster),
                 std::vector<std::string>{"Its node pool system is removed with it."});
    }

    void aPoolWhoseSubnetGoesLiesInNoSubnet() {
        const SmallPlan small = smallPlan();
        const Plan after = apply(small.plan, Remove{small.nodes}).value();
        QVERIFY(!after.clusters[0]->agentPoolProfiles[0].vnetSubnet);
        QVERIFY(after.subnetConsumers.empty());
        QVERIFY(after.waivers.empty());
        QCOMPARE(after.virtualNetworks[1]->peerings.size(), std::size_t{1});
    }

    void leavingASubnetOutOfAReplacedVirtualNetworkRemovesIt() {
        const SmallPlan small = smallPlan();
        VirtualNetwork spoke = *small.plan.virtualNetworks[1];
        spoke.subnets.clear();
        const Plan after = apply(small.plan, PutVirtualNetwork{spoke}).value();
        QVERIFY(!after.clusters[0]->agentPoolProfiles[0].vnetSubnet);
        QVERIFY(after.subnetConsumers.empty());
        QVERIFY(after.waivers.empty());
    }

    void whatARemovalDoesNotTouchStaysShared() {
        const SmallPlan small = smallPlan();
        const Plan after = apply(small.plan, Remove{small.routes}).value();
        QVERIFY(&*after.virtualNetworks[0] == &*small.plan.virtualNetworks[0]);
        QVERIFY(&*after.virtualNetworks[1] != &*small.plan.virtualNetworks[1]);
        QVERIFY(&*after.clusters[0] == &*small.plan.clusters[0]);
    }
};

QTEST_GUILESS_MAIN(TstRemoval)
#include "tst_removal.moc"
