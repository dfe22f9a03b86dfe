// SPDX-License-Identifier: GPL-3.0-or-later
//
// Layouts: the segments tile their range, nobody's addresses are lost or counted twice, and an address finds its node.
#include "core/facts/address_layout.h"
#include "tests/core/facts/fact_plans.h"

#include <QtTest>

#include <map>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

IpAddress ip(const char* text) {
    return *IpAddress::parse(text);
}

std::string textOf(const Segment& segment) {
    const std::string range = segment.count() == 1 ? segment.range.first().text() : segment.range.text();
    return range + " " + std::string(purposeTitle(segment.purpose));
}

const Segment* segmentOf(const RangeLayout& layout, SegmentPurpose purpose) {
    const auto found = std::ranges::find(layout.segments, purpose, &Segment::purpose);
    return found == layout.segments.end() ? nullptr : &*found;
}

void tiles(const RangeLayout& layout) {
    QVERIFY(!layout.segments.empty());
    IpAddress next = layout.prefix.first();
    Uint128 sum = 0;
    for (const Segment& segment : layout.segments) {
        QVERIFY(segment.range.first() == next);
        sum += segment.count();
        if (segment.range.last() == layout.prefix.last()) {
            QVERIFY(&segment == &layout.segments.back());
            break;
        }
        next = *segment.range.last().plus(1);
    }
    // The whole of IPv6 holds one address more than can be counted.
    QVERIFY(sum == layout.prefix.size() || (layout.prefix.length() == 0 && sum == 0));
}

/// The slow way: every segment is looked at.
const Segment* scannedFor(const RangeLayout& layout, IpAddress address) {
    for (const Segment& segment : layout.segments) {
        if (segment.range.contains(address)) {
            return &segment;
        }
    }
    return nullptr;
}

NodePool poolWith(int count, int maxPods, SubnetId nodes, std::optional<SubnetId> pods = {}) {
    NodePool pool = poolOf(count, nodes, pods);
    pool.maxPods = maxPods;
    pool.upgradeSettings.maxSurge = CountOrPercent{1, false};
    return pool;
}

}  // namespace

class TstAddressLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void segmentsTileTheirRange();
    void everyOwnerHasAllItsAddresses();
    void addressesAndNodesFindEachOther();
    void azureKeepsFiveAddresses();
    void theRestOfASubnetCanBeUsed();
    void nodeSubnetsHoldNodesWithTheirPods();
    void aStatedAddressIsKeptAndNodesGoAroundIt();
    void staticBlocksAreAlignedAndTheEndsAreLost();
    void overlayNodesFollowEachOtherByTwentyFours();
    void dualStackNodesHaveEighties();
    void serviceRangesHaveBands();
    void kubenetYieldsItsRoutes();
};

void TstAddressLayout::segmentsTileTheirRange() {
    int layouts = 0;
    for (const auto& plan : plansOfAllSorts()) {
        for (const RangeLayout& layout : allLayouts(*computeFacts(plan))) {
            tiles(layout);
            ++layouts;
        }
    }
    QVERIFY(layouts > 500);
}

void TstAddressLayout::everyOwnerHasAllItsAddresses() {
    for (const auto& plan : plansOfAllSorts()) {
        const auto facts = computeFacts(plan);
        for (const SubnetFacts& subnet : facts->subnets) {
            auto layouts = layoutOfSubnet(*facts, subnet.subnet);
            std::erase_if(layouts, [](const RangeLayout& layout) { return !layout.prefix.isV4(); });
            if (layouts.empty()) {
                continue;
            }
            std::map<ObjectRef, Uint128> placed;
            Uint128 reserved = 0;
            for (const RangeLayout& layout : layouts) {
                for (const Segment& segment : layout.segments) {
                    const bool isNobodys = segment.purpose == SegmentPurpose::free;
                    const bool isAzures = segment.purpose <= SegmentPurpose::broadcast;
                    reserved += isAzures ? segment.count() : 0;
                    if (!isNobodys && !isAzures) {
                        placed[segment.owner] += segment.count();
                    }
                }
                for (const Unplaced& rest : layout.unplaced) {
                    placed[rest.owner] += rest.count;
                }
            }
            QVERIFY(reserved == subnet.reserved);
            std::map<ObjectRef, Uint128> expected;
            for (const SubnetDemand& demand : subnet.demands) {
                if (demand.total() > 0) {
                    expected[demand.owner] += demand.total();
                }
            }
            QVERIFY(placed == expected);
        }
    }
}

void TstAddressLayout::addressesAndNodesFindEachOther() {
    Dice dice(7);
    int lookedUp = 0;
    for (const auto& plan : plansOfAllSorts()) {
        for (const RangeLayout& layout : allLayouts(*computeFacts(plan))) {
            for (int i = 0; i < 8; ++i) {
                const IpAddress address =
                    dice.inside(layout.prefix, bitWidth(layout.prefix.family()), bitWidth(layout.prefix.family()))
                        .first();
                const auto owner = ownerOf(layout, address);
                QVERIFY(owner.has_value());
                QCOMPARE(owner->segment, scannedFor(layout, address));
                if (!owner->node) {
                    continue;
                }
                ++lookedUp;
                const auto ranges = addressesOfNode(layout, NodePoolId(owner->segment->owner.number), *owner->node);
                QVERIFY(
                    std::ranges::any_of(ranges, [&](const AddressRange& range) { return range.contains(address); }));
                Uint128 sum = 0;
                for (const AddressRange& range : ranges) {
                    sum += range.size();
                    const auto back = ownerOf(layout, range.last());
                    QVERIFY(back->node == owner->node);
                }
                // A pool whose nodes and pods share a subnet has two sequences there.
                std::map<bool, Uint128> perNode;
                for (const Segment& segment : layout.segments) {
                    if (segment.owner == owner->segment->owner) {
                        perNode[isForPods(segment.purpose)] = segment.perNode;
                    }
                }
                QVERIFY(sum <= perNode[false] + perNode[true]);
            }
        }
    }
    QVERIFY(lookedUp > 200);
}

void TstAddressLayout::azureKeepsFiveAddresses() {
    PlanMaker maker;
    const auto network = maker.network("vnet", {"10.0.0.0/16"_prefix});
    const auto subnet = maker.subnet(network, "snet", {"10.0.1.0/29"_prefix});
    const auto layout = layoutOfSubnet(*maker.facts(), subnet).front();
    std::vector<std::string> texts;
    std::ranges::transform(layout.segments, std::back_inserter(texts), textOf);
    QCOMPARE(texts, (std::vector<std::string>{"10.0.1.0 Azure: network address", "10.0.1.1 Azure: default gateway",
                                              "10.0.1.2 Azure: DNS", "10.0.1.3 Azure: DNS", "10.0.1.4–10.0.1.6 free",
                                              "10.0.1.7 Azure: broadcast address"}));
    QCOMPARE(layout.largestFree->text(), std::string("10.0.1.4/31"));
}

// Azure's own examples of what is left: 251 of a /24, 59 of a /26, 3 of the smallest.
void TstAddressLayout::theRestOfASubnetCanBeUsed() {
    struct Usable {
        const char* subnet;
        std::uint64_t addresses;
        const char* first;
        const char* last;
    };
    for (const Usable& each :
         {Usable{"192.168.1.0/24", 251, "192.168.1.4", "192.168.1.254"},
          Usable{"10.0.0.0/29", 3, "10.0.0.4", "10.0.0.6"}, Usable{"10.6.0.0/26", 59, "10.6.0.4", "10.6.0.62"},
          Usable{"10.0.0.0/8", 16777211, "10.0.0.4", "10.255.255.254"}}) {
        PlanMaker maker;
        const Prefix prefix = *Prefix::parse(each.subnet);
        const auto subnet = maker.subnet(maker.network("vnet", {prefix}), "snet", {prefix});
        const auto facts = maker.facts();
        QCOMPARE(facts->find(subnet)->usable(), each.addresses);
        const auto layout = layoutOfSubnet(*facts, subnet).front();
        const Segment* free = segmentOf(layout, SegmentPurpose::free);
        QCOMPARE(free->range.first(), ip(each.first));
        QCOMPARE(free->range.last(), ip(each.last));
    }
}

// Microsoft's example: a /24 with 30 pods a node holds 8 nodes, 8 × 31 = 248 of 251 addresses.
void TstAddressLayout::nodeSubnetsHoldNodesWithTheirPods() {
    PlanMaker maker;
    const auto network = maker.network("vnet", {"10.0.0.0/16"_prefix});
    const auto subnet = maker.subnet(network, "snet", {"10.0.1.0/24"_prefix});
    const auto cluster = maker.cluster(profileOf(NetworkPlugin::azure), {poolWith(8, 30, subnet)});
    const auto facts = maker.facts();
    const auto layout = layoutOfSubnet(*facts, subnet).front();
    const Segment* nodes = segmentOf(layout, SegmentPurpose::node);
    QVERIFY(nodes);
    QCOMPARE(nodes->range.text(), std::string("10.0.1.4–10.0.1.251"));
    // The surge node finds 3 of its 31 addresses.
    QCOMPARE(layout.unplaced.size(), std::size_t(1));
    QCOMPARE(static_cast<int>(layout.unplaced.front().count), 28);
    const NodePoolId pool = facts->find(cluster)->value->agentPoolProfiles.front().id;
    QCOMPARE(addressesOfNode(layout, pool, 2).front().text(), std::string("10.0.1.66–10.0.1.96"));
    const auto owner = ownerOf(layout, ip("10.0.1.70"));
    QCOMPARE(*owner->node, 2U);
    QCOMPARE(static_cast<int>(owner->addressOfNode), 4);
}

void TstAddressLayout::aStatedAddressIsKeptAndNodesGoAroundIt() {
    PlanMaker maker;
    const auto network = maker.network("vnet", {"10.0.0.0/16"_prefix});
    const auto subnet = maker.subnet(network, "snet", {"10.0.1.0/24"_prefix});
    SubnetConsumer balancer;
    balancer.name = "ilb";
    balancer.kind = SubnetConsumerKind::internalLoadBalancer;
    balancer.subnet = subnet;
    balancer.ipAddress = ip("10.0.1.6");
    maker.put(Put<SubnetConsumer>{balancer});
    const auto cluster =
        maker.cluster(profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay), {poolWith(4, 110, subnet)});
    const auto facts = maker.facts();
    const auto layout = layoutOfSubnet(*facts, subnet).front();
    const NodePoolId pool = facts->find(cluster)->value->agentPoolProfiles.front().id;
    QCOMPARE(textOf(*layout.find(ip("10.0.1.6"))), std::string("10.0.1.6 other resource"));
    QCOMPARE(addressesOfNode(layout, pool, 1).front().first().text(), std::string("10.0.1.5"));
    QCOMPARE(addressesOfNode(layout, pool, 2).front().first().text(), std::string("10.0.1.7"));
    QCOMPARE(*ownerOf(layout, ip("10.0.1.8"))->node, 3U);
    QCOMPARE(textOf(*segmentOf(layout, SegmentPurpose::surge)), std::string("10.0.1.9 nodes, upgrade surge"));
}

// 30 pods take two /28 blocks. A /26 has four, of which the first and the last touch Azure's addresses.
void TstAddressLayout::staticBlocksAreAlignedAndTheEndsAreLost() {
    PlanMaker maker;
    const auto network = maker.network("vnet", {"10.0.0.0/16"_prefix});
    const auto nodes = maker.subnet(network, "nodes", {"10.0.1.0/24"_prefix});
    const auto pods = maker.subnet(network, "pods", {"10.0.2.0/26"_prefix});
    NodePool pool = poolWith(1, 30, nodes, pods);
    pool.podIpAllocationMode = PodIpAllocationMode::staticBlock;
    maker.cluster(profileOf(NetworkPlugin::azure), {pool});
    const auto layout = layoutOfSubnet(*maker.facts(), pods).front();
    QCOMPARE(textOf(*segmentOf(layout, SegmentPurpose::podAddresses)), std::string("10.0.2.16–10.0.2.47 pods"));
    QCOMPARE(layout.unplaced.size(), std::size_t(1));
    QVERIFY(layout.unplaced.front().purpose == SegmentPurpose::podSurge);
    QCOMPARE(static_cast<int>(layout.unplaced.front().count), 32);
}

void TstAddressLayout::overlayNodesFollowEachOtherByTwentyFours() {
    PlanMaker maker;
    const auto network = maker.network("vnet", {"10.0.0.0/16"_prefix});
    const auto subnet = maker.subnet(network, "snet", {"10.0.1.0/24"_prefix});
    const auto cluster = maker.cluster(profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay),
                                       {poolWith(30, 110, subnet), poolWith(20, 110, subnet)});
    const auto facts = maker.facts();
    const auto layout = layoutOfPodCidrs(*facts, cluster).front();
    QCOMPARE(layout.prefix.text(), std::string("10.244.0.0/16"));
    const auto& pools = facts->find(cluster)->value->agentPoolProfiles;
    QCOMPARE(addressesOfNode(layout, pools[0].id, 1).front().text(), std::string("10.244.1.0–10.244.1.255"));
    // The 38th range is the eighth of the second pool, which follows the thirty of the first.
    const auto owner = ownerOf(layout, ip("10.244.37.9"));
    QCOMPARE(owner->segment->owner, ObjectRef(pools[1].id));
    QCOMPARE(*owner->node, 7U);
    QCOMPARE(layout.largestFree->text(), std::string("10.244.128.0/17"));
}

void TstAddressLayout::dualStackNodesHaveEighties() {
    PlanMaker maker;
    const auto network = maker.network("vnet", {"10.0.0.0/16"_prefix});
    const auto subnet = maker.subnet(network, "snet", {"10.0.1.0/24"_prefix});
    NetworkProfile profile = profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay);
    profile.podCidrs = {"10.244.0.0/16"_prefix, "fd12:3456:789a::/64"_prefix};
    profile.ipFamilies = {IpFamily::v4, IpFamily::v6};
    const auto cluster = maker.cluster(profile, {poolWith(3, 110, subnet)});
    const auto facts = maker.facts();
    const auto layouts = layoutOfPodCidrs(*facts, cluster);
    QCOMPARE(layouts.size(), std::size_t(2));
    const NodePoolId pool = facts->find(cluster)->value->agentPoolProfiles.front().id;
    QCOMPARE(addressesOfNode(layouts[1], pool, 1).front().largestPrefix().text(),
             std::string("fd12:3456:789a:0:1::/80"));
}

// The examples of Kubernetes' page: 16 addresses of a /24, 256 of a /20 and of a /16.
void TstAddressLayout::serviceRangesHaveBands() {
    for (const auto& [range, last] : {std::pair("10.96.0.0/24", "10.96.0.16"), std::pair("10.96.0.0/20", "10.96.1.0"),
                                      std::pair("10.96.0.0/16", "10.96.1.0")}) {
        PlanMaker maker;
        NetworkProfile profile = profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay);
        profile.serviceCidrs = {*Prefix::parse(range)};
        profile.dnsServiceIp = ip("10.96.0.10");
        const auto cluster = maker.cluster(profile, {});
        const auto layout = layoutOfServiceCidrs(*maker.facts(), cluster).front();
        tiles(layout);
        QCOMPARE(textOf(*segmentOf(layout, SegmentPurpose::kubernetesService)),
                 std::string("10.96.0.1 service kubernetes"));
        QCOMPARE(textOf(*segmentOf(layout, SegmentPurpose::dnsService)), std::string("10.96.0.10 DNS service"));
        QVERIFY(layout.find(ip(last))->purpose == SegmentPurpose::staticServices);
        QVERIFY(layout.find(*ip(last).plus(1))->purpose == SegmentPurpose::dynamicServices);
        QVERIFY(layout.segments.back().purpose == SegmentPurpose::unused);
    }
}

void TstAddressLayout::kubenetYieldsItsRoutes() {
    PlanMaker maker;
    const auto network = maker.network("vnet", {"10.0.0.0/16"_prefix});
    const auto subnet = maker.subnet(network, "snet", {"10.0.1.0/24"_prefix});
    const auto cluster =
        maker.cluster(profileOf(NetworkPlugin::kubenet), {poolWith(2, 110, subnet), poolWith(1, 110, subnet)});
    std::vector<std::string> texts;
    for (const NodeRoute& route : kubenetRoutes(*maker.facts(), cluster)) {
        texts.push_back(route.pods.text() + " via " + route.nextHop.text());
    }
    QCOMPARE(texts, (std::vector<std::string>{"10.244.0.0/24 via 10.0.1.4", "10.244.1.0/24 via 10.0.1.5",
                                              "10.244.2.0/24 via 10.0.1.6"}));
    const auto overlay =
        maker.cluster(profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay), {poolWith(2, 110, subnet)});
    QVERIFY(kubenetRoutes(*maker.facts(), overlay).empty());
}

QTEST_APPLESS_MAIN(TstAddressLayout)
#include "tst_address_layout.moc"
