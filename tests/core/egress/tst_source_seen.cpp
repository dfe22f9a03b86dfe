// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which address each destination sees, for every networking model: the table that every review asks for, row by row.
//
//   P  the pod's address      N  its node's      E  a public one of the cluster's egress      -  cannot be reached
#include "tests/core/egress/egress_plans.h"

using namespace aksnet;
using namespace aksnet::testing;

namespace {

constexpr std::array modelColumns{ModelId::overlay,    ModelId::podSubnetDynamic, ModelId::podSubnetStatic,
                                  ModelId::nodeSubnet, ModelId::kubenet,          ModelId::bringYourOwn};

struct TableRow {
    const char* destination;
    std::function<Trace(const EgressPlan&)> ask;
    const char* linux;    ///< a letter a model
    const char* windows;  ///< the same for Windows pools; of a plugin of one's own like Linux
};

Trace fromHostNetwork(const EgressPlan& plan, const Endpoint& to) {
    return trace(*plan.facts, {.source = PodEndpoint{.pool = plan.pool, .hostNetwork = true}, .destination = to});
}

const std::vector<TableRow>& tableRows() {
    static const std::vector<TableRow> rows{
        {"pod on the same node", [](const auto& p) { return p.trace(PodEndpoint{.pool = p.pool, .pod = 1}); }, "PPPPPP",
         "PPPPPP"},
        {"pod on another node", [](const auto& p) { return p.trace(PodEndpoint{.pool = p.pool, .node = 1}); }, "PPPPPP",
         "PPPPPP"},
        {"ClusterIP Service", [](const auto& p) { return p.trace(ClusterServiceEndpoint{p.cluster}); }, "PPPPPP",
         "PPPPPP"},
        {"own node", [](const auto& p) { return p.trace(NodeEndpoint{p.pool, 0}); }, "PPPPPP", "PPPPPP"},
        {"another node", [](const auto& p) { return p.trace(NodeEndpoint{p.pool, 1}); }, "NPPPNN", "NPPPNN"},
        {"machine in the cluster's subnet", [](const auto& p) { return p.trace(HostEndpoint{p.nodes}); }, "NPPPNN",
         "NPPPNN"},
        {"machine in another subnet", [](const auto& p) { return p.trace(HostEndpoint{p.data}); }, "NPPPNN", "NPPPNN"},
        {"machine in a peered network", [](const auto& p) { return p.trace(HostEndpoint{p.peerData}); }, "NPPNNN",
         "NNNNNN"},
        {"on-premises", [](const auto& p) { return p.trace(ExternalEndpoint{p.office}); }, "NPPNNN", "NNNNNN"},
        {"private endpoint in the network", [](const auto& p) { return p.trace(HostEndpoint{p.data, true}); }, "NPPPNN",
         "NPPPNN"},
        {"private endpoint in a peer", [](const auto& p) { return p.trace(HostEndpoint{p.peerData, true}); }, "NPPNNN",
         "NNNNNN"},
        {"service endpoint", [](const auto& p) { return p.trace(PlatformServiceEndpoint{"Microsoft.Storage"}); },
         "NPPNNN", "NNNNNN"},
        {"internet", [](const auto& p) { return p.trace(InternetEndpoint{}); }, "EEEEEE", "EEEEEE"},
        {"instance metadata", [](const auto& p) { return p.trace(AddressEndpoint{IpAddress::v4(0xa9fea9fe)}, 80); },
         "NNNNNN", "NNNNNN"},
        {"Azure DNS", [](const auto& p) { return p.trace(AddressEndpoint{IpAddress::v4(0xa83f8110)}, 53); }, "NNNNNN",
         "NNNNNN"},
        {"machine, from a host-network pod", [](const auto& p) { return fromHostNetwork(p, HostEndpoint{p.data}); },
         "NNNNNN", "NNNNNN"},
        {"on-premises, from a host-network pod",
         [](const auto& p) { return fromHostNetwork(p, ExternalEndpoint{p.office}); }, "NNNNNN", "NNNNNN"},
        {"pod, from a host-network pod",
         [](const auto& p) { return fromHostNetwork(p, PodEndpoint{.pool = p.pool, .node = 1}); }, "NNNNNN", "NNNNNN"},
        {"pod of another cluster", [](const auto& p) { return p.trace(PodEndpoint{.pool = p.otherPool}); }, "-PPP--",
         "-PPP--"},
    };
    return rows;
}

char letterOf(const Trace& trace) {
    if (trace.disposition != Disposition::delivered) {
        return '-';
    }
    switch (trace.sourceSeen.role) {
        case AddressRole::pod: return 'P';
        case AddressRole::node: return 'N';
        case AddressRole::egress: return 'E';
        default: return '?';
    }
}

void addFirewallRoute(Plan& plan, const EgressPlan& egress) {
    Firewall firewall;
    firewall.id.value = plan.nextNumber++;
    firewall.info.name = "fw";
    firewall.privateIpAddress = *IpAddress::parse("10.1.48.4");
    Subnet subnet;
    subnet.id.value = plan.nextNumber++;
    subnet.name = "AzureFirewallSubnet";
    subnet.addressPrefixes = {*Prefix::parse("10.1.48.0/26")};
    firewall.subnet = subnet.id;
    RouteTable table;
    table.id.value = plan.nextNumber++;
    table.info.name = "rt";
    table.routes = {{.name = "default", .addressPrefix = "0.0.0.0/0", .nextHopIpAddress = firewall.privateIpAddress},
                    {.name = "data", .addressPrefix = "10.1.1.0/24", .nextHopIpAddress = firewall.privateIpAddress}};
    auto& network = plan.virtualNetworks.front().edit();
    for (Subnet& each : network.subnets) {
        if (each.id == egress.nodes || each.id == egress.pods) {
            each.routeTable = table.id;
        }
    }
    network.subnets.push_back(subnet);
    plan.routeTables.push_back(table);
    plan.firewalls.push_back(firewall);
}

}  // namespace

class TstSourceSeen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void table_data() {
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("model");
        QTest::addColumn<bool>("windows");
        for (int row = 0; row < static_cast<int>(tableRows().size()); ++row) {
            for (int column = 0; column < static_cast<int>(modelColumns.size()); ++column) {
                const auto key = model(modelColumns[static_cast<std::size_t>(column)]).key;
                const char* to = tableRows()[static_cast<std::size_t>(row)].destination;
                QTest::addRow("%s: %s", key.data(), to) << row << column << false;
                QTest::addRow("%s, Windows: %s", key.data(), to) << row << column << true;
            }
        }
    }
    void table() {
        QFETCH(int, row);
        QFETCH(int, model);
        QFETCH(bool, windows);
        const TableRow& asked = tableRows()[static_cast<std::size_t>(row)];
        const EgressPlan plan(
            {.model = modelColumns[static_cast<std::size_t>(model)], .os = windows ? OsType::windows : OsType::linux});
        const Trace trace = asked.ask(plan);
        QVERIFY2(letterOf(trace) == (windows ? asked.windows : asked.linux)[model], trace.reason.c_str());
    }

    /// The last row of the table: the firewall on a route sees what the node sends.
    void firewall_data() {
        QTest::addColumn<int>("model");
        QTest::addColumn<QString>("internet");
        QTest::addColumn<QString>("network");
        const std::array expected{std::pair("N", "N"), std::pair("P", "P"), std::pair("P", "P"),
                                  std::pair("N", "P"), std::pair("N", "N"), std::pair("N", "N")};
        for (int column = 0; column < static_cast<int>(modelColumns.size()); ++column) {
            const auto& [internet, network] = expected[static_cast<std::size_t>(column)];
            QTest::addRow("%s", model(modelColumns[static_cast<std::size_t>(column)]).key.data())
                << column << QString::fromLatin1(internet) << QString::fromLatin1(network);
        }
    }
    void firewall() {
        QFETCH(int, model);
        QFETCH(QString, internet);
        QFETCH(QString, network);
        const EgressPlan egress(
            {.model = modelColumns[static_cast<std::size_t>(model)], .outbound = OutboundType::userDefinedRouting});
        Plan plan = *egress.plan;
        addFirewallRoute(plan, egress);
        const auto facts = computeFacts(std::make_shared<const Plan>(plan));
        const auto seenByFirewall = [&](const Endpoint& to) {
            const Trace trace = aksnet::trace(*facts, {.source = PodEndpoint{.pool = egress.pool}, .destination = to});
            const Hop* hop = trace.hopAt(ObjectKind::firewall);
            return !hop                                   ? QStringLiteral("-")
                   : hop->source.role == AddressRole::pod ? QStringLiteral("P")
                                                          : QStringLiteral("N");
        };
        QCOMPARE(seenByFirewall(InternetEndpoint{}), internet);
        QCOMPARE(seenByFirewall(HostEndpoint{egress.data}), network);
    }

    void disputedAnswersSaySo() {
        const EgressPlan kubenet({.model = ModelId::kubenet});
        QVERIFY(!kubenet.trace(HostEndpoint{kubenet.nodes}).notes().empty());
        const EgressPlan podSubnet({.model = ModelId::podSubnetDynamic});
        QVERIFY(!podSubnet.trace(InternetEndpoint{}).notes().empty());
        QVERIFY(!podSubnet.trace(AddressEndpoint{IpAddress::v4(0xa83f8110)}, 53).notes().empty());
        const EgressPlan own({.model = ModelId::bringYourOwn});
        QVERIFY(!own.trace(HostEndpoint{own.data}).notes().empty());
        const EgressPlan overlay({.model = ModelId::overlay});
        QVERIFY(overlay.trace(HostEndpoint{overlay.data}).notes().empty());
    }

    /// Only DNS and metadata requests are rewritten there, by port; Cilium rewrites all to those addresses.
    void podSubnetRewritesTwoPortsOnly() {
        const Endpoint dns = AddressEndpoint{IpAddress::v4(0xa83f8110)};
        const EgressPlan azure({.model = ModelId::podSubnetDynamic});
        QCOMPARE(letterOf(azure.trace(dns, 53)), 'N');
        QCOMPARE(letterOf(azure.trace(dns, 443)), 'P');
        const EgressPlan cilium({.model = ModelId::podSubnetDynamic, .dataplane = NetworkDataplane::cilium});
        QCOMPARE(letterOf(cilium.trace(dns, 443)), 'N');
    }

    void ownListKeepsPodAddresses() {
        using namespace literals;
        const EgressPlan flat({.model = ModelId::nodeSubnet, .nonMasqueradeCidrs = {"10.2.0.0/16"_prefix}});
        QCOMPARE(letterOf(flat.trace(HostEndpoint{flat.peerData})), 'P');
        QCOMPARE(letterOf(flat.trace(ExternalEndpoint{flat.office})), 'N');
        // Under a pod CIDR it does harm: replies find no way back.
        for (const ModelId id : {ModelId::overlay, ModelId::kubenet}) {
            const EgressPlan overlay({.model = id, .nonMasqueradeCidrs = {"10.2.0.0/16"_prefix}});
            const Trace trace = overlay.trace(HostEndpoint{overlay.peerData});
            QCOMPARE(trace.disposition, Disposition::unreachable);
            QCOMPARE(trace.sourceSeen.role, AddressRole::pod);
        }
    }

    void windowsWithoutOutboundNatKeepsPods() {
        const EgressPlan flat({.model = ModelId::nodeSubnet, .os = OsType::windows, .disableOutboundNat = true});
        QCOMPARE(letterOf(flat.trace(HostEndpoint{flat.peerData})), 'P');
        QCOMPARE(letterOf(flat.trace(InternetEndpoint{})), 'E');
        const EgressPlan overlay({.model = ModelId::overlay, .os = OsType::windows, .disableOutboundNat = true});
        const Trace trace = overlay.trace(HostEndpoint{overlay.peerData});
        QCOMPARE(letterOf(trace), 'N');
        QVERIFY(!trace.notes().empty());
    }

    /// Addresses are those of the layout, not made up.
    void addressesAreReal() {
        const EgressPlan overlay({.model = ModelId::overlay});
        QCOMPARE(overlay.trace(HostEndpoint{overlay.data}).sourceSeen.text(), std::string("10.1.0.4"));
        QCOMPARE(overlay.trace(PodEndpoint{.pool = overlay.pool, .pod = 1}).sourceSeen.text(),
                 std::string("10.244.0.1"));
        const EgressPlan flat({.model = ModelId::nodeSubnet});
        QCOMPARE(flat.trace(HostEndpoint{flat.data}).sourceSeen.text(), std::string("10.1.0.5"));
    }
};

QTEST_APPLESS_MAIN(TstSourceSeen)
#include "tst_source_seen.moc"
