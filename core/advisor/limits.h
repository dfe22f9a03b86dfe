// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which limits of a networking model a set of pools runs into.
#pragma once

#include "core/models/model.h"

#include <span>
#include <string>
#include <vector>

namespace aksnet::advisor {

/// One pool as limits see it.
struct PoolLoad {
    std::string name;
    std::uint64_t nodes = 0;  ///< at most
    std::uint64_t surge = 0;  ///< while that many are upgraded
    int maxPods = 0;
};

/// A limit that is passed.
struct LimitHit {
    LimitKind kind;
    std::uint64_t value;
    std::uint64_t limit;
    bool isHard;  ///< Azure refuses it; otherwise an upgrade fails, or only the pods that could run are too many
    std::string sentence;  ///< "The cluster has 401 nodes; Kubenet has at most 400 in a cluster."
};

/// The limits passed, in the model's order; of each kind the worst. `isFreeTier` adds that tier's limit of nodes.
///
/// Law:  more nodes, surge nodes or max pods never pass fewer limits
[[nodiscard]] std::vector<LimitHit> limitsHit(const Model& model, std::span<const PoolLoad> pools, bool isFreeTier);

}  // namespace aksnet::advisor
