// SPDX-License-Identifier: GPL-3.0-or-later
//
// What makes a finding the same one in another run: for baselines and code-scanning services.
#pragma once

#include "core/plan/query.h"
#include "core/rules/finding.h"

#include <span>

namespace aksnet {

/// One for each finding, in their order: "SIZE-001@subnet hub/aks-nodes.addressPrefixes", that is rule, kind and names of the
/// subject, and the field; further findings of a rule about one field of one thing end in "#2", "#3" … Numbers and positions in
/// the plan file are not in it, so it outlives edits elsewhere.
///
/// Law:  no two are equal
[[nodiscard]] std::vector<std::string> fingerprintsOf(const PlanIndex& index, std::span<const Finding> findings);

}  // namespace aksnet
