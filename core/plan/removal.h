// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a removal takes along, worked out once: applied by `apply`, told by `consequencesOfRemoving`.
#pragma once

#include "core/plan/plan.h"

#include <span>
#include <unordered_set>

namespace aksnet {

/// A reference that is cleared because its target goes.
struct ClearedReference {
    ObjectRef owner;
    std::string field;  ///< the owner's key in the plan file, without list positions
    ObjectRef target;
};

struct Removal {
    std::vector<ObjectRef> objects;  ///< everything that goes, in file order
    std::vector<ClearedReference> cleared;
    std::vector<Waiver> waivers;  ///< those whose subject goes

    std::unordered_set<ObjectRef> gone;  ///< the same as `objects`, for lookup
};

/// What goes with these things: all inside them, consumers of removed subnets, peerings to removed VNets. O(objects).
[[nodiscard]] Removal removalOf(const Plan& plan, std::span<const ObjectRef> things);

/// Takes it out of the plan. VNets and clusters that hold nothing of it stay shared with other copies of the plan.
void carryOut(Plan& plan, const Removal& removal);

}  // namespace aksnet
