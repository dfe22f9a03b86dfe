// SPDX-License-Identifier: GPL-3.0-or-later
//
// The matrix of what goes with what, cell by cell as Microsoft's pages have it, and the issues of whole clusters.
#include "core/models/capabilities.h"
#include "core/models/definitions.h"

#include <QtTest>

#include <fmt/format.h>

#include <set>

using namespace aksnet;
using catalog::Feature;
using catalog::FeatureSet;
using catalog::Support;

namespace {

/// y supported, n not, p preview, ? not documented, c up to the customer's plugin, e existing clusters only
Support supportOf(char letter) {
    switch (letter) {
        case 'y': return Support::supported;
        case 'n': return Support::unsupported;
        case 'p': return Support::preview;
        case '?': return Support::undocumented;
        case 'c': return Support::upToPlugin;
        case 'e': return Support::existingOnly;
        default: qFatal("no such letter");
    }
}

struct Line {
    Feature feature;
    std::string_view cells;  ///< Overlay, Overlay with Cilium, dynamic, static block, Node Subnet, Kubenet, own plugin
};

/// Virtual network, reach, gateways, Windows and shared subnets as the overview page has them; the rest from each feature's
/// own page.
const std::vector<Line>& matrix() {
    static const std::vector<Line> lines{
        {Feature::linuxPools, "yyyyyyy"},
        {Feature::windowsPools, "ynyyync"},
        {Feature::windowsServer2019, "nnnnyyy"},
        {Feature::dualStack, "yynpnec"},
        {Feature::virtualNodes, "nny?ynn"},
        {Feature::applicationGateway, "yyyyyyc"},
        {Feature::applicationGatewayForContainers, "yyyyyn?"},
        {Feature::calicoPolicy, "ynyyyyc"},
        {Feature::azurePolicy, "ynyyynn"},
        {Feature::ciliumPolicy, "nynnnnc"},
        {Feature::ownNetwork, "yyyyyyy"},
        {Feature::managedNetwork, "yynnyyy"},
        {Feature::customRouteTable, "yyyyyyy"},
        {Feature::loadBalancerEgress, "yyyyyyy"},
        {Feature::managedNatGateway, "yynnyyy"},
        {Feature::userAssignedNatGateway, "yyyyyyy"},
        {Feature::userDefinedRouting, "yyyyyyy"},
        {Feature::isolatedEgress, "yyyyyn?"},
        {Feature::blockedEgress, "ppnnpn?"},
        {Feature::sharedSubnet, "yyyyyny"},
        {Feature::reachablePods, "nnyyync"},
        {Feature::privateLinkService, "yyynyyy"},
        {Feature::privateCluster, "yyyyyyy"},
        {Feature::apiServerIntegration, "yyyyyyy"},
        {Feature::staticEgressGateway, "yynny??"},
        {Feature::nodeProvisioning, "yynnyny"},
        {Feature::spotPools, "yyyyyyy"},
        {Feature::fiveThousandNodes, "yyyyyn?"},
        {Feature::podCidrExpansion, "yynnnny"},
        {Feature::availabilitySets, "nnnnyyy"},
        {Feature::dcsv2Machines, "nnyyyyy"},
        {Feature::observability, "yyyyynn"},
        {Feature::networkSecurity, "nynnnnn"},
    };
    return lines;
}

constexpr std::array columns{std::pair(ModelId::overlay, NetworkDataplane::azure),
                             std::pair(ModelId::overlay, NetworkDataplane::cilium),
                             std::pair(ModelId::podSubnetDynamic, NetworkDataplane::azure),
                             std::pair(ModelId::podSubnetStatic, NetworkDataplane::azure),
                             std::pair(ModelId::nodeSubnet, NetworkDataplane::azure),
                             std::pair(ModelId::kubenet, NetworkDataplane::azure),
                             std::pair(ModelId::bringYourOwn, NetworkDataplane::azure)};

std::string described(const Combination& each) {
    return fmt::format("{} data plane {} policy {} os {} dual-stack {}", model(each.model).key,
                       static_cast<int>(each.dataPlane), static_cast<int>(each.policy), static_cast<int>(each.os),
                       each.isDualStack);
}

std::vector<Combination> allCombinations() {
    std::vector<Combination> all;
    for (const Model* each : allModels()) {
        for (const auto plane : {NetworkDataplane::azure, NetworkDataplane::cilium}) {
            for (const auto policy :
                 {NetworkPolicy::none, NetworkPolicy::azure, NetworkPolicy::calico, NetworkPolicy::cilium}) {
                for (const auto os : {OsType::linux, OsType::windows}) {
                    for (const bool isDualStack : {false, true}) {
                        all.push_back({each->id, plane, policy, os, isDualStack});
                    }
                }
            }
        }
    }
    return all;
}

/// The same answer told as one would at a whiteboard, without tables.
Support expectedOf(const Combination& each) {
    const bool isCilium = each.dataPlane == NetworkDataplane::cilium;
    const bool isWindows = each.os == OsType::windows;
    if (each.model == ModelId::bringYourOwn) {
        if (each.policy == NetworkPolicy::azure || (isCilium && (isWindows || each.policy == NetworkPolicy::calico)) ||
            (each.policy == NetworkPolicy::calico && each.isDualStack)) {
            return Support::unsupported;
        }
        return isCilium || isWindows || each.isDualStack || each.policy != NetworkPolicy::none ? Support::upToPlugin
                                                                                               : Support::supported;
    }
    if (each.model == ModelId::kubenet &&
        (isCilium || isWindows || each.policy == NetworkPolicy::azure || each.policy == NetworkPolicy::cilium)) {
        return Support::unsupported;
    }
    if (isCilium && (isWindows || (each.policy != NetworkPolicy::none && each.policy != NetworkPolicy::cilium))) {
        return Support::unsupported;
    }
    if (!isCilium && each.policy == NetworkPolicy::cilium) {
        return Support::unsupported;
    }
    if (isWindows && each.policy == NetworkPolicy::azure) {
        return Support::unsupported;
    }
    if (!each.isDualStack) {
        return Support::supported;
    }
    if (each.policy == NetworkPolicy::azure || each.policy == NetworkPolicy::calico) {
        return Support::unsupported;
    }
    switch (each.model) {
        case ModelId::overlay: return Support::supported;
        case ModelId::podSubnetStatic: return Support::preview;
        case ModelId::kubenet: return Support::existingOnly;
        default: return Support::unsupported;
    }
}

Cluster clusterOf(const Model& model, int pools = 1) {
    Cluster cluster;
    cluster.id = ClusterId(1);
    cluster.kubernetesVersion = "1.33";
    for (int i = 0; i < pools; ++i) {
        NodePool pool;
        pool.id = NodePoolId(static_cast<std::uint32_t>(2 + i));
        pool.vnetSubnet = SubnetId(100);
        if (model.usesPodSubnet) {
            pool.podSubnet = SubnetId(101);
        }
        cluster.agentPoolProfiles.push_back(pool);
    }
    spellModel(model, cluster);
    return cluster;
}

std::vector<std::string> titlesOf(const std::vector<CapabilityIssue>& issues) {
    std::vector<std::string> titles;
    for (const CapabilityIssue& issue : issues) {
        titles.push_back(fmt::format("{}{}: {}", issue.title(),
                                     issue.pool ? fmt::format(" ({})", issue.pool->value) : "",
                                     supportTitle(issue.support)));
    }
    return titles;
}

}  // namespace

class TstCapabilities : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCellIsThePages() {
        for (const Line& line : matrix()) {
            QCOMPARE(line.cells.size(), columns.size());
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const auto [id, plane] = columns[i];
                const Capability capability = capabilityOf(id, plane, line.feature);
                QVERIFY2(capability.support == supportOf(line.cells[i]),
                         fmt::format("{} of {} (column {}) is {}: {}", featureTitle(line.feature), model(id).key, i,
                                     supportTitle(capability.support), capability.why)
                             .c_str());
                QVERIFY(capability.why.ends_with('.') && !capability.source.url.empty());
            }
        }
    }

    void everyFeatureIsInTheMatrixOrAChoiceOfItsOwn() {
        FeatureSet known{Feature::azureDataPlane, Feature::ciliumDataPlane,   Feature::hostRouting,
                         Feature::gatewayPools,   Feature::windowsServer2025, Feature::ipvsProxy};
        for (const Line& line : matrix()) {
            QVERIFY2(!known.has(line.feature), featureTitle(line.feature).data());
            known.add(line.feature);
        }
        std::set<std::string_view> titles;
        for (int i = 0; i < catalog::featureCount; ++i) {
            const auto feature = static_cast<Feature>(i);
            QVERIFY2(known.has(feature), featureTitle(feature).data());
            QVERIFY(!featureTitle(feature).empty() && titles.insert(featureTitle(feature)).second);
        }
    }

    void everyCombinationHasItsAnswer() {
        int supported = 0;
        const auto all = allCombinations();
        QCOMPARE(all.size(), std::size_t{6 * 2 * 4 * 2 * 2});
        for (const Combination& each : all) {
            const Capability capability = capabilityOf(each);
            QVERIFY2(
                capability.support == expectedOf(each),
                fmt::format("{}: {}, {}", described(each), supportTitle(capability.support), capability.why).c_str());
            QVERIFY(capability.why.ends_with('.') && capability.source.url.starts_with("https://"));
            supported += capability.support == Support::supported ? 1 : 0;
        }
        // Overlay and the flat three: Azure with none, Azure, Calico on Linux, none and Calico on Windows; Cilium with none
        // and Cilium; Overlay dual-stack: none on both systems, Cilium with none and Cilium. Kubenet none, Calico; BYO none.
        QCOMPARE(supported, 4 * 7 + 4 + 2 + 1);
    }

    void clustersOfEveryModelAreFineAsSpelled() {
        for (const Model* each : allModels()) {
            Cluster cluster = clusterOf(*each, 3);
            QVERIFY2(capabilityIssues(cluster).empty(), each->key.data());
            QVERIFY(featuresOf(cluster).has(Feature::ownNetwork) && !featuresOf(cluster).has(Feature::managedNetwork));
        }
    }

    void windowsAndCiliumAreToldOnceAPool() {
        Cluster cluster = clusterOf(models::overlay, 3);
        cluster.networkProfile.networkDataplane = NetworkDataplane::cilium;
        cluster.networkProfile.networkPolicy = NetworkPolicy::cilium;
        QVERIFY(capabilityIssues(cluster).empty());
        cluster.agentPoolProfiles[1].osType = OsType::windows;
        cluster.agentPoolProfiles[2].osType = OsType::windows;
        cluster.agentPoolProfiles[2].osSku = "Windows2019";
        QCOMPARE(titlesOf(capabilityIssues(cluster)),
                 (std::vector<std::string>{"Cilium data plane with Windows node pools (3): not supported",
                                           "Windows Server 2019 under Azure CNI Overlay (4): not supported",
                                           "Cilium data plane with Windows node pools (4): not supported"}));
    }

    void whatHoldsForTheClusterIsToldOnce() {
        Cluster cluster = clusterOf(models::nodeSubnet, 3);
        cluster.networkProfile.ipFamilies = {IpFamily::v4, IpFamily::v6};
        cluster.networkProfile.networkPolicy = NetworkPolicy::azure;
        QCOMPARE(titlesOf(capabilityIssues(cluster)),
                 (std::vector<std::string>{"dual-stack under Azure CNI Node Subnet: not supported",
                                           "Azure network policy with dual-stack: not supported"}));
    }

    void kubernetesVersionsMatter() {
        Cluster cluster = clusterOf(models::overlay);
        cluster.networkProfile.networkDataplane = NetworkDataplane::cilium;
        cluster.networkProfile.ipFamilies = {IpFamily::v4, IpFamily::v6};
        for (const auto& [version, issues] : {std::pair("1.28.9", 1), std::pair("1.29", 0), std::pair("", 0)}) {
            cluster.kubernetesVersion = version;
            QCOMPARE(static_cast<int>(capabilityIssues(cluster).size()), issues);
        }
        Cluster blocks = clusterOf(models::podSubnetStatic, 2);
        blocks.kubernetesVersion = "1.27";
        QCOMPARE(
            titlesOf(capabilityIssues(blocks)),
            (std::vector<std::string>{"Linux node pools under Azure CNI Pod Subnet (static block): not supported"}));
    }

    void poolsMayRunUnderModelsOfTheirOwn() {
        Cluster cluster = clusterOf(models::podSubnetDynamic, 2);
        cluster.agentPoolProfiles[1].podIpAllocationMode = PodIpAllocationMode::staticBlock;
        cluster.virtualNodesSubnetName = "aci";
        QCOMPARE(
            titlesOf(capabilityIssues(cluster)),
            (std::vector<std::string>{"virtual nodes under Azure CNI Pod Subnet (static block) (3): not documented"}));
    }

    void egressSuitsItsNetwork() {
        Cluster cluster = clusterOf(models::overlay);
        cluster.networkProfile.outboundType = OutboundType::managedNatGateway;
        QCOMPARE(capabilityIssues(cluster).size(), std::size_t{1});
        cluster.agentPoolProfiles[0].vnetSubnet.reset();
        QVERIFY(capabilityIssues(cluster).empty());
        cluster.networkProfile.outboundType = OutboundType::userDefinedRouting;
        QCOMPARE(
            titlesOf(capabilityIssues(cluster)),
            (std::vector<std::string>{"virtual network made by AKS with user-defined routing (2): not supported"}));
        cluster.networkProfile.outboundType = OutboundType::block;
        QCOMPARE(capabilityIssues(cluster).front().support, Support::preview);
    }

    void conflictsAreSaidOnceAndWithSources() {
        std::set<std::tuple<Feature, Feature, int>> seen;
        for (const catalog::FeatureConflict& conflict : catalog::featureConflicts()) {
            QVERIFY(conflict.a != conflict.b && conflict.support != Support::supported);
            QVERIFY(conflict.why.ends_with('.') && !conflict.source.title.empty());
            QVERIFY(
                seen.insert({std::min(conflict.a, conflict.b), std::max(conflict.a, conflict.b), conflict.belowMinor})
                    .second);
        }
    }
};

QTEST_APPLESS_MAIN(TstCapabilities)
#include "tst_capabilities.moc"
