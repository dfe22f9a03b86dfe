// SPDX-License-Identifier: GPL-3.0-or-later
//
// Findings that are known already, from an earlier report, so that a check tells only what is new.
#pragma once

#include "core/engine/engine.h"

#include <map>
#include <set>

namespace aksnet {

/// The fingerprints of a report.
struct Baseline {
    using Known = std::set<std::string, std::less<>>;
    /// By the plan's name; a report on one plan, or SARIF, stands for whatever plan is checked.
    std::map<std::string, Known, std::less<>> plans;
};

/// Reads what `aksnet check --format json` or `--format sarif` wrote. An Error that names the file if it is neither.
[[nodiscard]] Result<Baseline> readBaseline(std::string_view text, std::string_view name);

/// The findings whose fingerprints the report does not have; waived ones too.
[[nodiscard]] SnapshotPtr onlyNew(const Snapshot& snapshot, const Baseline& baseline);

}  // namespace aksnet
