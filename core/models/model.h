// SPDX-License-Identifier: GPL-3.0-or-later
//
// A networking model is the choice of where nodes and pods get their addresses (IPAM). Data plane and policy engine are
// separate choices. One file a model; models/catalogue.def lists them.
#pragma once

#include "core/catalog/features.h"
#include "core/catalog/model_id.h"
#include "core/models/growth.h"
#include "core/plan/plan.h"

#include <span>

namespace aksnet {

/// Addresses of one family that one node takes for good once it exists, at its full number of pods.
struct NodeNeed {
    std::uint64_t nodeSubnet = 0;  ///< from the node subnet, the node's own address included
    std::uint64_t podSubnet = 0;   ///< from the pod subnet
    std::uint64_t podCidr = 0;     ///< from the cluster's pod CIDR

    bool operator==(const NodeNeed&) const = default;
};

/// How ARM and the command line say a model.
struct ArmSpelling {
    NetworkPlugin networkPlugin;
    std::optional<NetworkPluginMode> networkPluginMode;      ///< none: ARM's null
    std::optional<PodIpAllocationMode> podIpAllocationMode;  ///< of its pools; none: ARM's null
    std::string_view azOptions;                              ///< options of `az aks create` and `az aks nodepool add`
};

enum class LimitKind : std::uint8_t {
    podsPerNode,
    nodesPerPool,
    nodesPerCluster,
    nodesPerFreeCluster,
    poolsPerCluster,
    advisedPodsPerCluster,  ///< where sources differ: what the careful one says
    podsPerCluster,
    routesPerTable,
    addressesPerNetwork,  ///< private addresses of the VNet that pods take too
};
/// "pods per cluster"
[[nodiscard]] std::string_view limitTitle(LimitKind kind);

struct ModelLimit {
    LimitKind kind;
    std::uint64_t value;
    Source source;
};

/// What a model declares about itself. All texts are English; ranges are inclusive.
struct Model {
    ModelId id;
    std::string_view key;    ///< stable name in files and on the command line: "podSubnetDynamic"
    std::string_view title;  ///< "Azure CNI Pod Subnet (dynamic)"
    std::string_view summary;
    bool isFlat;       ///< pods have addresses of the virtual network
    bool usesPodCidr;  ///< pods (also) get addresses from podCidr
    bool usesPodSubnet;
    int defaultMaxPods;
    int minMaxPods;
    int maxMaxPods;
    int maxNodesPerCluster;
    NodeNeed (*nodeNeed)(int maxPods);
    NodeNeed (*nodeNeedIpv6)(int maxPods);  ///< IPv6 addresses besides, under dual-stack; nothing where it has none
    std::string_view nodeNeedText;          ///< "1 + max pods": the arithmetic behind nodeNeed in words
    PodAddressGrowth growth;
    ArmSpelling arm;
    std::span<const ModelLimit> limits;
    std::span<const catalog::FeatureNote> notes;  ///< what it cannot do, or under a condition only: see capabilities.h
    std::string_view retirement;                  ///< ISO date, or empty

    [[nodiscard]] std::optional<std::uint64_t> limit(LimitKind kind) const;
};

[[nodiscard]] std::span<const Model* const> allModels();
[[nodiscard]] const Model& model(ModelId id);
[[nodiscard]] const Model* findModel(std::string_view key);

/// The model a pool runs under: the cluster's plugin and mode, and for Azure CNI the pool's pod subnet and allocation
/// mode. A cluster with no stated plugin counts as Overlay, what `az aks create` makes today, unless a pool names a pod
/// subnet.
[[nodiscard]] const Model& modelOf(const Cluster& cluster, const NodePool& pool);
/// The model of the cluster as a whole: its first pool's, or what its profile says when it has none.
[[nodiscard]] const Model& modelOf(const Cluster& cluster);

/// Makes the cluster say the model in ARM's words: plugin and mode of its profile, and the allocation mode of its pools,
/// which lose their pod subnet where the model has none. Flat models drop the pod CIDR, which Azure refuses with them. The
/// rest stays, data plane and policy too: capabilityIssues (capabilities.h) tells what does not suit.
///
/// Law:  modelOf(cluster, pool) == model  for every pool, if its pools have pod subnets where the model uses them
void spellModel(const Model& model, Cluster& cluster);
/// The same for one pool of a cluster that says the model.
void spellModel(const Model& model, NodePool& pool);

/// true if the cluster has IPv6 beside IPv4.
[[nodiscard]] bool isDualStack(const Cluster& cluster);

/// What Azure takes where the plan states nothing: see catalog/defaults.h.
[[nodiscard]] std::vector<Prefix> effectivePodCidrs(const Cluster& cluster);  ///< empty for flat models
[[nodiscard]] std::vector<Prefix> effectiveServiceCidrs(const Cluster& cluster);
[[nodiscard]] IpAddress effectiveDnsServiceIp(const Cluster& cluster);
[[nodiscard]] OutboundType effectiveOutboundType(const Cluster& cluster);
[[nodiscard]] int effectiveMaxPods(const Cluster& cluster, const NodePool& pool);
/// Nodes the pool can grow to: maxCount when autoscaled, else count.
[[nodiscard]] int maximumNodes(const NodePool& pool);
/// Extra nodes while `nodes` of the pool are upgraded: maxSurge, percentages rounded up, never more than `nodes`, none for
/// spot pools; a null maxSurge is 10 % from Kubernetes 1.32 on and 1 below.
[[nodiscard]] int surgeNodes(const Cluster& cluster, const NodePool& pool, int nodes);
/// "1.32.7" → {1, 32}; {0, 0} if it cannot be read.
struct KubernetesVersion {
    int major = 0;
    int minor = 0;
    auto operator<=>(const KubernetesVersion&) const = default;
};
[[nodiscard]] KubernetesVersion kubernetesVersion(const Cluster& cluster);

}  // namespace aksnet
