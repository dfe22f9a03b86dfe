// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counts of pools and clusters, their ranges, and where a cluster lies.
#include "tests/core/facts/fact_plans.h"

#include <QtTest>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

class TstClusterFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyClusterAndPoolHasItsFacts() {
        for (const auto& plan : plansOfAllSorts()) {
            const auto facts = computeFacts(plan);
            QCOMPARE(facts->clusters.size(), plan->clusters.size());
            std::size_t pools = 0;
            for (std::size_t i = 0; i < plan->clusters.size(); ++i) {
                const Cluster& cluster = *plan->clusters[i];
                const ClusterFacts& found = facts->clusters[i];
                QCOMPARE(facts->find(cluster.id), &found);
                QCOMPARE(found.value, &cluster);
                QCOMPARE(found.model, &modelOf(cluster));
                QCOMPARE(found.firstPool, pools);
                QCOMPARE(found.poolCount, cluster.agentPoolProfiles.size());
                for (const NodePool& pool : cluster.agentPoolProfiles) {
                    const PoolFacts& entry = facts->pools.at(pools++);
                    QCOMPARE(facts->find(pool.id), &entry);
                    QCOMPARE(entry.cluster, cluster.id);
                    QCOMPARE(entry.model, &modelOf(cluster, pool));
                    QCOMPARE(entry.nodesNow, pool.count);
                    QCOMPARE(entry.nodesMax, maximumNodes(pool));
                    QCOMPARE(entry.surge, surgeNodes(cluster, pool, entry.nodesMax));
                    QCOMPARE(entry.perNode, entry.model->nodeNeed(entry.maxPods));
                    QVERIFY(entry.surge >= 0 && entry.surge <= std::max(entry.nodesMax, 0));
                }
            }
            QCOMPARE(pools, facts->pools.size());
        }
    }

    void thePodCidrHoldsABlockANode() {
        PlanMaker maker;
        NetworkProfile profile = profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay);
        profile.podCidrs = {"10.240.100.0/22"_prefix};
        NodePool fixed = poolOf(2, {});
        fixed.upgradeSettings.maxSurge = CountOrPercent{1, false};
        NodePool scaled = poolOf(1, {});
        scaled.enableAutoScaling = true;
        scaled.maxCount = 3;
        scaled.upgradeSettings.maxSurge = CountOrPercent{50, true};
        const ClusterId id = maker.cluster(profile, {fixed, scaled});
        const ClusterFacts& cluster = *maker.facts()->find(id);
        QCOMPARE(cluster.podCidrSize, std::uint64_t{1024});
        QCOMPARE(cluster.podCidrNeed, std::uint64_t{1280});
        QCOMPARE(cluster.podCidrSurge, std::uint64_t{(1 + 2) * 256});
        QVERIFY(!cluster.podCidrs.front().isDefault);
        QVERIFY(cluster.serviceCidrs.front().isDefault);
        QVERIFY(cluster.dnsServiceIpIsDefault);
        QVERIFY(!cluster.virtualNetwork);
    }

    void onlyIpv4BlocksAreCounted() {
        PlanMaker maker;
        NetworkProfile profile = profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay);
        profile.ipFamilies = {IpFamily::v4, IpFamily::v6};
        const ClusterId id = maker.cluster(profile, {poolOf(3, {})});
        const ClusterFacts& cluster = *maker.facts()->find(id);
        QCOMPARE(cluster.podCidrs.size(), std::size_t{2});
        QCOMPARE(cluster.podCidrSize, std::uint64_t{65'536});
        QVERIFY(cluster.podCidrs.back().isDefault && !cluster.podCidrs.back().prefix.isV4());
    }

    void aClusterLiesWhereItsFirstPoolWithASubnetLies() {
        PlanMaker maker;
        const VirtualNetworkId one = maker.network("one", {"10.1.0.0/16"_prefix});
        const VirtualNetworkId two = maker.network("two", {"10.2.0.0/16"_prefix});
        const SubnetId inOne = maker.subnet(one, "a", {"10.1.0.0/24"_prefix});
        const SubnetId inTwo = maker.subnet(two, "b", {"10.2.0.0/24"_prefix});
        const auto place = [&](std::vector<NodePool> pools) {
            PlanMaker own = maker;
            const ClusterId id = own.cluster(profileOf(NetworkPlugin::azure), std::move(pools));
            return own.facts()->find(id)->virtualNetwork;
        };
        QCOMPARE(place({poolOf(1, inOne), poolOf(1, inTwo)}), std::optional(one));
        QCOMPARE(place({poolOf(1, {}), poolOf(1, inTwo), poolOf(1, inOne)}), std::optional(two));
        QCOMPARE(place({poolOf(1, inOne, inTwo)}), std::optional(one));
        QCOMPARE(place({poolOf(1, {}, inTwo)}), std::optional(two));
        QCOMPARE(place({poolOf(1, {})}), std::nullopt);
        QCOMPARE(place({}), std::nullopt);
    }
};

QTEST_APPLESS_MAIN(TstClusterFacts)
#include "tst_cluster_facts.moc"
