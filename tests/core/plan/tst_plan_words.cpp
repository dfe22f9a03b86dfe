// SPDX-License-Identifier: GPL-3.0-or-later
//
// Spellings of enumerations, and counts that may be percentages.
#include "core/plan/enum_text.h"

#include <QtTest>

#include <set>

using namespace aksnet;

namespace {

/// The laws of a table of spellings, for the enumeration E with `count` values.
template <class E>
void checkSpellings(int count) {
    std::set<std::string> written;
    for (int value = 0; value < count; ++value) {
        const std::string text(enumText(static_cast<E>(value)));
        QVERIFY(!text.empty());
        QVERIFY2(written.insert(text).second, text.c_str());
        QVERIFY(enumFromText<E>(text) == static_cast<E>(value));
        QVERIFY(enumFromText<E>(QString::fromStdString(text).toUpper().toStdString()) == static_cast<E>(value));
    }
    QVERIFY(enumText(static_cast<E>(count)).empty());
    QVERIFY(!enumFromText<E>(""));
    QVERIFY(!enumFromText<E>("no such word"));
}

}  // namespace

class TstPlanWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyValueIsWrittenInOneWayAndReadInAnyCase() {
        checkSpellings<IpFamily>(2);
        checkSpellings<PrivateEndpointNetworkPolicies>(4);
        checkSpellings<PeeringState>(4);
        checkSpellings<NextHopType>(5);
        checkSpellings<NatGatewaySku>(2);
        checkSpellings<SecurityRuleDirection>(2);
        checkSpellings<SecurityRuleAccess>(2);
        checkSpellings<ExternalNetworkKind>(3);
        checkSpellings<ExternalConnection>(5);
        checkSpellings<SubnetConsumerKind>(11);
        checkSpellings<NetworkPlugin>(3);
        checkSpellings<NetworkPluginMode>(2);
        checkSpellings<NetworkDataplane>(2);
        checkSpellings<NetworkPolicy>(4);
        checkSpellings<OutboundType>(7);
        checkSpellings<LoadBalancerSku>(2);
        checkSpellings<BackendPoolType>(2);
        checkSpellings<NodePoolMode>(3);
        checkSpellings<OsType>(2);
        checkSpellings<PodIpAllocationMode>(2);
        checkSpellings<PoolType>(3);
        checkSpellings<ScaleSetPriority>(2);
        checkSpellings<ClusterSku>(2);
        checkSpellings<ClusterTier>(3);
        checkSpellings<IdentityType>(4);
    }

    void spellingsAreThoseOfArm() {
        QCOMPARE(enumText(OutboundType::managedNatGateway), std::string_view("managedNATGateway"));
        QCOMPARE(enumText(BackendPoolType::nodeIpConfiguration), std::string_view("NodeIPConfiguration"));
        QCOMPARE(enumText(PodIpAllocationMode::staticBlock), std::string_view("StaticBlock"));
        QCOMPARE(enumText(NextHopType::vnetLocal), std::string_view("VnetLocal"));
        QVERIFY(enumFromText<BackendPoolType>("nodeIPConfiguration") == BackendPoolType::nodeIpConfiguration);
        QVERIFY(enumFromText<ClusterSku>("Basic") == ClusterSku::base);
        QVERIFY(enumFromText<ClusterTier>("Paid") == ClusterTier::standard);
    }

    void countsAndPercentagesReadBack_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("count");
        // clang-format off
        QTest::newRow("count")               << "5"    << 100 << 5;
        QTest::newRow("nothing")             << "0"    << 100 << 0;
        QTest::newRow("rounds up")           << "33%"  << 10  << 4;
        QTest::newRow("at least one")        << "1%"   << 1   << 1;
        QTest::newRow("exact")               << "10%"  << 30  << 3;
        QTest::newRow("of nothing")          << "50%"  << 0   << 0;
        QTest::newRow("all")                 << "100%" << 7   << 7;
        QTest::newRow("of very many")        << "99%"  << 2000000000 << 1980000000;
        // clang-format on
    }
    void countsAndPercentagesReadBack() {
        QFETCH(QString, text);
        QFETCH(int, nodes);
        QFETCH(int, count);
        const auto read = CountOrPercent::parse(text.toStdString());
        QVERIFY(read.has_value());
        QCOMPARE(QString::fromStdString(read->text()), text);
        QCOMPARE(read->of(nodes), count);
    }

    void otherTextsAreNoCount() {
        for (const std::string_view text :
             {"", "%", "-1", "+1", "1.5", "1.5%", "101%", "5 %", " 5", "5%%", "99999999999", "ten"}) {
            const auto read = CountOrPercent::parse(text);
            QVERIFY2(!read, text.data());
            QVERIFY(read.error().what.ends_with("."));
        }
    }
};

QTEST_GUILESS_MAIN(TstPlanWords)
#include "tst_plan_words.moc"
