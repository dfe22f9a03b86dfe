// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a standing cluster can be changed, against the tables of Microsoft's page on updating IPAM and data plane.
#include "core/catalog/changeability.h"

#include <QtTest>

#include <fmt/format.h>

#include <set>

using namespace aksnet;
using namespace aksnet::catalog;

namespace {

constexpr std::array allModelIds{ModelId::overlay,    ModelId::podSubnetDynamic, ModelId::podSubnetStatic,
                                 ModelId::nodeSubnet, ModelId::kubenet,          ModelId::bringYourOwn};

/// What costs least of all that is said about a thing under a model.
Effort leastEffort(Changeable what, ModelId model) {
    Effort least = Effort::newCluster;
    for (const ChangeRule& rule : changeRules()) {
        if (rule.what == what && rule.models.has(model)) {
            least = std::min(least, rule.effort);
        }
    }
    return least;
}

struct Row {
    Changeable what;
    std::array<Effort, allModelIds.size()> efforts;
};

}  // namespace

class TstChangeability : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void effortsAreThePages() {
        constexpr auto f = Effort::freely;
        constexpr auto r = Effort::reimage;
        constexpr auto o = Effort::oneWay;
        constexpr auto p = Effort::newPool;
        constexpr auto c = Effort::newCluster;
        const std::vector<Row> rows{
            {Changeable::nodeCount, {f, f, f, f, f, f}},
            {Changeable::autoscalerBounds, {f, f, f, f, f, f}},
            {Changeable::maxSurge, {f, f, f, f, f, f}},
            {Changeable::morePools, {f, f, f, f, f, f}},
            {Changeable::outboundType, {f, f, f, f, f, f}},
            {Changeable::networkSpace, {f, f, f, f, f, f}},
            {Changeable::maxPods, {p, p, p, p, p, p}},
            {Changeable::poolSubnet, {p, p, p, p, p, p}},
            {Changeable::subnetPrefix, {p, p, p, p, p, p}},
            {Changeable::poolPodSubnet, {c, p, p, c, c, c}},
            {Changeable::allocationMode, {c, p, p, c, c, c}},
            {Changeable::podCidr, {f, c, c, c, c, f}},
            {Changeable::serviceCidr, {c, c, c, c, c, c}},
            {Changeable::dnsServiceIp, {c, c, c, c, c, c}},
            {Changeable::virtualNetwork, {c, c, c, c, c, c}},
            {Changeable::ipFamilies, {r, c, c, c, c, c}},
            {Changeable::policyEngine, {r, r, r, r, c, c}},
            {Changeable::hostRouting, {r, r, r, r, c, c}},
            {Changeable::privateDnsZone, {r, r, r, r, r, r}},
            {Changeable::dataPlane, {o, o, o, o, c, c}},
            {Changeable::networkPlugin, {c, c, c, o, o, c}},
            {Changeable::loadBalancerSku, {o, o, o, o, o, o}},
            {Changeable::apiServerIntegration, {o, o, o, o, o, o}},
            {Changeable::privateCluster, {c, c, c, c, c, c}},
        };
        for (const Row& row : rows) {
            for (std::size_t i = 0; i < allModelIds.size(); ++i) {
                QVERIFY2(leastEffort(row.what, allModelIds[i]) == row.efforts[i],
                         fmt::format("{} of column {} is {}", changeableTitle(row.what), i,
                                     effortTitle(leastEffort(row.what, allModelIds[i])))
                             .c_str());
            }
        }
    }

    void modelsChangeToOverlayOnly() {
        for (const ModelId from : allModelIds) {
            for (const ModelId to : allModelIds) {
                const ModelChange change = modelChange(from, to);
                QVERIFY(change.from == from && change.to == to && !change.source.url.empty());
                QCOMPARE(change.effort == Effort::freely, from == to);
                const bool isOneWay =
                    to == ModelId::overlay && (from == ModelId::nodeSubnet || from == ModelId::kubenet);
                QCOMPARE(change.effort == Effort::oneWay, isOneWay);
                QCOMPARE(change.reimages, isOneWay);
                QVERIFY(from == to || change.condition.ends_with('.'));
                if (isOneWay) {
                    QCOMPARE(modelChange(to, from).effort, Effort::newCluster);
                    QVERIFY(change.condition.contains("1.27"));
                }
            }
        }
        QCOMPARE(modelChange(ModelId::podSubnetDynamic, ModelId::podSubnetStatic).effort, Effort::newPool);
        QCOMPARE(modelChange(ModelId::podSubnetDynamic, ModelId::overlay).effort, Effort::newCluster);
        QCOMPARE(modelChange(ModelId::nodeSubnet, ModelId::podSubnetDynamic).effort, Effort::newPool);
        QCOMPARE(modelChange(ModelId::bringYourOwn, ModelId::overlay).effort, Effort::newCluster);
    }

    void rulesAreSentencesWithSources() {
        std::set<std::string_view> properties;
        std::set<Changeable> told;
        for (const ChangeRule& rule : changeRules()) {
            told.insert(rule.what);
            QVERIFY(rule.condition.empty() || rule.condition.ends_with('.'));
            QVERIFY(rule.source.url.starts_with("https://") && !rule.source.title.empty());
            QVERIFY(!rule.isDisputed || !rule.condition.empty());
            QVERIFY(rule.effort != Effort::reimage || rule.reimages);
            QVERIFY(!rule.reimages || rule.effort == Effort::reimage || rule.effort == Effort::oneWay);
        }
        for (const Changeable what : told) {
            QVERIFY(!changeableTitle(what).empty());
            QVERIFY2(properties.insert(armProperty(what)).second, armProperty(what).data());
        }
        QCOMPARE(told.size(), static_cast<std::size_t>(Changeable::hostRouting) + 1);
    }

    void theFirstRuleIsTheCommonChange() {
        QCOMPARE(findChangeRule(Changeable::dataPlane, ModelId::overlay)->effort, Effort::oneWay);
        QCOMPARE(findChangeRule(Changeable::podCidr, ModelId::overlay)->effort, Effort::freely);
        QVERIFY(findChangeRule(Changeable::podCidr, ModelId::nodeSubnet) == nullptr);
        QVERIFY(findChangeRule(Changeable::policyEngine, ModelId::kubenet) == nullptr);
        QVERIFY(findChangeRule(Changeable::maxPods, ModelId::kubenet)->isDisputed);
    }
};

QTEST_APPLESS_MAIN(TstChangeability)
#include "tst_changeability.moc"
