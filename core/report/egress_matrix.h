// SPDX-License-Identifier: GPL-3.0-or-later
//
// The matrix of source addresses with a line for each destination, as it fits a terminal; see egressMatrix in report.h for
// the one with a column each.
#pragma once

#include "core/report/report.h"

namespace aksnet {

/// Columns: cluster, pool, destination, and what it sees of a pod, of a host-network pod and of the node.
[[nodiscard]] Table egressByDestination(const Snapshot& snapshot);

}  // namespace aksnet
