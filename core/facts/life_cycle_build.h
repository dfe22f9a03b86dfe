// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the steps of a life cycle share; only core/facts uses this.
#pragma once

#include "core/facts/life_cycle.h"

namespace aksnet::facts {

/// The cluster whose life is run through.
struct LifeCycleSubject {
    const Facts* facts;
    const PlanCapacity* capacity;
    const ClusterFacts* cluster;

    [[nodiscard]] std::span<const PoolFacts> pools() const {
        return std::span(facts->pools).subspan(cluster->firstPool, cluster->poolCount);
    }
    [[nodiscard]] std::string nameOf(ObjectRef ref) const { return facts->index->nameOf(ref); }
    /// "subnet snet-nodes", "the pod CIDR of aks-shop"
    [[nodiscard]] std::string rangeName(const RangeCapacity& range) const;
    /// The ranges that its pools use, each once: node subnets, pod subnets, the pod CIDR.
    [[nodiscard]] std::vector<const RangeCapacity*> ranges() const;
    /// Nodes of all its pools.
    [[nodiscard]] std::uint64_t nodesAt(Occasion occasion) const;
};

/// The step as it fails for want of addresses, for a limit, or passes.
[[nodiscard]] LifeCycleStep failed(LifeCycleStage stage, ObjectRef object, std::uint64_t need, std::uint64_t available,
                                   std::string_view azureCode, const Source& source, std::string sentence);
[[nodiscard]] LifeCycleStep passed(LifeCycleStage stage, std::string sentence);

/// Nodes that take `perNode` addresses each.
struct NodeGroup {
    std::uint64_t perNode;
    std::uint64_t nodes;
};
/// "5 surge nodes × 31 + 3 surge nodes × 1": groups of one size joined, in order of size.
[[nodiscard]] std::string sumText(std::vector<NodeGroup> groups, std::string_view noun);

/// The pool or cluster that is larger than Azure allows at that occasion, with so many nodes and pools more.
[[nodiscard]] std::optional<LifeCycleStep> overLimit(const LifeCycleSubject& subject, LifeCycleStage stage,
                                                     Occasion occasion, std::uint64_t moreNodes = 0,
                                                     std::uint64_t morePools = 0);

[[nodiscard]] LifeCycleStep addedPool(const LifeCycleSubject& subject);
[[nodiscard]] LifeCycleStep migration(const LifeCycleSubject& subject);

}  // namespace aksnet::facts
