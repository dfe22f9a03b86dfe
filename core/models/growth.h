// SPDX-License-Identifier: GPL-3.0-or-later
//
// How pod addresses come to a node: all at once or as pods start, one by one or in ranges.
#pragma once

#include "core/catalog/limits.h"
#include "core/models/pod_batches.h"

#include <string>
#include <variant>

namespace aksnet {

/// One address for each possible pod comes with the node and leaves with it.
struct GrowsAtBirth {
    bool operator==(const GrowsAtBirth&) const = default;
};

/// A batch comes with the node, another whenever too few addresses are free; see pod_batches.h for the sum.
struct GrowsInBatches {
    int batch = catalog::dynamicBatch;
    int leastFree = catalog::dynamicBatch / 2;     ///< fewer free addresses bring the next batch
    int mostFree = catalog::dynamicBatch * 3 / 2;  ///< more free addresses send one back
    int ownAddresses = catalog::networkContainerAddresses;

    bool operator==(const GrowsInBatches&) const = default;
};

/// Whole aligned blocks come with the node and stay as long as it does.
struct GrowsInBlocks {
    int blockLength = 28;
    int blockAddresses = catalog::staticBlockAddresses;
    int ownAddresses = catalog::staticBlockOwnAddresses;

    bool operator==(const GrowsInBlocks&) const = default;
};

/// One range of the pod CIDR comes with the node, whatever its max pods.
struct GrowsInNodeRanges {
    int length = catalog::podBlockLength;
    int lengthIpv6 = catalog::podBlockLengthIpv6;  ///< under dual-stack, besides

    bool operator==(const GrowsInNodeRanges&) const = default;
};

/// The customer's own network plugin decides.
struct GrowsAsThePluginLikes {
    bool operator==(const GrowsAsThePluginLikes&) const = default;
};

using PodAddressGrowth =
    std::variant<GrowsAtBirth, GrowsInBatches, GrowsInBlocks, GrowsInNodeRanges, GrowsAsThePluginLikes>;

/// The same in words, with the numbers.
[[nodiscard]] std::string growthText(const PodAddressGrowth& growth);

}  // namespace aksnet
