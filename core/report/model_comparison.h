// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the advisor says of the networking models for one cluster, as a table.
#pragma once

#include "core/advisor/compare_models.h"
#include "core/report/table.h"

namespace aksnet {

/// One row a model, in catalogue order. The last column tells in sentences why a model is recommended or cannot be.
[[nodiscard]] Table modelComparison(const advisor::ModelComparison& comparison);

/// One model's sentences under heads such as "Not possible", "Notes", "For it"; heads without any are
/// left out.
struct ModelRemarks {
    std::string head;  ///< "Against it"
    std::vector<std::string> sentences;
};
[[nodiscard]] std::vector<ModelRemarks> modelRemarks(const advisor::ModelOption& option);

}  // namespace aksnet
