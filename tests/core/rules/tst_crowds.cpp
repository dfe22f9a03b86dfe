// SPDX-License-Identifier: GPL-3.0-or-later
//
// Thousands of things that all meet each other: one finding a thing, never one a pair, and never a thing twice.
#include "tests/support/rule_fixtures.h"

#include <QtTest>

#include <set>

using namespace aksnet;
using namespace aksnet::testing;
using namespace aksnet::literals;

namespace {

constexpr std::size_t many = 3000;

/// Every subject of the rule's findings.
std::multiset<ObjectRef> subjectsOf(const Snapshot& snapshot, const QString& rule) {
    std::multiset<ObjectRef> subjects;
    for (const Finding& finding : findingsOf(snapshot, rule)) {
        subjects.insert(finding.subject);
    }
    return subjects;
}

bool areAllDifferent(const std::multiset<ObjectRef>& subjects) {
    return std::set<ObjectRef>(subjects.begin(), subjects.end()).size() == subjects.size();
}

}  // namespace

class TstCrowds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalSubnetsHaveOneFindingEach() {
        Plan plan;
        VirtualNetwork network;
        network.id.value = plan.nextNumber++;
        network.info.name = "vnet-main";
        network.addressPrefixes = {"10.0.0.0/16"_prefix};
        for (std::size_t i = 0; i < many; ++i) {
            Subnet subnet;
            subnet.id.value = plan.nextNumber++;
            subnet.name = fmt::format("snet-{}", i);
            subnet.addressPrefixes = {"10.0.1.0/24"_prefix};
            network.subnets.push_back(std::move(subnet));
        }
        plan.virtualNetworks.emplace_back(std::move(network));
        const auto snapshot = evaluated(plan);
        const auto subjects = subjectsOf(*snapshot, QStringLiteral("IP-002"));
        QCOMPARE(subjects.size(), many - 1);
        QVERIFY(areAllDifferent(subjects));
        for (const Finding& finding : findingsOf(*snapshot, QStringLiteral("IP-002"))) {
            QVERIFY(finding.related.size() <= mostListedOverlaps);
            QVERIFY(finding.message.size() < 400);
        }
        const Finding last = findingsOf(*snapshot, QStringLiteral("IP-002")).back();
        QVERIFY2(last.message.find("and 2,996 more") != std::string::npos, last.message.c_str());
    }

    void equalPeersOfOneHubHaveOneFindingEach() {
        Plan plan;
        VirtualNetwork hub;
        hub.id.value = plan.nextNumber++;
        hub.info.name = "vnet-hub";
        hub.addressPrefixes = {"10.255.0.0/16"_prefix};
        for (std::size_t i = 0; i < many; ++i) {
            VirtualNetwork spoke;
            spoke.id.value = plan.nextNumber++;
            spoke.info.name = fmt::format("vnet-{}", i);
            spoke.addressPrefixes = {"10.1.0.0/16"_prefix};
            Peering peering;
            peering.id.value = plan.nextNumber++;
            peering.name = fmt::format("to-{}", i);
            peering.remoteVirtualNetwork = spoke.id;
            hub.peerings.push_back(std::move(peering));
            plan.virtualNetworks.emplace_back(std::move(spoke));
        }
        plan.virtualNetworks.emplace_back(std::move(hub));
        const auto subjects = subjectsOf(*evaluated(plan), QStringLiteral("IP-007"));
        QCOMPARE(subjects.size(), many - 1);
        QVERIFY(areAllDifferent(subjects));
    }

    void aRangeOverAllSubnetsIsOneFinding() {
        Plan plan;
        VirtualNetwork network;
        network.id.value = plan.nextNumber++;
        network.info.name = "vnet-main";
        network.addressPrefixes = {"10.0.0.0/8"_prefix};
        for (std::uint32_t i = 0; i < many; ++i) {
            Subnet subnet;
            subnet.id.value = plan.nextNumber++;
            subnet.name = fmt::format("snet-{}", i);
            subnet.addressPrefixes = {Prefix::containing(IpAddress::v4((10U << 24) + (i << 8)), 24)};
            network.subnets.push_back(std::move(subnet));
        }
        const SubnetId first = network.subnets.front().id;
        plan.virtualNetworks.emplace_back(std::move(network));
        Cluster cluster;
        cluster.id.value = plan.nextNumber++;
        cluster.info.name = "aks-main";
        cluster.networkProfile.networkPlugin = NetworkPlugin::azure;
        cluster.networkProfile.networkPluginMode = NetworkPluginMode::overlay;
        cluster.networkProfile.podCidrs = {"10.0.0.0/12"_prefix};
        NodePool pool;
        pool.id.value = plan.nextNumber++;
        pool.name = "system";
        pool.vnetSubnet = first;
        cluster.agentPoolProfiles.push_back(std::move(pool));
        plan.clusters.emplace_back(std::move(cluster));
        const auto findings = findingsOf(*evaluated(plan), QStringLiteral("RNG-001"));
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(QString::fromStdString(findings.front().sum.back().value), QStringLiteral("2,987"));
    }
};

QTEST_APPLESS_MAIN(TstCrowds)
#include "tst_crowds.moc"
