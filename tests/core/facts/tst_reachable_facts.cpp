// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each network reaches: its peers but not theirs, and what lies behind its own gateway or one it borrows.
#include "tests/core/facts/fact_plans.h"

#include <QtTest>

#include <set>
#include <tuple>

using namespace aksnet;
using namespace aksnet::literals;
using namespace aksnet::testing;

namespace {

using Reached = std::set<std::pair<ObjectRef, Prefix>>;

Reached reachedBy(const Facts& facts, VirtualNetworkId network) {
    Reached reached;
    for (const ReachableRange& range : facts.reachableFrom(network)) {
        if (!reached.insert({range.owner, range.prefix}).second) {
            qFatal("%s stands there twice", range.prefix.text().c_str());
        }
    }
    return reached;
}

/// The same told from the plan alone, for plans whose peerings join whole networks.
Reached expectedFrom(const Plan& plan, const VirtualNetwork& network) {
    Reached reached;
    std::set<VirtualNetworkId> gateways{network.id};
    for (const Peering& peering : network.peerings) {
        if (!peering.remoteVirtualNetwork) {
            for (const Prefix& prefix : peering.remoteAddressPrefixes) {
                reached.insert({peering.id, prefix});
            }
            continue;
        }
        for (const auto& remote : plan.virtualNetworks) {
            if (remote->id == *peering.remoteVirtualNetwork && remote->id != network.id) {
                for (const Prefix& prefix : remote->addressPrefixes) {
                    reached.insert({remote->id, prefix});
                }
            }
        }
        if (peering.useRemoteGateways) {
            gateways.insert(*peering.remoteVirtualNetwork);
        }
    }
    for (const ExternalNetwork& external : plan.externalNetworks) {
        for (const VirtualNetworkId connected : external.connectedVirtualNetworks) {
            for (const Prefix& prefix : external.addressPrefixes) {
                if (gateways.contains(connected)) {
                    reached.insert({external.id, prefix});
                }
            }
        }
    }
    return reached;
}

/// A hub with a gateway to on-premises, and two spokes peered with it both ways.
struct HubAndSpokes {
    PlanMaker maker;
    VirtualNetworkId hub = maker.network("hub", {"10.0.0.0/16"_prefix});
    VirtualNetworkId spoke = maker.network("spoke", {"10.1.0.0/16"_prefix});
    VirtualNetworkId other = maker.network("other", {"10.2.0.0/16"_prefix});
    ExternalNetworkId office = maker.external("office", {"192.168.0.0/16"_prefix}, {hub});

    void connect(bool spokeUsesGateway, bool hubOffersGateway) {
        for (const VirtualNetworkId each : {spoke, other}) {
            Peering toHub;
            toHub.useRemoteGateways = spokeUsesGateway;
            maker.peering(each, hub, toHub);
            Peering fromHub;
            fromHub.allowGatewayTransit = hubOffersGateway;
            maker.peering(hub, each, fromHub);
        }
    }
};

}  // namespace

class TstReachableFacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reachableRangesAreThoseOfThePlan() {
        std::size_t ranges = 0;
        std::uint64_t seed = 0;
        for (const auto& sort : plansOfAllSorts()) {
            const auto plan = std::make_shared<const Plan>(crowded(*sort, ++seed));
            const auto facts = computeFacts(plan);
            for (const auto& network : plan->virtualNetworks) {
                QVERIFY(reachedBy(*facts, network->id) == expectedFrom(*plan, *network));
                ranges += facts->reachableFrom(network->id).size();
            }
        }
        QVERIFY(ranges > 500);
    }

    void peeringsAreNotTransitive() {
        HubAndSpokes net;
        net.connect(false, false);
        const auto facts = net.maker.facts();
        QVERIFY(reachedBy(*facts, net.spoke) == (Reached{{net.hub, "10.0.0.0/16"_prefix}}));
        QVERIFY(reachedBy(*facts, net.hub) == (Reached{{net.spoke, "10.1.0.0/16"_prefix},
                                                       {net.other, "10.2.0.0/16"_prefix},
                                                       {net.office, "192.168.0.0/16"_prefix}}));
    }

    void aSpokeReachesTheOfficeThroughTheHubsGatewayIfItUsesIt() {
        for (const bool usesIt : {true, false}) {
            HubAndSpokes net;
            net.connect(usesIt, true);
            const auto facts = net.maker.facts();
            QCOMPARE(reachedBy(*facts, net.spoke).contains({net.office, "192.168.0.0/16"_prefix}), usesIt);
            QVERIFY(!reachedBy(*facts, net.spoke).contains({net.other, "10.2.0.0/16"_prefix}));
        }
    }

    void aPeeringWorksOneWay() {
        PlanMaker maker;
        const VirtualNetworkId one = maker.network("one", {"10.1.0.0/16"_prefix});
        const VirtualNetworkId two = maker.network("two", {"10.2.0.0/16"_prefix});
        maker.peering(one, two);
        const auto facts = maker.facts();
        QCOMPARE(facts->reachableFrom(one).size(), std::size_t{1});
        QVERIFY(facts->reachableFrom(two).empty());
        QVERIFY(facts->reachableFrom(VirtualNetworkId(999)).empty());
    }

    void aNetworkOutsideThePlanIsKnownByItsLastPrefixes() {
        PlanMaker maker;
        const VirtualNetworkId one = maker.network("one", {"10.1.0.0/16"_prefix});
        Peering peering;
        peering.remoteArmId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/far";
        peering.remoteAddressPrefixes = {"172.16.0.0/16"_prefix, "172.17.0.0/16"_prefix};
        const PeeringId id = maker.peering(one, {}, peering);
        const auto facts = maker.facts();
        QVERIFY(reachedBy(*facts, one) == (Reached{{id, "172.16.0.0/16"_prefix}, {id, "172.17.0.0/16"_prefix}}));
    }

    void whatTwoHubsLeadToStandsThereOnce() {
        PlanMaker maker;
        const VirtualNetworkId spoke = maker.network("spoke", {"10.9.0.0/16"_prefix});
        std::vector<VirtualNetworkId> hubs;
        std::vector<Prefix> office;
        for (std::uint32_t i = 0; i < 20; ++i) {
            office.push_back(Prefix::containing(IpAddress::v4((172U << 24) + (i << 16)), 16));
        }
        for (std::uint32_t i = 0; i < 2; ++i) {
            hubs.push_back(maker.network("hub", {Prefix::containing(IpAddress::v4((10U << 24) + (i << 16)), 16)}));
            Peering uses;
            uses.useRemoteGateways = true;
            maker.peering(spoke, hubs.back(), uses);
        }
        maker.external("office", office, hubs);
        QCOMPARE(reachedBy(*maker.facts(), spoke).size(), std::size_t{2 + 20});
    }

    void onlyNamedSubnetsAreReachedWhereOnlySubnetsArePeered() {
        PlanMaker maker;
        const VirtualNetworkId one = maker.network("one", {"10.1.0.0/16"_prefix});
        const VirtualNetworkId two = maker.network("two", {"10.2.0.0/16"_prefix});
        maker.subnet(two, "open", {"10.2.1.0/24"_prefix});
        maker.subnet(two, "closed", {"10.2.2.0/24"_prefix});
        Peering peering;
        peering.peerCompleteVnets = false;
        peering.remoteSubnetNames = {"OPEN"};
        maker.peering(one, two, peering);
        QVERIFY(reachedBy(*maker.facts(), one) == (Reached{{two, "10.2.1.0/24"_prefix}}));
    }

    void aNetworkPeeredWithItselfReachesNothingNew() {
        PlanMaker maker;
        const VirtualNetworkId one = maker.network("one", {"10.1.0.0/16"_prefix});
        maker.peering(one, one);
        const auto facts = maker.facts();
        QVERIFY(facts->reachableFrom(one).empty());
        QVERIFY(facts->overlaps.empty());
    }
};

QTEST_APPLESS_MAIN(TstReachableFacts)
#include "tst_reachable_facts.moc"
