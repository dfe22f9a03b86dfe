// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan file `*.aksnet.json`, version 1: plan and layout as JSON in ARM's spelling, stable key order, two-space indent.
#pragma once

#include "core/plan/layout.h"
#include "core/plan/plan.h"

namespace aksnet {

inline constexpr int planFileVersion = 1;

/// What one plan file holds.
struct PlanDocument {
    Plan plan;
    Layout layout;

    bool operator==(const PlanDocument&) const = default;
};

/// Reads a plan file. The Error's `where` is "name:path.in.json" ("name:line:column" where the JSON itself is broken).
/// A file of a newer version is refused politely; unknown keys are kept. A faulty design is no error.
///
/// Laws:  parsePlan(writePlan(d)) == d
///        writePlan(parsePlan(t)) == t  for every t that writePlan wrote
[[nodiscard]] Result<PlanDocument> parsePlan(std::string_view text, std::string_view name);
/// The file's bytes, ending in a line feed; the same document always gives the same bytes.
[[nodiscard]] std::string writePlan(const PlanDocument& document);
/// true if the text is a plan file of any version (cheap; does not validate).
[[nodiscard]] bool looksLikePlan(std::string_view text);

}  // namespace aksnet
