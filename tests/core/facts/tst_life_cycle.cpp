// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lives of clusters: each way to fail, the sentence that says so, and the run as a whole on plans short of addresses.
#include "core/catalog/limits.h"
#include "core/catalog/ranges.h"
#include "core/facts/life_cycle.h"
#include "tests/core/facts/capacity_plans.h"

#include <QtTest>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

struct Life {
    PlanMaker maker;
    SubnetId nodes{0};
    SubnetId pods{0};
    VirtualNetworkId network{0};

    explicit Life(int nodeLength, int podLength = 24) : network(maker.network("vnet", {"10.0.0.0/8"_prefix})) {
        nodes = maker.subnet(network, "nodes", {Prefix::containing("10.32.0.0"_ip, nodeLength)});
        pods = maker.subnet(network, "pods", {Prefix::containing("10.6.0.0"_ip, podLength)});
    }
    [[nodiscard]] LifeCycle of(NetworkProfile profile, std::vector<NodePool> pools,
                               ClusterTier tier = ClusterTier::standard, std::string version = "1.33") {
        Cluster cluster;
        cluster.info.name = "aks";
        cluster.kubernetesVersion = std::move(version);
        cluster.tier = tier;
        cluster.networkProfile = std::move(profile);
        for (NodePool& pool : pools) {
            pool.vnetSubnet = nodes;
        }
        cluster.agentPoolProfiles = std::move(pools);
        maker.put(PutCluster{cluster});
        const Measured found = measured(maker.plan());
        return lifeCycleOf(*found.facts, found.capacity, found.plan().clusters.back()->id);
    }
};

NodePool sized(const std::string& name, int count, int maxPods, std::optional<int> most = {},
               CountOrPercent surge = {1, false}) {
    NodePool pool;
    pool.name = name;
    pool.count = count;
    pool.maxPods = maxPods;
    pool.upgradeSettings.maxSurge = surge;
    pool.enableAutoScaling = most.has_value();
    pool.maxCount = most;
    return pool;
}

const LifeCycleStep& step(const LifeCycle& life, LifeCycleStage stage) {
    return life.steps[static_cast<std::size_t>(stage)];
}

NetworkProfile flat() {
    return profileOf(NetworkPlugin::azure, NetworkPluginMode::standard);
}

NetworkProfile overlay(const Prefix& podCidr) {
    NetworkProfile profile = profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay);
    profile.podCidrs = {podCidr};
    return profile;
}

/// The run fails at that stage with that sentence, and goes no further.
void fails(const LifeCycle& life, LifeCycleStage stage, const char* code, const char* sentence) {
    const LifeCycleStep* failure = life.failure();
    QVERIFY(failure);
    QCOMPARE(QString::fromStdString(failure->sentence), QString::fromUtf8(sentence));
    QCOMPARE(failure->stage, stage);
    QCOMPARE(failure->azureCode, std::string_view(code));
    QVERIFY(failure->source && !failure->source->url.empty());
    for (const LifeCycleStep& each : life.steps) {
        QCOMPARE(each.outcome == StageOutcome::notReached, each.stage > stage);
    }
}

}  // namespace

class TstLifeCycle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWholeLife() {
        const LifeCycle life = Life(21).of(flat(), {sized("apps", 50, 30, 60)});
        QVERIFY(!life.failure());
        QCOMPARE(step(life, LifeCycleStage::create).sentence,
                 std::string("50 nodes; fullest is subnet nodes with 1,550 of 2,043 addresses."));
        QCOMPARE(step(life, LifeCycleStage::upgrade).sentence,
                 std::string("61 nodes; fullest is subnet nodes with 1,891 of 2,043 addresses."));
        // 2,043 − 60 × 31 = 183 are left: 5 nodes of 31.
        QCOMPARE(step(life, LifeCycleStage::addPool).sentence,
                 std::string("A pool like apps fits with 5 of its 50 nodes; subnet nodes has no room for more."));
        QCOMPARE(
            step(life, LifeCycleStage::migrate).sentence,
            std::string("192.168.0.0/18 is free for pods: 61 nodes × 256 need 15,616 addresses. All pools are reimaged "
                        "together, and there is no way back."));
    }

    void aClusterTooLargeToCreate() {
        fails(Life(24).of(flat(), {sized("apps", 10, 30)}), LifeCycleStage::create, "InsufficientSubnetSize",
              "AKS counts 10 nodes × 30 = 300 addresses; subnet nodes has 251 free.");
    }

    void whatTheServiceDoesNotNotice() {
        fails(Life(24).of(flat(), {sized("apps", 8, 31)}), LifeCycleStage::create, "SubnetIsFull",
              "8 nodes × 32 = 256 addresses; subnet nodes has 251 usable.");
    }

    void growthThatFindsNoRoom() {
        fails(Life(24).of(flat(), {sized("apps", 4, 30, 10)}), LifeCycleStage::scaleToMaximum, "InsufficientSubnetSize",
              "AKS counts 6 new nodes × 30 = 180 addresses; subnet nodes has 127 free.");
    }

    void theUpgradeThatFindsNoRoom() {
        fails(Life(24).of(flat(), {sized("apps", 4, 30, 8), sized("spare", 0, 10)}), LifeCycleStage::upgrade,
              "InsufficientSubnetSize", "AKS counts 1 surge node × 30 = 30 addresses; subnet nodes has 3 free.");
    }

    void aPodCidrThatIsTooSmall() {
        fails(Life(24).of(overlay("10.240.100.0/22"_prefix), {sized("apps", 5, 30)}), LifeCycleStage::create,
              "InsufficientSubnetSize", "AKS counts 5 nodes × 256 = 1,280 addresses; the pod CIDR of aks has 1,024.");
        // Four nodes fit, the surge node of the upgrade does not.
        fails(Life(24).of(overlay("10.240.100.0/22"_prefix), {sized("apps", 4, 30)}), LifeCycleStage::upgrade,
              "InsufficientSubnetSize", "AKS counts 5 nodes × 256 = 1,280 addresses; the pod CIDR of aks has 1,024.");
        fails(Life(24).of(overlay("10.240.100.0/22"_prefix), {sized("apps", 4, 30, {}, {0, false})}),
              LifeCycleStage::addPool, "InsufficientSubnetSize",
              "One node more like those of apps needs 256 addresses; the pod CIDR of aks has 0 left with all pools at "
              "their maximum.");
    }

    void staticBlocksThatTheCheckLetsThrough() {
        Life life(24, 26);
        NodePool pool = sized("apps", 3, 30);
        pool.podSubnet = life.pods;
        pool.podIpAllocationMode = PodIpAllocationMode::staticBlock;
        fails(life.of(flat(), {pool}), LifeCycleStage::create, "InsufficientSubnetSize",
              "AKS counts 3 nodes × 32 = 96 addresses; subnet pods has 59 free.");
        Life blocks(24, 25);
        pool.podSubnet = blocks.pods;
        // 7 × 16 = 112 of 123 usable addresses, but only six of the blocks are whole.
        pool.count = 7;
        pool.maxPods = 15;
        fails(blocks.of(flat(), {pool}), LifeCycleStage::create, "SubnetIsFull",
              "7 nodes × 16 = 112 addresses; subnet pods has 123 usable, but 16 addresses find no unbroken block.");
    }

    void whatIsCountedAtItsMaximumIsSaid() {
        fails(
            Life(24).of(overlay("10.240.100.0/22"_prefix), {sized("apps", 2, 30, 5)}), LifeCycleStage::create,
            "InsufficientSubnetSize",
            "AKS counts 5 nodes × 256 = 1,280 addresses, with autoscaled pools at their maximum; the pod CIDR of aks has "
            "1,024.");
        // The pages count 4 new nodes; the service was seen to count all ten that there may be.
        const LifeCycle life = Life(24).of(flat(), {sized("apps", 4, 30, 10)});
        QCOMPARE(step(life, LifeCycleStage::create).sentence,
                 std::string(
                     "4 nodes; fullest is subnet nodes with 124 of 251 addresses. The pages let it pass, but AKS was "
                     "seen to count 290 of 251 addresses in subnet nodes and to refuse."));
    }

    void batchesMakePodsWaitOnly() {
        Life life(24, 24);
        NodePool pool = sized("apps", 10, 30, {}, {1, false});
        pool.podSubnet = life.pods;
        const LifeCycle run = life.of(flat(), {pool});
        QVERIFY(QString::fromStdString(step(run, LifeCycleStage::create).sentence)
                    .endsWith(QLatin1String("Once nodes are full, pods wait for addresses.")));
        QCOMPARE(step(run, LifeCycleStage::migrate).outcome, StageOutcome::notReached);
    }

    void limitsOfAzure() {
        fails(Life(16).of(overlay("10.128.0.0/9"_prefix), {sized("apps", 1001, 30)}), LifeCycleStage::create, "",
              "Pool apps would have 1,001 nodes; a pool has at most 1,000.");
        fails(Life(16).of(overlay("10.128.0.0/9"_prefix), {sized("apps", 1000, 30)}), LifeCycleStage::upgrade, "",
              "Pool apps would have 1,001 nodes with those of the upgrade; a pool has at most 1,000.");
        fails(
            Life(16).of(overlay("10.128.0.0/9"_prefix), {sized("a", 600, 30), sized("b", 400, 30)}, ClusterTier::free),
            LifeCycleStage::upgrade, "",
            "Cluster aks would have 1,002 nodes; a cluster of the Free tier has at most 1,000.");
        fails(Life(16).of(overlay("10.128.0.0/9"_prefix), std::vector<NodePool>(101, sized("apps", 1, 30))),
              LifeCycleStage::create, "", "Cluster aks would have 101 pools; a cluster has at most 100.");
        fails(Life(16).of(overlay("10.128.0.0/9"_prefix), std::vector<NodePool>(100, sized("apps", 1, 30))),
              LifeCycleStage::addPool, "", "Cluster aks would have 101 pools; a cluster has at most 100.");
        NetworkProfile kubenet = profileOf(NetworkPlugin::kubenet);
        kubenet.podCidrs = {"172.16.0.0/13"_prefix};
        fails(Life(16).of(kubenet, {sized("apps", 20, 30, 401)}), LifeCycleStage::scaleToMaximum, "",
              "Cluster aks would have 401 nodes; a kubenet cluster, with a route for each node, has at most 400.");
        QCOMPARE(
            step(Life(16).of(kubenet, {sized("apps", 398, 30)}), LifeCycleStage::addPool).sentence,
            std::string("A pool like apps fits with 2 of its 398 nodes; the cluster's limit of 400 nodes has no room "
                        "for more."));
    }

    void theLargestUserPoolIsTheModel() {
        NodePool system = sized("system", 9, 30);
        system.mode = NodePoolMode::system;
        const LifeCycle life = Life(16).of(flat(), {system, sized("small", 2, 30), sized("large", 3, 30)});
        QCOMPARE(step(life, LifeCycleStage::addPool).sentence, std::string("A pool like large fits with its 3 nodes."));
    }

    void waysToOverlay() {
        NetworkProfile kubenet = profileOf(NetworkPlugin::kubenet);
        kubenet.networkPolicy = NetworkPolicy::calico;
        QCOMPARE(step(Life(24).of(kubenet, {sized("apps", 4, 30)}), LifeCycleStage::migrate).sentence,
                 std::string(
                     "5 nodes keep the pod CIDR of aks, a /24 each. All pools are reimaged together, and there is no "
                     "way back. Calico must be uninstalled first."));
        fails(Life(24).of(kubenet, {sized("apps", 4, 30)}, ClusterTier::standard, "1.26.3"), LifeCycleStage::migrate,
              "", "Cluster aks has Kubernetes 1.26.3; the change to Overlay takes 1.27 or later.");
        const auto notApplicable =
            step(Life(24).of(overlay("172.16.0.0/14"_prefix), {sized("apps", 4, 30)}), LifeCycleStage::migrate);
        QCOMPARE(notApplicable.outcome, StageOutcome::notApplicable);
        QCOMPARE(notApplicable.sentence, std::string("There is nothing to migrate to from Azure CNI Overlay."));
        // The VNet has all of 10.0.0.0/8, a peer the rest of private space but a /22.
        Life crowded(22);
        const auto peer = crowded.maker.network(
            "peer", {"172.16.0.0/12"_prefix, "100.64.0.0/10"_prefix, "192.168.0.0/17"_prefix, "192.168.128.0/18"_prefix,
                     "192.168.192.0/19"_prefix, "192.168.224.0/20"_prefix, "192.168.240.0/21"_prefix,
                     "192.168.248.0/22"_prefix});
        crowded.maker.peering(crowded.network, peer);
        fails(
            crowded.of(flat(), {sized("apps", 8, 30)}), LifeCycleStage::migrate, "",
            "9 nodes × 256 = 2,304 addresses, a /20, for pods; the largest private range that meets neither the virtual "
            "network nor what it reaches is a /22.");
    }

    void everyRunEndsAtTheFirstFailure() {
        std::array<int, allLifeCycleStages.size()> failures{};
        for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
            const Measured found = measured(scarcePlan(seed));
            for (const ClusterFacts& cluster : found.facts->clusters) {
                const LifeCycle life = lifeCycleOf(*found.facts, found.capacity, cluster.cluster);
                bool hasFailed = false;
                for (const LifeCycleStep& each : life.steps) {
                    QCOMPARE(each.outcome == StageOutcome::notReached, hasFailed);
                    QCOMPARE(each.sentence.empty(), hasFailed);
                    if (each.outcome == StageOutcome::fails) {
                        hasFailed = true;
                        ++failures[static_cast<std::size_t>(each.stage)];
                        QCOMPARE(life.failure(), &each);
                        const bool isPlanned = each.stage <= LifeCycleStage::upgrade;
                        if (each.azureCode == "InsufficientSubnetSize" && isPlanned) {
                            QVERIFY(each.need > each.available);
                        }
                    }
                }
            }
        }
        for (const int count : std::span(failures).first(4)) {
            QVERIFY2(count > 3, qPrintable(QString::number(count)));
        }
    }

    void podRangesForOverlayMeetNothing() {
        int found = 0;
        for (const auto& plan : plansOfAllSorts()) {
            const auto facts = computeFacts(plan);
            for (const ClusterFacts& cluster : facts->clusters) {
                const auto range = freePodCidr(*facts, cluster, 18);
                if (!range) {
                    continue;
                }
                ++found;
                QCOMPARE(range->length(), 18);
                QVERIFY(catalog::isPrivate(*range));
                const auto isApart = [&](const Prefix& other) { return !other.overlaps(*range); };
                QVERIFY(std::ranges::all_of(cluster.serviceCidrs, isApart, &ClusterRange::prefix));
                QVERIFY(std::ranges::all_of(catalog::aksReservedRanges(), isApart, &catalog::ForbiddenRange::range));
                if (cluster.virtualNetwork) {
                    const VirtualNetwork& network = *facts->index->find(*cluster.virtualNetwork);
                    QVERIFY(std::ranges::all_of(network.addressPrefixes, isApart));
                    QVERIFY(std::ranges::all_of(facts->reachableFrom(network.id), isApart, &ReachableRange::prefix));
                }
            }
        }
        QVERIFY(found > 20);
    }
};

QTEST_APPLESS_MAIN(TstLifeCycle)
#include "tst_life_cycle.moc"
