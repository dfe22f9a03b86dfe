// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ways out by outbound type, ways in by load balancer and gateway, the API server, and ways back that break connections.
#include "tests/core/egress/egress_plans.h"

using namespace aksnet;
using namespace aksnet::testing;
using namespace aksnet::literals;

namespace {

/// The plan of a case with something changed.
class Changed {
public:
    explicit Changed(const EgressCase& which) : base(which), plan(*base.plan) {}

    Cluster& cluster() { return plan.clusters.front().edit(); }
    NodePool& pool() { return cluster().agentPoolProfiles.front(); }
    Subnet& subnet(SubnetId id) {
        auto& subnets = plan.virtualNetworks.front().edit().subnets;
        return *std::ranges::find(subnets, id, &Subnet::id);
    }
    std::uint32_t number() { return plan.nextNumber++; }

    NatGatewayId addNatGateway(SubnetId at, NatGatewaySku sku = NatGatewaySku::standard) {
        PublicIpPrefix prefix;
        prefix.id.value = number();
        prefix.info.name = "prefix";
        prefix.prefixLength = 30;
        prefix.ipPrefix = "203.0.113.64/30"_prefix;
        NatGateway gateway;
        gateway.id.value = number();
        gateway.info.name = "nat";
        gateway.sku = sku;
        gateway.publicIpPrefixes = {prefix.id};
        plan.publicIpPrefixes.push_back(prefix);
        plan.natGateways.push_back(gateway);
        subnet(at).natGateway = gateway.id;
        return gateway.id;
    }
    /// A firewall in a subnet of its own, and a default route to it from the nodes.
    FirewallId addFirewall(bool isAppliance = false) {
        PublicIpAddress address;
        address.id.value = number();
        address.info.name = "pip-fw";
        address.ipAddress = "203.0.113.9"_ip;
        Subnet own;
        own.id.value = number();
        own.name = "AzureFirewallSubnet";
        own.addressPrefixes = {"10.1.48.0/26"_prefix};
        Firewall firewall;
        firewall.id.value = number();
        firewall.info.name = "fw";
        firewall.subnet = own.id;
        firewall.privateIpAddress = "10.1.48.4"_ip;
        firewall.publicIpAddresses = {address.id};
        firewall.isNetworkVirtualAppliance = isAppliance;
        RouteTable table;
        table.id.value = number();
        table.info.name = "rt";
        table.routes = {{.name = "default", .addressPrefix = "0.0.0.0/0", .nextHopIpAddress = "10.1.48.4"_ip}};
        plan.virtualNetworks.front().edit().subnets.push_back(own);
        subnet(base.nodes).routeTable = table.id;
        plan.publicIpAddresses.push_back(address);
        plan.firewalls.push_back(firewall);
        plan.routeTables.push_back(table);
        return firewall.id;
    }
    SubnetConsumerId addConsumer(SubnetConsumerKind kind, SubnetId at) {
        SubnetConsumer consumer;
        consumer.id.value = number();
        consumer.name = "device";
        consumer.kind = kind;
        consumer.subnet = at;
        plan.subnetConsumers.push_back(consumer);
        return consumer.id;
    }

    [[nodiscard]] Trace ask(const Endpoint& from, const Endpoint& to, IpFamily family = IpFamily::v4) const {
        const auto facts = computeFacts(std::make_shared<const Plan>(plan));
        return trace(*facts, {.source = from, .destination = to, .family = family});
    }
    [[nodiscard]] Trace outward(IpFamily family = IpFamily::v4) const {
        return ask(PodEndpoint{.pool = base.pool}, InternetEndpoint{}, family);
    }
    [[nodiscard]] Trace inward(IngressKind kind, ExternalTrafficPolicy policy, const Endpoint& from) const {
        return ask(from, IngressEndpoint{base.cluster, kind, policy});
    }

    EgressPlan base;
    Plan plan;
};

bool says(const Trace& trace, std::string_view words) {
    return trace.reason.find(words) != std::string::npos;
}

}  // namespace

class TstExitsAndInbound : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- ways out ---

    void natGatewayStandsAboveTheLoadBalancer() {
        Changed plan({.model = ModelId::overlay});
        plan.addNatGateway(plan.base.nodes);
        const Trace trace = plan.outward();
        QCOMPARE(trace.sourceSeen.text(), std::string("one of 203.0.113.64/30"));
        QVERIFY(!trace.notes().empty());
        // Nodes' own addresses stand between the two.
        plan.pool().enableNodePublicIp = true;
        QCOMPARE(plan.outward().sourceSeen.text(), std::string("one of 203.0.113.64/30"));
        plan.subnet(plan.base.nodes).natGateway.reset();
        QVERIFY(plan.outward().sourceSeen.name.find("public address of node 0") != std::string::npos);
    }

    void podSubnetNeedsItsOwnNatGateway() {
        Changed plan({.model = ModelId::podSubnetDynamic, .outbound = OutboundType::userAssignedNatGateway});
        plan.addNatGateway(plan.base.nodes);
        QCOMPARE(plan.outward().disposition, Disposition::unreachable);
        QVERIFY(says(plan.outward(), "pods"));
        plan.subnet(plan.base.pods).natGateway = plan.subnet(plan.base.nodes).natGateway;
        QCOMPARE(plan.outward().disposition, Disposition::delivered);
    }

    void aRouteStandsAboveAll() {
        Changed plan({.model = ModelId::overlay});
        plan.addNatGateway(plan.base.nodes);
        const FirewallId firewall = plan.addFirewall();
        const Trace trace = plan.outward();
        QCOMPARE(trace.sourceSeen.text(), std::string("203.0.113.9"));
        QCOMPARE(trace.sourceSeen.owner, ObjectRef(firewall));
        QCOMPARE(trace.returnPath.kind, ReturnPathKind::symmetric);
    }

    void natGatewayOnTheFirewallsSubnet() {
        Changed plan({.model = ModelId::overlay, .outbound = OutboundType::userDefinedRouting});
        plan.addFirewall();
        plan.addNatGateway(SubnetId(plan.plan.virtualNetworks.front()->subnets.back().id));
        QCOMPARE(plan.outward().sourceSeen.text(), std::string("one of 203.0.113.64/30"));
    }

    void closedTypes_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("disposition");
        QTest::newRow("none") << int(OutboundType::none) << int(Disposition::blocked);
        QTest::newRow("block") << int(OutboundType::block) << int(Disposition::blocked);
        QTest::newRow("userDefinedRouting without a route")
            << int(OutboundType::userDefinedRouting) << int(Disposition::unreachable);
        QTest::newRow("userAssignedNATGateway without one")
            << int(OutboundType::userAssignedNatGateway) << int(Disposition::unreachable);
        QTest::newRow("managedNATGateway") << int(OutboundType::managedNatGateway) << int(Disposition::delivered);
        QTest::newRow("loadBalancer") << int(OutboundType::loadBalancer) << int(Disposition::delivered);
    }
    void closedTypes() {
        QFETCH(int, type);
        QFETCH(int, disposition);
        const Changed plan({.model = ModelId::overlay, .outbound = static_cast<OutboundType>(type)});
        QCOMPARE(int(plan.outward().disposition), disposition);
        // Whatever the type, the network itself is reached.
        QCOMPARE(plan.base.trace(HostEndpoint{plan.base.data}).disposition, Disposition::delivered);
    }

    void nodesWithoutASubnetStandInAksNetwork() {
        Changed plan({.model = ModelId::overlay});
        plan.pool().vnetSubnet.reset();
        const Trace trace = plan.outward();
        QCOMPARE(trace.disposition, Disposition::delivered);
        QCOMPARE(trace.hops[1].title, std::string("the subnet that AKS makes"));
        QCOMPARE(plan.ask(PodEndpoint{.pool = plan.base.pool}, HostEndpoint{plan.base.data}).disposition,
                 Disposition::unreachable);
    }

    void dualStackKeepsFamiliesApart() {
        Changed plan({.model = ModelId::overlay});
        plan.cluster().networkProfile.ipFamilies = {IpFamily::v4, IpFamily::v6};
        plan.cluster().networkProfile.podCidrs = {"10.244.0.0/16"_prefix, "fd12:3456:789a::/64"_prefix};
        plan.cluster().networkProfile.serviceCidrs = {"172.20.0.0/16"_prefix, "fd12:3456:789a:1::/108"_prefix};
        plan.subnet(plan.base.nodes).addressPrefixes.push_back("fd00:1::/64"_prefix);
        const Trace trace = plan.outward(IpFamily::v6);
        QCOMPARE(trace.disposition, Disposition::delivered);
        for (const Hop& hop : trace.hops) {
            QCOMPARE(hop.source.family(), IpFamily::v6);
        }
        QCOMPARE(trace.hops.front().source.text(), std::string("fd12:3456:789a::1"));
        plan.addNatGateway(plan.base.nodes);
        QCOMPARE(plan.outward(IpFamily::v6).disposition, Disposition::unreachable);
        QVERIFY(says(plan.outward(IpFamily::v6), "IPv4 only"));
    }

    void staticEgressGateway() {
        Changed plan({.model = ModelId::overlay});
        NodePool gateway = plan.pool();
        gateway.id.value = plan.number();
        gateway.name = "gw";
        gateway.mode = NodePoolMode::gateway;
        gateway.gatewayPublicIpPrefixSize = 30;
        plan.cluster().agentPoolProfiles.push_back(gateway);
        plan.cluster().networkProfile.staticEgressGatewayEnabled = true;
        const PodEndpoint annotated{.pool = plan.base.pool, .throughEgressGateway = true};
        const Trace trace = plan.ask(annotated, InternetEndpoint{});
        QCOMPARE(trace.sourceSeen.text(), std::string("one of 4 addresses of the public prefix of gateway pool gw"));
        QVERIFY(plan.outward().sourceSeen.text() != trace.sourceSeen.text());
        // Pods of the cluster are reached as ever.
        QCOMPARE(plan.ask(annotated, PodEndpoint{.pool = plan.base.pool, .node = 1}).sourceSeen.role, AddressRole::pod);
        plan.cluster().networkProfile.staticEgressGatewayEnabled = false;
        const Trace without = plan.ask(annotated, InternetEndpoint{});
        QVERIFY(without.sourceSeen.text() == plan.outward().sourceSeen.text() && !without.notes().empty());
    }

    void ownRangesHideWhatIsElsewhere() {
        Changed plan({.model = ModelId::overlay});
        plan.plan.externalNetworks.front().addressPrefixes = {"10.244.128.0/20"_prefix};
        const Trace pod = plan.ask(PodEndpoint{.pool = plan.base.pool}, ExternalEndpoint{plan.base.office});
        QCOMPARE(pod.disposition, Disposition::unreachable);
        QVERIFY(says(pod, "pod CIDR"));
        plan.plan.externalNetworks.front().addressPrefixes = {"172.20.1.0/24"_prefix};
        QVERIFY(says(plan.ask(NodeEndpoint{plan.base.pool}, ExternalEndpoint{plan.base.office}), "service CIDR"));
        // Half inside: reached, with a warning.
        plan.plan.externalNetworks.front().addressPrefixes = {"10.240.0.0/12"_prefix};
        const Trace half = plan.ask(PodEndpoint{.pool = plan.base.pool}, ExternalEndpoint{plan.base.office});
        QVERIFY(half.disposition == Disposition::delivered && !half.notes().empty());
    }

    // --- ways in ---

    void publishedPodsSee_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("policy");
        QTest::addColumn<bool>("windows");
        QTest::addColumn<int>("role");
        const auto row = [](const char* name, IngressKind kind, ExternalTrafficPolicy policy, bool windows,
                            AddressRole role) {
            QTest::newRow(name) << int(kind) << int(policy) << windows << int(role);
        };
        using enum IngressKind;
        using enum ExternalTrafficPolicy;
        row("load balancer, Cluster", publicLoadBalancer, cluster, false, AddressRole::node);
        row("load balancer, Local", publicLoadBalancer, local, false, AddressRole::internet);
        row("load balancer, Local, Windows", publicLoadBalancer, local, true, AddressRole::node);
        row("internal, Cluster", internalLoadBalancer, cluster, false, AddressRole::node);
        row("internal, Local", internalLoadBalancer, local, false, AddressRole::external);
        row("application gateway", applicationGateway, cluster, false, AddressRole::host);
        row("gateway for containers", applicationGatewayForContainers, cluster, false, AddressRole::host);
    }
    void publishedPodsSee() {
        QFETCH(int, kind);
        QFETCH(int, policy);
        QFETCH(bool, windows);
        QFETCH(int, role);
        for (const ModelId id : {ModelId::overlay, ModelId::podSubnetDynamic, ModelId::nodeSubnet}) {
            Changed plan({.model = id, .os = windows ? OsType::windows : OsType::linux});
            plan.addConsumer(SubnetConsumerKind::applicationGateway, plan.base.data);
            plan.addConsumer(SubnetConsumerKind::applicationGatewayForContainers, plan.base.data);
            const bool isInternal = static_cast<IngressKind>(kind) == IngressKind::internalLoadBalancer;
            const Endpoint client = isInternal ? Endpoint(ExternalEndpoint{plan.base.office}) : InternetEndpoint{};
            const Trace trace =
                plan.inward(static_cast<IngressKind>(kind), static_cast<ExternalTrafficPolicy>(policy), client);
            QCOMPARE(trace.disposition, Disposition::delivered);
            QCOMPARE(int(trace.sourceSeen.role), role);
            QCOMPARE(trace.hops.back().destination.role, AddressRole::pod);
            QCOMPARE(trace.returnPath.kind, ReturnPathKind::symmetric);
        }
    }

    void kubenetAndApplicationGateways() {
        Changed plan({.model = ModelId::kubenet});
        plan.addConsumer(SubnetConsumerKind::applicationGateway, plan.base.data);
        plan.addConsumer(SubnetConsumerKind::applicationGatewayForContainers, plan.base.data);
        const auto ask = [&](IngressKind kind) {
            return plan.inward(kind, ExternalTrafficPolicy::cluster, InternetEndpoint{}).disposition;
        };
        QCOMPARE(ask(IngressKind::applicationGatewayForContainers), Disposition::unreachable);
        QCOMPARE(ask(IngressKind::applicationGateway), Disposition::unreachable);
        RouteTable table;
        table.id.value = plan.number();
        plan.plan.routeTables.push_back(table);
        plan.subnet(plan.base.nodes).routeTable = table.id;
        plan.subnet(plan.base.data).routeTable = table.id;
        QCOMPARE(ask(IngressKind::applicationGateway), Disposition::delivered);
    }

    void gatewaysInPeeredNetworks() {
        for (const auto& [id, kind, disposition] :
             {std::tuple(ModelId::overlay, IngressKind::applicationGateway, Disposition::unreachable),
              std::tuple(ModelId::nodeSubnet, IngressKind::applicationGateway, Disposition::delivered),
              std::tuple(ModelId::nodeSubnet, IngressKind::applicationGatewayForContainers,
                         Disposition::unreachable)}) {
            Changed plan({.model = id});
            plan.addConsumer(kind == IngressKind::applicationGateway
                                 ? SubnetConsumerKind::applicationGateway
                                 : SubnetConsumerKind::applicationGatewayForContainers,
                             plan.base.peerData);
            QCOMPARE(plan.inward(kind, ExternalTrafficPolicy::cluster, InternetEndpoint{}).disposition, disposition);
        }
    }

    void publicLoadBalancerBeforeAFirewallBreaksConnections() {
        Changed plan({.model = ModelId::overlay, .outbound = OutboundType::userDefinedRouting});
        plan.addFirewall();
        for (const auto policy : {ExternalTrafficPolicy::cluster, ExternalTrafficPolicy::local}) {
            const Trace trace = plan.inward(IngressKind::publicLoadBalancer, policy, InternetEndpoint{});
            QCOMPARE(trace.disposition, Disposition::delivered);
            QCOMPARE(trace.returnPath.kind, ReturnPathKind::asymmetric);
            QVERIFY(trace.returnPath.text.find("fw") != std::string::npos);
        }
        // A client whose range has a route to the Internet of its own comes and goes the same way.
        plan.plan.routeTables.front().routes.push_back({.name = "client",
                                                        .addressPrefix = "198.51.100.0/24",
                                                        .nextHopType = NextHopType::internet,
                                                        .nextHopIpAddress = {}});
        const Trace known = plan.inward(IngressKind::publicLoadBalancer, ExternalTrafficPolicy::cluster,
                                        AddressEndpoint{"198.51.100.7"_ip});
        QCOMPARE(known.returnPath.kind, ReturnPathKind::symmetric);
    }

    void oneSidedRoutesBreakConnectionsInside() {
        Changed plan({.model = ModelId::nodeSubnet});
        plan.addFirewall();
        plan.plan.routeTables.front().routes.front().addressPrefix = "10.1.1.0/24";
        const auto ask = [&] { return plan.ask(PodEndpoint{.pool = plan.base.pool}, HostEndpoint{plan.base.data}); };
        QCOMPARE(ask().returnPath.kind, ReturnPathKind::asymmetric);
        RouteTable back;
        back.id.value = plan.number();
        back.routes = {{.name = "nodes", .addressPrefix = "10.1.0.0/24", .nextHopIpAddress = "10.1.48.4"_ip}};
        plan.plan.routeTables.push_back(back);
        plan.subnet(plan.base.data).routeTable = back.id;
        QCOMPARE(ask().returnPath.kind, ReturnPathKind::symmetric);
    }

    // --- the API server ---

    void apiServer_data() {
        QTest::addColumn<bool>("isPrivate");
        QTest::addColumn<bool>("isIntegrated");
        QTest::addColumn<QStringList>("ranges");
        QTest::addColumn<int>("fromPod");
        QTest::addColumn<int>("fromInternet");
        const auto row = [](const char* name, bool isPrivate, bool isIntegrated, const QStringList& ranges,
                            Disposition fromPod, Disposition fromInternet) {
            QTest::newRow(name) << isPrivate << isIntegrated << ranges << int(fromPod) << int(fromInternet);
        };
        const auto yes = Disposition::delivered;
        row("public", false, false, {}, yes, yes);
        row("public, ranges without the NAT gateway", false, false, {QStringLiteral("198.51.100.0/24")},
            Disposition::denied, yes);
        row("public, ranges with it", false, false, {QStringLiteral("203.0.113.64/30")}, yes, Disposition::denied);
        row("private", true, false, {}, yes, Disposition::unreachable);
        row("private and integrated", true, true, {}, yes, Disposition::unreachable);
        row("integrated", false, true, {}, yes, yes);
    }
    void apiServer() {
        QFETCH(bool, isPrivate);
        QFETCH(bool, isIntegrated);
        QFETCH(QStringList, ranges);
        QFETCH(int, fromPod);
        QFETCH(int, fromInternet);
        Changed plan({.model = ModelId::overlay, .outbound = OutboundType::userAssignedNatGateway});
        plan.addNatGateway(plan.base.nodes);
        ApiServerAccessProfile& access = plan.cluster().apiServerAccessProfile;
        access.enablePrivateCluster = isPrivate;
        access.enableVnetIntegration = isIntegrated;
        access.subnet = isIntegrated ? std::optional(plan.base.data) : std::nullopt;
        for (const QString& range : ranges) {
            access.authorizedIpRanges.push_back(range.toStdString());
        }
        const Endpoint api = ApiServerEndpoint{plan.base.cluster};
        QCOMPARE(int(plan.ask(PodEndpoint{.pool = plan.base.pool}, api).disposition), fromPod);
        // The first address of the service CIDR leads there, too.
        QCOMPARE(int(plan.ask(PodEndpoint{.pool = plan.base.pool}, AddressEndpoint{"172.20.0.1"_ip}).disposition),
                 fromPod);
        QCOMPARE(int(plan.ask(AddressEndpoint{"198.51.100.7"_ip}, api).disposition), fromInternet);
        if (isPrivate) {
            const Trace office = plan.ask(ExternalEndpoint{plan.base.office}, api);
            QCOMPARE(office.disposition, Disposition::delivered);
            QCOMPARE(office.hops.back().destination.within.front().length(), 32);
        }
    }

    /// AKS lets its own load balancer's addresses in by itself.
    void ownLoadBalancerIsAuthorised() {
        Changed plan({.model = ModelId::overlay});
        plan.cluster().apiServerAccessProfile.authorizedIpRanges = {"198.51.100.0/24"};
        QCOMPARE(plan.ask(PodEndpoint{.pool = plan.base.pool}, ApiServerEndpoint{plan.base.cluster}).disposition,
                 Disposition::delivered);
    }

    void privateEndpointsPassByUserRoutes() {
        Changed plan({.model = ModelId::overlay});
        plan.addFirewall();
        plan.plan.routeTables.front().routes.push_back(
            {.name = "near", .addressPrefix = "10.1.0.0/16", .nextHopIpAddress = "10.1.48.4"_ip});
        const auto meetsFirewall = [&] {
            return plan.ask(PodEndpoint{.pool = plan.base.pool}, HostEndpoint{plan.base.data, true})
                       .hopAt(ObjectKind::firewall) != nullptr;
        };
        QVERIFY(!meetsFirewall());
        plan.subnet(plan.base.data).privateEndpointNetworkPolicies = PrivateEndpointNetworkPolicies::routeTableEnabled;
        QVERIFY(meetsFirewall());
        // A route shorter than the network's range does not override the endpoint's.
        plan.plan.routeTables.front().routes.back().addressPrefix = "10.0.0.0/8";
        QVERIFY(!meetsFirewall());
    }
};

QTEST_APPLESS_MAIN(TstExitsAndInbound)
#include "tst_exits_and_inbound.moc"
