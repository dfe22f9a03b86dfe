// SPDX-License-Identifier: GPL-3.0-or-later
//
// Proposed ranges against looking at everything that could be in their way.
#include "core/catalog/ranges.h"
#include "core/rules/proposals.h"
#include "tests/support/dice.h"
#include "tests/support/show.h"

#include <algorithm>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::rules;
using namespace aksnet::testing;

namespace {

/// Two peered networks, a third that is a peer of the second, an external network and two clusters, crowded into a few
/// small ranges so that everything meets everything now and then.
class CrowdedPlan {
public:
    explicit CrowdedPlan(std::uint64_t seed) : m_dice(seed) {
        for (int i = 0; i < 3; ++i) {
            addNetwork();
        }
        peer(0, 1);
        peer(1, 0);
        peer(1, 2);
        peer(2, 1);
        ExternalNetwork external;
        external.id.value = number();
        external.addressPrefixes = {anyBlock(26, 30)};
        external.connectedVirtualNetworks = {m_plan.virtualNetworks.front()->id};
        m_plan.externalNetworks.push_back(std::move(external));
        addCluster();
        addCluster();
    }

    [[nodiscard]] const Plan& plan() const { return m_plan; }

private:
    std::uint32_t number() { return m_plan.nextNumber++; }
    Prefix anyBlock(int shortest, int longest) { return m_dice.inside("10.0.0.0/23"_prefix, shortest, longest); }

    void addNetwork() {
        VirtualNetwork network;
        network.id.value = number();
        network.addressPrefixes = {anyBlock(23, 26), m_dice.chance(20) ? "169.254.0.0/16"_prefix : anyBlock(25, 28)};
        for (int i = m_dice.between(0, 6); i > 0; --i) {
            Subnet& subnet = network.subnets.emplace_back();
            subnet.id.value = number();
            subnet.addressPrefixes = {anyBlock(26, 31)};
            if (m_dice.chance(20)) {
                subnet.addressPrefixes.push_back(anyBlock(28, 31));
            }
        }
        m_plan.virtualNetworks.emplace_back(std::move(network));
    }

    void peer(std::size_t from, std::size_t to) {
        Peering peering;
        peering.id.value = number();
        peering.remoteVirtualNetwork = m_plan.virtualNetworks[to]->id;
        m_plan.virtualNetworks[from].edit().peerings.push_back(std::move(peering));
    }

    void addCluster() {
        Cluster cluster;
        cluster.id.value = number();
        cluster.networkProfile.networkPlugin = NetworkPlugin::azure;
        cluster.networkProfile.networkPluginMode = NetworkPluginMode::overlay;
        cluster.networkProfile.podCidrs = {anyBlock(27, 30)};
        cluster.networkProfile.serviceCidrs = {anyBlock(27, 30)};
        NodePool& pool = cluster.agentPoolProfiles.emplace_back();
        pool.id.value = number();
        if (const auto& subnets = m_plan.virtualNetworks.front()->subnets; !subnets.empty()) {
            pool.vnetSubnet = subnets.front().id;
        }
        m_plan.clusters.emplace_back(std::move(cluster));
    }

    Plan m_plan;
    Dice m_dice;
};

using Owned = std::pair<Prefix, ObjectRef>;

void addReserved(std::vector<Owned>& ranges) {
    for (const auto& range : catalog::platformForbiddenRanges()) {
        ranges.emplace_back(range.range, ObjectRef{});
    }
    for (const auto& range : catalog::aksReservedRanges()) {
        ranges.emplace_back(range.range, ObjectRef{});
    }
}

bool isPeeredHere(const VirtualNetwork& other, const VirtualNetwork& network) {
    return std::ranges::any_of(other.peerings,
                               [&](const Peering& peering) { return peering.remoteVirtualNetwork == network.id; });
}

/// All that a new block in the network must not meet, with its owners: what it reaches, what is peered with it and their
/// other peers, and the clusters here and there.
std::vector<Owned> inTheWay(const Facts& facts, const VirtualNetwork& network, bool withSubnets) {
    std::vector<Owned> ranges;
    addReserved(ranges);
    for (const ReachableRange& range : facts.reachableFrom(network.id)) {
        ranges.emplace_back(range.prefix, range.owner);
    }
    for (const auto& other : facts.plan->virtualNetworks) {
        const bool isPeer = isPeeredHere(*other, network);
        for (const ClusterFacts& cluster : facts.clusters) {
            if (cluster.virtualNetwork == other->id && (isPeer || other->id == network.id)) {
                for (const auto* list : {&cluster.podCidrs, &cluster.serviceCidrs}) {
                    std::ranges::for_each(
                        *list, [&](const ClusterRange& range) { ranges.emplace_back(range.prefix, cluster.cluster); });
                }
            }
        }
        for (const ReachableRange& sibling : facts.reachableFrom(other->id)) {
            if (isPeer && sibling.owner != ObjectRef(network.id) && sibling.owner.kind != ObjectKind::externalNetwork) {
                ranges.emplace_back(sibling.prefix, sibling.owner);
            }
        }
    }
    for (const Subnet& subnet : network.subnets) {
        for (const Prefix& prefix : subnet.addressPrefixes) {
            if (withSubnets) {
                ranges.emplace_back(prefix, subnet.id);
            }
        }
    }
    return ranges;
}

bool meets(const std::vector<Owned>& ranges, const Prefix& block, ObjectRef except = {}) {
    return std::ranges::any_of(ranges, [&](const Owned& range) {
        return range.first.overlaps(block) && (range.second != except || except == ObjectRef{});
    });
}

bool isInside(const VirtualNetwork& network, const Prefix& block) {
    return AddressSet(network.addressPrefixes).contains(AddressRange(block));
}

/// All blocks of that length that are free in the network.
std::vector<Prefix> freeBlocks(const Facts& facts, const VirtualNetwork& network, int length) {
    const auto ranges = inTheWay(facts, network, true);
    std::vector<Prefix> blocks;
    for (auto block = std::optional(Prefix::containing("10.0.0.0"_ip, length));
         block && "10.0.0.0/23"_prefix.contains(*block); block = block->next()) {
        if (isInside(network, *block) && !meets(ranges, *block)) {
            blocks.push_back(*block);
        }
    }
    return blocks;
}

}  // namespace

class TstProposals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFreeBlockIsFoundWhereverThereIsOne() {
        int found = 0;
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            const auto plan = std::make_shared<const Plan>(CrowdedPlan(seed).plan());
            const auto facts = computeFacts(plan);
            Proposals proposals(*facts);
            for (const auto& network : plan->virtualNetworks) {
                for (int length = 24; length <= 30; ++length) {
                    const auto blocks = freeBlocks(*facts, *network, length);
                    const auto block = proposals.freeBlock(network->id, length);
                    QCOMPARE(block.has_value(), !blocks.empty());
                    QVERIFY(!block || std::ranges::find(blocks, *block) != blocks.end());
                    QCOMPARE(proposals.freeBlock(network->id, length), block);
                    found += block ? 1 : 0;
                }
            }
        }
        QVERIFY(found > 500);
    }

    void aSubnetGrowsInPlaceWhereNothingElseIsInTheWay() {
        int grown = 0;
        int moved = 0;
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            const auto plan = std::make_shared<const Plan>(CrowdedPlan(seed).plan());
            const auto facts = computeFacts(plan);
            Proposals proposals(*facts);
            for (const auto& network : plan->virtualNetworks) {
                const auto ranges = inTheWay(*facts, *network, true);
                for (const Subnet& subnet : network->subnets) {
                    const Prefix current = subnet.addressPrefixes.front();
                    for (int length = 24; length <= 31; ++length) {
                        const auto range = proposals.subnetRange(network->id, subnet.id, current, length);
                        const Prefix larger = Prefix::containing(current.first(), length);
                        if (length <= current.length() && isInside(*network, larger) &&
                            !meets(ranges, larger, subnet.id)) {
                            QCOMPARE(range, std::optional(larger));
                            ++grown;
                        } else {
                            QCOMPARE(range, proposals.freeBlock(network->id, length));
                            moved += range ? 1 : 0;
                        }
                    }
                }
            }
        }
        QVERIFY(grown > 100 && moved > 500);
    }

    void aRangeIsFreeForANetworkWhenItMeetsNothingNearOrFar() {
        std::array<int, 2> seen{};
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            const auto plan = std::make_shared<const Plan>(CrowdedPlan(seed).plan());
            const auto facts = computeFacts(plan);
            Proposals proposals(*facts);
            Dice dice(seed);
            for (const auto& network : plan->virtualNetworks) {
                auto ranges = inTheWay(*facts, *network, false);
                for (const Prefix& prefix : network->addressPrefixes) {
                    ranges.emplace_back(prefix, network->id);
                }
                for (int i = 0; i < 20; ++i) {
                    const Prefix range = dice.inside("10.0.0.0/22"_prefix, 24, 30);
                    QCOMPARE(proposals.isFreeForVnet(network->id, range), !meets(ranges, range));
                    ++seen[meets(ranges, range) ? 1 : 0];
                }
            }
        }
        QVERIFY(seen[0] > 1'000 && seen[1] > 1'000);
    }

    void aClusterRangeMeetsNothingThatTheClusterSees() {
        for (std::uint64_t seed = 1; seed <= 100; ++seed) {
            const auto plan = std::make_shared<const Plan>(CrowdedPlan(seed).plan());
            const auto facts = computeFacts(plan);
            Proposals proposals(*facts);
            for (const ClusterFacts& cluster : facts->clusters) {
                for (const int length : {14, 16, 20, 24}) {
                    const auto range = proposals.clusterRange(cluster, length, cluster.serviceCidrs);
                    QVERIFY(range);
                    QVERIFY(catalog::isPrivate(*range));
                    std::vector<Owned> ranges;
                    addReserved(ranges);
                    std::ranges::for_each(cluster.serviceCidrs, [&](const ClusterRange& other) {
                        ranges.emplace_back(other.prefix, cluster.cluster);
                    });
                    if (const VirtualNetwork* network =
                            cluster.virtualNetwork ? facts->index->find(*cluster.virtualNetwork) : nullptr) {
                        std::ranges::for_each(network->addressPrefixes,
                                              [&](const Prefix& prefix) { ranges.emplace_back(prefix, network->id); });
                        std::ranges::for_each(network->subnets, [&](const Subnet& subnet) {
                            ranges.emplace_back(subnet.addressPrefixes.front(), subnet.id);
                        });
                        std::ranges::for_each(facts->reachableFrom(network->id), [&](const ReachableRange& each) {
                            ranges.emplace_back(each.prefix, each.owner);
                        });
                    }
                    QVERIFY(!meets(ranges, *range));
                }
            }
        }
    }

    void clusterRangesAreTriedWherePeopleLookFirst() {
        const auto facts = computeFacts(std::make_shared<const Plan>(CrowdedPlan(1).plan()));
        Proposals proposals(*facts);
        ClusterFacts cluster = facts->clusters.front();
        cluster.virtualNetwork.reset();
        QCOMPARE(proposals.clusterRange(cluster, 16, {}), std::optional("10.244.0.0/16"_prefix));
        QCOMPARE(proposals.clusterRange(cluster, 20, {}), std::optional("10.244.0.0/20"_prefix));
        QCOMPARE(proposals.clusterRange(cluster, 14, {}), std::optional("100.64.0.0/14"_prefix));
        const std::vector<ClusterRange> others{{"10.244.0.0/20"_prefix, false}};
        QCOMPARE(proposals.clusterRange(cluster, 16, others), std::optional("100.64.0.0/16"_prefix));
        QCOMPARE(proposals.clusterRange(cluster, 20, others), std::optional("10.244.16.0/20"_prefix));
        // The network that AKS makes for a cluster without one takes 10.224.0.0/12.
        QCOMPARE(proposals.clusterRange(cluster, 9, {}), std::optional("10.0.0.0/9"_prefix));
        QCOMPARE(proposals.clusterRange(cluster, 7, {}), std::nullopt);
    }
};

QTEST_APPLESS_MAIN(TstProposals)
#include "tst_proposals.moc"
