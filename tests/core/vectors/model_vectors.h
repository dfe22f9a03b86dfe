// SPDX-License-Identifier: GPL-3.0-or-later
//
// Examples about what nodes and pods take under each networking model, and what the service counted.
#pragma once

#include "core/catalog/limits.h"
#include "core/facts/address_layout.h"
#include "core/models/definitions.h"
#include "core/models/pod_batches.h"
#include "core/models/pod_cidr_expansion.h"
#include "tests/core/vectors/vector_check.h"

#include <algorithm>

namespace aksnet::testing {

inline void checkNodeSubnetSum(VectorCheck& check) {
    const VectorScene scene =
        sceneOf(models::nodeSubnet,
                {.count = check.number("nodes"), .maxPods = check.number("maxPods"), .surge = check.number("surge")});
    const PoolShare& share = scene.capacity.sharesOf(scene.nodeRange()).front();
    check.is("nodesInclSurge", std::uint64_t{share.nodes[Occasion::duringUpgrade]});
    check.is("ipsRequired", scene.nodeRange().need[Occasion::duringUpgrade]);
    check.is("smallestPrefix",
             static_cast<std::uint64_t>(
                 smallestPrefix(scene.capacity, scene.nodeRange(), Occasion::duringUpgrade).value_or(0)));
}

inline void checkNodesOfASubnet(VectorCheck& check, const Model& model, const char* prefixKey) {
    const int maxPods = check.number("maxPods");
    const std::uint64_t most =
        mostNodesThatFit(model, {.maxPods = maxPods, .nodeSubnet = nodeSubnetOf(check.number(prefixKey))},
                         [](const VectorScene& scene) -> const RangeCapacity& { return scene.nodeRange(); });
    check.is("maxNodes", most);
    check.is("maxPods", most * static_cast<std::uint64_t>(maxPods));
}

/// A refusal or acceptance by the service with the numbers of today's sum.
inline void checkObserved(VectorCheck& check, const VectorScene& scene, const RangeCapacity& range) {
    const ServiceCheck service = scene.observed(range);
    check.is("preAllocatedIps", service.need);
    check.is("available", service.available);
    if (service.passes()) {
        check.is("accepted", true);
        return;
    }
    check.is("errorCode", std::string_view("InsufficientSubnetSize"));
    check.is("errorTarget", serviceCheckTarget(scene.capacity, range));
}

inline VectorScene nodeSubnetScene(const VectorCheck& check) {
    return sceneOf(models::nodeSubnet, {.count = check.number("nodes"),
                                        .maxPods = check.number("maxPods"),
                                        .nodeSubnet = nodeSubnetOf(check.number("subnetPrefix"))});
}

inline void checkObservedNodeSubnet(VectorCheck& check) {
    const VectorScene scene = nodeSubnetScene(check);
    checkObserved(check, scene, scene.nodeRange());
    check.is("accepted", scene.observed(scene.nodeRange()).passes());
}

/// The service's sum of before 2022 is the documented one that we plan on; it named another target then.
inline void checkFormerNodeSubnet(VectorCheck& check) {
    const VectorScene scene = nodeSubnetScene(check);
    check.is("preAllocatedIps", scene.nodeRange().need[Occasion::now]);
    check.is("available", scene.nodeRange().usable());
    check.is("errorCode", std::string_view(scene.nodeRange().fits(Occasion::now) ? "" : "InsufficientSubnetSize"));
    check.leaves("errorTarget");
}

inline void checkObservedNode(VectorCheck& check) {
    const VectorScene scene = sceneOf(models::nodeSubnet, {.count = 1, .maxPods = check.number("maxPods")});
    const std::uint64_t total = scene.observed(scene.nodeRange()).need;
    check.is("totalIpsPerNode", total);
    check.is("secondaryIps", total - 1);
}

inline void checkSurgeNode(VectorCheck& check) {
    const VectorScene scene = sceneOf(
        models::nodeSubnet, {.count = 5, .maxPods = check.number("maxPods"), .surge = check.number("surgeNodes")});
    const auto& need = scene.nodeRange().need;
    check.is("extraIpsForOneSurgeNode", need[Occasion::duringUpgrade] - need[Occasion::now]);
}

inline void checkBatches(VectorCheck& check) {
    const PodBatchRule rule{.batch = check.number("batch"),
                            .minFreeFraction = check.inputs()[QStringLiteral("minFreeFraction")].toDouble(),
                            .most = {}};
    check.is("targetIps", podAddressesHeld(check.number("usedPodIps"), rule));
}

/// What pages and issues say: 16 a node. The address of the node's network container makes it 14 nodes.
inline void checkBatchesOfASubnet(VectorCheck& check) {
    const auto usable =
        (std::uint64_t{1} << (32 - check.number("podSubnetPrefix"))) - catalog::reservedAddressesPerSubnet.value;
    const std::uint64_t perNode = podAddressesHeld(0);
    check.is("maxNodes", usable / perNode);
    check.is("usedIps", usable / perNode * perNode);
    check.is("unusableIps", usable % perNode);
}

inline void checkPlusOne(VectorCheck& check) {
    check.is("subnetIpsAfterFirstBatch", podSubnetAddressesTaken(0));
    check.is("subnetIpsAfterSecondBatch", podSubnetAddressesTaken(9));
}

inline void checkBlocks(VectorCheck& check) {
    const auto maxPods = static_cast<std::uint64_t>(check.number("maxPods"));
    const auto rule = std::get<GrowsInBlocks>(models::podSubnetStatic.growth);
    const std::uint64_t taken = models::podSubnetStatic.nodeNeed(check.number("maxPods")).podSubnet;
    const std::uint64_t usable = taken - static_cast<std::uint64_t>(rule.ownAddresses);
    check.is("blocksPerNode", taken / static_cast<std::uint64_t>(rule.blockAddresses));
    check.is("usablePodIps", usable);
    check.is("waste", usable - maxPods);
}

inline VectorScene staticScene(const VectorCheck& check) {
    return sceneOf(
        models::podSubnetStatic,
        {.count = check.number("nodes"), .maxPods = check.number("maxPods"), .podSubnet = {check.prefix("podSubnet")}});
}

inline void checkObservedBlocks(VectorCheck& check) {
    const VectorScene scene = staticScene(check);
    checkObserved(check, scene, scene.podRange());
}

inline void checkAcceptedButFull(VectorCheck& check) {
    const VectorScene scene = staticScene(check);
    const NetworkVerdict verdict = networkVerdict(scene.capacity, scene.podRange(), Occasion::now);
    check.is("rpAccepts", scene.observed(scene.podRange()).passes());
    check.is("nodesReady", verdict == NetworkVerdict::fits);
    check.is("reason", std::string_view(verdict == NetworkVerdict::full ? "Subnet is full" : ""));
}

inline void checkOverlayNodes(VectorCheck& check) {
    check.is("maxNodes",
             mostNodesThatFit(models::overlay, {.podCidrs = {check.prefix("podCidr")}},
                              [](const VectorScene& scene) -> const RangeCapacity& { return scene.podCidr(); }));
}

inline void checkObservedOverlay(VectorCheck& check) {
    const VectorScene scene =
        sceneOf(models::overlay, {.count = check.number("nodesCounted"), .podCidrs = {check.prefix("podCidr")}});
    checkObserved(check, scene, scene.podCidr());
}

inline void checkOverlayNodeSubnet(VectorCheck& check) {
    check.is("usableNodeIps",
             mostNodesThatFit(models::overlay, {.nodeSubnet = nodeSubnetOf(check.number("nodeSubnetPrefix"))},
                              [](const VectorScene& scene) -> const RangeCapacity& { return scene.nodeRange(); }));
}

inline void checkExpansion(VectorCheck& check) {
    const VectorScene scene = sceneOf(models::overlay, {.podCidrs = {check.prefix("from")}});
    const auto answer = checkPodCidrExpansion(*scene.facts->find(scene.cluster)->value, check.prefix("to"));
    check.is("allowed", answer.has_value());
    if (!answer) {
        check.is("reason",
                 std::string_view(answer.error().what.contains("cannot shrink") ? "shrinking unsupported" : ""));
    }
}

/// The range of a node's pods as text.
inline std::string nodeRangeText(const VectorScene& scene, std::size_t range, std::uint32_t node) {
    const auto layouts = layoutOfPodCidrs(*scene.facts, scene.cluster);
    return addressesOfNode(layouts.at(range), scene.pool(), node).front().largestPrefix().text();
}

inline void checkOverlayOrder(VectorCheck& check) {
    const VectorScene scene = sceneOf(models::overlay, {.count = 3, .podCidrs = {check.prefix("podCidr")}});
    check.is("node1Block", nodeRangeText(scene, 0, 1));
    check.is("node2Block", nodeRangeText(scene, 0, 2));
    const auto layout = layoutOfPodCidrs(*scene.facts, scene.cluster).front();
    const auto pod = IpAddress::parse("192.168.1.47");
    const auto owner = ownerOf(layout, *pod);
    check.is("samplePodIp", std::string_view(owner && owner->node == 1U ? "192.168.1.47" : "elsewhere"));
}

inline void checkKubenetOrder(VectorCheck& check) {
    const VectorScene scene = sceneOf(models::kubenet, {.count = 3, .podCidrs = {check.prefix("podCidr")}});
    check.is("node0", nodeRangeText(scene, 0, 0));
    check.is("node1", nodeRangeText(scene, 0, 1));
    check.is("node2", nodeRangeText(scene, 0, 2));
}

inline void checkKubenetMost(VectorCheck& check) {
    check.is("maxNodes", models::kubenet.limit(LimitKind::nodesPerCluster).value_or(0));
    const auto routes = models::kubenet.limit(LimitKind::routesPerTable).value_or(0);
    check.is("limitedBy", std::to_string(routes) + " routes per route table");
}

inline void checkDualStackOrder(VectorCheck& check) {
    const VectorScene scene = sceneOf(models::overlay, {.count = check.number("nodes"),
                                                        .podCidrs = {VectorCheck::prefixOf(check.list("podCidrs")[0]),
                                                                     VectorCheck::prefixOf(check.list("podCidrs")[1])},
                                                        .isDualStack = true});
    std::array<std::vector<std::string>, 2> texts;
    for (std::size_t range = 0; range < texts.size(); ++range) {
        for (std::uint32_t node = 0; node < static_cast<std::uint32_t>(check.number("nodes")); ++node) {
            texts[range].push_back(nodeRangeText(scene, range, node));
        }
    }
    check.is("v4", texts[0]);
    check.is("v6", texts[1]);
}

[[nodiscard]] inline VectorChecks modelVectorChecks() {
    VectorChecks checks{
        {"nodesubnet-50n", checkNodeSubnetSum},
        {"nodesubnet-slash24-capacity",
         [](VectorCheck& check) { checkNodesOfASubnet(check, models::nodeSubnet, "subnetPrefix"); }},
        {"rp-310", checkFormerNodeSubnet},
        {"rp-505", checkFormerNodeSubnet},
        {"rp-498", checkObservedNodeSubnet},
        {"rp-249-ok", checkObservedNodeSubnet},
        {"nodesubnet-node-addresses-m30", checkObservedNode},
        {"surge-node-101", checkSurgeNode},
        {"dynamic-slash24-nodes", checkBatchesOfASubnet},
        {"dynamic-plus-one", checkPlusOne},
        {"static-m30", checkBlocks},
        {"static-m31", checkBlocks},
        {"static-m32", checkBlocks},
        {"static-rp-160", checkObservedBlocks},
        {"static-rp-passes-but-fails", checkAcceptedButFull},
        {"overlay-podcidr-16", checkOverlayNodes},
        {"overlay-rp-1280", checkObservedOverlay},
        {"overlay-nodesubnet-24", checkOverlayNodeSubnet},
        {"overlay-expand-ok", checkExpansion},
        {"overlay-expand-shrink", checkExpansion},
        {"overlay-node-order", checkOverlayOrder},
        {"kubenet-node-blocks", checkKubenetOrder},
        {"kubenet-slash24",
         [](VectorCheck& check) { checkNodesOfASubnet(check, models::kubenet, "nodeSubnetPrefix"); }},
        {"kubenet-max", checkKubenetMost},
        {"dualstack-v6-blocks", checkDualStackOrder},
    };
    for (const char* id : {"cns-target-u0", "cns-target-u8", "cns-target-u16", "cns-target-u32", "cns-target-u48",
                           "cns-target-u10-b1-buf0.5", "cns-target-u13-b1-buf0", "cns-target-u10-b16-buf0"}) {
        checks.emplace(QLatin1String(id), checkBatches);
    }
    return checks;
}

}  // namespace aksnet::testing
