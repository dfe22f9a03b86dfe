// SPDX-License-Identifier: GPL-3.0-or-later
//
// A trace as a table: one row a step, for spreadsheets and scripts.
#pragma once

#include "core/egress/trace.h"
#include "core/report/table.h"

namespace aksnet {

/// The last rows are the outcome and, where something arrives, the way back.
[[nodiscard]] Table traceTable(const Trace& trace);

}  // namespace aksnet
