// SPDX-License-Identifier: GPL-3.0-or-later
//
// Route look-up and security groups against slow answers worked out one by one, and the cases that people trip over.
#include "core/egress/routing.h"
#include "core/egress/security_groups.h"
#include "tests/core/egress/egress_plans.h"

using namespace aksnet;
using namespace aksnet::testing;
using namespace aksnet::literals;

namespace {

FlowAddress addressOf(IpAddress address, AddressRole role = AddressRole::host) {
    return {.role = role, .within = {Prefix::containing(address, bitWidth(address.family()))}, .name = "it"};
}

bool isOfNetwork(const EffectiveRoute& route) {
    return route.hop == RouteHop::peering || route.hop == RouteHop::virtualNetwork;
}

/// The routes that stand: of equal prefixes the user's, then the network's, then the gateway's, then the rest.
int rankByHand(const EffectiveRoute& route) {
    return route.origin == RouteOrigin::user      ? 0
           : isOfNetwork(route)                   ? 1
           : route.origin == RouteOrigin::gateway ? 2
                                                  : 3;
}

/// Walks all routes for every question; no order, no index.
std::optional<std::size_t> findByHand(const std::vector<EffectiveRoute>& routes, IpAddress address) {
    std::vector<std::size_t> standing;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        bool isBest = routes[i].prefix.contains(address);
        for (std::size_t j = 0; j < routes.size() && isBest; ++j) {
            const bool isSame = i != j && routes[j].prefix == routes[i].prefix;
            const int mine = rankByHand(routes[i]);
            const int other = rankByHand(routes[j]);
            isBest = !isSame || mine < other || (mine == other && i < j);
        }
        if (isBest) {
            standing.push_back(i);
        }
    }
    const bool hasNetworks = std::ranges::any_of(
        standing, [&](std::size_t i) { return routes[i].origin == RouteOrigin::system && isOfNetwork(routes[i]); });
    std::optional<std::size_t> best;
    for (const std::size_t i : standing) {
        if (hasNetworks && routes[i].origin == RouteOrigin::gateway) {
            continue;
        }
        if (!best || routes[i].prefix.length() > routes[*best].prefix.length()) {
            best = i;
        }
    }
    return best;
}

std::vector<EffectiveRoute> randomRoutes(Dice& dice, const std::vector<Route>& names) {
    const Prefix space = "10.0.0.0/20"_prefix;
    std::vector<EffectiveRoute> routes;
    for (std::uint32_t i = dice.below(14); i > 0; --i) {
        const auto origin = static_cast<RouteOrigin>(dice.below(3));
        const RouteHop hop = origin == RouteOrigin::gateway ? RouteHop::gateway
                             : origin == RouteOrigin::user
                                 ? RouteHop::appliance
                                 : std::array{RouteHop::virtualNetwork, RouteHop::peering, RouteHop::internet,
                                              RouteHop::none}[dice.below(4)];
        routes.push_back({.prefix = dice.chance(10) ? "0.0.0.0/0"_prefix : dice.inside(space, 20, 28),
                          .origin = origin,
                          .hop = hop,
                          .userRoute = origin == RouteOrigin::user ? &names[dice.below(8)] : nullptr});
    }
    return routes;
}

struct GroupQuestion {
    IpAddress source;
    IpAddress destination;
    Protocol protocol;
    std::uint16_t port;
};

/// Rules with addresses, "*" and VirtualNetwork only, so that every one of them can be judged.
NetworkSecurityGroup randomGroup(Dice& dice) {
    const auto address = [&]() -> std::string {
        return dice.chance(20)   ? "*"
               : dice.chance(20) ? "VirtualNetwork"
               : dice.chance(10) ? "Internet"
                                 : dice.inside("10.0.0.0/22"_prefix, 22, 32).text();
    };
    NetworkSecurityGroup group;
    group.info.name = "nsg";
    for (std::uint32_t i = dice.below(8); i > 0; --i) {
        SecurityRule rule;
        rule.name = fmt::format("rule-{}", i);
        rule.priority = 100 + dice.between(0, 20) * 10;
        rule.direction = dice.chance(50) ? SecurityRuleDirection::inbound : SecurityRuleDirection::outbound;
        rule.access = dice.chance(50) ? SecurityRuleAccess::allow : SecurityRuleAccess::deny;
        rule.protocol = std::array{"*", "Tcp", "UDP", "Icmp"}[dice.below(4)];
        rule.sourceAddressPrefixes = {address(), address()};
        rule.destinationAddressPrefixes = {address()};
        rule.sourcePortRanges = {"*"};
        rule.destinationPortRanges = {dice.chance(40) ? "*"
                                                      : fmt::format("{}-{}", dice.below(50), 40 + dice.below(60))};
        group.securityRules.push_back(rule);
    }
    return group;
}

constexpr auto isInternal = [](IpAddress address) {
    return (address.number() >> 9) == (Uint128{10} << 15);
};  // 10.0.0.0/23

bool textHolds(const std::string& text, IpAddress address) {
    if (text == "*") {
        return true;
    }
    if (text == "VirtualNetwork") {
        return isInternal(address);
    }
    if (text == "Internet") {
        return !isInternal(address) && (address.number() >> 24) != 10;
    }
    return Prefix::parse(text)->contains(address);
}

std::pair<bool, std::string> judgeByHand(const NetworkSecurityGroup& group, SecurityRuleDirection direction,
                                         const GroupQuestion& asked) {
    for (int priority = 100; priority <= 4096; ++priority) {
        for (const SecurityRule& rule : group.securityRules) {
            if (rule.priority != priority || rule.direction != direction) {
                continue;
            }
            const std::string wanted = asked.protocol == Protocol::tcp   ? "tcp"
                                       : asked.protocol == Protocol::udp ? "udp"
                                                                         : "icmp";
            const std::string& ports = rule.destinationPortRanges.front();
            const std::size_t dash = ports.find('-');
            const bool hasPort =
                ports == "*" || asked.protocol == Protocol::icmp ||
                (std::stoi(ports.substr(0, dash)) <= asked.port && asked.port <= std::stoi(ports.substr(dash + 1)));
            const bool hasSource = textHolds(rule.sourceAddressPrefixes[0], asked.source) ||
                                   textHolds(rule.sourceAddressPrefixes[1], asked.source);
            if (hasPort && hasSource && textHolds(rule.destinationAddressPrefixes[0], asked.destination) &&
                (rule.protocol == "*" || lowered(rule.protocol) == wanted)) {
                return {rule.access == SecurityRuleAccess::allow, rule.name};
            }
        }
    }
    const bool isInside = isInternal(asked.source) && isInternal(asked.destination);
    const bool isOut = direction == SecurityRuleDirection::outbound;
    const bool toInternet = isOut && (asked.destination.number() >> 24) != 10;
    return {isInside || toInternet, isInside     ? isOut ? "AllowVnetOutBound" : "AllowVnetInBound"
                                    : toInternet ? "AllowInternetOutBound"
                                    : isOut      ? "DenyAllOutBound"
                                                 : "DenyAllInBound"};
}

}  // namespace

class TstRoutesAndGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void routesAgreeWithTheSlowAnswer() {
        Dice dice(21);
        const std::vector<Route> names(8);
        for (int round = 0; round < 1500; ++round) {
            const std::vector<EffectiveRoute> routes = randomRoutes(dice, names);
            const EffectiveRoutes table(routes, {});
            for (int i = 0; i < 8; ++i) {
                const IpAddress address = dice.inside("10.0.0.0/19"_prefix, 32, 32).first();
                const EffectiveRoute* found = table.find(addressOf(address));
                const auto expected = findByHand(routes, address);
                QCOMPARE(found != nullptr, expected.has_value());
                if (found) {
                    QCOMPARE(found->prefix, routes[*expected].prefix);
                    QCOMPARE(found->origin, routes[*expected].origin);
                    QCOMPARE(found->hop, routes[*expected].hop);
                }
            }
        }
    }

    /// A range takes the route that all of its addresses could take.
    void rangesTakeWhatHoldsThemWhole() {
        Dice dice(22);
        const std::vector<Route> names(8);
        for (int round = 0; round < 2000; ++round) {
            const EffectiveRoutes table(randomRoutes(dice, names), {});
            FlowAddress range{
                .role = AddressRole::external, .within = {dice.inside("10.0.0.0/20"_prefix, 21, 30)}, .name = "them"};
            const EffectiveRoute* found = table.find(range);
            QVERIFY(!found || range.isIn(found->prefix));
        }
    }

    void userRoutesOverrideTheNetworksOwn() {
        const EgressPlan egress({.model = ModelId::overlay});
        Plan plan = *egress.plan;
        RouteTable table;
        table.id.value = plan.nextNumber++;
        table.routes = {
            {.name = "all", .addressPrefix = "10.1.0.0/16", .nextHopType = NextHopType::none, .nextHopIpAddress = {}},
            {.name = "tag", .addressPrefix = "Storage", .nextHopType = NextHopType::internet, .nextHopIpAddress = {}}};
        plan.routeTables.push_back(table);
        for (Subnet& subnet : plan.virtualNetworks.front().edit().subnets) {
            if (subnet.id == egress.nodes) {
                subnet.routeTable = table.id;
            }
        }
        const auto facts = computeFacts(std::make_shared<const Plan>(plan));
        const auto place = *facts->index->find(egress.nodes);
        const EffectiveRoutes routes = effectiveRoutes(*facts, *place.virtualNetwork, place.subnet);
        QCOMPARE(routes.find(addressOf("10.1.1.4"_ip))->hop, RouteHop::none);
        QCOMPARE(routes.tagRoutes().size(), std::size_t{1});
        const Trace trace = aksnet::trace(
            *facts, {.source = PodEndpoint{.pool = egress.pool}, .destination = HostEndpoint{egress.data}});
        QCOMPARE(trace.disposition, Disposition::unreachable);
        QVERIFY(trace.reason.find("all") != std::string::npos);
    }

    void gatewayRoutesCanBeKeptOff() {
        const EgressPlan egress({.model = ModelId::overlay});
        const auto hopTo = [&](bool keepsOff, IpAddress address) {
            Plan plan = *egress.plan;
            RouteTable table;
            table.id.value = plan.nextNumber++;
            table.disableBgpRoutePropagation = keepsOff;
            plan.routeTables.push_back(table);
            plan.virtualNetworks.front().edit().subnets.front().routeTable = table.id;
            const auto facts = computeFacts(std::make_shared<const Plan>(plan));
            const auto place = *facts->index->find(egress.nodes);
            return effectiveRoutes(*facts, *place.virtualNetwork, place.subnet).find(addressOf(address))->hop;
        };
        QCOMPARE(hopTo(false, "192.168.1.1"_ip), RouteHop::gateway);
        QCOMPARE(hopTo(true, "192.168.1.1"_ip), RouteHop::none);
        QCOMPARE(hopTo(true, "10.2.0.4"_ip), RouteHop::peering);
        QCOMPARE(hopTo(true, "203.0.113.1"_ip), RouteHop::internet);
    }

    void peeringIsNotTransitive() {
        PlanMaker make;
        const auto a = make.network("a", {"10.1.0.0/16"_prefix});
        const auto hub = make.network("hub", {"10.2.0.0/16"_prefix});
        const auto b = make.network("b", {"10.3.0.0/16"_prefix});
        const SubnetId inA = make.subnet(a, "in-a", {"10.1.0.0/24"_prefix});
        const SubnetId inB = make.subnet(b, "in-b", {"10.3.0.0/24"_prefix});
        const SubnetId inHub = make.subnet(hub, "in-hub", {"10.2.0.0/24"_prefix});
        for (const auto spoke : {a, b}) {
            make.peering(spoke, hub);
            make.peering(hub, spoke);
        }
        const auto facts = make.facts();
        const auto reached = [&](SubnetId from, SubnetId to) {
            return trace(*facts, {.source = HostEndpoint{from}, .destination = HostEndpoint{to}});
        };
        QCOMPARE(reached(inA, inHub).disposition, Disposition::delivered);
        QCOMPARE(reached(inHub, inB).disposition, Disposition::delivered);
        const Trace across = reached(inA, inB);
        QCOMPARE(across.disposition, Disposition::unreachable);
        QVERIFY2(across.reason.find("not transitive") != std::string::npos, across.reason.c_str());
    }

    void onePeeringOfTwoIsNone() {
        PlanMaker make;
        const auto a = make.network("a", {"10.1.0.0/16"_prefix});
        const auto b = make.network("b", {"10.2.0.0/16"_prefix});
        const SubnetId inA = make.subnet(a, "in-a", {"10.1.0.0/24"_prefix});
        const SubnetId inB = make.subnet(b, "in-b", {"10.2.0.0/24"_prefix});
        make.peering(a, b);
        const Trace trace =
            aksnet::trace(*make.facts(), {.source = HostEndpoint{inA}, .destination = HostEndpoint{inB}});
        QCOMPARE(trace.disposition, Disposition::unreachable);
        QVERIFY(trace.reason.find("counterpart") != std::string::npos);
    }

    void gatewaysAreSharedByBothSides_data() {
        QTest::addColumn<bool>("uses");
        QTest::addColumn<bool>("offers");
        QTest::addColumn<bool>("reaches");
        QTest::newRow("both") << true << true << true;
        QTest::newRow("not offered") << true << false << false;
        QTest::newRow("not used") << false << true << false;
    }
    void gatewaysAreSharedByBothSides() {
        QFETCH(bool, uses);
        QFETCH(bool, offers);
        QFETCH(bool, reaches);
        PlanMaker make;
        const auto spoke = make.network("spoke", {"10.1.0.0/16"_prefix});
        const auto hub = make.network("hub", {"10.2.0.0/16"_prefix});
        const SubnetId machines = make.subnet(spoke, "machines", {"10.1.0.0/24"_prefix});
        make.subnet(hub, "GatewaySubnet", {"10.2.0.0/27"_prefix});
        Peering out;
        out.useRemoteGateways = uses;
        make.peering(spoke, hub, out);
        Peering back;
        back.allowGatewayTransit = offers;
        make.peering(hub, spoke, back);
        const auto office = make.external("office", {"192.168.0.0/20"_prefix}, {hub});
        const auto facts = make.facts();
        const Trace leaves = trace(*facts, {.source = HostEndpoint{machines}, .destination = ExternalEndpoint{office}});
        const Trace enters = trace(*facts, {.source = ExternalEndpoint{office}, .destination = HostEndpoint{machines}});
        QCOMPARE(leaves.disposition == Disposition::delivered, reaches);
        QCOMPARE(enters.disposition == Disposition::delivered, reaches);
        if (reaches) {
            QCOMPARE(leaves.returnPath.kind, ReturnPathKind::symmetric);
            QCOMPARE(enters.returnPath.kind, ReturnPathKind::symmetric);
        }
    }

    void groupsAgreeWithTheSlowAnswer() {
        Dice dice(23);
        const std::vector<Prefix> inside{"10.0.0.0/23"_prefix};
        const auto anyAddress = [&] {
            return dice.chance(20) ? IpAddress::v4((203U << 24) | dice.below(1000))
                                   : dice.inside("10.0.0.0/22"_prefix, 32, 32).first();
        };
        for (int round = 0; round < 1500; ++round) {
            const NetworkSecurityGroup group = randomGroup(dice);
            for (int i = 0; i < 6; ++i) {
                const GroupQuestion asked{anyAddress(), anyAddress(), static_cast<Protocol>(dice.below(3)),
                                          static_cast<std::uint16_t>(dice.below(120))};
                const FlowAddress source = addressOf(asked.source);
                const FlowAddress destination = addressOf(asked.destination);
                const auto direction = static_cast<SecurityRuleDirection>(dice.below(2));
                const SecurityVerdict verdict =
                    evaluateSecurityGroup(group, direction, {source, destination, asked.protocol, asked.port}, inside);
                const auto [allowed, rule] = judgeByHand(group, direction, asked);
                QCOMPARE(verdict.allowed, allowed);
                // Two rules of one priority: Azure refuses that; the first in the list counts here.
                QCOMPARE(verdict.rule, rule);
                QVERIFY(verdict.notes.empty());
            }
        }
    }

    void unknownTagsArePassedByWithANote() {
        NetworkSecurityGroup group;
        group.info.name = "nsg";
        group.securityRules = {{.name = "tag",
                                .direction = SecurityRuleDirection::outbound,
                                .access = SecurityRuleAccess::deny,
                                .sourceAddressPrefixes = {"*"},
                                .sourcePortRanges = {"*"},
                                .destinationAddressPrefixes = {"AzureActiveDirectory"},
                                .destinationPortRanges = {"*"}}};
        const FlowAddress source = addressOf("10.0.0.4"_ip);
        const FlowAddress away = addressOf("203.0.113.9"_ip);
        const std::vector<Prefix> inside{"10.0.0.0/23"_prefix};
        const SecurityVerdict verdict =
            evaluateSecurityGroup(group, SecurityRuleDirection::outbound, {source, away}, inside);
        QVERIFY(verdict.allowed && verdict.notes.size() == 1);
        // A private address is in no tag of Azure's services.
        const FlowAddress near = addressOf("10.0.0.9"_ip);
        QVERIFY(evaluateSecurityGroup(group, SecurityRuleDirection::outbound, {source, near}, inside).notes.empty());
    }

    void aDeniedPacketNamesTheRule() {
        const EgressPlan egress({.model = ModelId::overlay});
        Plan plan = *egress.plan;
        NetworkSecurityGroup group;
        group.id.value = plan.nextNumber++;
        group.info.name = "nsg-data";
        group.securityRules = {{.name = "no-nodes",
                                .access = SecurityRuleAccess::deny,
                                .sourceAddressPrefixes = {"10.1.0.0/24"},
                                .sourcePortRanges = {"*"},
                                .destinationAddressPrefixes = {"*"},
                                .destinationPortRanges = {"443"}}};
        plan.networkSecurityGroups.push_back(group);
        for (Subnet& subnet : plan.virtualNetworks.front().edit().subnets) {
            if (subnet.id == egress.data) {
                subnet.networkSecurityGroup = group.id;
            }
        }
        const auto facts = computeFacts(std::make_shared<const Plan>(plan));
        const auto ask = [&](std::uint16_t port, bool isEndpoint) {
            return trace(*facts, {.source = PodEndpoint{.pool = egress.pool},
                                  .destination = HostEndpoint{egress.data, isEndpoint},
                                  .port = port});
        };
        QCOMPARE(ask(443, false).disposition, Disposition::denied);
        QVERIFY(ask(443, false).reason.find("no-nodes") != std::string::npos);
        QCOMPARE(ask(80, false).disposition, Disposition::delivered);
        // Private endpoints heed groups only where their subnet says so.
        QCOMPARE(ask(443, true).disposition, Disposition::delivered);
    }
};

QTEST_APPLESS_MAIN(TstRoutesAndGroups)
#include "tst_routes_and_groups.moc"
