// SPDX-License-Identifier: GPL-3.0-or-later
//
// The address use of every subnet; see subnetUsage in report.h.
#pragma once

#include "core/report/report.h"

namespace aksnet {

/// The same table for any occasion; subnetUsage is that of an upgrade at maximum.
[[nodiscard]] Table subnetUsageAt(const Snapshot& snapshot, Occasion occasion);

/// The columns' positions, for charts.
enum class SubnetUsageColumn : std::uint8_t {
    network,
    subnet,
    prefix,
    size,
    reserved,
    nodes,
    surge,
    pods,
    other,
    free,
    missing,
    used
};

}  // namespace aksnet
