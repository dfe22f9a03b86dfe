// SPDX-License-Identifier: GPL-3.0-or-later
//
// Capacity in the examples that Microsoft's pages work out and in numbers from real refusals.
#include "tests/core/facts/capacity_plans.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

/// Pools of one cluster in a subnet of that length, and a pod subnet of 10.6.0.0 where they are to have one.
struct Scene {
    PlanMaker maker;
    VirtualNetworkId network = maker.network("vnet", {"10.0.0.0/8"_prefix});
    SubnetId nodes{0};
    SubnetId pods{0};
    ClusterId cluster{0};
    Measured result{};

    Scene(int nodeLength, int podLength) {
        nodes = maker.subnet(network, "nodes", {Prefix::containing("10.32.0.0"_ip, nodeLength)});
        pods = maker.subnet(network, "pods", {Prefix::containing("10.6.0.0"_ip, podLength)});
    }
    void add(NetworkProfile profile, std::vector<NodePool> pools) {
        cluster = maker.cluster(std::move(profile), std::move(pools));
        result = measured(maker.plan());
    }
    [[nodiscard]] const RangeCapacity& nodeRange() const { return *result.capacity.find(nodes); }
    [[nodiscard]] const RangeCapacity& podRange() const { return *result.capacity.find(pods); }
    [[nodiscard]] const RangeCapacity& podCidr() const { return *result.capacity.find(cluster); }
    [[nodiscard]] ServiceCheck check(const RangeCapacity& range, Operation operation, Arithmetic arithmetic) const {
        return serviceCheck(result.capacity, range, operation, arithmetic);
    }
    [[nodiscard]] NodePoolId pool(std::size_t position = 0) const {
        return result.facts->find(cluster)->value->agentPoolProfiles[position].id;
    }
};

NodePool sized(int count, int maxPods, CountOrPercent surge, std::optional<int> most = {}) {
    NodePool pool = poolOf(count, {});
    pool.maxPods = maxPods;
    pool.upgradeSettings.maxSurge = surge;
    pool.enableAutoScaling = most.has_value();
    pool.maxCount = most;
    return pool;
}

constexpr CountOrPercent noSurge{0, false};
constexpr CountOrPercent oneSurge{1, false};

Scene nodeSubnetScene(int length, NodePool pool) {
    Scene scene(length, 24);
    pool.vnetSubnet = scene.nodes;
    scene.add(profileOf(NetworkPlugin::azure, NetworkPluginMode::standard), {std::move(pool)});
    return scene;
}

Scene podSubnetScene(int podLength, NodePool pool, PodIpAllocationMode mode) {
    Scene scene(24, podLength);
    pool.vnetSubnet = scene.nodes;
    pool.podSubnet = scene.pods;
    pool.podIpAllocationMode = mode;
    scene.add(profileOf(NetworkPlugin::azure, NetworkPluginMode::standard), {std::move(pool)});
    return scene;
}

Scene overlayScene(const Prefix& podCidr, std::vector<NodePool> pools) {
    Scene scene(20, 24);
    NetworkProfile profile = profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay);
    profile.podCidrs = {podCidr};
    for (NodePool& pool : pools) {
        pool.vnetSubnet = scene.nodes;
    }
    scene.add(profile, std::move(pools));
    return scene;
}

void compareNeeds(const RangeCapacity& range, std::array<std::uint64_t, 4> expected) {
    QCOMPARE(range.need.values, expected);
}

}  // namespace

class TstCapacity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Microsoft's two examples: 51 × 31 = 1,581 and 61 × 31 = 1,891 addresses, a /21 for either.
    void fiftyNodesAndOneToUpgrade() {
        const Scene fixed = nodeSubnetScene(21, sized(50, 30, oneSurge));
        compareNeeds(fixed.nodeRange(), {1550, 1550, 1581, 1581});
        QCOMPARE(smallestPrefix(fixed.result.capacity, fixed.nodeRange(), Occasion::duringUpgrade), std::optional(21));
        const Scene scaled = nodeSubnetScene(21, sized(50, 30, oneSurge, 60));
        compareNeeds(scaled.nodeRange(), {1550, 1860, 1581, 1891});
        QCOMPARE(smallestPrefix(scaled.result.capacity, scaled.nodeRange(), Occasion::atMaximumDuringUpgrade),
                 std::optional(21));
        QCOMPARE(scaled.nodeRange().free(Occasion::atMaximumDuringUpgrade), std::uint64_t{2043 - 1891});
    }

    // A /24 holds 8 nodes of 30 pods, 240 pods, with nothing kept for an upgrade.
    void aTwentyFourHoldsEightNodes() {
        const Scene scene = nodeSubnetScene(24, sized(1, 30, noSurge));
        QCOMPARE(moreNodes(*scene.result.facts, scene.result.capacity, scene.pool()), 7U);
        QCOMPARE(morePools(*scene.result.facts, scene.result.capacity, scene.nodeRange(), scene.pool()), 7U);
        // With a surge node to keep, one less.
        const Scene kept = nodeSubnetScene(24, sized(1, 30, oneSurge));
        QCOMPARE(moreNodes(*kept.result.facts, kept.result.capacity, kept.pool()), 6U);
        QCOMPARE(morePools(*kept.result.facts, kept.result.capacity, kept.nodeRange(), kept.pool()), 3U);
    }

    // "Pre-allocated IPs N exceeds IPs available 251", before the service left out two addresses a node.
    void whatOldRefusalsCounted() {
        for (const auto& [nodes, maxPods, addresses] :
             {std::tuple(10, 30, 310U), std::tuple(3, 110, 333U), std::tuple(5, 100, 505U)}) {
            const Scene scene = nodeSubnetScene(24, sized(nodes, maxPods, noSurge));
            QCOMPARE(scene.nodeRange().need[Occasion::now], std::uint64_t{addresses});
            QCOMPARE(scene.nodeRange().missing[Occasion::now], std::uint64_t{addresses - 251});
            QCOMPARE(networkVerdict(scene.result.capacity, scene.nodeRange(), Occasion::now), NetworkVerdict::full);
        }
    }

    // What it counts since: nodes × (max pods − 1).
    void whatNewRefusalsCount() {
        for (const auto& [nodes, addresses, passes] :
             {std::tuple(2, 498U, false), std::tuple(3, 747U, false), std::tuple(1, 249U, true)}) {
            const Scene scene = nodeSubnetScene(24, sized(nodes, 250, oneSurge));
            const ServiceCheck check = scene.check(scene.nodeRange(), Operation::create, Arithmetic::observed);
            QCOMPARE(check, (ServiceCheck{addresses, 251}));
            QCOMPARE(check.passes(), passes);
            QCOMPARE(serviceCheckTarget(scene.result.capacity, scene.nodeRange()),
                     std::string_view("agentPoolProfile.vnetSubnetID"));
        }
    }

    // A surge node of 100 pods asks for 101 addresses.
    void oneSurgeNodeTakesAllItsAddresses() {
        const Scene scene = nodeSubnetScene(22, sized(3, 100, oneSurge));
        QCOMPARE(scene.nodeRange().need[Occasion::duringUpgrade] - scene.nodeRange().need[Occasion::now],
                 std::uint64_t{101});
    }

    // Documented: new nodes × max pods against what is free; 251 are usable, 4 nodes take 124.
    void thePagesCountNewNodesAgainstFreeAddresses() {
        const Scene scene = nodeSubnetScene(24, sized(4, 30, CountOrPercent{50, true}, 8));
        const auto documented = [&](Operation operation) {
            return scene.check(scene.nodeRange(), operation, Arithmetic::documented);
        };
        QCOMPARE(documented(Operation::create), (ServiceCheck{120, 251}));
        QCOMPARE(documented(Operation::scaleToMaximum), (ServiceCheck{120, 127}));
        QCOMPARE(documented(Operation::upgrade), (ServiceCheck{60, 127}));
        QCOMPARE(documented(Operation::upgradeAtMaximum), (ServiceCheck{120, 3}));
        // 8 × 31 = 248 of 251: as many as fit. Seen: 8 × 29, and two or four more during an upgrade.
        QVERIFY(scene.nodeRange().fits(Occasion::atMaximum));
        QCOMPARE(scene.check(scene.nodeRange(), Operation::create, Arithmetic::observed), (ServiceCheck{232, 251}));
        QCOMPARE(scene.check(scene.nodeRange(), Operation::upgrade, Arithmetic::observed), (ServiceCheck{290, 251}));
        QCOMPARE(scene.check(scene.nodeRange(), Operation::upgradeAtMaximum, Arithmetic::observed),
                 (ServiceCheck{348, 251}));
    }

    // The check may pass where the network has no address left: 8 × 31 is free, but 8 nodes of 31 pods take 8 × 32.
    void theCheckMayPassAndTheNetworkRefuse() {
        const Scene scene = nodeSubnetScene(24, sized(8, 31, noSurge));
        QVERIFY(scene.check(scene.nodeRange(), Operation::create, Arithmetic::documented).passes());
        QVERIFY(scene.check(scene.nodeRange(), Operation::create, Arithmetic::observed).passes());
        QCOMPARE(networkVerdict(scene.result.capacity, scene.nodeRange(), Occasion::now), NetworkVerdict::full);
    }

    // "Pre-allocated IPs 1280 exceeds IPs available 1024": five nodes, no five addresses taken off.
    void aPodCidrHasNothingReserved() {
        const Scene scene = overlayScene("10.240.100.0/22"_prefix, {sized(5, 30, noSurge)});
        for (const Arithmetic arithmetic : {Arithmetic::documented, Arithmetic::observed}) {
            QCOMPARE(scene.check(scene.podCidr(), Operation::create, arithmetic), (ServiceCheck{1280, 1024}));
        }
        QCOMPARE(serviceCheckTarget(scene.result.capacity, scene.podCidr()),
                 std::string_view("networkProfile.podCIDR"));
        QCOMPARE(smallestPrefix(scene.result.capacity, scene.podCidr(), Occasion::now), std::optional(21));
        QCOMPARE(scene.podCidr().reserved, std::uint64_t{0});
    }

    // Two pools that may grow to 999 are 1,998 nodes to the service from the start.
    void autoscaledPoolsCountAtTheirMaximum() {
        const Scene scene =
            overlayScene("10.244.0.0/16"_prefix, {sized(1, 30, noSurge, 999), sized(1, 30, noSurge, 999)});
        QCOMPARE(scene.check(scene.podCidr(), Operation::create, Arithmetic::observed),
                 (ServiceCheck{1998 * 256, 65536}));
        QCOMPARE(scene.podCidr().need[Occasion::now], std::uint64_t{512});
        // The node subnet, too, under Overlay.
        QCOMPARE(scene.check(scene.nodeRange(), Operation::create, Arithmetic::documented), (ServiceCheck{1998, 4091}));
        QCOMPARE(smallestPrefix(scene.result.capacity, scene.podCidr(), Occasion::atMaximum), std::optional(13));
    }

    // A /16 has room for 256 nodes, a /12 for 4,096.
    void nodesThatAPodCidrHolds() {
        for (const auto& [length, nodes] : {std::pair(17, 128U), std::pair(16, 256U), std::pair(15, 512U)}) {
            const Scene scene = overlayScene(Prefix::containing("10.128.0.0"_ip, length), {sized(1, 30, noSurge)});
            QCOMPARE(moreNodes(*scene.result.facts, scene.result.capacity, scene.podCidr(), scene.pool()), nodes - 1);
        }
    }

    // However little is needed, a firewall's subnet is a /26 and any other at least a /29.
    void namedSubnetsHaveALeastSize() {
        PlanMaker maker;
        const auto network = maker.network("vnet", {"10.0.0.0/16"_prefix});
        const auto firewall = maker.subnet(network, "AzureFirewallSubnet", {"10.0.0.0/24"_prefix});
        const auto other = maker.subnet(network, "other", {"10.0.1.0/24"_prefix});
        const Measured found = measured(maker.plan());
        const auto length = [&](SubnetId id) {
            return smallestPrefix(found.capacity, *found.capacity.find(id), Occasion::now);
        };
        QCOMPARE(length(firewall), std::optional(26));
        QCOMPARE(length(other), std::optional(29));
    }

    // Static blocks: refused at 10 nodes (160 of 59), accepted at 3 (48), though each takes 256.
    void theCheckOfStaticBlocksIsTooWeak() {
        const Scene ten = podSubnetScene(26, sized(10, 250, noSurge), PodIpAllocationMode::staticBlock);
        const ServiceCheck refused = ten.check(ten.podRange(), Operation::create, Arithmetic::observed);
        QCOMPARE(refused, (ServiceCheck{160, 59}));
        QVERIFY(!refused.passes());
        QCOMPARE(serviceCheckTarget(ten.result.capacity, ten.podRange()),
                 std::string_view("agentPoolProfile.podSubnetID"));
        const Scene three = podSubnetScene(26, sized(3, 250, noSurge), PodIpAllocationMode::staticBlock);
        QVERIFY(three.check(three.podRange(), Operation::create, Arithmetic::observed).passes());
        QCOMPARE(networkVerdict(three.result.capacity, three.podRange(), Occasion::now), NetworkVerdict::full);
        QCOMPARE(three.podRange().need[Occasion::now], std::uint64_t{768});
    }

    // A /26 has four /28 blocks, two of them whole: one node of 30 pods. Two need four blocks: the six of a /25.
    void onlyWholeBlocksCount() {
        const Scene one = podSubnetScene(26, sized(1, 30, noSurge), PodIpAllocationMode::staticBlock);
        QVERIFY(one.podRange().fits(Occasion::now));
        QCOMPARE(one.podRange().free(Occasion::now), std::uint64_t{59 - 32});
        QCOMPARE(moreNodes(*one.result.facts, one.result.capacity, one.podRange(), one.pool()), 0U);
        QCOMPARE(smallestPrefix(one.result.capacity, one.podRange(), Occasion::now), std::optional(26));
        const Scene two = podSubnetScene(25, sized(2, 30, noSurge), PodIpAllocationMode::staticBlock);
        QCOMPARE(smallestPrefix(two.result.capacity, two.podRange(), Occasion::now), std::optional(25));
        QCOMPARE(moreNodes(*two.result.facts, two.result.capacity, two.podRange(), two.pool()), 1U);
    }

    // A /24 for pods: the pages count 16 a node, 15 nodes; the network container makes it 17, 14 nodes; full nodes of 30
    // pods take 31, 8 nodes.
    void dynamicNodesOfATwentyFour() {
        const auto scene = [](int nodes) {
            return podSubnetScene(24, sized(nodes, 30, noSurge), PodIpAllocationMode::dynamicIndividual);
        };
        const auto documented = [](const Scene& in) {
            return in.check(in.podRange(), Operation::create, Arithmetic::documented);
        };
        const auto verdict = [](const Scene& in) {
            return networkVerdict(in.result.capacity, in.podRange(), Occasion::now);
        };
        QCOMPARE(documented(scene(15)), (ServiceCheck{240, 251}));
        QVERIFY(!documented(scene(16)).passes());
        QCOMPARE(verdict(scene(15)), NetworkVerdict::full);
        QCOMPARE(verdict(scene(14)), NetworkVerdict::podsWait);
        QCOMPARE(needAtStart(scene(14).result.capacity, scene(14).podRange(), Occasion::now), std::uint64_t{14 * 17});
        QCOMPARE(verdict(scene(9)), NetworkVerdict::podsWait);
        QCOMPARE(verdict(scene(8)), NetworkVerdict::fits);
        QCOMPARE(scene(8).podRange().need[Occasion::now], std::uint64_t{8 * 31});
    }

    void surgeFollowsThePresentCountAndTheMaximum() {
        NodePool spot = sized(10, 30, CountOrPercent{50, true});
        spot.scaleSetPriority = ScaleSetPriority::spot;
        NodePool silent = sized(11, 30, noSurge, 21);
        silent.upgradeSettings.maxSurge.reset();
        const Scene scene =
            overlayScene("10.240.0.0/12"_prefix, {sized(4, 30, CountOrPercent{33, true}, 10), spot, silent});
        // 33 % of 4 are 2, of 10 are 4; spot pools have none; the default is 10 %: 2 of 11, 3 of 21.
        compareNeeds(scene.nodeRange(), {4 + 10 + 11, 10 + 10 + 21, 6 + 10 + 13, 14 + 10 + 24});
    }

    void whatSharesASubnetAddsUp() {
        Scene scene(24, 24);
        SubnetConsumer endpoint;
        endpoint.name = "endpoint";
        endpoint.subnet = scene.nodes;
        endpoint.addressCount = 3;
        scene.maker.put(Put<SubnetConsumer>{endpoint});
        NodePool pool = sized(2, 30, oneSurge);
        pool.vnetSubnet = scene.nodes;
        scene.add(profileOf(NetworkPlugin::azure, NetworkPluginMode::standard), {pool, pool});
        scene.add(profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay), {pool});
        compareNeeds(scene.nodeRange(), {3 + 4 * 31 + 2, 3 + 4 * 31 + 2, 3 + 6 * 31 + 3, 3 + 6 * 31 + 3});
        QCOMPARE(scene.nodeRange().other, std::uint64_t{3});
        QCOMPARE(scene.result.capacity.sharesOf(scene.nodeRange()).size(), std::size_t{3});
        // 192 of 251: one more node of 31 of the flat cluster, 59 of the other.
        QCOMPARE(moreNodes(*scene.result.facts, scene.result.capacity, scene.nodeRange(), scene.pool()), 59U);
    }

    void knobsSayWhatTheySave() {
        const Scene scene = nodeSubnetScene(22, sized(5, 50, CountOrPercent{3, false}, 8));
        std::vector<std::string> texts;
        for (const KnobSaving& saving : knobSavings(*scene.result.facts, scene.result.capacity, scene.nodeRange())) {
            constexpr std::array names{"max pods", "maximum", "surge"};
            texts.push_back(std::string(names[static_cast<std::size_t>(saving.knob)]) + " " +
                            std::to_string(saving.from) + " → " + std::to_string(saving.to) + ": " +
                            std::to_string(saving.saves[Occasion::now]) + ", " +
                            std::to_string(saving.saves[Occasion::atMaximumDuringUpgrade]));
        }
        QCOMPARE(texts, (std::vector<std::string>{"max pods 50 → 49: 5, 11", "max pods 50 → 30: 100, 220",
                                                  "max pods 50 → 10: 200, 440", "maximum 8 → 5: 0, 153",
                                                  "surge 3 → 1: 0, 102", "surge 3 → 0: 0, 153"}));
    }

    /// The collection of examples, where it is at hand: every refusal that was put down with its numbers.
    void recordedRefusals() {
        QFile file(QStringLiteral(AKSNET_SOURCE_DIR "/../shared/aks-vectors.json"));
        if (!file.open(QIODevice::ReadOnly)) {
            QSKIP("The shared examples are not at hand.");
        }
        int checked = 0;
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
        for (const QJsonValue& value : document.array()) {
            const QJsonObject inputs = value[QLatin1String("inputs")].toObject();
            const QJsonObject expected = value[QLatin1String("expected")].toObject();
            const QString model = inputs[QStringLiteral("model")].toString();
            const int maxPods = inputs[QStringLiteral("maxPods")].toInt(30);
            const int nodes = inputs[QStringLiteral("nodes")].toInt(inputs[QStringLiteral("nodesCounted")].toInt());
            if (nodes == 0 || !(expected.contains(QStringLiteral("preAllocatedIps")) ||
                                expected.contains(QStringLiteral("rpAccepts")))) {
                continue;
            }
            ++checked;
            const auto prefix = [&](const char* key) {
                return *Prefix::parse(inputs[QLatin1String(key)].toString().toStdString());
            };
            const Scene scene =
                model == QLatin1String("overlay") ? overlayScene(prefix("podCidr"), {sized(nodes, maxPods, noSurge)})
                : model == QLatin1String("podSubnetStatic")
                    ? podSubnetScene(prefix("podSubnet").length(), sized(nodes, maxPods, noSurge),
                                     PodIpAllocationMode::staticBlock)
                    : nodeSubnetScene(inputs[QStringLiteral("subnetPrefix")].toInt(), sized(nodes, maxPods, noSurge));
            const RangeCapacity& range = model == QLatin1String("overlay")           ? scene.podCidr()
                                         : model == QLatin1String("podSubnetStatic") ? scene.podRange()
                                                                                     : scene.nodeRange();
            ServiceCheck check = scene.check(range, Operation::create, Arithmetic::observed);
            if (inputs[QStringLiteral("rpRule")].toString().startsWith(QLatin1String("old"))) {
                check.need = range.need[Occasion::now];
            }
            const bool isAccepted =
                expected[QStringLiteral("accepted")].toBool(expected[QStringLiteral("rpAccepts")].toBool(false));
            QCOMPARE(check.passes(), isAccepted);
            if (expected.contains(QStringLiteral("preAllocatedIps"))) {
                QCOMPARE(static_cast<int>(check.need), expected[QStringLiteral("preAllocatedIps")].toInt());
                QCOMPARE(static_cast<int>(check.available), expected[QStringLiteral("available")].toInt());
            }
            if (expected.contains(QStringLiteral("nodesReady"))) {
                QVERIFY(!range.fits(Occasion::now));
            }
            const QString target = expected[QStringLiteral("errorTarget")].toString();
            if (!target.isEmpty() && target != QLatin1String("agentPoolProfile.count")) {
                QCOMPARE(serviceCheckTarget(scene.result.capacity, range), std::string_view(target.toStdString()));
            }
        }
        QVERIFY2(checked >= 7, qPrintable(QString::number(checked)));
    }
};

QTEST_APPLESS_MAIN(TstCapacity)
#include "tst_capacity.moc"
