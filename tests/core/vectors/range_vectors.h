// SPDX-License-Identifier: GPL-3.0-or-later
//
// Examples about ranges: what a subnet can give out, what may not overlap, AKS's defaults, and dedicated subnets.
#pragma once

#include "core/catalog/aks_managed_network.h"
#include "core/catalog/model_limits.h"
#include "core/catalog/ranges.h"
#include "core/models/capabilities.h"
#include "core/plan/enum_text.h"
#include "core/rules/rule.h"
#include "tests/core/vectors/model_vectors.h"

namespace aksnet::testing {

inline void checkUsable(VectorCheck& check) {
    PlanMaker maker;
    const Prefix prefix = check.prefix("subnet");
    const auto subnet = maker.subnet(maker.network("vnet", {prefix}), "snet", {prefix});
    const auto facts = maker.facts();
    const SubnetFacts& account = *facts->find(subnet);
    check.is("usable", account.usable());
    check.is("total", account.size);
    check.is("reserved", account.reserved);
    std::vector<std::string> reserved;
    std::vector<IpAddress> others;
    const auto layouts = layoutOfSubnet(*facts, subnet);
    for (const Segment& segment : layouts.front().segments) {
        if (segment.purpose <= SegmentPurpose::broadcast) {
            reserved.push_back(segment.range.first().text());
        } else {
            others.push_back(segment.range.first());
            others.push_back(segment.range.last());
        }
    }
    check.is("reservedAddresses", reserved);
    check.is("firstAssignable", others.front().text());
    check.is("lastAssignable", others.back().text());
}

/// Whether the finding of a rule is told about the scene, and with which of Azure's codes.
inline const Finding* findingOf(const std::vector<Finding>& findings, std::string_view rule) {
    const auto found = std::ranges::find(findings, rule, &Finding::ruleId);
    return found == findings.end() ? nullptr : &*found;
}

inline std::vector<Finding> findingsOf(const VectorScene& scene) {
    return runRules(*scene.facts, "2026-11-23");
}

/// Pod and service CIDRs against one subnet, and against network space without subnets.
inline void checkOverlap(VectorCheck& check) {
    PlanMaker maker;
    const auto given = [&](const char* key) { return check.inputs().contains(QLatin1String(key)); };
    NetworkProfile profile = profileOf(NetworkPlugin::azure, NetworkPluginMode::overlay);
    // What an example does not name must not be what overlaps.
    profile.podCidrs = {given("podCidr") ? check.prefix("podCidr") : *Prefix::parse("100.64.0.0/16")};
    profile.serviceCidrs = {given("serviceCidr") ? check.prefix("serviceCidr") : *Prefix::parse("100.65.0.0/16")};
    const char* subnetKey = given("subnet") ? "subnet" : "nodeSubnet";
    const Prefix space = given("vnet") ? check.prefix("vnet") : check.prefix(subnetKey);
    const auto network = maker.network("vnet", {space});
    const Prefix nodes = given(subnetKey) ? check.prefix(subnetKey) : Prefix::containing(space.first(), 24);
    const auto subnet = maker.subnet(network, "nodes", {nodes});
    maker.cluster(profile, {poolOf(1, subnet)});
    const auto facts = maker.facts();
    check.is("conflict", !facts->overlaps.empty());
    if (!facts->overlaps.empty() && given("vnet")) {
        // Until October 2024 the service compared with the whole network; now unused space is a warning only.
        check.is("target",
                 std::string_view(facts->overlaps.front().kind == OverlapKind::podAndNetwork ? "networkProfile.podCIDR"
                                                                                             : ""));
        check.leaves("errorCode");
    }
}

inline void checkNested(VectorCheck& check) {
    PlanMaker maker;
    const auto network = maker.network("vnet", {check.prefix("vnet")});
    maker.subnet(network, "nodes", {check.prefix("nodeSubnet")});
    maker.subnet(network, "pods", {check.prefix("podSubnet")});
    const auto findings = runRules(*maker.facts(), "2026-11-23");
    check.is("nested", findingOf(findings, "IP-001") == nullptr);
    check.is("overlap", !maker.facts()->overlaps.empty());
}

inline void checkDnsOutside(VectorCheck& check) {
    VectorScene scene = sceneOf(models::overlay, {.serviceCidrs = {check.prefix("serviceCidr")}});
    NetworkProfile profile = scene.maker.plan().clusters.front()->networkProfile;
    profile.dnsServiceIp = *IpAddress::parse(check.text("dnsServiceIP"));
    scene.maker.put(SetNetworkProfile{scene.cluster, profile});
    scene.facts = scene.maker.facts();
    const auto findings = findingsOf(scene);
    const Finding* finding = findingOf(findings, "RNG-009");
    check.is("valid", finding == nullptr);
    check.is("errorCode", finding ? finding->azureCode : std::string_view());
    check.is("target", std::string_view(finding && finding->where.ends_with("networkProfile.dnsServiceIP")
                                            ? "networkProfile.dnsServiceIP"
                                            : ""));
}

inline void checkReserved(VectorCheck& check) {
    const VectorScene scene = sceneOf(models::overlay, {.podCidrs = {check.prefix("podCidr")}});
    const auto findings = findingsOf(scene);
    check.is("valid", findingOf(findings, "RNG-008") == nullptr);
    std::vector<std::string> overlaps;
    for (const catalog::ForbiddenRange& range : catalog::aksReservedRanges()) {
        if (range.range.overlaps(check.prefix("podCidr"))) {
            overlaps.push_back(range.range.text());
        }
    }
    check.is("overlaps", overlaps);
}

inline void checkGatewayOutside(VectorCheck& check) {
    check.is("valid", check.prefix("vnet").contains(check.prefix("appgwSubnetCidr")));
    check.leaves("errorCode");  // told by a rule with fixtures of its own
}

inline void checkManagedNetwork(VectorCheck& check) {
    check.is("vnet", catalog::managedVirtualNetwork().text());
    check.is("subnet", catalog::managedSubnet().text());
    check.is("subnetName", aksManagedSubnetName.value);
}

inline void checkDefaults(VectorCheck& check) {
    Cluster cluster;
    cluster.kubernetesVersion = "1.32.7";
    cluster.agentPoolProfiles.resize(1);
    const NodePool& pool = cluster.agentPoolProfiles.front();
    const Model& used = modelOf(cluster, pool);
    check.is("networkPlugin", enumText(used.arm.networkPlugin));
    check.is("networkPluginMode", used.arm.networkPluginMode ? enumText(*used.arm.networkPluginMode) : "");
    const catalog::FeatureSet features = featuresOf(cluster);
    using catalog::Feature;
    check.is("networkDataplane", std::string_view(features.has(Feature::azureDataPlane) ? "azure" : "cilium"));
    check.is("networkPolicy",
             std::string_view(features.has(Feature::azurePolicy) || features.has(Feature::calicoPolicy) ||
                                      features.has(Feature::ciliumPolicy)
                                  ? "some"
                                  : "none"));
    check.is("podCidr", effectivePodCidrs(cluster).front().text());
    check.is("serviceCidr", effectiveServiceCidrs(cluster).front().text());
    check.is("dnsServiceIp", effectiveDnsServiceIp(cluster).text());
    check.is("outboundType", enumText(effectiveOutboundType(cluster)));
    check.is("maxPods", static_cast<std::uint64_t>(effectiveMaxPods(cluster, pool)));
    check.is("maxSurge", std::to_string(surgeNodes(cluster, pool, 100)) + "%");
    check.is("maxAgentPools", used.limit(LimitKind::poolsPerCluster).value_or(0));
    check.leaves("loadBalancerSku");  // egress, not addresses
    check.leaves("managedOutboundIpCount");
}

inline void checkLeastPods(VectorCheck& check) {
    const auto maxPods = static_cast<std::uint64_t>(check.number("maxPods"));
    std::uint64_t nodes = 1;
    while (true) {
        const auto findings = findingsOf(
            sceneOf(models::overlay, {.count = static_cast<int>(nodes), .maxPods = check.number("maxPods")}));
        if (!findingOf(findings, "SIZE-004")) {
            break;
        }
        ++nodes;
    }
    check.is("minNodesPerPool", nodes);
    check.is("minPodsPerPool", nodes * maxPods);
}

inline void checkIpv6Services(VectorCheck& check) {
    std::vector<bool> valid;
    for (const auto& length : check.list("serviceCidrV6Prefix")) {
        const auto range = Prefix::containing(IpAddress::v6(Uint128{0xfd} << 120), length.toInt());
        const auto findings = findingsOf(
            sceneOf(models::overlay, {.serviceCidrs = {catalog::defaultServiceCidr(), range}, .isDualStack = true}));
        valid.push_back(findingOf(findings, "RNG-011") == nullptr);
    }
    check.is("valid", valid);
}

inline void checkIpv6Subnets(VectorCheck& check) {
    std::vector<bool> valid;
    for (const auto& length : check.list("subnetPrefixes")) {
        const auto range = Prefix::containing(IpAddress::v6(Uint128{0xfd} << 120), length.toInt());
        const auto findings = findingsOf(sceneOf(models::overlay, {.nodeSubnet = {nodeSubnetOf(24).front(), range}}));
        valid.push_back(findingOf(findings, "IP-006") == nullptr);
    }
    check.is("valid", valid);
}

inline void checkSurgeShare(VectorCheck& check) {
    Cluster cluster;
    NodePool pool;
    pool.upgradeSettings.maxSurge = CountOrPercent{10, true};
    if (check.text("maxSurge") != "10%") {
        qFatal("the example asks for another surge");
    }
    const int nodes = check.number("nodes");
    const int surge = surgeNodes(cluster, pool, nodes);
    check.is("surge", static_cast<std::uint64_t>(surge));
    check.is("effectiveNodes", static_cast<std::uint64_t>(nodes + surge));
}

inline void checkScaleSetCeiling(VectorCheck& check) {
    const auto findings =
        findingsOf(sceneOf(models::overlay, {.count = check.number("count"), .surge = check.number("surge")}));
    const Finding* finding = findingOf(findings, "SIZE-005");
    check.is("upgradeRejected", finding != nullptr && finding->message.contains("upgrade"));
    check.is("limit", static_cast<std::uint64_t>(catalog::mostNodesPerScaleSet.value));
}

inline void checkApplicationGateway(VectorCheck& check) {
    const std::uint64_t usable =
        catalog::applicationGatewayAddresses(check.number("instances"), check.number("privateFrontendIps"));
    check.is("usableNeeded", usable);
    check.is("addressesNeeded", usable + catalog::reservedAddressesPerSubnet.value);
}

inline void checkGatewayNodes(VectorCheck& check) {
    const auto most = static_cast<std::uint64_t>(catalog::mostGatewayNodes(check.number("gatewayPrefixSize")));
    check.is("availableIps", most);
    check.is("maxGatewayNodes", most);
}

[[nodiscard]] inline VectorChecks rangeVectorChecks() {
    VectorChecks checks{{"static-plan-subnets", checkNested},
                        {"overlay-default-create", checkDefaults},
                        {"maxpods-floor", checkLeastPods},
                        {"dualstack-service-108", checkIpv6Services},
                        {"ipv6-subnet", checkIpv6Subnets},
                        {"surge-8-10pct", checkSurgeShare},
                        {"surge-vmss-ceiling", checkScaleSetCeiling},
                        {"dns-outside", checkDnsOutside},
                        {"reserved-172-16-12", checkReserved},
                        {"agic-subnet-outside", checkGatewayOutside},
                        {"managed-vnet", checkManagedNetwork},
                        {"appgw-15-0", checkApplicationGateway}};
    for (const char* id :
         {"usable-192.168.1.0_24", "usable-10.0.0.0_29", "usable-10.6.0.0_26", "usable-10.32.0.0_24"}) {
        checks.emplace(QLatin1String(id), checkUsable);
    }
    for (const char* id :
         {"cidr-pod-vs-subnet", "cidr-svc-vs-subnet", "cidr-ok", "cidr-overlay-migration", "cidr-overlay-vnet16"}) {
        checks.emplace(QLatin1String(id), checkOverlap);
    }
    for (const char* id : {"staticegress-28", "staticegress-30", "staticegress-31"}) {
        checks.emplace(QLatin1String(id), checkGatewayNodes);
    }
    return checks;
}

}  // namespace aksnet::testing
