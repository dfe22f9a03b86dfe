// SPDX-License-Identifier: GPL-3.0-or-later
//
// What models declare about themselves: spelling in ARM, growth, limits, IPv6, and how a pod CIDR grows.
#include "core/models/capabilities.h"
#include "core/models/definitions.h"
#include "core/models/pod_cidr_expansion.h"

#include <QtTest>

#include <fmt/format.h>

#include <algorithm>
#include <set>

using namespace aksnet;
using namespace aksnet::literals;

namespace {

/// A cluster as it may have been before: of another model, with everything stated.
Cluster stated(const Model& before) {
    Cluster cluster;
    cluster.networkProfile.podCidrs = {"10.244.0.0/16"_prefix};
    cluster.networkProfile.networkPolicy = NetworkPolicy::calico;
    cluster.agentPoolProfiles.resize(2);
    for (NodePool& pool : cluster.agentPoolProfiles) {
        pool.vnetSubnet = SubnetId(1);
        pool.podSubnet = SubnetId(2);
    }
    spellModel(before, cluster);
    return cluster;
}

}  // namespace

class TstModelDeclarations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSpelledIsRead() {
        for (const Model* before : allModels()) {
            for (const Model* after : allModels()) {
                Cluster cluster = stated(*before);
                for (NodePool& pool : cluster.agentPoolProfiles) {
                    pool.podSubnet = SubnetId(2);
                }
                spellModel(*after, cluster);
                QCOMPARE(&modelOf(cluster), after);
                for (const NodePool& pool : cluster.agentPoolProfiles) {
                    QCOMPARE(&modelOf(cluster, pool), after);
                    QCOMPARE(pool.podSubnet.has_value(), after->usesPodSubnet);
                    QCOMPARE(pool.vnetSubnet, std::optional(SubnetId(1)));
                }
                QVERIFY(after->usesPodCidr || cluster.networkProfile.podCidrs.empty());
                QCOMPARE(cluster.networkProfile.networkPolicy, std::optional(NetworkPolicy::calico));
                const Cluster once = cluster;
                spellModel(*after, cluster);
                QCOMPARE(cluster, once);
            }
        }
    }

    /// networkPlugin, networkPluginMode, podIPAllocationMode of the page on networking options.
    void spellingsAreArms() {
        struct Spelled {
            const Model* model;
            NetworkPlugin plugin;
            std::optional<NetworkPluginMode> mode;
            std::optional<PodIpAllocationMode> allocation;
        };
        const std::vector<Spelled> table{
            {&models::overlay, NetworkPlugin::azure, NetworkPluginMode::overlay, {}},
            {&models::podSubnetDynamic, NetworkPlugin::azure, {}, PodIpAllocationMode::dynamicIndividual},
            {&models::podSubnetStatic, NetworkPlugin::azure, {}, PodIpAllocationMode::staticBlock},
            {&models::nodeSubnet, NetworkPlugin::azure, {}, {}},
            {&models::kubenet, NetworkPlugin::kubenet, {}, {}},
            {&models::bringYourOwn, NetworkPlugin::none, {}, {}}};
        QCOMPARE(table.size(), allModels().size());
        for (const Spelled& each : table) {
            QCOMPARE(each.model->arm.networkPlugin, each.plugin);
            QCOMPARE(each.model->arm.networkPluginMode, each.mode);
            QCOMPARE(each.model->arm.podIpAllocationMode, each.allocation);
            const std::string_view options = each.model->arm.azOptions;
            QCOMPARE(options.contains("--network-plugin-mode overlay"), each.mode.has_value());
            QCOMPARE(options.contains("--pod-subnet-id"), each.model->usesPodSubnet);
            QCOMPARE(options.contains("StaticBlock"), each.allocation == PodIpAllocationMode::staticBlock);
            QVERIFY(options.starts_with("--network-plugin "));
        }
    }

    void growthIsToldInNumbers() {
        const std::vector<std::pair<const Model*, std::vector<std::string_view>>> words{
            {&models::overlay, {"One /24 of the pod CIDR", "/80"}},
            {&models::kubenet, {"One /24 of the pod CIDR", "/80"}},
            {&models::podSubnetDynamic, {"16 addresses", "fewer than 8", "more than 24", "takes 1 more"}},
            {&models::podSubnetStatic, {"/28", "16 addresses", "1 address of its own"}},
            {&models::nodeSubnet, {"one for each possible pod", "leave with it"}},
            {&models::bringYourOwn, {"plugin"}}};
        for (const auto& [model, parts] : words) {
            for (const std::string_view part : parts) {
                QVERIFY2(growthText(model->growth).contains(part), growthText(model->growth).c_str());
            }
        }
        QVERIFY(std::holds_alternative<GrowsInNodeRanges>(models::overlay.growth));
        QVERIFY(std::holds_alternative<GrowsAtBirth>(models::nodeSubnet.growth));
        QVERIFY(std::holds_alternative<GrowsInBlocks>(models::podSubnetStatic.growth));
    }

    /// The rule of refilling that the growth tells is the one that is counted with.
    void batchesAreThoseOfTheSum() {
        const auto rule = std::get<GrowsInBatches>(models::podSubnetDynamic.growth);
        QCOMPARE(rule, (GrowsInBatches{.batch = 16, .leastFree = 8, .mostFree = 24, .ownAddresses = 1}));
        for (int pods = 0; pods < 500; ++pods) {
            const int free = static_cast<int>(podAddressesHeld(pods)) - pods;
            QVERIFY(free >= rule.leastFree && free < rule.mostFree);
            QCOMPARE(podSubnetAddressesTaken(pods),
                     podAddressesHeld(pods) + static_cast<std::uint64_t>(rule.ownAddresses));
        }
        const auto blocks = std::get<GrowsInBlocks>(models::podSubnetStatic.growth);
        QCOMPARE(blocks.blockAddresses, 1 << (32 - blocks.blockLength));
    }

    void ipv6GoesWithWhatSupportsIt() {
        for (const Model* model : allModels()) {
            const catalog::Support support = capabilityOf({.model = model->id, .isDualStack = true}).support;
            const NodeNeed need = model->nodeNeedIpv6(30);
            QCOMPARE(need.nodeSubnet, std::uint64_t{support == catalog::Support::unsupported ? 0U : 1U});
            QCOMPARE(need.podSubnet, model->id == ModelId::podSubnetStatic ? std::uint64_t{32} : 0);
            const bool hasRanges = std::holds_alternative<GrowsInNodeRanges>(model->growth);
            QCOMPARE(need.podCidr, hasRanges ? std::uint64_t{1} << 48 : 0);
        }
    }

    void limitsAreTheCatalogues() {
        const std::vector<std::pair<const Model*, std::vector<std::pair<LimitKind, std::uint64_t>>>> table{
            {&models::overlay,
             {{LimitKind::nodesPerCluster, 5000},
              {LimitKind::podsPerCluster, 250000},
              {LimitKind::advisedPodsPerCluster, 200000}}},
            {&models::podSubnetDynamic,
             {{LimitKind::nodesPerCluster, 5000},
              {LimitKind::podsPerCluster, 50000},
              {LimitKind::addressesPerNetwork, 65536}}},
            {&models::podSubnetStatic, {{LimitKind::nodesPerCluster, 5000}, {LimitKind::podsPerCluster, 1000000}}},
            {&models::nodeSubnet, {{LimitKind::nodesPerCluster, 5000}, {LimitKind::addressesPerNetwork, 65536}}},
            {&models::kubenet, {{LimitKind::nodesPerCluster, 400}, {LimitKind::routesPerTable, 400}}},
            {&models::bringYourOwn, {{LimitKind::nodesPerCluster, 5000}, {LimitKind::nodesPerFreeCluster, 1000}}}};
        QCOMPARE(table.size(), allModels().size());
        for (const auto& [model, limits] : table) {
            for (const auto& [kind, value] : limits) {
                QCOMPARE(model->limit(kind), std::optional(value));
            }
            QCOMPARE(model->limit(LimitKind::nodesPerPool), std::optional<std::uint64_t>(1000));
            QCOMPARE(model->limit(LimitKind::poolsPerCluster), std::optional<std::uint64_t>(100));
            QCOMPARE(model->limit(LimitKind::podsPerNode), std::optional<std::uint64_t>(250));
            QCOMPARE(model->limit(LimitKind::nodesPerCluster), std::optional<std::uint64_t>(model->maxNodesPerCluster));
            std::set<LimitKind> kinds;
            for (const ModelLimit& limit : model->limits) {
                QVERIFY(kinds.insert(limit.kind).second && !limit.source.url.empty() &&
                        !limitTitle(limit.kind).empty());
            }
        }
        QVERIFY(!models::podSubnetStatic.limit(LimitKind::routesPerTable));
    }

    void notesAreSentencesAboutOneFeatureEach() {
        for (const Model* model : allModels()) {
            std::set<std::pair<catalog::Feature, int>> features;
            for (const catalog::FeatureNote& note : model->notes) {
                QVERIFY2(features.insert({note.feature, note.belowMinor}).second, featureTitle(note.feature).data());
                QVERIFY(note.why.ends_with('.') && note.source.url.starts_with("https://"));
            }
        }
    }

    void podCidrsGrowUnderOverlayOnly() {
        Cluster cluster = stated(models::overlay);
        cluster.networkProfile.podCidrs = {"10.244.0.0/18"_prefix};
        QVERIFY(checkPodCidrExpansion(cluster, "10.244.0.0/16"_prefix));
        QVERIFY(!checkPodCidrExpansion(cluster, "10.244.0.0/18"_prefix));
        QVERIFY(checkPodCidrExpansion(cluster, "10.244.0.0/20"_prefix).error().what.contains("shrink"));
        QVERIFY(checkPodCidrExpansion(cluster, "10.245.0.0/16"_prefix).error().what.contains("does not hold"));
        QVERIFY(!checkPodCidrExpansion(cluster, "fd00::/48"_prefix));
        Cluster windows = cluster;
        windows.agentPoolProfiles[1].osType = OsType::windows;
        QVERIFY(checkPodCidrExpansion(windows, "10.244.0.0/16"_prefix).error().what.contains("Windows"));
        Cluster dual = cluster;
        dual.networkProfile.ipFamilies = {IpFamily::v4, IpFamily::v6};
        QVERIFY(!checkPodCidrExpansion(dual, "10.244.0.0/16"_prefix));
        Cluster byDefault = cluster;
        byDefault.networkProfile.podCidrs.clear();
        QVERIFY(checkPodCidrExpansion(byDefault, "10.244.0.0/15"_prefix));
        for (const Model* model : allModels()) {
            QCOMPARE(checkPodCidrExpansion(stated(*model), "10.240.0.0/12"_prefix).has_value(),
                     model == &models::overlay);
        }
    }
};

QTEST_APPLESS_MAIN(TstModelDeclarations)
#include "tst_model_declarations.moc"
