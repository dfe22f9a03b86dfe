// SPDX-License-Identifier: GPL-3.0-or-later
//
// References, lookups, paths, integrity: questions about a plan.
#include "core/plan/integrity.h"
#include "core/plan/query.h"
#include "tests/core/plan/random_edit.h"

#include <QtTest>

#include <set>

using namespace aksnet;
using namespace aksnet::testing;

class TstPlanQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyReferenceReadsBackFromItsText() {
        for (int kind = 1; kind <= static_cast<int>(ObjectKind::approvedRange); ++kind) {
            const ObjectRef ref(static_cast<ObjectKind>(kind), 4'000'000'000U - static_cast<std::uint32_t>(kind));
            QCOMPARE(parseObjectRef(toText(ref)), std::optional(ref));
            QVERIFY(!kindName(ref.kind).empty());
        }
        QCOMPARE(parseObjectRef(toText(ObjectRef{})), std::optional(ObjectRef{}));
        QCOMPARE(toText(SubnetId(2)), std::string("subnet-2"));
        QCOMPARE(toText(NetworkSecurityGroupId(7)), std::string("nsg-7"));
        QCOMPARE(toText(PublicIpPrefixId(9)), std::string("ipPrefix-9"));
    }

    void noOtherTextIsAReference() {
        for (const std::string_view text :
             {"", "-", "vnet", "vnet-", "vnet-0", "vnet-01", "vnet--1", "vnet-1 ", " vnet-1", "Vnet-1",
              "vnet-4294967296", "plan-1", "plan-0", "disk-1", "vnet-1x", "vnet-+1"}) {
            QVERIFY2(!parseObjectRef(text), text.data());
        }
    }

    void theIndexFindsEveryObjectAndNothingElse() {
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            const Plan plan = randomPlan(seed, 80);
            const PlanIndex index(plan);
            std::set<ObjectRef> known;
            for (const ObjectRef ref : allObjects(plan)) {
                known.insert(ref);
            }
            for (std::uint32_t number = 0; number < plan.nextNumber + 3; ++number) {
                for (int kind = 1; kind <= static_cast<int>(ObjectKind::approvedRange); ++kind) {
                    const ObjectRef ref(static_cast<ObjectKind>(kind), number);
                    QCOMPARE(index.contains(ref), known.contains(ref));
                }
            }
            QVERIFY(index.contains(ObjectRef{}));
        }
    }

    void theIndexKnowsPlacesAndParents() {
        const Plan plan = randomPlan(3, 120);
        const PlanIndex index(plan);
        int subnets = 0;
        for (const auto& network : plan.virtualNetworks) {
            QCOMPARE(index.find(network->id), &*network);
            QCOMPARE(index.parentOf(network->id), ObjectRef{});
            for (const Subnet& subnet : network->subnets) {
                QCOMPARE(index.find(subnet.id)->subnet, &subnet);
                QCOMPARE(index.find(subnet.id)->virtualNetwork, &*network);
                QCOMPARE(index.parentOf(subnet.id), ObjectRef(network->id));
                ++subnets;
            }
            for (const Peering& peering : network->peerings) {
                QCOMPARE(index.find(peering.id)->peering, &peering);
                QCOMPARE(index.parentOf(peering.id), ObjectRef(network->id));
            }
        }
        for (const auto& cluster : plan.clusters) {
            QCOMPARE(index.find(cluster->id), &*cluster);
            for (const NodePool& pool : cluster->agentPoolProfiles) {
                QCOMPARE(index.find(pool.id)->pool, &pool);
                QCOMPARE(index.parentOf(pool.id), ObjectRef(cluster->id));
            }
        }
        for (const RouteTable& table : plan.routeTables) {
            QCOMPARE(index.find(table.id), &table);
        }
        QVERIFY(subnets > 0);
        QVERIFY(!index.find(SubnetId(999'999)));
        QVERIFY(index.find(RouteTableId(999'999)) == nullptr);
    }

    void wildNumbersAreFoundWithoutATableOfThatSize() {
        Plan plan;
        plan.nextNumber = maxObjectNumber + 1;
        for (const std::uint32_t number : {maxObjectNumber, 1U, 1U << 30, 3U << 20}) {
            plan.publicIpAddresses.push_back(
                {.id = PublicIpAddressId(number), .info = {}, .ipAddress = {}, .unknownFields = {}});
        }
        const PlanIndex index(plan);
        for (const PublicIpAddress& address : plan.publicIpAddresses) {
            QCOMPARE(index.find(address.id), &address);
        }
        QVERIFY(integrity(plan).empty());
    }

    void everyObjectHasANameAndAPath() {
        const Plan plan = randomPlan(5, 100);
        std::set<std::string> paths;
        for (const ObjectRef ref : allObjects(plan)) {
            QVERIFY(!nameOf(plan, ref).empty());
            QVERIFY(paths.insert(pathOf(plan, ref)).second);
        }
        QVERIFY(!paths.contains(""));
        QCOMPARE(nameOf(plan, ObjectRef{}), plan.name);
        QCOMPARE(pathOf(plan, ObjectRef{}), std::string());
        QCOMPARE(nameOf(plan, SubnetId(999'999)), std::string());
        QCOMPARE(pathOf(plan, SubnetId(999'999)), std::string());
    }

    void theIndexKnowsTheSameNamesAndPaths() {
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            const Plan plan = randomPlan(seed, 120);
            const PlanIndex index(plan);
            for (std::uint32_t number = 0; number < plan.nextNumber + 3; ++number) {
                for (int kind = 0; kind <= static_cast<int>(ObjectKind::approvedRange); ++kind) {
                    const ObjectRef ref(static_cast<ObjectKind>(kind), number);
                    QCOMPARE(index.nameOf(ref), nameOf(plan, ref));
                    QCOMPARE(index.pathOf(ref), pathOf(plan, ref));
                }
            }
        }
    }

    void pathsAreThoseOfThePlanFile() {
        Plan plan;
        VirtualNetwork network;
        network.id = VirtualNetworkId(1);
        network.subnets.resize(3);
        network.subnets[2].id = SubnetId(2);
        network.peerings.resize(1);
        network.peerings[0].id = PeeringId(3);
        plan.virtualNetworks = {VirtualNetwork{}, network};
        Cluster cluster;
        cluster.agentPoolProfiles.resize(1);
        cluster.agentPoolProfiles[0].id = NodePoolId(4);
        plan.clusters = {cluster};
        plan.publicIpPrefixes.resize(1);
        plan.publicIpPrefixes[0].id = PublicIpPrefixId(5);
        QCOMPARE(pathOf(plan, SubnetId(2)), std::string("virtualNetworks[1].subnets[2]"));
        QCOMPARE(pathOf(plan, PeeringId(3)), std::string("virtualNetworks[1].virtualNetworkPeerings[0]"));
        QCOMPARE(pathOf(plan, NodePoolId(4)), std::string("clusters[0].agentPoolProfiles[0]"));
        QCOMPARE(pathOf(plan, PublicIpPrefixId(5)), std::string("publicIPPrefixes[0]"));
    }

    void integrityNamesEveryBreak() {
        Plan plan;
        VirtualNetwork network;
        network.id = VirtualNetworkId(1);
        network.subnets.resize(2);
        network.subnets[0].id = SubnetId(1);
        network.subnets[0].routeTable = RouteTableId(7);
        network.subnets[1].id = SubnetId(9);
        plan.virtualNetworks = {network};
        Cluster cluster;
        cluster.id = ClusterId(2);
        cluster.agentPoolProfiles.resize(1);
        cluster.agentPoolProfiles[0].count = -5;
        plan.clusters = {cluster};
        plan.natGateways.resize(1);
        plan.natGateways[0].id = NatGatewayId(3);
        plan.natGateways[0].publicIpAddresses = {PublicIpAddressId(3)};
        plan.firewalls.resize(2);
        plan.firewalls[0].id = plan.firewalls[1].id = FirewallId(4);
        plan.waivers.push_back({"IP-001", PeeringId(1), "", "", {}});
        plan.nextNumber = 5;
        std::vector<std::string> faults;
        for (const Error& fault : integrity(plan)) {
            faults.push_back(fault.text());
        }
        QCOMPARE(faults,
                 (std::vector<std::string>{
                     "virtualNetworks[0].subnets[0].id: vnet-1 and subnet-1 share the number 1; every id has its own.",
                     "virtualNetworks[0].subnets[0].routeTable: There is no routeTable-7 in the plan.",
                     "virtualNetworks[0].subnets[1].id: subnet-9 is not below the plan's next number 5.",
                     "clusters[0].agentPoolProfiles[0].id: This node pool has no id.",
                     "clusters[0].agentPoolProfiles[0].count: -5 is not a number from 0 to 1000000.",
                     "natGateways[0].publicIpAddresses[0]: There is no publicIp-3 in the plan.",
                     "firewalls[1].id: The id firewall-4 is given twice.",
                     "waivers[0].subject: There is no peering-1 in the plan.",
                 }));
    }
};

QTEST_GUILESS_MAIN(TstPlanQuery)
#include "tst_plan_query.moc"
