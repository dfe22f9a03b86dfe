// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cluster's life as far as its addresses carry it: made, grown to its maximum, upgraded there, given one more pool, moved
// to Overlay. The first step that fails ends it, and says why.
#pragma once

#include "core/facts/capacity.h"

#include <string>

namespace aksnet {

enum class LifeCycleStage : std::uint8_t { create, scaleToMaximum, upgrade, addPool, migrate };
inline constexpr std::array allLifeCycleStages{LifeCycleStage::create, LifeCycleStage::scaleToMaximum,
                                               LifeCycleStage::upgrade, LifeCycleStage::addPool,
                                               LifeCycleStage::migrate};
/// "create", "scale to maximum", "upgrade at maximum", "add a pool", "migrate to Overlay".
[[nodiscard]] std::string_view stageTitle(LifeCycleStage stage);

enum class StageOutcome : std::uint8_t {
    passes,
    fails,
    notReached,     ///< an earlier step failed
    notApplicable,  ///< there is nothing to do
};
/// "passes", "fails", "not reached", "not applicable".
[[nodiscard]] std::string_view outcomeTitle(StageOutcome outcome);

struct LifeCycleStep {
    LifeCycleStage stage;
    StageOutcome outcome = StageOutcome::passes;
    std::string sentence;    ///< with the sum in it
    ObjectRef object = {};   ///< what is too small or too large: subnet, cluster (its pod CIDR too), pool
    std::uint64_t need = 0;  ///< of a step that fails: addresses, nodes or pools
    std::uint64_t available = 0;
    std::string_view azureCode;      ///< "InsufficientSubnetSize", "SubnetIsFull"; empty where Azure names no code
    const Source* source = nullptr;  ///< where the limit or the check was read
};

struct LifeCycle {
    ClusterId cluster;
    std::array<LifeCycleStep, allLifeCycleStages.size()> steps;

    /// The step that fails; null if all is well.
    [[nodiscard]] const LifeCycleStep* failure() const;
};

/// Limits of pools and of the cluster come first, then AKS's check as documented, then what the network has left, range by
/// range. Pools of other clusters in the same ranges are taken to be at the same step: now, at maximum, being upgraded.
[[nodiscard]] LifeCycle lifeCycleOf(const Facts& facts, const PlanCapacity& capacity, ClusterId cluster);

/// A private IPv4 range of that length that the cluster's pods could have under Overlay: it meets neither the space of the
/// cluster's VNet, nor anything reachable from there, nor its service CIDR, nor what AKS keeps. AKS's default where that is
/// free; none if there is no such range.
[[nodiscard]] std::optional<Prefix> freePodCidr(const Facts& facts, const ClusterFacts& cluster, int length);

}  // namespace aksnet
