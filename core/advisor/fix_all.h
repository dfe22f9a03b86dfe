// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mends every finding that has just one fix, as far as that is safe.
#pragma once

#include "core/engine/engine.h"

#include <functional>

namespace aksnet::advisor {

struct AppliedFix {
    std::string ruleId;
    ObjectRef subject;
    std::string label;  ///< of the fix: "Change aks-nodes to 10.1.4.0/22"
};

/// A finding that still stands, and why.
struct LeftFinding {
    std::string ruleId;
    ObjectRef subject;
    std::string message;  ///< of the finding
    std::string reason;   ///< a sentence: "It has no fix.", "It has 2 fixes to choose from.", …
};

struct FixAllResult {
    Plan plan;
    std::vector<AppliedFix> applied;  ///< in the order in which they were applied
    std::vector<LeftFinding> left;    ///< waived findings are not among them
};

/// A fix is applied only if its finding is gone afterwards and nothing as grave as it, or graver, is new. What a mended
/// plan offers anew is taken too, until nothing is left to do. `progress` hears the fixes applied and the findings still to be
/// looked at. Null if stopped. Evaluates the plan O(k log n) times, k the fixes that are refused.
///
/// Laws:  fixAll(fixAll(p).plan).applied is empty
///        every error and warning of the result stood in p, or is less grave than what was cured
[[nodiscard]] std::optional<FixAllResult> fixAll(const Plan& plan, std::string_view today,
                                                 const std::stop_token& stop = {},
                                                 const std::function<void(std::size_t, std::size_t)>& progress = {});

/// The number of findings that fixAll would try at once: not waived, with exactly one fix.
[[nodiscard]] std::size_t countOfSingleFixes(const Snapshot& snapshot);

}  // namespace aksnet::advisor
