// SPDX-License-Identifier: GPL-3.0-or-later
//
// Growing the pod CIDR of a standing cluster: `az aks update --pod-cidr`.
#pragma once

#include "core/models/model.h"

namespace aksnet {

/// Whether the cluster's pod CIDR can become `to`, or why not: only Overlay with Linux pools and one IPv4 range, and only a
/// range that holds the old one.
///
/// Law:  allowed  ⇒  to contains effectivePodCidrs(cluster).front() and is larger
[[nodiscard]] Result<void> checkPodCidrExpansion(const Cluster& cluster, const Prefix& to);

}  // namespace aksnet
