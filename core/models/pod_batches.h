// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a node of a Pod Subnet cluster with dynamic allocation asks for pod addresses: in batches, ahead of its pods.
#pragma once

#include "core/catalog/limits.h"

#include <cstdint>
#include <optional>

namespace aksnet {

/// The numbers of the node agent (Azure/azure-container-networking, docs/feature/ipammath).
struct PodBatchRule {
    int batch = catalog::dynamicBatch;  ///< addresses asked for at a time; 1 once the subnet is exhausted
    double minFreeFraction = catalog::dynamicMinFreeFraction;  ///< of a batch, kept ready for the next pods
    std::optional<int> most;                                   ///< the pool's max pods
};

/// Addresses that a node with `usedPods` pods (those on the host's network not counted) holds for them: the least number of
/// batches that leaves the free part over, and never more than `most`.
///
/// Laws:  podAddressesHeld(u) >= u  unless capped,  and it never falls while u grows
///        a multiple of `batch` unless capped
[[nodiscard]] std::uint64_t podAddressesHeld(int usedPods, const PodBatchRule& rule = {});

/// The same with the address of the node's network container: what the node takes from the pod subnet.
[[nodiscard]] std::uint64_t podSubnetAddressesTaken(int usedPods, const PodBatchRule& rule = {});

}  // namespace aksnet
