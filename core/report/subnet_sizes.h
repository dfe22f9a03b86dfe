// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the advisor says of sizes, as tables.
#pragma once

#include "core/advisor/size_subnet.h"
#include "core/report/table.h"

namespace aksnet {

/// One row a range: needs by occasion, the smallest prefix length and the recommended one.
[[nodiscard]] Table subnetSizes(const advisor::SizeAdvice& advice);
/// The sums behind the needs: one row a summand, with its range.
[[nodiscard]] Table subnetSizeSums(const advisor::SizeAdvice& advice);

}  // namespace aksnet
