// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a node takes under each networking model, against the examples that Microsoft's pages work out and against numbers
// from real error messages.
#include "core/catalog/limits.h"
#include "core/models/definitions.h"
#include "core/models/pod_batches.h"

#include <QtTest>

#include <algorithm>

using namespace aksnet;

namespace {

/// Addresses a subnet of that length can give out.
std::uint64_t usable(int prefixLength) {
    return (std::uint64_t{1} << (32 - prefixLength)) - catalog::reservedAddressesPerSubnet;
}

std::uint64_t nodesIn(int prefixLength, std::uint64_t perNode) {
    return usable(prefixLength) / perNode;
}

/// The longest prefix with room for that many addresses and Azure's own.
int smallestSubnet(std::uint64_t addresses) {
    int length = 29;
    while (usable(length) < addresses) {
        --length;
    }
    return length;
}

/// /28 blocks a node holds under static block allocation.
std::uint64_t blocksOf(int maxPods) {
    return models::podSubnetStatic.nodeNeed(maxPods).podSubnet / 16;
}

}  // namespace

class TstModelDemand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// nodes + surge nodes, max pods, addresses: documented examples, and "Pre-allocated IPs" of refused clusters.
    void nodeSubnetTakesOnePlusMaxPods() {
        struct Example {
            std::uint64_t nodes;
            int maxPods;
            std::uint64_t addresses;
        };
        for (const Example& example :
             {Example{51, 30, 1581}, Example{61, 30, 1891}, Example{10, 30, 310}, Example{3, 110, 333},
              Example{5, 100, 505}, Example{1, 100, 101}, Example{1, 250, 251}}) {
            const NodeNeed need = models::nodeSubnet.nodeNeed(example.maxPods);
            QCOMPARE(example.nodes * need.nodeSubnet, example.addresses);
            QCOMPARE(need.podSubnet, std::uint64_t{0});
            QCOMPARE(need.podCidr, std::uint64_t{0});
        }
        QCOMPARE(smallestSubnet(1581), 21);
        QCOMPARE(smallestSubnet(1891), 21);
        QCOMPARE(nodesIn(24, models::nodeSubnet.nodeNeed(30).nodeSubnet), std::uint64_t{8});
    }

    void overlayAndKubenetTakeOneAddressAndABlock() {
        for (const Model* model : {&models::overlay, &models::kubenet}) {
            for (const int maxPods : {10, 30, 110, 250}) {
                QCOMPARE(model->nodeNeed(maxPods), (NodeNeed{.nodeSubnet = 1, .podSubnet = 0, .podCidr = 256}));
            }
        }
        // The /22 of a refused cluster: 5 × 256 = 1,280 of 1,024, with no five addresses taken off.
        QCOMPARE(5 * models::overlay.nodeNeed(250).podCidr, std::uint64_t{1280});
        QCOMPARE(nodesIn(24, models::kubenet.nodeNeed(110).nodeSubnet), std::uint64_t{251});
        QCOMPARE(nodesIn(24, models::kubenet.nodeNeed(110).nodeSubnet) * 110, std::uint64_t{27610});
    }

    void nodesOfAPodCidr() {
        struct Example {
            int length;
            std::uint64_t nodes;
        };
        for (const Example& example : {Example{17, 128}, Example{16, 256}, Example{15, 512}, Example{14, 1024},
                                       Example{13, 2048}, Example{12, 4096}, Example{24, 1}}) {
            QCOMPARE((std::uint64_t{1} << (32 - example.length)) / models::overlay.nodeNeed(250).podCidr,
                     example.nodes);
        }
        QVERIFY((std::uint64_t{1} << (32 - 12)) < 5000 * models::overlay.nodeNeed(250).podCidr);
        QVERIFY((std::uint64_t{1} << (32 - 11)) >= 5000 * models::overlay.nodeNeed(250).podCidr);
    }

    void bringYourOwnTakesNodeAddressesOnly() {
        QCOMPARE(models::bringYourOwn.nodeNeed(250), (NodeNeed{.nodeSubnet = 1, .podSubnet = 0, .podCidr = 0}));
    }

    void staticBlocksHoldMaxPodsAndOneMore() {
        struct Example {
            int maxPods;
            std::uint64_t blocks;
            std::uint64_t waste;
        };
        for (const Example& example : {Example{30, 2, 1}, Example{31, 2, 0}, Example{32, 3, 15}, Example{110, 7, 1},
                                       Example{250, 16, 5}, Example{15, 1, 0}, Example{16, 2, 15}}) {
            QCOMPARE(blocksOf(example.maxPods), example.blocks);
            QCOMPARE(16 * example.blocks - 1 - static_cast<std::uint64_t>(example.maxPods), example.waste);
            QCOMPARE(models::podSubnetStatic.nodeNeed(example.maxPods).nodeSubnet, std::uint64_t{1});
            QCOMPARE(models::podSubnetStatic.nodeNeed(example.maxPods).podCidr, std::uint64_t{0});
        }
    }

    /// The table of the node agent's own documentation.
    void podAddressesComeInBatches() {
        const std::vector<std::pair<int, std::uint64_t>> table{{0, 16},  {1, 16},  {8, 16},  {9, 32},
                                                               {16, 32}, {24, 32}, {25, 48}, {32, 48},
                                                               {36, 48}, {40, 48}, {41, 64}, {48, 64}};
        for (const auto& [pods, held] : table) {
            QCOMPARE(podAddressesHeld(pods), held);
            QCOMPARE(podSubnetAddressesTaken(pods), held + 1);
        }
        QCOMPARE(podAddressesHeld(10, {.batch = 1, .minFreeFraction = 0.5, .most = {}}), std::uint64_t{11});
        QCOMPARE(podAddressesHeld(13, {.batch = 1, .minFreeFraction = 0, .most = {}}), std::uint64_t{13});
        QCOMPARE(podAddressesHeld(10, {.batch = 16, .minFreeFraction = 0, .most = {}}), std::uint64_t{16});
        QCOMPARE(podAddressesHeld(30, {.most = 30}), std::uint64_t{30});
        QCOMPARE(podAddressesHeld(9, {.most = 20}), std::uint64_t{20});
        QCOMPARE(podAddressesHeld(0, {.most = 0}), std::uint64_t{0});
    }

    void batchesKeepTheirLaws() {
        std::uint64_t before = 0;
        for (int pods = 0; pods <= 1000; ++pods) {
            const std::uint64_t held = podAddressesHeld(pods);
            QVERIFY(held >= static_cast<std::uint64_t>(pods) + 8);      // half a batch stays free …
            QVERIFY(held < static_cast<std::uint64_t>(pods) + 8 + 16);  // … and never a batch more than that
            QVERIFY(held % 16 == 0);
            QVERIFY(held >= before);
            before = held;
        }
    }

    void dynamicNodesAreFullAtMaxPodsPlusOne() {
        for (int maxPods = 10; maxPods <= 250; ++maxPods) {
            const NodeNeed need = models::podSubnetDynamic.nodeNeed(maxPods);
            QCOMPARE(need,
                     (NodeNeed{.nodeSubnet = 1, .podSubnet = static_cast<std::uint64_t>(maxPods) + 1, .podCidr = 0}));
            QVERIFY(need.podSubnet <= models::podSubnetStatic.nodeNeed(maxPods).podSubnet);
        }
        // An empty node holds one batch and its container's own address: a /24 starts 14 of them.
        QCOMPARE(nodesIn(24, podSubnetAddressesTaken(0)), std::uint64_t{14});
        QCOMPARE(nodesIn(24, podAddressesHeld(0)), std::uint64_t{15});
        QCOMPARE(podSubnetAddressesTaken(0), std::uint64_t{17});
        QCOMPARE(podSubnetAddressesTaken(9), std::uint64_t{33});
    }

    void demandNeverFallsWithMaxPods() {
        for (const Model* model : allModels()) {
            for (int maxPods = model->minMaxPods; maxPods < model->maxMaxPods; ++maxPods) {
                const NodeNeed less = model->nodeNeed(maxPods);
                const NodeNeed more = model->nodeNeed(maxPods + 1);
                QVERIFY(less.nodeSubnet >= 1);
                QVERIFY(less.nodeSubnet <= more.nodeSubnet && less.podSubnet <= more.podSubnet &&
                        less.podCidr <= more.podCidr);
            }
            QCOMPARE(model->usesPodSubnet, model->nodeNeed(30).podSubnet > 0);
            QVERIFY(model->usesPodCidr || model->nodeNeed(30).podCidr == 0);
            QCOMPARE(model->isFlat, !model->usesPodCidr);
        }
    }
};

QTEST_APPLESS_MAIN(TstModelDemand)
#include "tst_model_demand.moc"
