// SPDX-License-Identifier: GPL-3.0-or-later
//
// Carved blocks against trying every block by hand.
#include "core/advisor/carve.h"
#include "tests/core/advisor/connected_ranges.h"
#include "tests/support/crowded_plan.h"
#include "tests/support/show.h"

#include <QtTest>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;
using advisor::Carver;
using advisor::Carving;

namespace {

constexpr std::uint64_t crowdedPlans = 200;

/// A hub with on-premises behind it, a spoke with one subnet, and an Overlay cluster in the spoke.
Plan hubAndSpoke() {
    Plan plan;
    VirtualNetwork hub;
    hub.id.value = 1;
    hub.info.name = "hub";
    hub.addressPrefixes = {"10.0.0.0/24"_prefix};
    VirtualNetwork spoke;
    spoke.id.value = 2;
    spoke.info.name = "spoke";
    spoke.addressPrefixes = {"10.1.0.0/22"_prefix};
    Subnet& nodes = spoke.subnets.emplace_back();
    nodes.id.value = 3;
    nodes.name = "nodes";
    nodes.addressPrefixes = {"10.1.0.0/24"_prefix};
    for (auto [from, to] : {std::pair(&hub, &spoke), std::pair(&spoke, &hub)}) {
        Peering& peering = from->peerings.emplace_back();
        peering.id.value = from->id.value + 3;
        peering.name = "peering";
        peering.remoteVirtualNetwork = to->id;
        peering.useRemoteGateways = from == &spoke;
    }
    ExternalNetwork office;
    office.id.value = 6;
    office.name = "office";
    office.addressPrefixes = {"10.1.2.0/24"_prefix};
    office.connectedVirtualNetworks = {hub.id};
    plan.externalNetworks.push_back(office);
    plan.virtualNetworks = {hub, spoke};
    plan.nextNumber = 7;
    return plan;
}

bool isSortedByGap(const std::vector<Prefix>& space, const std::vector<Prefix>& taken, const Prefix& best, int length) {
    // The best block lies in the smallest gap that holds one: no block outside its gap lies in a smaller one.
    const AddressSet free =
        AddressSet(std::span<const Prefix>(space)).without(AddressSet(std::span<const Prefix>(taken)));
    Uint128 smallest = 0;
    Uint128 own = 0;
    for (const AddressRange& gap : free.ranges()) {
        if (!gap.first().isV4() || !findFree(AddressSet(gap), IpFamily::v4, length)) {
            continue;
        }
        smallest = smallest == 0 ? gap.size() : std::min(smallest, gap.size());
        own = gap.contains(AddressRange(best)) ? gap.size() : own;
    }
    return own == smallest;
}

}  // namespace

class TstCarve : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNextFreeBlockKeepsClearOfSubnetsAndOffices() {
        const auto facts = computeFacts(std::make_shared<const Plan>(hubAndSpoke()));
        Carver carver(*facts);
        QCOMPARE(carver.subnets(VirtualNetworkId(2), 24, {.fit = Fit::first}), Carving({"10.1.1.0/24"_prefix}));
        QCOMPARE(carver.subnets(VirtualNetworkId(2), 25, {.fit = Fit::first, .mostWanted = 9}),
                 Carving({"10.1.1.0/25"_prefix, "10.1.1.128/25"_prefix, "10.1.3.0/25"_prefix, "10.1.3.128/25"_prefix}));
        const Carving none = carver.subnets(VirtualNetworkId(2), 23);
        QVERIFY(!none);
        QCOMPARE(
            none.error().what,
            std::string("Virtual network spoke (10.1.0.0/22) has no free /23. The largest free block is "
                        "10.1.1.0/24. Its space is taken by external network office (10.1.2.0/24) and subnet nodes "
                        "(10.1.0.0/24)."));
    }

    void badQuestionsAreSaid() {
        const auto facts = computeFacts(std::make_shared<const Plan>(hubAndSpoke()));
        Carver carver(*facts);
        QCOMPARE(carver.subnets(VirtualNetworkId(99), 24).error().what,
                 std::string("There is no vnet-99 in the plan."));
        QVERIFY(carver.subnets(VirtualNetworkId(2), 33).error().what.contains("0 to 32"));
        QVERIFY(carver.subnets(VirtualNetworkId(2), 30).error().what.contains("/29"));
        const std::vector nothing{"172.30.0.0/16"_prefix};
        QCOMPARE(carver.networks(nothing, 24).error().what,
                 std::string("The space for virtual networks (172.30.0.0/16) has no free /24. Nothing in it is free. "
                             "Its space is taken by reserved space (172.30.0.0/16)."));
    }

    void newNetworksComeFromApprovedSpace() {
        Plan plan = hubAndSpoke();
        plan.approvedRanges.push_back({.id = ApprovedRangeId(plan.nextNumber++),
                                       .name = "cloud",
                                       .note = {},
                                       .range = "10.0.0.0/21"_prefix,
                                       .unknownFields = {}});
        const auto facts = computeFacts(std::make_shared<const Plan>(plan));
        Carver carver(*facts);
        const auto space = carver.networkSpace();
        QCOMPARE(space, std::vector{"10.0.0.0/21"_prefix});
        // Not 10.0.0.0/22, where the hub lies. The cluster default 10.0.0.0/16 is not in force: there is no cluster.
        QCOMPARE(carver.networks(space, 22), Carving({"10.0.4.0/22"_prefix}));
    }

    void subnetsAreFoundWheneverThereIsRoom() {
        int found = 0;
        int none = 0;
        for (std::uint64_t seed = 1; seed <= crowdedPlans; ++seed) {
            const auto plan = std::make_shared<const Plan>(CrowdedPlan(seed).make());
            const auto facts = computeFacts(plan);
            Carver carver(*facts);
            for (const auto& network : plan->virtualNetworks) {
                std::vector<Prefix> taken = connectedRanges(*plan, network);
                std::ranges::for_each(network->subnets,
                                      [&](const Subnet& subnet) { appendRanges(taken, subnet.addressPrefixes); });
                for (int length = network->addressPrefixes.front().length() - 1;
                     length <= network->addressPrefixes.front().length() + 6; ++length) {
                    const auto byHand = freeBlocksByHand(network->addressPrefixes, taken, length);
                    const Carving carved = carver.subnets(network->id, length, {.mostWanted = 10'000});
                    QCOMPARE(carved.has_value(), !byHand.empty());
                    ++(carved ? found : none);
                    if (carved) {
                        QVERIFY(isSortedByGap(network->addressPrefixes, taken, carved->front(), length));
                        std::vector<Prefix> sorted = *carved;
                        std::ranges::sort(sorted);
                        // Blocks that cross from one of the network's ranges into the next are not made by hand.
                        std::erase_if(sorted, [&](const Prefix& block) {
                            return std::ranges::none_of(network->addressPrefixes,
                                                        [&](const Prefix& part) { return part.contains(block); });
                        });
                        QCOMPARE(sorted, byHand);
                    }
                }
            }
        }
        QVERIFY2(found > 500 && none > 300, qPrintable(QStringLiteral("%1 %2").arg(found).arg(none)));
    }

    void furtherAndNewNetworksMeetNothing() {
        int found = 0;
        int none = 0;
        for (std::uint64_t seed = 1; seed <= crowdedPlans; ++seed) {
            const auto plan = std::make_shared<const Plan>(CrowdedPlan(seed).make());
            const auto facts = computeFacts(plan);
            Carver carver(*facts);
            const std::vector space{"10.0.0.0/14"_prefix, "172.24.0.0/13"_prefix};
            for (const int length : {13, 15, 17, 19}) {
                const auto byHand = freeBlocksByHand(space, rangesOfPlan(*plan), length);
                const Carving carved = carver.networks(space, length);
                QCOMPARE(carved.has_value(), !byHand.empty());
                QVERIFY(!carved || std::ranges::find(byHand, carved->front()) != byHand.end());
                ++(carved ? found : none);
                for (const auto& network : plan->virtualNetworks) {
                    std::vector<Prefix> taken = connectedRanges(*plan, network);
                    appendRanges(taken, network->addressPrefixes);
                    std::ranges::for_each(network->subnets,
                                          [&](const Subnet& subnet) { appendRanges(taken, subnet.addressPrefixes); });
                    const auto furtherByHand = freeBlocksByHand(space, taken, length);
                    const Carving further = carver.furtherRanges(network->id, space, length);
                    QCOMPARE(further.has_value(), !furtherByHand.empty());
                    QVERIFY(!further || std::ranges::find(furtherByHand, further->front()) != furtherByHand.end());
                }
            }
        }
        QVERIFY2(found > 200 && none > 100, qPrintable(QStringLiteral("%1 %2").arg(found).arg(none)));
    }
};

QTEST_APPLESS_MAIN(TstCarve)
#include "tst_carve.moc"
