// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which model a cluster in ARM's words runs under, and what Azure takes where the cluster states nothing.
#include "core/io/plan_file.h"
#include "core/models/definitions.h"

#include <QtTest>

#include <fmt/format.h>

#include <algorithm>
#include <set>

using namespace aksnet;
using namespace aksnet::literals;

namespace {

/// A plan with one cluster of one pool in a network of two subnets, as a file has it.
std::string planText(std::string_view profile, std::string_view pool) {
    return fmt::format(R"({{
  "format": "aksnet-plan", "version": 1, "name": "one cluster",
  "virtualNetworks": [{{"id": "vnet-1", "name": "v", "addressSpace": {{"addressPrefixes": ["10.1.0.0/16"]}},
    "subnets": [{{"id": "subnet-2", "name": "nodes", "addressPrefixes": ["10.1.0.0/24"]}},
                {{"id": "subnet-3", "name": "pods", "addressPrefixes": ["10.1.8.0/21"]}}]}}],
  "clusters": [{{"id": "cluster-4", "name": "c", "networkProfile": {{{}}},
    "agentPoolProfiles": [{{"id": "pool-5", "name": "p", "count": 3, "vnetSubnetID": "subnet-2"{}{}}}]}}],
  "nextNumber": 6
}})",
                       profile, pool.empty() ? "" : ", ", pool);
}

Plan planOf(std::string_view profile, std::string_view pool) {
    auto read = parsePlan(planText(profile, pool), "cluster");
    if (!read) {
        qFatal("%s", read.error().text().c_str());
    }
    return std::move(read->plan);
}

Cluster withVersion(std::string version) {
    Cluster cluster;
    cluster.kubernetesVersion = std::move(version);
    return cluster;
}

NodePool withSurge(std::optional<CountOrPercent> surge) {
    NodePool pool;
    pool.upgradeSettings.maxSurge = surge;
    return pool;
}

}  // namespace

class TstEffectiveModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void armSpellsEveryModel_data() {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QString>("pool");
        QTest::addColumn<QString>("key");
        const QString azure = QStringLiteral(R"("networkPlugin": "azure")");
        const QString pods = QStringLiteral(R"("podSubnetID": "subnet-3")");
        QTest::newRow("overlay") << azure + QStringLiteral(R"(, "networkPluginMode": "overlay")") << QString()
                                 << "overlay";
        QTest::newRow("overlay with Cilium")
            << azure + QStringLiteral(R"(, "networkPluginMode": "overlay", "networkDataplane": "cilium")") << QString()
            << "overlay";
        QTest::newRow("dynamic by default") << azure << pods << "podSubnetDynamic";
        QTest::newRow("dynamic") << azure << pods + QStringLiteral(R"(, "podIPAllocationMode": "DynamicIndividual")")
                                 << "podSubnetDynamic";
        QTest::newRow("static block") << azure << pods + QStringLiteral(R"(, "podIPAllocationMode": "StaticBlock")")
                                      << "podSubnetStatic";
        QTest::newRow("dynamic with Cilium")
            << azure + QStringLiteral(R"(, "networkDataplane": "cilium")") << pods << "podSubnetDynamic";
        QTest::newRow("node subnet") << azure << QString() << "nodeSubnet";
        QTest::newRow("node subnet with Cilium")
            << azure + QStringLiteral(R"(, "networkDataplane": "cilium")") << QString() << "nodeSubnet";
        QTest::newRow("block mode without a pod subnet")
            << azure << QStringLiteral(R"("podIPAllocationMode": "StaticBlock")") << "nodeSubnet";
        QTest::newRow("kubenet") << QStringLiteral(R"("networkPlugin": "kubenet")") << QString() << "kubenet";
        QTest::newRow("bring your own") << QStringLiteral(R"("networkPlugin": "none")") << QString() << "bringYourOwn";
        QTest::newRow("nothing stated") << QString() << QString() << "overlay";
        QTest::newRow("only a pod subnet stated") << QString() << pods << "podSubnetDynamic";
        QTest::newRow("overlay goes before a pod subnet")
            << azure + QStringLiteral(R"(, "networkPluginMode": "overlay")") << pods << "overlay";
    }
    void armSpellsEveryModel() {
        QFETCH(QString, profile);
        QFETCH(QString, pool);
        QFETCH(QString, key);
        const Plan plan = planOf(profile.toStdString(), pool.toStdString());
        const Cluster& cluster = plan.clusters.front();
        const Model* expected = findModel(key.toStdString());
        QVERIFY(expected);
        QCOMPARE(QString::fromUtf8(modelOf(cluster, cluster.agentPoolProfiles.front()).key.data()), key);
        QCOMPARE(&modelOf(cluster), expected);
        // What was read is written in the same words.
        const QString written = QString::fromStdString(writePlan({.plan = plan, .layout = {}}));
        for (const QString& part :
             (profile + QStringLiteral(", ") + pool).split(QStringLiteral(", "), Qt::SkipEmptyParts)) {
            QVERIFY2(written.contains(part), qPrintable(written));
        }
    }

    void poolsOfOneClusterMayAllocateDifferently() {
        Cluster cluster;
        cluster.networkProfile.networkPlugin = NetworkPlugin::azure;
        cluster.agentPoolProfiles.resize(3);
        cluster.agentPoolProfiles[0].podSubnet = SubnetId(1);
        cluster.agentPoolProfiles[1].podSubnet = SubnetId(2);
        cluster.agentPoolProfiles[1].podIpAllocationMode = PodIpAllocationMode::staticBlock;
        QCOMPARE(modelOf(cluster, cluster.agentPoolProfiles[0]).id, ModelId::podSubnetDynamic);
        QCOMPARE(modelOf(cluster, cluster.agentPoolProfiles[1]).id, ModelId::podSubnetStatic);
        QCOMPARE(modelOf(cluster, cluster.agentPoolProfiles[2]).id, ModelId::nodeSubnet);
        QCOMPARE(modelOf(cluster).id, ModelId::podSubnetDynamic);
        cluster.agentPoolProfiles.clear();
        QCOMPARE(modelOf(cluster).id, ModelId::nodeSubnet);
    }

    void modelsAreFoundByIdAndByKey() {
        std::set<std::string_view> keys;
        for (const Model* each : allModels()) {
            QCOMPARE(&model(each->id), each);
            QCOMPARE(findModel(each->key), each);
            QVERIFY(keys.insert(each->key).second);
            QVERIFY(!each->title.empty() && each->summary.ends_with('.') && !each->nodeNeedText.empty());
            QVERIFY(QFile::exists(
                QStringLiteral(AKSNET_SOURCE_DIR "/resources/models/%1.md").arg(QLatin1String(each->key.data()))));
        }
        QCOMPARE(keys.size(), std::size_t{6});
        QVERIFY(findModel("Overlay") == nullptr);
        QVERIFY(findModel("") == nullptr);
        QCOMPARE(models::kubenet.retirement, std::string_view("2028-03-31"));
        QCOMPARE(std::ranges::count_if(allModels(), [](const Model* each) { return !each->retirement.empty(); }), 1);
    }

    void maxPodsDefaultsAndBounds() {
        const std::vector<std::pair<const Model*, int>> defaults{
            {&models::overlay, 250},   {&models::podSubnetDynamic, 250}, {&models::podSubnetStatic, 250},
            {&models::nodeSubnet, 30}, {&models::kubenet, 110},          {&models::bringYourOwn, 250}};
        for (const auto& [model, expected] : defaults) {
            QCOMPARE(model->defaultMaxPods, expected);
            QCOMPARE(model->minMaxPods, 10);
            QCOMPARE(model->maxMaxPods, 250);
            QCOMPARE(model->maxNodesPerCluster, model == &models::kubenet ? 400 : 5000);
        }
        Cluster cluster;
        cluster.networkProfile.networkPlugin = NetworkPlugin::kubenet;
        NodePool pool;
        QCOMPARE(effectiveMaxPods(cluster, pool), 110);
        pool.maxPods = 42;
        QCOMPARE(effectiveMaxPods(cluster, pool), 42);
        // What the file states counts, even where Azure would refuse it; a rule says so.
        pool.maxPods = 999;
        QCOMPARE(effectiveMaxPods(cluster, pool), 999);
    }

    void surgeOfAStatedCount() {
        const Cluster cluster = withVersion("1.33.2");
        QCOMPARE(surgeNodes(cluster, withSurge(CountOrPercent{3, false}), 10), 3);
        QCOMPARE(surgeNodes(cluster, withSurge(CountOrPercent{0, false}), 10), 0);
        QCOMPARE(surgeNodes(cluster, withSurge(CountOrPercent{30, false}), 10), 10);  // never more than are upgraded
        QCOMPARE(surgeNodes(cluster, withSurge(CountOrPercent{5, false}), 0), 0);
    }

    void surgeOfAPercentageRoundsUp() {
        const Cluster cluster = withVersion("1.33.2");
        QCOMPARE(surgeNodes(cluster, withSurge(CountOrPercent{10, true}), 8), 1);
        QCOMPARE(surgeNodes(cluster, withSurge(CountOrPercent{50, true}), 4), 2);
        QCOMPARE(surgeNodes(cluster, withSurge(CountOrPercent{33, true}), 10), 4);
        QCOMPARE(surgeNodes(cluster, withSurge(CountOrPercent{33, true}), 100), 33);
        QCOMPARE(surgeNodes(cluster, withSurge(CountOrPercent{1, true}), 1), 1);
        QCOMPARE(surgeNodes(cluster, withSurge(CountOrPercent{100, true}), 7), 7);
        QCOMPARE(surgeNodes(cluster, withSurge(CountOrPercent{0, true}), 7), 0);
        QCOMPARE(surgeNodes(cluster, withSurge(CountOrPercent{10, true}), 1'000'000), 100'000);
    }

    void surgeThatIsNotStatedIsATenthFrom132On() {
        for (const char* version : {"1.32", "1.32.7", "1.33", "1.40.1", "2.0", ""}) {
            QCOMPARE(surgeNodes(withVersion(version), withSurge(std::nullopt), 25), 3);
            QCOMPARE(surgeNodes(withVersion(version), withSurge(std::nullopt), 10), 1);
        }
        for (const char* version : {"1.31", "1.31.9", "1.9", "1.27.3"}) {
            QCOMPARE(surgeNodes(withVersion(version), withSurge(std::nullopt), 25), 1);
        }
    }

    void spotPoolsGetNoSurge() {
        NodePool pool = withSurge(CountOrPercent{50, true});
        pool.scaleSetPriority = ScaleSetPriority::spot;
        QCOMPARE(surgeNodes(withVersion("1.33"), pool, 10), 0);
        pool.upgradeSettings.maxSurge.reset();
        QCOMPARE(surgeNodes(withVersion("1.33"), pool, 10), 0);
    }

    void autoscaledPoolsCountAtTheirMaximum() {
        NodePool pool;
        pool.count = 3;
        pool.minCount = 1;
        pool.maxCount = 20;
        QCOMPARE(maximumNodes(pool), 3);
        pool.enableAutoScaling = true;
        QCOMPARE(maximumNodes(pool), 20);
        pool.maxCount.reset();
        QCOMPARE(maximumNodes(pool), 3);
        pool.maxCount = 0;
        QCOMPARE(maximumNodes(pool), 0);
    }

    void versionsAreReadToTheMinor() {
        QCOMPARE(kubernetesVersion(withVersion("1.32.7")), (KubernetesVersion{1, 32}));
        QCOMPARE(kubernetesVersion(withVersion("1.9")), (KubernetesVersion{1, 9}));
        QVERIFY((KubernetesVersion{1, 9}) < (KubernetesVersion{1, 32}));
        for (const char* text : {"", "1", "1.", "v1.32", "one.two", ".32", "99999999999.1"}) {
            QCOMPARE(kubernetesVersion(withVersion(text)), KubernetesVersion{});
        }
    }

    void rangesNotStatedAreTheDefaultsOfTheFamilies() {
        Cluster cluster;
        QCOMPARE(effectivePodCidrs(cluster), (std::vector{"10.244.0.0/16"_prefix}));
        QCOMPARE(effectiveServiceCidrs(cluster), (std::vector{"10.0.0.0/16"_prefix}));
        QCOMPARE(effectiveDnsServiceIp(cluster), "10.0.0.10"_ip);
        cluster.networkProfile.ipFamilies = {IpFamily::v4, IpFamily::v6};
        QCOMPARE(effectivePodCidrs(cluster), (std::vector{"10.244.0.0/16"_prefix, "fd12:3456:789a::/64"_prefix}));
        QCOMPARE(effectiveServiceCidrs(cluster), (std::vector{"10.0.0.0/16"_prefix, "fd12:3456:789a:1::/108"_prefix}));
        cluster.networkProfile.podCidrs = {"172.20.0.0/14"_prefix};
        cluster.networkProfile.serviceCidrs = {"172.29.0.0/20"_prefix};
        QCOMPARE(effectivePodCidrs(cluster), (std::vector{"172.20.0.0/14"_prefix}));
        QCOMPARE(effectiveServiceCidrs(cluster), (std::vector{"172.29.0.0/20"_prefix}));
        // The DNS service IP does not follow a stated service CIDR: ARM takes its default, and the cluster is refused.
        QCOMPARE(effectiveDnsServiceIp(cluster), "10.0.0.10"_ip);
        cluster.networkProfile.dnsServiceIp = "172.29.0.10"_ip;
        QCOMPARE(effectiveDnsServiceIp(cluster), "172.29.0.10"_ip);
    }

    void onlyModelsWithPodCidrHaveOne() {
        Cluster cluster;
        cluster.networkProfile.podCidrs = {"172.20.0.0/14"_prefix};
        cluster.networkProfile.networkPlugin = NetworkPlugin::azure;
        QVERIFY(effectivePodCidrs(cluster).empty());
        cluster.networkProfile.networkPlugin = NetworkPlugin::none;
        QCOMPARE(effectivePodCidrs(cluster), cluster.networkProfile.podCidrs);
        cluster.networkProfile.podCidrs.clear();
        QVERIFY(effectivePodCidrs(cluster).empty());
        cluster.networkProfile.networkPlugin = NetworkPlugin::kubenet;
        QCOMPARE(effectivePodCidrs(cluster), (std::vector{"10.244.0.0/16"_prefix}));
    }

    void trafficLeavesThroughTheLoadBalancerUnlessStated() {
        Cluster cluster;
        QCOMPARE(effectiveOutboundType(cluster), OutboundType::loadBalancer);
        cluster.networkProfile.outboundType = OutboundType::none;
        QCOMPARE(effectiveOutboundType(cluster), OutboundType::none);
    }
};

QTEST_APPLESS_MAIN(TstEffectiveModel)
#include "tst_effective_model.moc"
