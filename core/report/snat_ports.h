// SPDX-License-Identifier: GPL-3.0-or-later
//
// SNAT ports by number of nodes; see snatPorts in report.h.
#pragma once

#include "core/report/report.h"

namespace aksnet {

/// The same table with one more column: public addresses needed when every pod has that many connections to one destination
/// at once, with as many pods on each node as the cluster's largest max pods. Empty where no number of addresses is enough.
[[nodiscard]] Table snatPortsFor(const Snapshot& snapshot, std::uint64_t connections);

}  // namespace aksnet
