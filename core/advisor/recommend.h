// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which of the compared models to choose, and why; only core/advisor uses this.
#pragma once

#include "core/advisor/compare_models.h"

namespace aksnet::advisor {

/// Fills in `recommended` and `recommendation`. Microsoft's guidance: Overlay unless pods must be reached by their own
/// address or the cluster has what needs them in the VNet; then a pod subnet, static blocks where more pods are wanted than
/// dynamic allocation carries; Node Subnet where neither can be; Kubenet never anew.
void recommend(ModelComparison& comparison, const Cluster& cluster);

}  // namespace aksnet::advisor
