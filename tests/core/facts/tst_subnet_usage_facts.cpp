// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every subnet's addresses are used for: the account always adds up, and nothing is forgotten or counted twice.
#include "core/catalog/limits.h"
#include "tests/core/facts/fact_plans.h"

#include <QtTest>

#include <map>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

SubnetConsumer consumerOf(SubnetId subnet, int addresses) {
    SubnetConsumer consumer;
    consumer.name = "endpoints";
    consumer.subnet = subnet;
    consumer.addressCount = addresses;
    return consumer;
}

/// Addresses taken from a subnet, told again from the plan alone.
std::uint64_t takenFrom(const Plan& plan, SubnetId subnet) {
    std::uint64_t taken = 0;
    for (const auto& cluster : plan.clusters) {
        bool isFirst = true;
        for (const NodePool& pool : cluster->agentPoolProfiles) {
            const NodeNeed need = modelOf(*cluster, pool).nodeNeed(effectiveMaxPods(*cluster, pool));
            const int most = maximumNodes(pool);
            const auto nodes = static_cast<std::uint64_t>(most + surgeNodes(*cluster, pool, most));
            taken += pool.vnetSubnet == subnet ? nodes * need.nodeSubnet : 0;
            taken += pool.podSubnet == subnet ? nodes * need.podSubnet : 0;
            const ApiServerAccessProfile& access = cluster->apiServerAccessProfile;
            if (isFirst && pool.vnetSubnet == subnet && access.enablePrivateCluster && !access.enableVnetIntegration) {
                taken += 1;
            }
            isFirst = false;
        }
        const ApiServerAccessProfile& access = cluster->apiServerAccessProfile;
        taken += access.enableVnetIntegration && access.subnet == subnet ? 9 : 0;
    }
    for (const Firewall& firewall : plan.firewalls) {
        taken += firewall.subnet == subnet ? 1 : 0;
    }
    for (const SubnetConsumer& consumer : plan.subnetConsumers) {
        taken += consumer.subnet == subnet ? static_cast<std::uint64_t>(consumer.addressCount) : 0;
    }
    return taken;
}

}  // namespace

class TstSubnetUsageFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theAccountAlwaysAddsUp() {
        std::size_t subnets = 0;
        std::size_t short_ = 0;
        for (const auto& plan : plansOfAllSorts()) {
            const auto facts = computeFacts(plan);
            for (const SubnetFacts& subnet : facts->subnets) {
                QCOMPARE(subnet.reserved + subnet.nodes + subnet.surge + subnet.pods + subnet.other + subnet.free() -
                             subnet.missing(),
                         subnet.size);
                QVERIFY(subnet.free() == 0 || subnet.missing() == 0);
                QVERIFY(subnet.reserved <= subnet.size);
                QCOMPARE(subnet.usable() + subnet.reserved, subnet.size);
                SubnetDemand sum;
                std::uint64_t total = 0;
                for (const SubnetDemand& demand : subnet.demands) {
                    sum.nodes += demand.nodes;
                    sum.surge += demand.surge;
                    sum.pods += demand.pods;
                    sum.other += demand.other;
                    total += demand.total();
                }
                QCOMPARE(sum.nodes, subnet.nodes);
                QCOMPARE(sum.surge, subnet.surge);
                QCOMPARE(sum.pods, subnet.pods);
                QCOMPARE(sum.other, subnet.other);
                QCOMPARE(total, subnet.used());
                ++subnets;
                short_ += subnet.missing() > 0 ? 1 : 0;
            }
        }
        QVERIFY(subnets > 500);
        QVERIFY(short_ > 20);
    }

    void nothingIsForgottenOrCountedTwice() {
        for (const auto& plan : plansOfAllSorts()) {
            const auto facts = computeFacts(plan);
            std::size_t position = 0;
            for (const auto& network : plan->virtualNetworks) {
                for (const Subnet& subnet : network->subnets) {
                    const SubnetFacts& found = facts->subnets.at(position++);
                    QCOMPARE(found.subnet, subnet.id);
                    QCOMPARE(found.virtualNetwork, network->id);
                    QCOMPARE(facts->find(subnet.id), &found);
                    QCOMPARE(found.used(), takenFrom(*plan, subnet.id));
                    Uint128 size = 0;
                    for (const Prefix& prefix : subnet.addressPrefixes) {
                        size += prefix.isV4() ? prefix.size() : 0;
                    }
                    QCOMPARE(static_cast<std::uint64_t>(size), found.size);
                }
            }
            QCOMPARE(position, facts->subnets.size());
        }
    }

    void fiveAddressesOfEveryIpv4PrefixAreAzures() {
        struct Example {
            std::vector<Prefix> prefixes;
            std::uint64_t size;
            std::uint64_t usable;
        };
        for (const Example& example :
             {Example{{"192.168.1.0/24"_prefix}, 256, 251}, Example{{"10.0.0.0/29"_prefix}, 8, 3},
              Example{{"10.6.0.0/26"_prefix}, 64, 59}, Example{{"10.0.0.0/8"_prefix}, 16'777'216, 16'777'211},
              Example{{"10.0.0.0/28"_prefix, "10.0.1.0/28"_prefix}, 32, 22},
              Example{{"10.0.0.0/24"_prefix, "fd00::/64"_prefix}, 256, 251}, Example{{"fd00::/64"_prefix}, 0, 0},
              Example{{"10.0.0.0/31"_prefix}, 2, 0}, Example{{"10.0.0.7/32"_prefix}, 1, 0}, Example{{}, 0, 0}}) {
            PlanMaker maker;
            const SubnetId subnet = maker.subnet(maker.network("v", {"10.0.0.0/8"_prefix}), "s", example.prefixes);
            const auto facts = maker.facts();
            QCOMPARE(facts->find(subnet)->size, example.size);
            QCOMPARE(facts->find(subnet)->usable(), example.usable);
            QCOMPARE(facts->find(subnet)->free(), example.usable);
        }
    }

    void poolsOfAllModelsAreToldApart() {
        PlanMaker maker;
        const VirtualNetworkId network = maker.network("v", {"10.1.0.0/16"_prefix});
        const SubnetId nodes = maker.subnet(network, "nodes", {"10.1.0.0/24"_prefix});
        const SubnetId pods = maker.subnet(network, "pods", {"10.1.8.0/21"_prefix});
        NodePool dynamic = poolOf(10, nodes, pods);
        dynamic.maxPods = 30;
        dynamic.upgradeSettings.maxSurge = CountOrPercent{2, false};
        maker.cluster(profileOf(NetworkPlugin::azure), {dynamic});
        NodePool flat = poolOf(5, nodes);
        flat.maxPods = 20;
        maker.cluster(profileOf(NetworkPlugin::azure), {flat});
        NodePool overlay = poolOf(7, nodes);
        overlay.scaleSetPriority = ScaleSetPriority::spot;
        maker.cluster(profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay), {overlay});
        const auto facts = maker.facts();
        const SubnetFacts& own = *facts->find(nodes);
        QCOMPARE(own.nodes, std::uint64_t{10 + 5 + 7});
        QCOMPARE(own.surge, std::uint64_t{2 + 21});
        QCOMPARE(own.pods, std::uint64_t{5 * 20});
        QCOMPARE(own.other, std::uint64_t{0});
        const SubnetFacts& theirs = *facts->find(pods);
        QCOMPARE(theirs.nodes, std::uint64_t{0});
        QCOMPARE(theirs.pods, std::uint64_t{10 * 31});
        QCOMPARE(theirs.surge, std::uint64_t{2 * 31});
        QCOMPARE(theirs.demands.size(), std::size_t{1});
        QCOMPARE(theirs.demands.front().perNode, std::uint64_t{31});
        QCOMPARE(theirs.demands.front().nodeCount, 10);
        QCOMPARE(theirs.demands.front().surgeCount, 2);
        QCOMPARE(own.demands.size(), std::size_t{3});
    }

    void overlayPoolsTakeNothingFromAPodSubnet() {
        PlanMaker maker;
        const VirtualNetworkId network = maker.network("v", {"10.1.0.0/16"_prefix});
        const SubnetId nodes = maker.subnet(network, "nodes", {"10.1.0.0/24"_prefix});
        const SubnetId pods = maker.subnet(network, "pods", {"10.1.8.0/21"_prefix});
        maker.cluster(profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay), {poolOf(3, nodes, pods)});
        QCOMPARE(maker.facts()->find(pods)->used(), std::uint64_t{0});
    }

    void theApiServerTakesOneAddressOrNine() {
        PlanMaker maker;
        const VirtualNetworkId network = maker.network("v", {"10.1.0.0/16"_prefix});
        const SubnetId first = maker.subnet(network, "first", {"10.1.0.0/24"_prefix});
        const SubnetId second = maker.subnet(network, "second", {"10.1.1.0/24"_prefix});
        const SubnetId api = maker.subnet(network, "api", {"10.1.2.0/28"_prefix});
        Cluster cluster;
        cluster.info.name = "aks";
        cluster.agentPoolProfiles = {poolOf(1, first), poolOf(1, second)};
        cluster.apiServerAccessProfile.enablePrivateCluster = true;
        maker.put(PutCluster{cluster});
        auto facts = maker.facts();
        QCOMPARE(facts->find(first)->other, std::uint64_t{1});
        QCOMPARE(facts->find(second)->other, std::uint64_t{0});
        Cluster integrated = *maker.plan().clusters.front();
        integrated.apiServerAccessProfile.enableVnetIntegration = true;
        integrated.apiServerAccessProfile.subnet = api;
        maker.put(PutCluster{integrated});
        facts = maker.facts();
        QCOMPARE(facts->find(first)->other, std::uint64_t{0});
        QCOMPARE(facts->find(api)->other, std::uint64_t{9});
        QCOMPARE(facts->find(api)->free(), std::uint64_t{2});
        QCOMPARE(facts->find(api)->demands.front().owner, ObjectRef(integrated.id));
    }

    void consumersAndFirewallsTakeTheirs() {
        PlanMaker maker;
        const SubnetId subnet = maker.subnet(maker.network("v", {"10.1.0.0/16"_prefix}), "s", {"10.1.0.0/28"_prefix});
        maker.put(Put<SubnetConsumer>{consumerOf(subnet, 3)});
        maker.put(Put<SubnetConsumer>{consumerOf(subnet, 0)});
        Firewall firewall;
        firewall.info.name = "fw";
        firewall.subnet = subnet;
        maker.put(Put<Firewall>{firewall});
        const auto facts = maker.facts();
        QCOMPARE(facts->find(subnet)->other, std::uint64_t{4});
        QCOMPARE(facts->find(subnet)->free(), std::uint64_t{7});
    }

    void hugeNumbersNeitherOverflowNorTakeMemory() {
        PlanMaker maker;
        const SubnetId subnet = maker.subnet(maker.network("v", {"10.0.0.0/8"_prefix}), "s", {"10.0.0.0/9"_prefix});
        NodePool pool = poolOf(1'000'000, subnet);
        pool.maxPods = 1'000'000;
        pool.upgradeSettings.maxSurge = CountOrPercent{100, true};
        maker.cluster(profileOf(NetworkPlugin::azure), {pool, pool, pool});
        Plan plan = maker.plan();
        plan.nextNumber = maxObjectNumber + 1;
        plan.virtualNetworks.front().edit().subnets.front().id.value = maxObjectNumber;
        for (NodePool& each : plan.clusters.front().edit().agentPoolProfiles) {
            each.vnetSubnet = SubnetId(maxObjectNumber);
        }
        const auto facts = computeFacts(std::make_shared<const Plan>(plan));
        const SubnetFacts* found = facts->find(SubnetId(maxObjectNumber));
        QVERIFY(found);
        QCOMPARE(found->nodes, std::uint64_t{3'000'000});
        QCOMPARE(found->pods, std::uint64_t{3'000'000'000'000});
        QCOMPARE(found->surge, std::uint64_t{3'000'003'000'000});
        QVERIFY(!facts->find(SubnetId(1'999'999'999)));
    }
};

QTEST_APPLESS_MAIN(TstSubnetUsageFacts)
#include "tst_subnet_usage_facts.moc"
