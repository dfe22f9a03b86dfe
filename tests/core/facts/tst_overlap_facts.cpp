// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every overlap that matters is found once: against an oracle that compares everything with everything.
#include "tests/core/facts/fact_plans.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <tuple>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

using Key = std::tuple<OverlapKind, ObjectRef, ObjectRef, Prefix, Prefix>;

Key keyOf(const RangeOverlap& overlap) {
    return {overlap.kind, overlap.a, overlap.b, overlap.aPrefix, overlap.bPrefix};
}

/// A prefix and whose it is.
struct Owned {
    ObjectRef owner;
    Prefix prefix;
};

class Oracle {
public:
    explicit Oracle(const Facts& facts) : m_facts(facts) {
        for (const auto& network : facts.plan->virtualNetworks) {
            compareSubnets(*network);
            compareNetwork(*network);
        }
        for (const ClusterFacts& cluster : facts.clusters) {
            compareCluster(cluster);
        }
        std::ranges::sort(m_found);
    }

    [[nodiscard]] const std::vector<Key>& found() const { return m_found; }

private:
    void compare(OverlapKind kind, const Owned& a, const Owned& b) {
        if (a.prefix.first() <= b.prefix.last() && b.prefix.first() <= a.prefix.last() &&
            a.prefix.family() == b.prefix.family()) {
            m_found.emplace_back(kind, a.owner, b.owner, a.prefix, b.prefix);
        }
    }
    static std::vector<Owned> subnetsOf(const VirtualNetwork& network) {
        std::vector<Owned> subnets;
        for (const Subnet& subnet : network.subnets) {
            for (const Prefix& prefix : subnet.addressPrefixes) {
                subnets.push_back({subnet.id, prefix});
            }
        }
        return subnets;
    }
    static std::vector<Owned> spaceOf(const VirtualNetwork& network) {
        std::vector<Owned> space;
        for (const Prefix& prefix : network.addressPrefixes) {
            space.push_back({network.id, prefix});
        }
        return space;
    }
    void compareSubnets(const VirtualNetwork& network) {
        const auto subnets = subnetsOf(network);
        for (const Owned& a : subnets) {
            for (const Owned& b : subnets) {
                const bool isInner =
                    a.prefix.length() > b.prefix.length() || (a.prefix == b.prefix && a.owner.number > b.owner.number);
                if (isInner && a.owner != b.owner) {
                    compare(OverlapKind::subnets, a, b);
                }
            }
        }
    }
    bool peersWith(VirtualNetworkId from, VirtualNetworkId to) const {
        for (const auto& network : m_facts.plan->virtualNetworks) {
            for (const Peering& peering : network->peerings) {
                if (network->id == from && peering.remoteVirtualNetwork == to) {
                    return true;
                }
            }
        }
        return false;
    }
    void compareNetwork(const VirtualNetwork& network) {
        for (const Owned& own : spaceOf(network)) {
            for (const ReachableRange& range : m_facts.reachableFrom(network.id)) {
                const Owned theirs{range.owner, range.prefix};
                if (range.owner.kind == ObjectKind::externalNetwork) {
                    compare(OverlapKind::networkAndExternal, own, theirs);
                } else if (range.owner.kind == ObjectKind::peering || network.id.value < range.owner.number ||
                           !peersWith(VirtualNetworkId(range.owner.number), network.id)) {
                    compare(OverlapKind::peeredNetworks, own, theirs);
                }
            }
        }
    }
    void compareRange(const Owned& range, const VirtualNetwork& network, OverlapKind subnet, OverlapKind space,
                      OverlapKind reachable) {
        const std::size_t before = m_found.size();
        for (const Owned& each : subnetsOf(network)) {
            compare(subnet, range, each);
        }
        if (m_found.size() == before) {
            for (const Owned& each : spaceOf(network)) {
                compare(space, range, each);
            }
        }
        for (const ReachableRange& each : m_facts.reachableFrom(network.id)) {
            compare(reachable, range, {each.owner, each.prefix});
        }
    }
    void compareCluster(const ClusterFacts& cluster) {
        for (const ClusterRange& service : cluster.serviceCidrs) {
            for (const ClusterRange& pod : cluster.podCidrs) {
                compare(OverlapKind::serviceAndPod, {cluster.cluster, service.prefix}, {cluster.cluster, pod.prefix});
            }
        }
        for (const auto& network : m_facts.plan->virtualNetworks) {
            if (network->id != cluster.virtualNetwork) {
                continue;
            }
            for (const ClusterRange& pod : cluster.podCidrs) {
                compareRange({cluster.cluster, pod.prefix}, *network, OverlapKind::podAndSubnet,
                             OverlapKind::podAndNetwork, OverlapKind::podAndReachable);
            }
            for (const ClusterRange& service : cluster.serviceCidrs) {
                compareRange({cluster.cluster, service.prefix}, *network, OverlapKind::serviceAndSubnet,
                             OverlapKind::serviceAndNetwork, OverlapKind::serviceAndReachable);
            }
        }
    }

    const Facts& m_facts;
    std::vector<Key> m_found;
};

std::vector<OverlapKind> kindsOf(const Facts& facts) {
    std::vector<OverlapKind> kinds;
    std::ranges::transform(facts.overlaps, std::back_inserter(kinds), &RangeOverlap::kind);
    return kinds;
}

/// A cluster of that pod and service CIDR in a network 10.1.0.0/16 with the one subnet 10.1.0.0/24.
std::vector<OverlapKind> kindsWith(const Prefix& pods, const Prefix& services) {
    PlanMaker maker;
    const VirtualNetworkId network = maker.network("v", {"10.1.0.0/16"_prefix});
    const SubnetId subnet = maker.subnet(network, "s", {"10.1.0.0/24"_prefix});
    NetworkProfile profile = profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay);
    profile.podCidrs = {pods};
    profile.serviceCidrs = {services};
    maker.cluster(profile, {poolOf(1, subnet)});
    return kindsOf(*maker.facts());
}

}  // namespace

class TstOverlapFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void overlapsAreThoseOfTheOracle() {
        std::map<OverlapKind, int> seen;
        std::uint64_t seed = 0;
        const auto sorts = plansOfAllSorts();
        constexpr std::size_t rounds = 3;  // a kind of overlap that few plans have is seen often enough
        for (std::size_t i = 0; i < rounds * sorts.size(); ++i) {
            const auto plan = std::make_shared<const Plan>(crowded(*sorts[i % sorts.size()], ++seed));
            const auto facts = computeFacts(plan);
            std::vector<Key> found;
            for (const RangeOverlap& overlap : facts->overlaps) {
                found.push_back(keyOf(overlap));
                ++seen[overlap.kind];
            }
            QVERIFY(std::ranges::is_sorted(found));
            QVERIFY(found == Oracle(*facts).found());
        }
        for (int kind = 0; kind <= static_cast<int>(OverlapKind::serviceAndPod); ++kind) {
            QVERIFY2(seen[static_cast<OverlapKind>(kind)] > 10, QByteArray::number(kind).constData());
        }
    }

    void documentedExamples() {
        using enum OverlapKind;
        QCOMPARE(kindsWith("10.244.0.0/16"_prefix, "10.0.0.0/16"_prefix), (std::vector<OverlapKind>{}));
        QCOMPARE(kindsWith("10.1.0.0/20"_prefix, "10.0.0.0/16"_prefix), (std::vector{podAndSubnet}));
        QCOMPARE(kindsWith("10.1.100.0/24"_prefix, "10.0.0.0/16"_prefix), (std::vector{podAndNetwork}));
        QCOMPARE(kindsWith("10.244.0.0/16"_prefix, "10.1.0.0/25"_prefix), (std::vector{serviceAndSubnet}));
        QCOMPARE(kindsWith("10.244.0.0/16"_prefix, "10.1.255.0/24"_prefix), (std::vector{serviceAndNetwork}));
        QCOMPARE(kindsWith("10.244.0.0/16"_prefix, "10.244.3.0/24"_prefix), (std::vector{serviceAndPod}));
        QCOMPARE(kindsWith("10.0.0.0/8"_prefix, "10.0.0.0/8"_prefix),
                 (std::vector{podAndSubnet, serviceAndSubnet, serviceAndPod}));
    }

    void networksThatAreNotConnectedMayBeEqual() {
        PlanMaker maker;
        for (int i = 0; i < 3; ++i) {
            const VirtualNetworkId network = maker.network("v", {"10.1.0.0/16"_prefix});
            const SubnetId subnet = maker.subnet(network, "s", {"10.1.0.0/24"_prefix});
            maker.cluster(profileOf(NetworkPlugin::kubenet), {poolOf(1, subnet)});
        }
        QVERIFY(maker.facts()->overlaps.empty());
    }

    void peersReportOneOverlapOnceAndOneWayPeersToo() {
        for (const bool isBothWays : {true, false}) {
            PlanMaker maker;
            const VirtualNetworkId one = maker.network("one", {"10.1.0.0/16"_prefix});
            const VirtualNetworkId two = maker.network("two", {"10.1.128.0/17"_prefix});
            maker.peering(two, one);
            if (isBothWays) {
                maker.peering(one, two);
            }
            const auto facts = maker.facts();
            QCOMPARE(facts->overlaps.size(), std::size_t{1});
            QCOMPARE(facts->overlaps.front().a, ObjectRef(isBothWays ? one : two));
        }
    }

    void theDefaultsOfAClusterThatStatesNothingCollideToo() {
        PlanMaker maker;
        const VirtualNetworkId network = maker.network("v", {"10.0.0.0/8"_prefix});
        const SubnetId subnet = maker.subnet(network, "s", {"10.0.10.0/24"_prefix});
        maker.cluster(NetworkProfile{}, {poolOf(1, subnet)});
        QCOMPARE(kindsOf(*maker.facts()), (std::vector{OverlapKind::podAndNetwork, OverlapKind::serviceAndSubnet}));
    }

    void aStoppedComputationHasNoFacts() {
        const auto plan = std::make_shared<const Plan>(makeTypical());
        std::stop_source stop;
        QVERIFY(computeFacts(plan, stop.get_token()));
        stop.request_stop();
        QVERIFY(!computeFacts(plan, stop.get_token()));
    }

    /// A thousand equal subnets make half a million pairs; each subnet lists a few and counts the others.
    void manyEqualSubnetsAreCountedNotPaired() {
        constexpr std::size_t many = 1000;
        Plan plan;
        VirtualNetwork network;
        network.id.value = plan.nextNumber++;
        network.info.name = "vnet-main";
        network.addressPrefixes = {"10.0.0.0/16"_prefix};
        for (std::size_t i = 0; i < many; ++i) {
            Subnet subnet;
            subnet.id.value = plan.nextNumber++;
            subnet.name = fmt::format("snet-{}", i);
            subnet.addressPrefixes = {"10.0.1.0/24"_prefix};
            network.subnets.push_back(std::move(subnet));
        }
        plan.virtualNetworks.emplace_back(std::move(network));
        const auto facts = computeFacts(std::make_shared<const Plan>(std::move(plan)));
        QVERIFY(facts->overlaps.size() <= many * mostListedOverlaps);
        std::size_t pairs = 0;
        for (const RangeOverlap& overlap : facts->overlaps) {
            pairs += 1 + overlap.more;
        }
        QCOMPARE(pairs, many * (many - 1) / 2);
    }
};

QTEST_APPLESS_MAIN(TstOverlapFacts)
#include "tst_overlap_facts.moc"
