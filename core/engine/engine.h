// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one recompute: from a plan to everything the window, the command line and the exporters show.
#pragma once

#include "core/facts/capacity.h"
#include "core/rules/rule.h"

#include <functional>

namespace aksnet {

struct Inputs {
    std::shared_ptr<const Plan> plan;
    std::uint64_t revision = 0;  ///< handed through, so that late answers can be told from the newest
    std::string today;           ///< ISO date for waivers and retirements; empty: waivers do not expire
};

struct FindingCounts {
    int error = 0;
    int warning = 0;
    int info = 0;
    int waived = 0;

    bool operator==(const FindingCounts&) const = default;
};

/// The result of a run; const from birth, shared between threads. Carries the plan it was computed from.
struct Snapshot {
    std::uint64_t revision;
    std::shared_ptr<const Plan> plan;
    std::shared_ptr<const Facts> facts;
    std::shared_ptr<const PlanCapacity> capacity;
    std::vector<Finding> findings;  ///< ordered by severity, rule id, subject
    FindingCounts counts;           ///< waived ones only under waived

    /// Findings whose subject or related things include the object.
    [[nodiscard]] FindingCounts countsOf(ObjectRef object) const;

    /// The counts of the things that findings name, and their positions by object number; for countsOf.
    std::vector<FindingCounts> countsOfNamed;
    NumberTable positionOfNamed;
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// Runs facts and rules. Null only if stopped. Starts no threads; safe to call from any number of them at once.
[[nodiscard]] SnapshotPtr evaluate(const Inputs& inputs, const std::stop_token& stop = {});

/// The same run with only the findings that `keep` likes, counted anew; all else is shared.
[[nodiscard]] SnapshotPtr withFindings(const Snapshot& snapshot, const std::function<bool(const Finding&)>& keep);

}  // namespace aksnet
