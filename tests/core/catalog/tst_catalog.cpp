// SPDX-License-Identifier: GPL-3.0-or-later
//
// Azure's numbers as this program has them, each with the page it was read on. A fact that is added or changed must be
// added or changed here too: the values were compared with their sources on 2026-11-23.
#include "core/catalog/aks_managed_network.h"
#include "core/catalog/cluster_limits.h"
#include "core/catalog/defaults.h"
#include "core/catalog/egress_limits.h"
#include "core/catalog/limits.h"
#include "core/catalog/model_limits.h"
#include "core/catalog/network_limits.h"
#include "core/catalog/ranges.h"
#include "core/catalog/retirements.h"
#include "core/catalog/special_subnets.h"
#include "core/catalog/subnet_checks.h"
#include "tests/support/files.h"

#include <QDir>
#include <QRegularExpression>
#include <QtTest>

#include <fmt/format.h>

#include <set>

using namespace aksnet;
using namespace aksnet::catalog;
using namespace aksnet::literals;
using aksnet::testing::fileText;

namespace {

struct KnownFact {
    std::string name;
    std::string value;
    std::string expected;
    Source source;
};

template <class T>
KnownFact known(std::string_view name, const Fact<T>& fact, std::string_view expected) {
    return {std::string(name), fmt::format("{}", fact.value), std::string(expected), fact.source};
}
#define FACT(name, expected) known(#name, name, expected)

std::vector<KnownFact> knownFacts() {
    return {
        FACT(reservedAddressesPerSubnet, "5"),
        FACT(longestSubnetIpv4, "29"),
        FACT(onlySubnetIpv6, "64"),
        FACT(smallestMaxPods, "10"),
        FACT(largestMaxPods, "250"),
        FACT(leastPodsPerPool, "30"),
        FACT(mostNodesPerPool, "1000"),
        FACT(mostNodesPerCluster, "5000"),
        FACT(mostNodesPerFreeCluster, "1000"),
        FACT(mostNodesKubenet, "400"),
        FACT(mostPoolsPerCluster, "100"),
        FACT(mostNodesPerScaleSet, "1000"),
        FACT(podBlockLength, "24"),
        FACT(podBlockAddresses, "256"),
        FACT(podBlockLengthIpv6, "80"),
        FACT(dynamicBatch, "16"),
        FACT(dynamicMinFreeFraction, "0.5"),
        FACT(networkContainerAddresses, "1"),
        FACT(staticBlockAddresses, "16"),
        FACT(staticBlockOwnAddresses, "1"),
        FACT(shortestServiceCidr, "13"),
        FACT(shortestServiceCidrIpv6, "108"),
        FACT(staticServiceShare, "16"),
        FACT(leastStaticServices, "16"),
        FACT(mostStaticServices, "256"),
        FACT(apiServerAddresses, "9"),
        FACT(privateEndpointAddresses, "1"),
        FACT(snatPortsPerIp, "64000"),
        FACT(snatPortStep, "8"),
        FACT(mostManagedOutboundIps, "100"),
        FACT(podCidrText, "10.244.0.0/16"),
        FACT(serviceCidrText, "10.0.0.0/16"),
        FACT(dnsServiceIpText, "10.0.0.10"),
        FACT(outboundTypeText, "loadBalancer"),
        FACT(loadBalancerSkuText, "standard"),
        FACT(podCidrIpv6Text, "fd12:3456:789a::/64"),
        FACT(serviceCidrIpv6Text, "fd12:3456:789a:1::/108"),
        FACT(maxPodsOverlay, "250"),
        FACT(maxPodsPodSubnet, "250"),
        FACT(maxPodsNodeSubnet, "30"),
        FACT(maxPodsKubenet, "110"),
        FACT(maxPodsBringYourOwn, "250"),
        FACT(surgePercent, "10"),
        FACT(surgePercentFromMinor, "32"),
        FACT(surgeNodesBefore, "1"),
        FACT(advisedPodsOverlay, "200000"),
        FACT(mostPodsOverlay, "250000"),
        FACT(mostPodsDynamic, "50000"),
        FACT(mostPodsStaticBlock, "1000000"),
        FACT(mostAddressesPerNetwork, "65536"),
        FACT(staticBlockFromMinor, "28"),
        FACT(mostRoutesPerTable, "400"),
        FACT(mostNodesAzurePolicy, "250"),
        FACT(mostPodsAzurePolicy, "20000"),
        FACT(mostCiliumIdentities, "65535"),
        FACT(addressesPerGatewayInstance, "1"),
        FACT(mostAutomaticPorts, "1024"),
        FACT(mostAllocatedPorts, "64000"),
        FACT(natPortsPerIp, "64512"),
        FACT(mostNatAddresses, "16"),
        FACT(natConnectionsPerIpAndDestination, "50000"),
        FACT(natConnections, "2000000"),
        FACT(firewallPortsPerIpAndInstance, "2496"),
        FACT(leastFirewallInstances, "2"),
        FACT(mostFirewallAddresses, "250"),
        FACT(windowsEphemeralPorts, "16384"),
        FACT(shortestGatewayPrefix, "28"),
        FACT(longestGatewayPrefix, "31"),
        FACT(defaultGatewayPrefix, "31"),
        FACT(availabilitySetsRetire, "2025-09-30"),
        FACT(azurePolicyWindowsRetires, "2026-09-30"),
        FACT(azurePolicyLinuxRetires, "2028-09-30"),
        FACT(longestLinuxPoolName, "12"),
        FACT(longestWindowsPoolName, "6"),
        FACT(leastSystemNodes, "2"),
        FACT(advisedSystemNodes, "3"),
        FACT(advisedWindowsMaxPods, "110"),
        FACT(advisedNodesFreeTier, "10"),
        FACT(mostNodesForUpgrade, "3000"),
        FACT(mostAuthorizedRanges, "200"),
        FACT(mostAuthorizedRangesIntegrated, "2000"),
        FACT(mostManagedNatAddresses, "16"),
        FACT(mostOutboundPorts, "64000"),
        FACT(uncountedPodsPerNode, "2"),
        FACT(countedPodAddressesPerNode, "16"),
        FACT(shortestRangeIpv4, "8"),
        FACT(shortestStaticBlockSubnet, "12"),
        FACT(mostSubnetsPerNetwork, "3000"),
        FACT(mostPeeringsPerNetwork, "500"),
        FACT(mostDnsServersPerNetwork, "20"),
        FACT(longestNetworkIpv4, "29"),
        FACT(shortestNetworkIpv4, "8"),
        FACT(mostSecurityRulesPerGroup, "1000"),
        FACT(firstSecurityPriority, "100"),
        FACT(lastSecurityPriority, "4096"),
        FACT(mostSubnetsPerNatGateway, "800"),
        FACT(mostAddressesPerNatGateway, "16"),
        FACT(leastIdleMinutes, "4"),
        FACT(mostIdleMinutes, "120"),
        FACT(longestNodeLabel, "63"),
        FACT(longestApiServerSubnet, "28"),
        FACT(kubenetRetires, "2028-03-31"),
        FACT(basicLoadBalancerRetires, "2025-09-30"),
        FACT(aksManagedNetworkName, "aks-vnet"),
        FACT(aksManagedSubnetName, "aks-subnet"),
        FACT(aksManagedNetworkPrefix, "10.224.0.0/12"),
        FACT(aksManagedSubnetPrefix, "10.224.0.0/16"),
        FACT(nodeResourceGroupStart, "MC_"),
    };
}
#undef FACT

/// The text of the catalogue and of what reads its sources: all of it, or all but the lists of sources.
QString catalogueText(bool withSources) {
    QString text;
    for (const char* path : {"core/catalog", "core/models", "core/egress", "core/facts"}) {
        const QDir folder(QStringLiteral(AKSNET_SOURCE_DIR "/%1").arg(QLatin1String(path)));
        for (const QString& file :
             folder.entryList({QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDir::Name)) {
            if (withSources || !file.endsWith(QLatin1String("sources.h"))) {
                text += QString::fromStdString(fileText(folder.filePath(file)));
            }
        }
    }
    return text;
}

/// The names that the catalogue declares with this type.
std::set<std::string> declaredNames(const QString& type) {
    std::set<std::string> names;
    const QRegularExpression declaration(QStringLiteral("inline constexpr %1 (\\w+)\\{").arg(type));
    for (auto match = declaration.globalMatch(catalogueText(true)); match.hasNext();) {
        names.insert(match.next().captured(1).toStdString());
    }
    return names;
}

void verifySource(const Source& source, const std::string& what) {
    const QString url = QString::fromUtf8(source.url.data(), static_cast<qsizetype>(source.url.size()));
    const QString date = QString::fromUtf8(source.date.data(), static_cast<qsizetype>(source.date.size()));
    QVERIFY2(!source.title.empty(), what.c_str());
    QVERIFY2(QRegularExpression(QStringLiteral("^https://[a-z0-9.]+/\\S+$")).match(url).hasMatch(), what.c_str());
    QVERIFY2(QRegularExpression(QStringLiteral("^20[12]\\d-[01]\\d(-[0-3]\\d)?$")).match(date).hasMatch(),
             what.c_str());
    QVERIFY2(date <= QLatin1String("2026-11-23"), what.c_str());
}

std::string text(const ForbiddenRange& range) {
    return range.range.text();
}

}  // namespace

class TstCatalog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFactHasItsValue() {
        for (const KnownFact& fact : knownFacts()) {
            QVERIFY2(fact.value == fact.expected,
                     fmt::format("{} is {}, not {}", fact.name, fact.value, fact.expected).c_str());
        }
    }

    void everyFactIsKnownHere() {
        std::set<std::string> names;
        for (const KnownFact& fact : knownFacts()) {
            QVERIFY2(names.insert(fact.name).second, fact.name.c_str());
        }
        QCOMPARE(declaredNames(QStringLiteral("Fact<[^>]+>")), names);
    }

    void everyFactNamesItsSource() {
        for (const KnownFact& fact : knownFacts()) {
            verifySource(fact.source, fact.name);
        }
        for (const auto& ranges : {platformForbiddenRanges(), aksReservedRanges()}) {
            for (const ForbiddenRange& range : ranges) {
                verifySource(range.source, text(range));
                QVERIFY(!range.reason.empty());
            }
        }
        for (const SpecialSubnet& subnet : specialSubnets()) {
            verifySource(subnet.source, std::string(subnet.name));
        }
    }

    void everySourceIsUsed() {
        const QString uses = catalogueText(false);
        for (const std::string& name : declaredNames(QStringLiteral("Source"))) {
            QVERIFY2(uses.contains(QStringLiteral("::") + QString::fromStdString(name)), name.c_str());
        }
    }

    void forbiddenRangesAreThePlatforms() {
        std::set<std::string> ranges;
        std::ranges::transform(platformForbiddenRanges(), std::inserter(ranges, ranges.end()), text);
        QCOMPARE(ranges, (std::set<std::string>{"127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "224.0.0.0/4",
                                                "255.255.255.255/32"}));
    }

    void reservedRangesAreThoseOfAks() {
        std::set<std::string> ranges;
        std::ranges::transform(aksReservedRanges(), std::inserter(ranges, ranges.end()), text);
        QCOMPARE(ranges, (std::set<std::string>{"169.254.0.0/16", "172.30.0.0/16", "172.31.0.0/16", "192.0.2.0/24"}));
        // 172.16.0.0/12 is a documented example of a pod CIDR that is refused for what lies inside it.
        QCOMPARE(std::ranges::count_if(
                     aksReservedRanges(),
                     [](const ForbiddenRange& each) { return each.range.overlaps("172.16.0.0/12"_prefix); }),
                 2);
    }

    void privateSpaceIsRfc1918AndRfc6598() {
        for (const Prefix& prefix :
             {"10.0.0.0/8"_prefix, "10.244.0.0/16"_prefix, "172.16.0.0/12"_prefix, "172.31.255.0/24"_prefix,
              "192.168.0.0/16"_prefix, "100.64.0.0/10"_prefix, "100.127.0.0/16"_prefix, "fd12:3456:789a::/64"_prefix}) {
            QVERIFY2(isPrivate(prefix), prefix.text().c_str());
        }
        for (const Prefix& prefix :
             {"9.0.0.0/8"_prefix, "11.0.0.0/16"_prefix, "172.32.0.0/16"_prefix, "172.0.0.0/8"_prefix,
              "192.169.0.0/16"_prefix, "100.128.0.0/16"_prefix, "100.0.0.0/8"_prefix, "20.1.2.0/24"_prefix,
              "2001:db8::/64"_prefix, "0.0.0.0/0"_prefix}) {
            QVERIFY2(!isPrivate(prefix), prefix.text().c_str());
        }
    }

    void specialSubnetsHaveTheSizesTheirServicesWant() {
        struct Wanted {
            std::string_view name;
            int allowed;
            int recommended;
        };
        const std::vector<Wanted> wanted{{"AzureBastionSubnet", 26, 26},
                                         {"AzureFirewallSubnet", 26, 26},
                                         {"AzureFirewallManagementSubnet", 26, 26},
                                         {"GatewaySubnet", 29, 27},
                                         {"RouteServerSubnet", 27, 27}};
        QCOMPARE(specialSubnets().size(), wanted.size());
        for (const Wanted& each : wanted) {
            const SpecialSubnet* found = findSpecialSubnet(each.name);
            QVERIFY2(found, each.name.data());
            QCOMPARE(found->longestAllowed, each.allowed);
            QCOMPARE(found->longestRecommended, each.recommended);
            QVERIFY(found->longestRecommended <= found->longestAllowed);
            QVERIFY(!found->purpose.empty());
        }
        QCOMPARE(findSpecialSubnet("gatewaysubnet"), findSpecialSubnet("GatewaySubnet"));
        QVERIFY(findSpecialSubnet("GatewaySubnet2") == nullptr);
        QVERIFY(findSpecialSubnet("") == nullptr);
    }

    /// The documentation's own examples.
    void gatewaysTakeAnAddressEach() {
        for (const auto& [length, nodes] : {std::pair(28, 16), std::pair(29, 8), std::pair(30, 4), std::pair(31, 2)}) {
            QCOMPARE(mostGatewayNodes(length), nodes);
        }
        // 15 instances take 20 addresses with Azure's five, 27 with a private frontend 33.
        QCOMPARE(applicationGatewayAddresses(15, 0) + reservedAddressesPerSubnet, std::uint64_t{20});
        QCOMPARE(applicationGatewayAddresses(27, 1) + reservedAddressesPerSubnet, std::uint64_t{33});
    }

    void defaultsAreValuesOfTheirTexts() {
        QCOMPARE(defaultPodCidr(), "10.244.0.0/16"_prefix);
        QCOMPARE(defaultServiceCidr(), "10.0.0.0/16"_prefix);
        QCOMPARE(defaultDnsServiceIp(), "10.0.0.10"_ip);
        QCOMPARE(defaultPodCidrIpv6(), "fd12:3456:789a::/64"_prefix);
        QCOMPARE(defaultServiceCidrIpv6(), "fd12:3456:789a:1::/108"_prefix);
        QCOMPARE(managedVirtualNetwork(), "10.224.0.0/12"_prefix);
        QCOMPARE(managedSubnet(), "10.224.0.0/16"_prefix);
    }

    void defaultsSuitEachOther() {
        QVERIFY(defaultServiceCidr().contains(defaultDnsServiceIp()));
        QVERIFY(defaultDnsServiceIp() != defaultServiceCidr().first().plus(1));
        QVERIFY(!defaultServiceCidr().overlaps(defaultPodCidr()));
        QVERIFY(!defaultServiceCidrIpv6().overlaps(defaultPodCidrIpv6()));
        QVERIFY(defaultServiceCidr().length() >= shortestServiceCidr);
        QVERIFY(defaultServiceCidrIpv6().length() >= shortestServiceCidrIpv6);
        QVERIFY(managedVirtualNetwork().contains(managedSubnet()));
        QVERIFY(!managedVirtualNetwork().overlaps(defaultPodCidr()) &&
                !managedVirtualNetwork().overlaps(defaultServiceCidr()));
        QVERIFY(isPrivate(defaultPodCidr()) && isPrivate(defaultServiceCidr()) && isPrivate(managedVirtualNetwork()));
        QCOMPARE(1 << (32 - podBlockLength), podBlockAddresses.value);
        QVERIFY(snatPortsPerIp % snatPortStep == 0);
    }
};

QTEST_APPLESS_MAIN(TstCatalog)
#include "tst_catalog.moc"
