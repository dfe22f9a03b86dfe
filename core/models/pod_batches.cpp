// SPDX-License-Identifier: GPL-3.0-or-later
//
// See pod_batches.h. With 16 addresses a batch and half a batch kept free:
//
//   pods    0 … 8   9 … 24   25 … 40   41 … 56
//   held       16       32        48        64
#include "core/models/pod_batches.h"

#include <algorithm>
#include <cmath>

namespace aksnet {

std::uint64_t podAddressesHeld(int usedPods, const PodBatchRule& rule) {
    const double batches = std::ceil(rule.minFreeFraction + static_cast<double>(usedPods) / rule.batch);
    const auto target = static_cast<std::uint64_t>(std::max(batches, 0.0)) * static_cast<std::uint64_t>(rule.batch);
    return rule.most ? std::min(target, static_cast<std::uint64_t>(std::max(*rule.most, 0))) : target;
}

std::uint64_t podSubnetAddressesTaken(int usedPods, const PodBatchRule& rule) {
    return podAddressesHeld(usedPods, rule) + static_cast<std::uint64_t>(catalog::networkContainerAddresses);
}

}  // namespace aksnet
