// SPDX-License-Identifier: GPL-3.0-or-later
//
// SNAT ports: the worked examples of Azure's pages, and what holds of every number of nodes.
#include "core/egress/outbound_types.h"
#include "core/egress/ports.h"
#include "tests/core/egress/egress_plans.h"

using namespace aksnet;
using namespace aksnet::testing;

namespace {

constexpr auto perFrontend = static_cast<std::uint64_t>(64000);

/// The table as the page prints it, with nothing clever.
int tableByHand(int nodes) {
    return nodes <= 50 ? 1024 : nodes <= 100 ? 512 : nodes <= 200 ? 256 : nodes <= 400 ? 128 : nodes <= 800 ? 64 : 32;
}

PortSupply balancer(std::uint64_t addresses, int allocated = 0) {
    return {.device = PortDevice::loadBalancer, .addresses = addresses, .allocatedPorts = allocated};
}

}  // namespace

class TstPorts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void automatic_data() {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("frontends");
        QTest::addColumn<int>("ports");
        for (const auto& [nodes, ports] : {std::pair(1, 1024),
                                           {48, 1024},
                                           {50, 1024},
                                           {51, 512},
                                           {52, 512},
                                           {100, 512},
                                           {101, 256},
                                           {200, 256},
                                           {201, 128},
                                           {400, 128},
                                           {401, 64},
                                           {800, 64},
                                           {801, 32},
                                           {1000, 32}}) {
            QTest::addRow("lb-auto-%d", nodes) << nodes << 1 << ports;
        }
        QTest::addRow("lb-auto-100-fe1") << 100 << 1 << 512;
        QTest::addRow("lb-auto-100-fe2") << 100 << 2 << 1024;
        QTest::addRow("lb-auto-100-fe3") << 100 << 3 << 1024;
    }
    void automatic() {
        QFETCH(int, nodes);
        QFETCH(int, frontends);
        QFETCH(int, ports);
        QCOMPARE(automaticPorts(static_cast<std::uint64_t>(nodes), static_cast<std::uint64_t>(frontends)),
                 std::optional(ports));
    }
    void automaticEndsAtAThousandNodes() {
        QCOMPARE(automaticPorts(1001, 1), std::optional<int>());
        QCOMPARE(automaticPorts(10, 0), std::optional<int>());
        QVERIFY(!portBudget(balancer(16), 1001).isFeasible);
    }

    /// Every cliff is where the table by hand changes, and nowhere else.
    void cliffs() {
        for (std::uint64_t frontends = 1; frontends <= 40; ++frontends) {
            std::vector<PortCliff> byHand;
            for (int nodes = 1; nodes <= 1000; ++nodes) {
                const int ports = std::min(tableByHand(nodes) * static_cast<int>(frontends), 1024);
                QCOMPARE(automaticPorts(static_cast<std::uint64_t>(nodes), frontends), std::optional(ports));
                if (byHand.empty() || byHand.back().ports != ports) {
                    byHand.push_back({nodes, ports});
                }
            }
            byHand.push_back({1001, std::nullopt});
            QVERIFY(automaticCliffs(frontends) == byHand);
        }
    }

    void allocated_data() {
        QTest::addColumn<int>("ports");
        QTest::addColumn<int>("addresses");
        QTest::addColumn<int>("mostNodes");
        QTest::addRow("lb-1000x2") << 1000 << 2 << 128;
        QTest::addRow("lb-1000x7") << 1000 << 7 << 448;
        QTest::addRow("lb-4000x2") << 4000 << 2 << 32;
        QTest::addRow("4000x7") << 4000 << 7 << 112;
    }
    void allocated() {
        QFETCH(int, ports);
        QFETCH(int, addresses);
        QFETCH(int, mostNodes);
        const auto most = mostNodesWithPorts(static_cast<std::uint64_t>(ports), static_cast<std::uint64_t>(addresses));
        QCOMPARE(most, static_cast<std::uint64_t>(mostNodes));
        const PortSupply supply = balancer(static_cast<std::uint64_t>(addresses), ports);
        QVERIFY(portBudget(supply, most).isFeasible);
        QVERIFY(!portBudget(supply, most + 1).isFeasible);
    }
    void lb100nodes() {
        const PortBudget withSurge = portBudget(balancer(7, 4000), 102);
        QCOMPARE(withSurge.total, std::uint64_t{448000});
        QCOMPARE(withSurge.total - withSurge.perNode * 100 - withSurge.perNode * 2, std::uint64_t{40000});
        QVERIFY(withSurge.isFeasible);
        // The page leaves 48,000 over before the two surge nodes' 8,000.
        QCOMPARE(withSurge.total - withSurge.perNode * 100, std::uint64_t{48000});
    }
    void lb8000x9() {
        QVERIFY(!portBudget(balancer(1, 8000), 9).isFeasible);
        QCOMPARE(addressesForPorts(9, 8000), std::uint64_t{2});
        QVERIFY(portBudget(balancer(2, 8000), 9).isFeasible);
    }
    void nat116() {
        const PortBudget budget = portBudget({.device = PortDevice::natGateway, .addresses = 16}, 5);
        QCOMPARE(budget.total, std::uint64_t{1032192});
        QCOMPARE(portBudget({.device = PortDevice::natGatewayV2, .addresses = 1}, 5).total, std::uint64_t{64512});
        QCOMPARE(budget.perDestination, std::uint64_t{800000});
        QCOMPARE(budget.perNode, std::uint64_t{0});
    }
    void firewall250() {
        QCOMPARE(portBudget({.device = PortDevice::firewall, .addresses = 250}, 5).total, std::uint64_t{1248000});
    }
    void ephemeral() {
        QCOMPARE(catalog::linuxEphemeralPorts, 28232);
        const PortSupply supply{.device = PortDevice::nodeAddress, .addresses = 1};
        QCOMPARE(portBudget(supply, 3).perNodeAndDestination, std::uint64_t{28232});
        QCOMPARE(portBudget(supply, 3).total, std::uint64_t{3 * 28232});
        // Ports beyond a node's own range are of no use towards one destination.
        QCOMPARE(portBudget(balancer(1, 64000), 1).perNodeAndDestination, std::uint64_t{28232});
    }

    /// mostPortsForNodes is the largest multiple of 8 that is feasible; addressesForPorts the least number that is.
    void allocationIsTight() {
        Dice dice(7);
        for (int i = 0; i < 2000; ++i) {
            const std::uint64_t nodes = 1 + dice.below(2000);
            const std::uint64_t addresses = 1 + dice.below(40);
            const std::uint64_t ports = mostPortsForNodes(nodes, addresses);
            QCOMPARE(ports % 8, std::uint64_t{0});
            QVERIFY(nodes * ports <= perFrontend * addresses);
            QVERIFY(nodes * (ports + 8) > perFrontend * addresses || ports == perFrontend);
            const std::uint64_t asked = 8 * (1 + dice.below(8000));
            const std::uint64_t needed = addressesForPorts(nodes, asked);
            QVERIFY(nodes * asked <= perFrontend * needed);
            QVERIFY(nodes * asked > perFrontend * (needed - 1));
            QVERIFY(mostNodesWithPorts(asked, needed) >= nodes);
        }
    }

    /// More nodes never make a node's share larger, more addresses never smaller.
    void sharesFallWithNodes() {
        for (std::uint64_t addresses = 1; addresses < 20; ++addresses) {
            for (std::uint64_t nodes = 1; nodes < 1000; ++nodes) {
                QVERIFY(portBudget(balancer(addresses), nodes).perNode >=
                        portBudget(balancer(addresses), nodes + 1).perNode);
                QVERIFY(portBudget(balancer(addresses), nodes).perNode <=
                        portBudget(balancer(addresses + 1), nodes).perNode);
            }
        }
    }

    void addressesForManyConnections() {
        // 10 nodes × 30 pods × 100 connections = 3,000 a node → 3,000 ports, and 30,000 of 64,000.
        QCOMPARE(addressesForConnections(balancer(1), 10, 30, 100), std::optional<std::uint64_t>(1));
        QCOMPARE(addressesForConnections(balancer(1), 100, 30, 100), std::optional<std::uint64_t>(5));
        // 300,000 connections to one destination, 50,000 an address.
        QCOMPARE(addressesForConnections({.device = PortDevice::natGateway, .addresses = 1}, 100, 30, 100),
                 std::optional<std::uint64_t>(6));
        QCOMPARE(addressesForConnections({.device = PortDevice::firewall, .addresses = 1}, 100, 30, 100),
                 std::optional<std::uint64_t>(61));
        // A node has 28,232 ports to one destination, whatever stands behind it.
        QCOMPARE(addressesForConnections(balancer(1), 2, 250, 200), std::optional<std::uint64_t>());
        // Sixteen addresses are all that a NAT gateway takes.
        QCOMPARE(addressesForConnections({.device = PortDevice::natGateway, .addresses = 1}, 1000, 30, 100),
                 std::optional<std::uint64_t>());
    }

    void suppliesFollowTheWayOut() {
        const EgressPlan plan({.model = ModelId::overlay});
        const ClusterFacts& cluster = *plan.facts->find(plan.cluster);
        QCOMPARE(portSupplyOf(*plan.facts, cluster).device, PortDevice::loadBalancer);
        QCOMPARE(nodesOfNow(*plan.facts, cluster), std::uint64_t{3});
        QCOMPARE(nodesWithPorts(*plan.facts, cluster), std::uint64_t{4});
        const EgressPlan blocked({.model = ModelId::overlay, .outbound = OutboundType::none});
        QCOMPARE(portSupplyOf(*blocked.facts, *blocked.facts->find(blocked.cluster)).device, PortDevice::none);
        const EgressPlan managed({.model = ModelId::overlay, .outbound = OutboundType::managedNatGateway});
        const PortSupply supply = portSupplyOf(*managed.facts, *managed.facts->find(managed.cluster));
        QCOMPARE(supply.device, PortDevice::natGateway);
        QCOMPARE(supply.addresses, std::uint64_t{1});
    }

    void outboundChanges_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<bool>("isOwn");
        QTest::addColumn<QString>("answers");
        // By the enumeration: loadBalancer, userDefinedRouting, managed, managedV2, userAssigned, none, block.
        QTest::newRow("managed: loadBalancer") << int(OutboundType::loadBalancer) << false << "=nyynyy";
        QTest::newRow("managed: managedNATGatewayV2") << int(OutboundType::managedNatGatewayV2) << false << "nnn=ndd";
        QTest::newRow("managed: managedNATGateway") << int(OutboundType::managedNatGateway) << false << "dn=ynyy";
        QTest::newRow("managed: none") << int(OutboundType::none) << false << "ynyyn=y";
        QTest::newRow("managed: block") << int(OutboundType::block) << false << "ynyyny=";
        QTest::newRow("own: loadBalancer") << int(OutboundType::loadBalancer) << true << "=ynnyyn";
        QTest::newRow("own: userAssignedNATGateway") << int(OutboundType::userAssignedNatGateway) << true << "yynn=yn";
        QTest::newRow("own: userDefinedRouting") << int(OutboundType::userDefinedRouting) << true << "y=nnyyn";
        QTest::newRow("own: none") << int(OutboundType::none) << true << "yynny=n";
    }
    void outboundChanges() {
        QFETCH(int, from);
        QFETCH(bool, isOwn);
        QFETCH(QString, answers);
        const QString letters = QStringLiteral("=ynd");
        for (const OutboundTypeInfo& to : outboundTypeInfos()) {
            const ChangeAnswer answer = outboundChangeAnswer(static_cast<OutboundType>(from), to.type, isOwn);
            QCOMPARE(letters[static_cast<int>(answer)], answers[static_cast<int>(to.type)]);
        }
    }
    void everyTypeIsDescribed() {
        QCOMPARE(outboundTypeInfos().size(), std::size_t{7});
        for (std::size_t i = 0; i < outboundTypeInfos().size(); ++i) {
            const OutboundTypeInfo& info = outboundTypeInfos()[i];
            QCOMPARE(static_cast<std::size_t>(info.type), i);
            QVERIFY(info.source && !info.prerequisites.empty() && !info.creates.empty() && !info.addressSeen.empty());
        }
    }
    void changesSayWhatBecomesOfAddresses() {
        const EgressPlan plan({.model = ModelId::overlay});
        const ClusterFacts& cluster = *plan.facts->find(plan.cluster);
        const OutboundChange change = outboundChange(*plan.facts, cluster, OutboundType::userDefinedRouting);
        QCOMPARE(change.answer, ChangeAnswer::allowed);
        QVERIFY(change.addressEffect.find("the load balancer of aks") != std::string::npos);
        const OutboundChange refused = outboundChange(*plan.facts, cluster, OutboundType::managedNatGateway);
        QCOMPARE(refused.answer, ChangeAnswer::refused);
        QVERIFY(!refused.why.empty());
    }
};

QTEST_APPLESS_MAIN(TstPorts)
#include "tst_ports.moc"
