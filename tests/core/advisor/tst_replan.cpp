// SPDX-License-Identifier: GPL-3.0-or-later
//
// Re-planned networks: worked examples, the laws on crowded plans, and whether there really was no room.
#include "core/advisor/replan.h"
#include "core/facts/capacity.h"
#include "tests/core/advisor/connected_ranges.h"
#include "tests/support/crowded_plan.h"
#include "tests/support/show.h"

#include <QtTest>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;
using advisor::Replan;
using advisor::ReplanRequest;

namespace {

constexpr std::uint64_t crowdedPlans = 250;
constexpr VirtualNetworkId theNetwork{1};

/// A network whose subnets hold that many other addresses each.
struct Wanted {
    std::string name;
    std::vector<Prefix> prefixes;
    int addresses;
};
Plan networkOf(const Prefix& space, const std::vector<Wanted>& subnets) {
    Plan plan;
    VirtualNetwork network;
    network.id = theNetwork;
    network.info.name = "vnet";
    network.addressPrefixes = {space};
    plan.nextNumber = 2;
    for (const Wanted& wanted : subnets) {
        Subnet& subnet = network.subnets.emplace_back();
        subnet.id.value = plan.nextNumber++;
        subnet.name = wanted.name;
        subnet.addressPrefixes = wanted.prefixes;
        if (wanted.addresses > 0) {
            SubnetConsumer& consumer = plan.subnetConsumers.emplace_back();
            consumer.id.value = plan.nextNumber++;
            consumer.name = wanted.name + "-things";
            consumer.subnet = subnet.id;
            consumer.addressCount = wanted.addresses;
        }
    }
    plan.virtualNetworks.emplace_back(std::move(network));
    return plan;
}

Result<Replan> replanned(const Plan& plan, ReplanRequest request = {.network = theNetwork}) {
    return advisor::replan(*computeFacts(std::make_shared<const Plan>(plan)), request);
}

Plan applied(const Plan& plan, const Replan& replan) {
    if (!replan.edit) {
        return plan;
    }
    auto changed = apply(plan, *replan.edit);
    if (!changed) {
        qFatal("%s", changed.error().text().c_str());
    }
    return *std::move(changed);
}

const Subnet& subnetNamed(const Plan& plan, std::string_view name) {
    const auto& subnets = plan.virtualNetworks.front()->subnets;
    return *std::ranges::find(subnets, name, &Subnet::name);
}

std::vector<Prefix> ipv4PrefixesOf(const Subnet& subnet) {
    std::vector<Prefix> prefixes;
    std::ranges::copy_if(subnet.addressPrefixes, std::back_inserter(prefixes), &Prefix::isV4);
    return prefixes;
}

Plan grown(Plan plan, const ReplanRequest& request) {
    for (auto& cluster : plan.clusters) {
        if (!request.clusters.empty() && std::ranges::find(request.clusters, cluster->id) == request.clusters.end()) {
            continue;
        }
        for (NodePool& pool : cluster.edit().agentPoolProfiles) {
            pool.count = (pool.count * (100 + request.growthPercent) + 99) / 100;
            if (pool.maxCount) {
                pool.maxCount = (*pool.maxCount * (100 + request.growthPercent) + 99) / 100;
            }
        }
    }
    return plan;
}

/// What breaks a law in the re-planned network; empty if nothing does.
QString lawBroken(const Plan& before, const ReplanRequest& request, const Plan& after) {
    const VirtualNetwork& network = *networkById(after, request.network);
    const auto connected = connectedRanges(before, *networkById(before, request.network));
    const AddressSet space(network.addressPrefixes);
    const auto facts = computeFacts(std::make_shared<const Plan>(grown(after, request)));
    const PlanCapacity capacity = capacityOf(*facts);
    for (const Subnet& subnet : network.subnets) {
        const QString name = QString::fromStdString(subnet.name);
        const Subnet& old = *computeFacts(std::make_shared<const Plan>(before))->index->find(subnet.id)->subnet;
        if (request.pinned.contains(subnet.id)) {
            if (subnet.addressPrefixes != old.addressPrefixes) {
                return name + QStringLiteral(" was pinned and moved");
            }
            continue;
        }
        const RangeCapacity* range = capacity.find(subnet.id);
        if (range && !range->fits(Occasion::atMaximumDuringUpgrade)) {
            return name + QStringLiteral(" lacks addresses");
        }
        for (const Prefix& prefix : ipv4PrefixesOf(subnet)) {
            if (!space.contains(AddressRange(prefix)) || meetsAny(connected, prefix)) {
                return name + QStringLiteral(" meets something connected or lies outside");
            }
            for (const Subnet& other : network.subnets) {
                if (other.id != subnet.id && meetsAny(ipv4PrefixesOf(other), prefix)) {
                    return name + QStringLiteral(" meets ") + QString::fromStdString(other.name);
                }
            }
        }
    }
    return {};
}

/// Whether blocks of these lengths all find a place in the free space, by trying everything.
bool canPlace(std::vector<int> lengths, const Prefix& space, std::vector<Prefix>& taken) {
    if (lengths.empty()) {
        return true;
    }
    const int length = lengths.back();
    lengths.pop_back();
    for (const Prefix& block : freeBlocksByHand({space}, taken, length)) {
        taken.push_back(block);
        const bool fits = canPlace(lengths, space, taken);
        taken.pop_back();
        if (fits) {
            return true;
        }
    }
    return false;
}

}  // namespace

class TstReplan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsTooSmallMoves() {
        const Plan plan = networkOf("10.0.0.0/22"_prefix, {{"small", {"10.0.0.0/26"_prefix}, 310},
                                                           {"fine", {"10.0.1.0/24"_prefix}, 100},
                                                           {"empty", {"10.0.0.64/26"_prefix}, 0}});
        const auto result = replanned(plan);
        QVERIFY(result);
        QCOMPARE(result->moves.size(), std::size_t{1});
        QCOMPARE(result->moves.front().after, "10.0.2.0/23"_prefix);
        QCOMPARE(result->moves.front().need, std::uint64_t{310});
        QCOMPARE(result->moves.front().why, std::string("Subnet small needs 310 addresses; it has 59."));
        const Plan after = applied(plan, *result);
        QCOMPARE(subnetNamed(after, "small").addressPrefixes, std::vector{"10.0.2.0/23"_prefix});
        QCOMPARE(describe(plan, *result->edit), std::string("Re-plan vnet"));
    }

    void aSubnetGrowsWhereItStands() {
        const Plan plan = networkOf("10.0.0.0/22"_prefix, {{"a", {"10.0.2.0/25"_prefix}, 200}});
        QCOMPARE(replanned(plan)->moves.front().after, "10.0.2.0/24"_prefix);
    }

    void othersMakeRoomOnlyIfTheyMust() {
        const Plan plan = networkOf("10.0.0.0/24"_prefix, {{"left", {"10.0.0.0/27"_prefix}, 20},
                                                           {"big", {"10.0.0.32/27"_prefix}, 100},
                                                           {"right", {"10.0.0.128/27"_prefix}, 20}});
        const auto result = replanned(plan);
        QVERIFY(result);
        QCOMPARE(lawBroken(plan, {.network = theNetwork}, applied(plan, *result)), QString());
        QVERIFY(!result->additional);
        QCOMPARE(result->moves.size(), std::size_t{2});
    }

    void nothingToDoIsNoEdit() {
        const auto result = replanned(networkOf("10.0.0.0/24"_prefix, {{"a", {"10.0.0.0/25"_prefix}, 100}}));
        QVERIFY(result && result->moves.empty() && !result->edit);
    }

    void pinnedSubnetsStayAndSayWhatTheyLack() {
        const Plan plan = networkOf("10.0.0.0/24"_prefix, {{"nodes", {"10.0.0.0/28"_prefix}, 40}});
        const ReplanRequest request{.network = theNetwork, .clusters = {}, .growthPercent = 0, .pinned = {SubnetId(2)}};
        const auto result = replanned(plan, request);
        QVERIFY(result && result->moves.empty());
        QCOMPARE(result->notes,
                 std::vector<std::string>{"Subnet nodes needs 40 addresses; it has 11. It stays as it is."});
    }

    void dedicatedSubnetsGetTheSizeAzureWants() {
        const Plan plan = networkOf("10.0.0.0/24"_prefix, {{"GatewaySubnet", {"10.0.0.0/28"_prefix}, 1},
                                                           {"AzureBastionSubnet", {"10.0.0.64/26"_prefix}, 1}});
        const auto result = replanned(plan);
        QVERIFY(result);
        QCOMPARE(result->moves.size(), std::size_t{1});
        QCOMPARE(result->moves.front().after, "10.0.0.0/27"_prefix);
    }

    void fixedAddressesAndNextHopsGoAlong() {
        Plan plan = networkOf("10.0.0.0/22"_prefix,
                              {{"apps", {"10.0.0.0/26"_prefix}, 300}, {"other", {"10.0.1.0/24"_prefix}, 5}});
        plan.subnetConsumers.front().ipAddress = "10.0.0.10"_ip;
        Firewall firewall;
        firewall.id.value = plan.nextNumber++;
        firewall.info.name = "appliance";
        firewall.subnet = SubnetId(2);
        firewall.privateIpAddress = "10.0.0.4"_ip;
        plan.firewalls.push_back(firewall);
        RouteTable table;
        table.id.value = plan.nextNumber++;
        table.info.name = "routes";
        table.routes.push_back({.name = "default",
                                .addressPrefix = "0.0.0.0/0",
                                .nextHopType = NextHopType::virtualAppliance,
                                .nextHopIpAddress = "10.0.0.4"_ip});
        plan.routeTables.push_back(table);
        const auto result = replanned(plan);
        QVERIFY(result);
        QCOMPARE(result->moves.front().after, "10.0.2.0/23"_prefix);
        const Plan after = applied(plan, *result);
        QCOMPARE(after.subnetConsumers.front().ipAddress, std::optional("10.0.2.10"_ip));
        QCOMPARE(after.firewalls.front().privateIpAddress, std::optional("10.0.2.4"_ip));
        QCOMPARE(after.routeTables.front().routes.front().nextHopIpAddress, std::optional("10.0.2.4"_ip));
    }

    void aFurtherRangeIsTheSmallestThatWillDo() {
        Plan plan =
            networkOf("10.0.0.0/25"_prefix, {{"a", {"10.0.0.0/26"_prefix}, 50}, {"b", {"10.0.0.64/26"_prefix}, 400}});
        const auto result = replanned(plan);
        QVERIFY(result && result->additional);
        QCOMPARE(result->additional->length(), 23);
        QCOMPARE(result->moves.size(), std::size_t{1});
        QCOMPARE(lawBroken(plan, {.network = theNetwork}, applied(plan, *result)), QString());
        plan.approvedRanges.push_back({.id = ApprovedRangeId(plan.nextNumber++),
                                       .name = "corporate",
                                       .note = {},
                                       .range = "10.0.0.0/24"_prefix,
                                       .unknownFields = {}});
        const auto none = replanned(plan);
        QVERIFY(!none);
        QVERIFY(none.error().what.starts_with(
            "The subnets of vnet do not fit into its address space; it takes a further /23."));
    }

    void lawsHoldOnCrowdedPlans() {
        int inside = 0;
        int extended = 0;
        int refused = 0;
        for (std::uint64_t seed = 1; seed <= crowdedPlans; ++seed) {
            Plan plan = CrowdedPlan(seed).make();
            Dice dice(seed);
            for (auto& cluster : plan.clusters) {
                for (NodePool& pool : cluster.edit().agentPoolProfiles) {
                    pool.maxCount = dice.between(1, 60);
                    if (pool.podSubnet && dice.chance(50)) {
                        pool.podIpAllocationMode = PodIpAllocationMode::staticBlock;
                    }
                }
            }
            for (const auto& network : plan.virtualNetworks) {
                ReplanRequest request{
                    .network = network->id, .clusters = {}, .growthPercent = dice.between(0, 80), .pinned = {}};
                for (const Subnet& subnet : network->subnets) {
                    if (dice.chance(20)) {
                        request.pinned.insert(subnet.id);
                    }
                }
                if (!plan.clusters.empty() && dice.chance(30)) {
                    request.clusters = {plan.clusters.front()->id};
                }
                const auto result = replanned(plan, request);
                ++(!result ? refused : result->additional ? extended : inside);
                if (result) {
                    const QString broken = lawBroken(plan, request, applied(plan, *result));
                    QVERIFY2(broken.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(seed).arg(broken)));
                }
            }
        }
        QVERIFY2(inside > 150 && extended > 50,
                 qPrintable(QStringLiteral("%1 %2 %3").arg(inside).arg(extended).arg(refused)));
    }

    /// Whether a further range was needed, against trying every placement in a small network.
    void roomIsFoundWheneverThereIsSome() {
        int inside = 0;
        int extended = 0;
        for (std::uint64_t seed = 1; seed <= 300; ++seed) {
            Dice dice(seed);
            const Prefix space = "10.0.0.0/25"_prefix;
            std::vector<Wanted> wanted;
            std::vector<Prefix> pinnedBlocks;
            std::vector<int> lengths;
            std::set<SubnetId> pinned;
            std::uint32_t number = 2;
            for (int i = dice.between(3, 6); i > 0; --i) {
                const Prefix block = dice.inside(space, 27, 29);
                const int addresses = dice.between(1, 27);
                wanted.push_back({"s" + std::to_string(i), {block}, addresses});
                if (!meetsAny(pinnedBlocks, block) && dice.chance(30)) {
                    pinnedBlocks.push_back(block);
                    pinned.insert(SubnetId(number));
                } else {
                    lengths.push_back(addresses <= 3 ? 29 : addresses <= 11 ? 28 : 27);
                }
                number += 2;
            }
            const auto result =
                replanned(networkOf(space, wanted),
                          {.network = theNetwork, .clusters = {}, .growthPercent = 0, .pinned = pinned});
            QVERIFY(result);
            // The largest last, as it is placed first.
            std::ranges::sort(lengths, std::ranges::greater());
            QCOMPARE(!result->additional, canPlace(lengths, space, pinnedBlocks));
            ++(result->additional ? extended : inside);
        }
        QVERIFY2(inside > 50 && extended > 50, qPrintable(QStringLiteral("%1 %2").arg(inside).arg(extended)));
    }
};

QTEST_APPLESS_MAIN(TstReplan)
#include "tst_replan.moc"
