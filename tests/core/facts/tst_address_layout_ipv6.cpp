// SPDX-License-Identifier: GPL-3.0-or-later
//
// IPv6 in layouts: subnets of dual-stack clusters, their nodes' and pods' addresses, stated ones, and the routes of kubenet.
#include "core/facts/address_layout.h"
#include "core/io/plan_file.h"
#include "tests/core/facts/fact_plans.h"

#include <QtTest>

#include <map>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

NetworkProfile dualStackProfile(NetworkPlugin plugin, std::optional<NetworkPluginMode> mode = {}) {
    NetworkProfile profile = profileOf(plugin, mode);
    profile.ipFamilies = {IpFamily::v4, IpFamily::v6};
    return profile;
}

NodePool poolInIpv6(int count, SubnetId nodes, std::optional<SubnetId> pods = {}) {
    NodePool pool = poolOf(count, nodes, pods);
    pool.maxPods = 30;
    pool.upgradeSettings.maxSurge = CountOrPercent{1, false};
    return pool;
}

std::vector<std::string> told(const RangeLayout& layout) {
    std::vector<std::string> texts;
    for (const Segment& segment : layout.segments) {
        const std::string range = segment.count() == 1 ? segment.range.first().text() : segment.range.text();
        texts.push_back(range + " " + std::string(purposeTitle(segment.purpose)));
    }
    return texts;
}

bool isTiled(const RangeLayout& layout) {
    IpAddress next = layout.prefix.first();
    Uint128 sum = 0;
    for (const Segment& segment : layout.segments) {
        if (segment.range.first() != next) {
            return false;
        }
        sum += segment.count();
        next = segment.range.last().plus(1).value_or(next);
    }
    // The whole of IPv6 holds one address more than can be counted.
    return (sum == layout.prefix.size() || (layout.prefix.length() == 0 && sum == 0)) &&
           layout.segments.back().range.last() == layout.prefix.last();
}

/// Every IPv6 address that the plan asks of a subnet, told again from the plan alone.
std::map<ObjectRef, Uint128> ipv6NeedOf(const Plan& plan, SubnetId subnet) {
    std::map<ObjectRef, Uint128> need;
    for (const auto& cluster : plan.clusters) {
        for (const NodePool& pool : cluster->agentPoolProfiles) {
            if (!isDualStack(*cluster)) {
                continue;
            }
            const Model& used = modelOf(*cluster, pool);
            const NodeNeed six = used.nodeNeedIpv6(effectiveMaxPods(*cluster, pool));
            const int most = std::max(maximumNodes(pool), 0);
            const auto nodes = static_cast<Uint128>(most + surgeNodes(*cluster, pool, most));
            // What a pod subnet is worth in IPv6 is asked only where it counts in IPv4.
            const bool usesPodSubnet = used.nodeNeed(effectiveMaxPods(*cluster, pool)).podSubnet > 0;
            need[pool.id] += pool.vnetSubnet == subnet ? nodes * six.nodeSubnet : 0;
            need[pool.id] += usesPodSubnet && pool.podSubnet == subnet ? nodes * six.podSubnet : 0;
        }
    }
    std::erase_if(need, [](const auto& each) { return each.second == 0; });
    return need;
}

/// A random plan whose clusters are dual-stack and whose subnets have an IPv6 prefix besides, some of them very small.
Plan inDualStack(Plan plan, std::uint64_t seed) {
    Dice dice(seed);
    for (auto& cluster : plan.clusters) {
        if (dice.chance(70)) {
            cluster.edit().networkProfile.ipFamilies = {IpFamily::v4, IpFamily::v6};
        }
    }
    const auto space = Prefix::containing(IpAddress::v6(Uint128{0xfd} << 120), 40);
    for (auto& network : plan.virtualNetworks) {
        for (Subnet& subnet : network.edit().subnets) {
            if (dice.chance(70)) {
                subnet.addressPrefixes.push_back(dice.inside(space, dice.chance(80) ? 64 : 118, 128));
            }
        }
    }
    return plan;
}

}  // namespace

class TstAddressLayoutIpv6 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nodesTakeOneAddressEach() {
        PlanMaker maker;
        const auto network = maker.network("vnet", {"10.0.0.0/16"_prefix, "fd00:db8::/48"_prefix});
        const auto subnet = maker.subnet(network, "snet", {"10.0.1.0/24"_prefix, "fd00:db8:0:1::/64"_prefix});
        const auto cluster =
            maker.cluster(dualStackProfile(NetworkPlugin::azure, NetworkPluginMode::overlay), {poolInIpv6(3, subnet)});
        const auto facts = maker.facts();
        const auto layouts = layoutOfSubnet(*facts, subnet);
        QCOMPARE(layouts.size(), std::size_t(2));
        QCOMPARE(told(layouts[1]),
                 (std::vector<std::string>{
                     "fd00:db8:0:1::–fd00:db8:0:1::3 Azure: reserved", "fd00:db8:0:1::4–fd00:db8:0:1::6 nodes",
                     "fd00:db8:0:1::7 nodes, upgrade surge", "fd00:db8:0:1::8–fd00:db8:0:1:ffff:ffff:ffff:fffe free",
                     "fd00:db8:0:1:ffff:ffff:ffff:ffff Azure: reserved"}));
        QCOMPARE(layouts[1].largestFree->text(), std::string("fd00:db8:0:1:4000::/66"));
        const NodePoolId pool = facts->find(cluster)->value->agentPoolProfiles.front().id;
        const auto owner = ownerOf(layouts[1], "fd00:db8:0:1::5"_ip);
        QCOMPARE(*owner->node, 1U);
        QCOMPARE(owner->segment->owner, ObjectRef(pool));
        QCOMPARE(addressesOfNode(layouts[0], pool, 1).front().first().text(), std::string("10.0.1.5"));
        QCOMPARE(addressesOfNode(layouts[1], pool, 1).front().first().text(), std::string("fd00:db8:0:1::5"));
    }

    void nothingIsTakenOutsideDualStack() {
        PlanMaker maker;
        const auto network = maker.network("vnet", {"10.0.0.0/16"_prefix, "fd00:db8::/48"_prefix});
        const auto subnet = maker.subnet(network, "snet", {"10.0.1.0/24"_prefix, "fd00:db8:0:1::/64"_prefix});
        maker.cluster(profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay), {poolInIpv6(3, subnet)});
        QCOMPARE(told(layoutOfSubnet(*maker.facts(), subnet)[1]),
                 (std::vector<std::string>{"fd00:db8:0:1::–fd00:db8:0:1::3 Azure: reserved",
                                           "fd00:db8:0:1::4–fd00:db8:0:1:ffff:ffff:ffff:fffe free",
                                           "fd00:db8:0:1:ffff:ffff:ffff:ffff Azure: reserved"}));
    }

    void staticBlocksHaveAsManyInIpv6() {
        PlanMaker maker;
        const auto network = maker.network("vnet", {"10.0.0.0/16"_prefix, "fd00:db8::/48"_prefix});
        const auto nodes = maker.subnet(network, "nodes", {"10.0.1.0/24"_prefix, "fd00:db8:0:1::/64"_prefix});
        const auto pods = maker.subnet(network, "pods", {"10.0.2.0/24"_prefix, "fd00:db8:0:2::/64"_prefix});
        NodePool pool = poolInIpv6(2, nodes, pods);
        pool.podIpAllocationMode = PodIpAllocationMode::staticBlock;
        const auto cluster = maker.cluster(dualStackProfile(NetworkPlugin::azure), {pool});
        const auto facts = maker.facts();
        const auto layouts = layoutOfSubnet(*facts, pods);
        const NodePoolId id = facts->find(cluster)->value->agentPoolProfiles.front().id;
        // 30 pods and the node's own: two blocks of 16 in both families, the first one past Azure's addresses.
        QCOMPARE(addressesOfNode(layouts[0], id, 0).front().text(), std::string("10.0.2.16–10.0.2.47"));
        QCOMPARE(addressesOfNode(layouts[1], id, 0).front().text(), std::string("fd00:db8:0:2::10–fd00:db8:0:2::2f"));
        QCOMPARE(addressesOfNode(layouts[1], id, 1).front().text(), std::string("fd00:db8:0:2::30–fd00:db8:0:2::4f"));
        QCOMPARE(addressesOfNode(layoutOfSubnet(*facts, nodes)[1], id, 1).front().first().text(),
                 std::string("fd00:db8:0:1::5"));
    }

    void aStatedAddressIsKept() {
        PlanMaker maker;
        const auto network = maker.network("vnet", {"10.0.0.0/16"_prefix, "fd00:db8::/48"_prefix});
        const auto subnet = maker.subnet(network, "snet", {"10.0.1.0/24"_prefix, "fd00:db8:0:1::/64"_prefix});
        SubnetConsumer machine;
        machine.name = "vm";
        machine.kind = SubnetConsumerKind::virtualMachine;
        machine.subnet = subnet;
        machine.ipAddress = "fd00:db8:0:1::5"_ip;
        maker.put(Put<SubnetConsumer>{machine});
        const auto cluster =
            maker.cluster(dualStackProfile(NetworkPlugin::azure, NetworkPluginMode::overlay), {poolInIpv6(2, subnet)});
        const auto facts = maker.facts();
        const auto layouts = layoutOfSubnet(*facts, subnet);
        const NodePoolId pool = facts->find(cluster)->value->agentPoolProfiles.front().id;
        QCOMPARE(layouts[1].find("fd00:db8:0:1::5"_ip)->purpose, SegmentPurpose::consumer);
        QCOMPARE(addressesOfNode(layouts[1], pool, 1).front().first().text(), std::string("fd00:db8:0:1::6"));
    }

    void subnetsMayHaveIpv6Only() {
        // Azure refuses it and a rule says so; the layout stands all the same.
        PlanMaker maker;
        const auto network = maker.network("vnet", {"fd00:db8::/48"_prefix});
        const auto subnet = maker.subnet(network, "snet", {"fd00:db8:0:1::/64"_prefix});
        const auto layouts = layoutOfSubnet(*maker.facts(), subnet);
        QCOMPARE(layouts.size(), std::size_t(1));
        QVERIFY(isTiled(layouts.front()));
    }

    void kubenetRoutesBothFamilies() {
        PlanMaker maker;
        const auto network = maker.network("vnet", {"10.0.0.0/16"_prefix, "fd00:db8::/48"_prefix});
        const auto subnet = maker.subnet(network, "snet", {"10.0.1.0/24"_prefix, "fd00:db8:0:1::/64"_prefix});
        const auto cluster = maker.cluster(dualStackProfile(NetworkPlugin::kubenet), {poolInIpv6(2, subnet)});
        std::vector<std::string> texts;
        for (const NodeRoute& route : kubenetRoutes(*maker.facts(), cluster)) {
            texts.push_back(route.pods.text() + " via " + route.nextHop.text());
        }
        QCOMPARE(texts, (std::vector<std::string>{"10.244.0.0/24 via 10.0.1.4", "10.244.1.0/24 via 10.0.1.5",
                                                  "fd12:3456:789a::/80 via fd00:db8:0:1::4",
                                                  "fd12:3456:789a:0:1::/80 via fd00:db8:0:1::5"}));
    }

    void lawsHoldOnRandomPlans() {
        int taken = 0;
        int unplaced = 0;
        std::uint64_t seed = 1;
        for (const auto& sort : plansOfAllSorts()) {
            const auto plan = std::make_shared<const Plan>(inDualStack(*sort, ++seed));
            const auto facts = computeFacts(plan);
            for (const SubnetFacts& subnet : facts->subnets) {
                std::map<ObjectRef, Uint128> found;
                bool hasIpv6 = false;
                for (const RangeLayout& layout : layoutOfSubnet(*facts, subnet.subnet)) {
                    QVERIFY(isTiled(layout));
                    if (layout.prefix.isV4()) {
                        QVERIFY(!hasIpv6);
                        continue;
                    }
                    hasIpv6 = true;
                    for (const Segment& segment : layout.segments) {
                        if (segment.owner.kind == ObjectKind::nodePool) {
                            found[segment.owner] += segment.count();
                            const auto owner = ownerOf(layout, segment.range.last());
                            const auto ranges =
                                addressesOfNode(layout, NodePoolId(segment.owner.number), owner->node.value());
                            QVERIFY(std::ranges::any_of(ranges, [&](const AddressRange& range) {
                                return range.contains(segment.range.last());
                            }));
                            ++taken;
                        }
                    }
                    for (const Unplaced& rest : layout.unplaced) {
                        found[rest.owner] += rest.count;
                        ++unplaced;
                    }
                }
                if (hasIpv6) {
                    QVERIFY(found == ipv6NeedOf(*plan, subnet.subnet));
                }
            }
        }
        QVERIFY(taken > 100);
        QVERIFY(unplaced > 0);
    }
};

QTEST_APPLESS_MAIN(TstAddressLayoutIpv6)
#include "tst_address_layout_ipv6.moc"
