// SPDX-License-Identifier: GPL-3.0-or-later
//
// Models compared: worked examples, what cannot be, and the law that an option's edit gives the model it promises.
#include "core/advisor/compare_models.h"
#include "core/io/plan_file.h"
#include "core/models/capabilities.h"
#include "core/plan/integrity.h"
#include "core/report/model_comparison.h"
#include "tests/core/advisor/connected_ranges.h"
#include "tests/support/crowded_plan.h"
#include "tests/support/files.h"
#include "tests/support/show.h"
#include "tests/support/wording.h"

#include <QtTest>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;
using advisor::ModelComparison;
using advisor::ModelOption;

namespace {

constexpr std::uint64_t crowdedPlans = 120;

/// A cluster of 20 nodes with 30 max pods in a /24 of a /16, under the model.
Plan clusterPlan(ModelId id) {
    Plan plan;
    VirtualNetwork network;
    network.id.value = 1;
    network.info.name = "vnet";
    network.addressPrefixes = {"10.10.0.0/16"_prefix};
    for (const std::uint32_t number : {2U, 3U}) {
        Subnet& subnet = network.subnets.emplace_back();
        subnet.id.value = number;
        subnet.name = number == 2 ? "nodes" : "pods";
        subnet.addressPrefixes = {number == 2 ? "10.10.0.0/22"_prefix : "10.10.8.0/21"_prefix};
    }
    plan.virtualNetworks.emplace_back(std::move(network));
    Cluster cluster;
    cluster.id.value = 4;
    cluster.info.name = "aks-shop";
    cluster.kubernetesVersion = "1.33";
    cluster.tier = ClusterTier::standard;
    cluster.networkProfile.serviceCidrs = {"172.16.0.0/20"_prefix};
    cluster.networkProfile.dnsServiceIp = "172.16.0.10"_ip;
    NodePool& pool = cluster.agentPoolProfiles.emplace_back();
    pool.id.value = 5;
    pool.name = "system";
    pool.mode = NodePoolMode::system;
    pool.count = 20;
    pool.maxPods = 30;
    pool.vnetSubnet = SubnetId(2);
    pool.podSubnet = SubnetId(3);
    pool.upgradeSettings.maxSurge = CountOrPercent{10, true};
    spellModel(model(id), cluster);
    if (model(id).usesPodCidr) {
        cluster.networkProfile.podCidrs = {"10.244.0.0/16"_prefix};
    }
    plan.clusters.emplace_back(std::move(cluster));
    plan.nextNumber = 6;
    return plan;
}

Cluster& clusterOf(Plan& plan) {
    return plan.clusters.front().edit();
}

SnapshotPtr snapshotOf(const Plan& plan) {
    return evaluate({.plan = std::make_shared<const Plan>(plan), .revision = 0, .today = "2026-11-23"});
}

ModelComparison compared(const Plan& plan, bool podsReachable = false) {
    auto comparison = advisor::compareModels(*snapshotOf(plan), plan.clusters.front()->id,
                                             {.podsReachable = podsReachable, .today = "2026-11-23"});
    if (!comparison) {
        qFatal("%s", comparison.error().text().c_str());
    }
    return *std::move(comparison);
}

const ModelOption& optionOf(const ModelComparison& comparison, ModelId id) {
    return *std::ranges::find(comparison.options, id, [](const ModelOption& option) { return option.model->id; });
}

bool saysOf(const std::vector<std::string>& sentences, std::string_view words) {
    return std::ranges::any_of(sentences,
                               [&](const std::string& sentence) { return sentence.find(words) != std::string::npos; });
}

}  // namespace

class TstCompareModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// 22 nodes at peak: 22 under Overlay, 22 × 31 = 682 under Node Subnet, 22 + 22 × 31 = 704 under Pod Subnet, dynamic,
    /// and 22 + 22 × 32 = 726 in blocks.
    void theSameNodesUnderEveryModel() {
        const ModelComparison comparison = compared(clusterPlan(ModelId::overlay));
        QCOMPARE(comparison.options.size(), allModels().size());
        const ModelOption& overlay = optionOf(comparison, ModelId::overlay);
        QVERIFY(overlay.isPresent && overlay.isFeasible && !overlay.edit);
        QCOMPARE(overlay.networkNow, std::uint64_t{20});
        QCOMPARE(overlay.networkAtPeak, std::uint64_t{22});
        QCOMPARE(overlay.podRangeNeed, std::uint64_t{22 * 256});
        QCOMPARE(overlay.newFindings, FindingCounts());
        QCOMPARE(optionOf(comparison, ModelId::nodeSubnet).networkAtPeak, std::uint64_t{682});
        QCOMPARE(optionOf(comparison, ModelId::podSubnetDynamic).networkAtPeak, std::uint64_t{704});
        QCOMPARE(optionOf(comparison, ModelId::podSubnetStatic).networkAtPeak, std::uint64_t{726});
        QCOMPARE(optionOf(comparison, ModelId::kubenet).networkAtPeak, std::uint64_t{22});
        QCOMPARE(optionOf(comparison, ModelId::kubenet).podRanges, std::vector{"10.244.0.0/16"_prefix});
        QVERIFY(optionOf(comparison, ModelId::kubenet).newFindings.warning > 0);
        QVERIFY(comparison.recommended == ModelId::overlay);
        QCOMPARE(comparison.recommendation.front(), std::string("Stay with Azure CNI Overlay."));
    }

    void nodeSubnetGoesToOverlayInPlace() {
        Plan plan = clusterPlan(ModelId::nodeSubnet);
        clusterOf(plan).networkProfile.networkPolicy = NetworkPolicy::calico;
        const ModelComparison comparison = compared(plan);
        QVERIFY(comparison.recommended == ModelId::overlay);
        const ModelOption& overlay = optionOf(comparison, ModelId::overlay);
        QCOMPARE(overlay.change.effort, catalog::Effort::oneWay);
        QVERIFY(saysOf(overlay.obstacles, "Calico"));
        QVERIFY(saysOf(comparison.recommendation, "in place, one-way"));
        QCOMPARE(overlay.podRanges, std::vector{"10.244.0.0/16"_prefix});
        QCOMPARE(optionOf(comparison, ModelId::kubenet).change.effort, catalog::Effort::newCluster);
    }

    void reachablePodsTakeAPodSubnet() {
        const ModelComparison comparison = compared(clusterPlan(ModelId::overlay), true);
        QVERIFY(!optionOf(comparison, ModelId::overlay).isFeasible);
        QVERIFY(!optionOf(comparison, ModelId::kubenet).isFeasible);
        QVERIFY(comparison.recommended == ModelId::podSubnetDynamic);
        const ModelOption& dynamic = optionOf(comparison, ModelId::podSubnetDynamic);
        // 22 × 31 = 682 addresses: the next free /22 of the network.
        QCOMPARE(dynamic.podRanges, std::vector{"10.10.4.0/22"_prefix});
        QVERIFY(saysOf(comparison.recommendation, "is out"));
        QVERIFY(saysOf(comparison.recommendation, "no way in place"));
    }

    void manyReachablePodsTakeBlocks() {
        Plan plan = clusterPlan(ModelId::overlay);
        clusterOf(plan).agentPoolProfiles.front().count = 600;
        clusterOf(plan).agentPoolProfiles.front().maxPods = 110;
        const ModelComparison comparison = compared(plan, true);
        QVERIFY(comparison.recommended == ModelId::podSubnetStatic);
        QVERIFY(!optionOf(comparison, ModelId::podSubnetDynamic).isFeasible);
        // The /16 has no room; private space has.
        QVERIFY(saysOf(optionOf(comparison, ModelId::podSubnetStatic).notes, "further range"));
    }

    void virtualNodesNeedPodsInTheNetwork() {
        Plan plan = clusterPlan(ModelId::nodeSubnet);
        clusterOf(plan).virtualNodesSubnetName = "virtual";
        const ModelComparison comparison = compared(plan);
        QVERIFY(saysOf(optionOf(comparison, ModelId::overlay).against, "irtual nodes"));
        QVERIFY(comparison.recommended == ModelId::podSubnetDynamic);
    }

    void whatDoesNotGoTogetherIsNotPossible() {
        Plan windows = clusterPlan(ModelId::overlay);
        NodePool pool = windows.clusters.front()->agentPoolProfiles.front();
        pool.id.value = windows.nextNumber++;
        pool.name = "win";
        pool.osType = OsType::windows;
        clusterOf(windows).agentPoolProfiles.push_back(pool);
        const ModelComparison withWindows = compared(windows);
        QVERIFY(saysOf(optionOf(withWindows, ModelId::kubenet).against, "Linux"));
        QVERIFY(optionOf(withWindows, ModelId::nodeSubnet).isFeasible);

        Plan dual = clusterPlan(ModelId::overlay);
        clusterOf(dual).networkProfile.ipFamilies = {IpFamily::v4, IpFamily::v6};
        const ModelComparison dualStack = compared(dual);
        for (const ModelId id : {ModelId::nodeSubnet, ModelId::podSubnetDynamic, ModelId::kubenet}) {
            QVERIFY(!optionOf(dualStack, id).isFeasible);
        }

        Plan large = clusterPlan(ModelId::overlay);
        clusterOf(large).agentPoolProfiles.front().count = 500;
        QVERIFY(saysOf(optionOf(compared(large), ModelId::kubenet).against, "at most 400"));

        Plan cilium = clusterPlan(ModelId::overlay);
        clusterOf(cilium).networkProfile.networkDataplane = NetworkDataplane::cilium;
        clusterOf(cilium).networkProfile.networkPolicy = NetworkPolicy::cilium;
        QVERIFY(saysOf(optionOf(compared(cilium), ModelId::kubenet).against, "Cilium"));
    }

    void aManagedNetworkHasNoPodSubnets() {
        Plan plan = clusterPlan(ModelId::overlay);
        clusterOf(plan).agentPoolProfiles.front().vnetSubnet.reset();
        const ModelComparison comparison = compared(plan);
        QVERIFY(saysOf(optionOf(comparison, ModelId::podSubnetDynamic).against, "virtual network of your own"));
        QVERIFY(comparison.recommended == ModelId::overlay);
    }

    void kubenetIsNeverRecommended() {
        const ModelComparison comparison = compared(clusterPlan(ModelId::kubenet));
        QVERIFY(comparison.recommended == ModelId::overlay);
        QVERIFY(saysOf(comparison.recommendation, "retires on 2028-03-31"));
    }

    void anUnknownClusterIsSaid() {
        const auto comparison = advisor::compareModels(*snapshotOf(clusterPlan(ModelId::overlay)), ClusterId(99), {});
        QVERIFY(!comparison);
        QCOMPARE(comparison.error().what, std::string("There is no cluster-99 in the plan."));
    }

    void everyEditGivesTheModelItPromises() {
        int edits = 0;
        int impossible = 0;
        for (std::uint64_t seed = 1; seed <= crowdedPlans; ++seed) {
            const Plan plan = CrowdedPlan(seed).make();
            const SnapshotPtr snapshot = snapshotOf(plan);
            for (const auto& cluster : plan.clusters) {
                const auto comparison =
                    advisor::compareModels(*snapshot, cluster->id, {.podsReachable = seed % 2 == 0, .today = ""});
                QVERIFY(comparison);
                for (const ModelOption& option : comparison->options) {
                    impossible += option.isFeasible ? 0 : 1;
                    QVERIFY(option.isFeasible == option.against.empty());
                    QVERIFY(!option.isFeasible || option.isPresent || option.edit);
                    if (!option.edit) {
                        continue;
                    }
                    ++edits;
                    const auto after = apply(plan, *option.edit);
                    QVERIFY2(after, after ? "" : after.error().text().c_str());
                    QVERIFY(integrity(*after).empty());
                    checkChanged(plan, *after, cluster->id, *option.model);
                }
                if (comparison->recommended) {
                    const ModelOption& choice = optionOf(*comparison, *comparison->recommended);
                    QVERIFY(choice.isFeasible && choice.model->id != ModelId::kubenet);
                }
                QVERIFY(!comparison->recommendation.empty());
                for (const std::string& sentence : comparison->recommendation) {
                    QCOMPARE(faultsOfSentences(QString::fromStdString(sentence)), QStringList());
                }
                const Table table = modelComparison(*comparison);
                QCOMPARE(table.rows.size(), allModels().size());
            }
        }
        QVERIFY2(edits > 300 && impossible > 100, qPrintable(QStringLiteral("%1 %2").arg(edits).arg(impossible)));
    }

    void samplesHaveARecommendation() {
        for (const char* name :
             {"overlay-cilium", "kubenet-migration", "pod-subnet-three-pools", "private-hub-and-spoke"}) {
            const auto read = parsePlan(
                fileText(
                    QStringLiteral(AKSNET_SOURCE_DIR "/resources/samples/%1.aksnet.json").arg(QLatin1String(name))),
                name);
            QVERIFY(read);
            QVERIFY(compared(read->plan).recommended);
        }
    }

private:
    /// The model holds for every pool, its load is the same, and its new ranges meet nothing.
    static void checkChanged(const Plan& before, const Plan& after, ClusterId id, const Model& model) {
        const auto of = [&](const Plan& plan) -> const Cluster& {
            return **std::ranges::find(plan.clusters, id, [](const auto& each) { return each->id; });
        };
        const Cluster& old = of(before);
        const Cluster& changed = of(after);
        QCOMPARE(modelOf(changed).key, model.key);
        QCOMPARE(changed.agentPoolProfiles.size(), old.agentPoolProfiles.size());
        for (std::size_t i = 0; i < old.agentPoolProfiles.size(); ++i) {
            const NodePool& was = old.agentPoolProfiles[i];
            const NodePool& is = changed.agentPoolProfiles[i];
            QCOMPARE(modelOf(changed, is).key, model.key);
            QCOMPARE(effectiveMaxPods(changed, is),
                     std::clamp(effectiveMaxPods(old, was), model.minMaxPods, model.maxMaxPods));
            QCOMPARE(is.count, was.count);
            QCOMPARE(surgeNodes(changed, is, maximumNodes(is)), surgeNodes(old, was, maximumNodes(was)));
        }
        const VirtualNetwork* network = networkOfCluster(before, old);
        if (!network) {
            return;
        }
        const auto connected = connectedRanges(before, *network);
        for (const Subnet& subnet : networkById(after, network->id)->subnets) {
            if (subnet.id.value >= before.nextNumber) {
                QVERIFY(!meetsAny(connected, subnet.addressPrefixes.front()));
                for (const Subnet& other : network->subnets) {
                    QVERIFY(!meetsAny(other.addressPrefixes, subnet.addressPrefixes.front()));
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TstCompareModels)
#include "tst_compare_models.moc"
