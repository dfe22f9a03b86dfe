// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be turned so that a finding goes, and what turning it costs once the cluster stands.
#pragma once

#include "core/catalog/changeability.h"
#include "core/facts/facts.h"
#include "core/rules/finding.h"

namespace aksnet {

/// A remedy of a finding: which lever, to what as far as the rule has worked it out, and at what cost.
struct Remedy {
    std::string_view lever;                            ///< "max pods"
    std::string target;                                ///< "23 or fewer"; empty: the message says it, or it is a choice
    catalog::Effort effort = catalog::Effort::freely;  ///< once the cluster stands; in a plan everything is free
    std::string_view condition;                        ///< a sentence, or empty
};

/// "max pods", "routes of the route table".
[[nodiscard]] std::string_view leverTitle(Lever lever);

/// The alternatives that clear a finding, cheapest first; each alone does, unless the message speaks of several faults.
/// Costs are those of the model of the subject's cluster; of several clusters the dearest.
[[nodiscard]] std::vector<Remedy> remediesOf(const Facts& facts, const Finding& finding);

}  // namespace aksnet
