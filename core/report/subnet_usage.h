// SPDX-License-Identifier: GPL-3.0-or-later
//
// The address use of every subnet; see subnetUsage in report.h. The columns' positions, for charts:
#pragma once

#include "core/report/report.h"

namespace aksnet {

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
